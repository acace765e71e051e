import type { Framework, FullProof } from "#evaluation"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import type { RoundContext } from "./context.ts"
import { both, frameworkOfRound } from "./round-framework.ts"
import type { RoundRow } from "./round-store.ts"

export interface PublishedRow {
  readonly code: string
  readonly name: string | null
  readonly class: string | null
  readonly status: string
  readonly score: number | null
  readonly rank: number | null
  readonly classRank: number | null
  /** Over all weights that fit what is known, where weights are not published. */
  readonly best: number | null
  readonly worst: number | null
}

/** All that a publication says: the index alone, no value and no score of a part of any zone. */
export interface PublicationContent {
  readonly title: Words
  readonly period: string
  readonly authority: Words
  readonly origin: "public" | "user" | "invented"
  readonly watermark: Words | null
  readonly framework: {
    readonly id: string
    readonly title: Words
    readonly notice: Words | null
    readonly digest: string
  }
  readonly method: { readonly title: Words; readonly digest: string }
  /** The themes below the index with their weights; `null`: not published. */
  readonly themes: readonly {
    readonly number: string | null
    readonly label: Words
    readonly weight: number | null
  }[]
  readonly indicators: number
  /** Some weight of the framework is not published: ranks are those of one assumption, with intervals. */
  readonly weightsUnknown: boolean
  readonly zones: number
  readonly ranked: number
  readonly rows: readonly PublishedRow[]
  /** Why a zone stands outside the ranking, or its points were changed, with the cited basis. */
  readonly adjustments: readonly {
    readonly code: string
    readonly kind: string
    readonly points: number | null
    readonly reason: string
    readonly reference: string
  }[]
  readonly dataDigest: string
  readonly proofDigest: string
}

/** What a notice or a release of a frozen result shows. */
export async function contentOf(
  tx: Transaction,
  round: RoundRow,
  proof: FullProof,
  methodDigest: string,
  context: RoundContext,
): Promise<PublicationContent> {
  const { result } = proof
  const { pack } = frameworkOfRound(round, context)
  const { framework } = proof.inputs
  const authority = await tx
    .selectFrom("organisation")
    .where("id", "=", round.organisation_id)
    .select(["name_zh", "name_en"])
    .executeTakeFirstOrThrow()
  const index = indexOf(framework)
  const named = round.method ?? pack?.frameworks.get(round.framework)?.file.method
  const method = typeof named === "string" ? pack?.methods.get(named) : undefined
  const scores = result.scores[index] ?? []
  const ranks = result.ranks[index] ?? []
  const classRanks = result.classRanks[index] ?? []
  const interval = result.rankIntervals?.[0]
  const mark = pack?.manifest.watermark
  return {
    title: { zh: round.title_zh, en: round.title_en },
    period: round.period,
    authority: { zh: authority.name_zh, en: authority.name_en ?? authority.name_zh },
    origin: round.origin,
    watermark:
      round.origin === "invented"
        ? both(mark, { zh: "示例 · 虚构数据", en: "Example · invented data" })
        : null,
    framework: {
      id: framework.id,
      title: both(framework.title, framework.id),
      notice: framework.notice === undefined ? null : both(framework.notice, ""),
      digest: result.framework.digest,
    },
    method: {
      title:
        pack === null
          ? { zh: "指标体系自带的方法", en: "the framework's own" }
          : both(method?.title, typeof named === "string" ? named : "—"),
      digest: methodDigest,
    },
    themes: framework.nodes
      .filter((node) => node.parent === index && node.kind === "aggregate")
      .map((node) => ({
        number: node.number ?? null,
        label: both(node.label, node.code),
        weight: node.weight,
      })),
    indicators: framework.nodes.filter((node) => node.kind === "indicator").length,
    weightsUnknown: result.issues.some((found) => found.code === "weights-unknown"),
    zones: result.entities.length,
    ranked: result.entities.filter(({ status }) => status === "ranked").length,
    rows: result.entities.map((entity, i) => ({
      ...entity,
      score: scores[i] ?? null,
      rank: ranks[i] ?? null,
      classRank: classRanks[i] ?? null,
      best: interval?.best[i] ?? null,
      worst: interval?.worst[i] ?? null,
    })),
    adjustments: result.adjustments.map(({ entity, kind, points, reason, reference }) => ({
      code: entity,
      kind,
      points,
      reason,
      reference,
    })),
    dataDigest: result.data.digest,
    proofDigest: proof.digest,
  }
}

/** The first root of the framework is the index. */
export function indexOf(framework: Framework): string {
  return framework.nodes.find((node) => node.parent === null && node.kind === "aggregate")?.code ?? ""
}

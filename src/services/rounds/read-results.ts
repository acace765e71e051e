import type { Actor } from "#access"
import type { ZoneProof } from "#evaluation"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { readFullProof } from "./frozen-proof.ts"
import { readRound } from "./open-round.ts"
import { contentOf, type PublicationContent } from "./publication-content.ts"
import { findZoneProof } from "./read-proof.ts"
import { both } from "./round-framework.ts"

/** A zone's own result: nothing of another zone. */
export interface OwnResult {
  readonly status: string
  readonly ranked: number
  readonly rank: number | null
  readonly score: number | null
  /** Interval over all weights that fit, where weights are not published. */
  readonly best: number | null
  readonly worst: number | null
  readonly themes: readonly {
    readonly code: string
    readonly number: string | null
    readonly label: Words
    readonly score: number | null
    readonly rank: number | null
  }[]
}

export interface RoundResults {
  /** Of an authority's officer: the latest computation, and its run. */
  readonly latest: {
    readonly run: string
    readonly frozen: boolean
    readonly content: PublicationContent
  } | null
  /** Of a zone: from the notice on. */
  readonly own: OwnResult | null
}

const officers = ["reviewer", "analyst", "decision-maker", "publisher", "auditor"]

/** What an actor may see of a round's results now. The read is recorded. */
export async function readResults(
  tx: Transaction,
  actor: Actor,
  id: string,
  context: RoundContext,
): Promise<RoundResults> {
  const { round, history, state, actor: self } = await readRound(tx, actor, id, context.now())
  if (self.side === "authority" && officers.includes(self.role) && state.computation !== null) {
    const { proof } = await readFullProof(tx, history, context)
    const computed = history.findLast(({ action }) => action === "compute")
    const content = await contentOf(tx, round, proof, computed?.detail.methodDigest ?? "", context)
    await recordAction(tx, { action: "round.read-results", objectKind: "round", objectId: id })
    const { run } = state.computation
    return { latest: { run, frozen: state.frozen !== null, content }, own: null }
  }
  if (self.side !== "participant") return { latest: null, own: null }
  const found = await findZoneProof(tx, id, self.organisation, context.now())
  if (found === null) return { latest: null, own: null }
  const proof = JSON.parse((await context.artefacts.read(found.digest)).toString("utf8")) as ZoneProof
  await recordAction(tx, {
    action: "round.read-results",
    objectKind: "round",
    objectId: id,
    detail: { participant: self.organisation },
  })
  return { latest: null, own: ownResult(proof, found.content) }
}

function ownResult(proof: ZoneProof, content: PublicationContent | null): OwnResult {
  const { nodes } = proof.framework
  const index = nodes.find((node) => node.parent === null && node.kind === "aggregate")?.code ?? ""
  const published = content?.rows.find((row) => row.code === proof.entity.code)
  return {
    status: proof.entity.status,
    ranked: proof.ranked,
    rank: proof.ranks[index] ?? null,
    score: proof.scores[index] ?? null,
    best: published?.best ?? null,
    worst: published?.worst ?? null,
    themes: nodes
      .filter((node) => node.parent === index && node.kind === "aggregate")
      .map((node) => ({
        code: node.code,
        number: node.number ?? null,
        label: both(node.label, node.code),
        score: proof.scores[node.code] ?? null,
        rank: proof.ranks[node.code] ?? null,
      })),
  }
}

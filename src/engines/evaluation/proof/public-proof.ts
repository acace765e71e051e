import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { EvaluationResult, Framework } from "../model.ts"
import { rankScores } from "../rank.ts"
import { canonicalJson, digestOf } from "./digest.ts"
import { type Difference, firstDifference } from "./first-difference.ts"

/**
 * What anybody may see: the published columns in clear, every other cell as a salted digest that an audit can open one
 * by one. Framework, method and the digest of the full proof tie it to the run.
 */
export interface PublicProof {
  readonly proof: "public"
  readonly engine: { readonly name: string; readonly version: string }
  readonly framework: Framework
  readonly method: Record<string, unknown>
  readonly period: string | null
  readonly entities: readonly {
    readonly code: string
    readonly name: string | null
    readonly class: string | null
    readonly status: string
  }[]
  /** By node: the columns that are published. */
  readonly scores: Record<string, readonly (number | null)[]>
  readonly ranks: Record<string, readonly (number | null)[]>
  /** `step/node/entity` → digest of salt and value. */
  readonly cells: Record<string, string>
  readonly fullDigest: string
  readonly digest: string
}

/** One cell shown to an auditor. */
export interface Opening {
  readonly path: string
  readonly value: number | null
  readonly salt: string
}

/** The salt of one cell: HMAC-SHA-256 of its path under the authority's secret key; tells nothing of other cells. */
export function saltOf(key: Uint8Array, path: string): string {
  return bytesToHex(hmac(sha256, key, utf8ToBytes(path)))
}

function cellDigest(salt: string, path: string, value: number | null): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson([salt, path, value]))))}`
}

/**
 * @param published nodes whose scores and ranks are shown in clear; usually the index alone
 * @param key 32 random bytes, kept by the authority: without them no digest can be tried against guessed values
 */
export function publicProof(
  result: EvaluationResult,
  framework: Framework,
  published: readonly string[],
  key: Uint8Array,
  fullDigest: string,
): PublicProof {
  const body = {
    proof: "public" as const,
    engine: result.engine,
    framework,
    method: result.method,
    period: result.data.period,
    entities: result.entities,
    scores: Object.fromEntries(published.map((node) => [node, result.scores[node] ?? []])),
    ranks: Object.fromEntries(published.map((node) => [node, result.ranks[node] ?? []])),
    cells: Object.fromEntries(
      hiddenCells(result, published).map(({ path, value }) => [
        path,
        cellDigest(saltOf(key, path), path, value),
      ]),
    ),
    fullDigest,
  }
  const plain = JSON.parse(JSON.stringify(body)) as typeof body
  return { ...plain, digest: digestOf(plain) }
}

/** Every cell that is not published, with the path that its digest stands under. */
export function hiddenCells(
  result: EvaluationResult,
  published: readonly string[],
): { path: string; value: number | null }[] {
  const tables: Record<string, Record<string, readonly (number | null)[]>> = {
    ...result.steps,
    scores: Object.fromEntries(Object.entries(result.scores).filter(([node]) => !published.includes(node))),
  }
  return Object.entries(tables).flatMap(([step, table]) =>
    Object.entries(table).flatMap(([node, column]) =>
      column.map((value, i) => ({ path: `${step}/${node}/${result.entities[i]?.code}`, value })),
    ),
  )
}

/** Checks the published ranks against the published scores, and every opened cell against its digest. */
export function verifyPublicProof(
  proof: PublicProof,
  openings: readonly Opening[],
): { identical: boolean; difference: Difference | null; opened: number } {
  const { digest, ...body } = proof
  const result = (difference: Difference | null) => ({
    identical: difference === null,
    difference,
    opened: openings.length,
  })
  const own = digestOf(body)
  if (own !== digest) return result({ what: "proof", path: "digest", proof: digest, here: own })
  const rule = proof.method.rank as { decimals?: number | null } | undefined
  for (const [node, scores] of Object.entries(proof.scores)) {
    const stated = proof.ranks[node] ?? []
    if (stated.every((rank) => rank === null)) continue
    const column = Float64Array.from(scores, (score) => score ?? Number.NaN)
    const takesPart = (i: number) => ["ranked", "no-score"].includes(proof.entities[i]?.status ?? "")
    const ranks = rankScores(column, takesPart, rule?.decimals ?? null)
    const found = firstDifference(
      stated,
      Array.from(ranks, (rank) => (Number.isNaN(rank) ? null : rank)),
      `ranks.${node}`,
    )
    if (found !== null) return result({ what: "cell", ...found })
  }
  for (const { path, value, salt } of openings) {
    const found = firstDifference(proof.cells[path], cellDigest(salt, path, value), `cells.${path}`)
    if (found !== null) return result({ what: "cell", ...found })
  }
  return result(null)
}

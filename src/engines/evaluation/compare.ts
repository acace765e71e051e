import { type Issue, issue } from "#issues"
import { spearman } from "#statistics"
import type { EvaluationResult } from "./model.ts"
import { firstDifference } from "./proof/first-difference.ts"

/** Two results side by side, matched by entity code. */
export interface Comparison {
  readonly same: {
    readonly data: boolean
    readonly framework: boolean
    readonly method: boolean
    readonly engine: boolean
  }
  /** The options of the method that differ. */
  readonly settings: readonly { readonly option: string; readonly a: unknown; readonly b: unknown }[]
  readonly entities: readonly {
    readonly code: string
    readonly name: string | null
    readonly rank: readonly [number | null, number | null]
    /** Places gained from A to B; positive is better. */
    readonly gained: number | null
    readonly score: readonly [number | null, number | null]
    readonly change: number | null
  }[]
  readonly onlyIn: { readonly a: readonly string[]; readonly b: readonly string[] }
  /** Spearman correlation of the scores of the entities in both. */
  readonly rankCorrelation: number | null
  readonly issues: readonly Issue[]
}

/**
 * Compares the index of two results. Differences of scores are withheld (`change` null, with an issue) where the two
 * periods were normalised each over its own bounds: such scores stand on different scales, only ranks compare.
 */
export function compareResults(a: EvaluationResult, b: EvaluationResult): Comparison {
  const issues: Issue[] = []
  const indexOf = (result: EvaluationResult) =>
    result.nodes.find((node) => node.parent === null && node.kind === "aggregate")?.code ?? ""
  const nodes = [indexOf(a), indexOf(b)] as const
  if (nodes[0] !== nodes[1])
    issues.push(issue("warning", "compare-other-index", "index", { a: nodes[0], b: nodes[1] }))
  const periods = a.data.period !== b.data.period
  const ownBounds = periods && (a.method.over === "period" || b.method.over === "period")
  if (ownBounds)
    issues.push(
      issue("warning", "compare-period-bounds", "method.over", { a: a.data.period, b: b.data.period }),
    )
  const place = new Map(b.entities.map((entity, i) => [entity.code, i]))
  const shared = a.entities.flatMap((entity, i) => {
    const j = place.get(entity.code)
    if (j === undefined) return []
    const rank = [a.ranks[nodes[0]]?.[i] ?? null, b.ranks[nodes[1]]?.[j] ?? null] as const
    const score = [a.scores[nodes[0]]?.[i] ?? null, b.scores[nodes[1]]?.[j] ?? null] as const
    return [
      {
        code: entity.code,
        name: entity.name,
        rank,
        gained: rank[0] === null || rank[1] === null ? null : rank[0] - rank[1],
        score,
        change: ownBounds || score[0] === null || score[1] === null ? null : score[1] - score[0],
      },
    ]
  })
  const numbers = (k: 0 | 1) => Float64Array.from(shared, ({ score }) => score[k] ?? Number.NaN)
  const correlation = spearman(numbers(0), numbers(1))
  const known = new Set(a.entities.map((entity) => entity.code))
  return {
    same: {
      data: a.data.digest === b.data.digest,
      framework: a.framework.digest === b.framework.digest,
      method: firstDifference(a.method, b.method, "method") === null,
      engine: a.engine.version === b.engine.version,
    },
    settings: [...new Set([...Object.keys(a.method), ...Object.keys(b.method)])].flatMap((option) =>
      firstDifference(a.method[option], b.method[option], option) === null
        ? []
        : [{ option, a: a.method[option] ?? null, b: b.method[option] ?? null }],
    ),
    entities: shared,
    onlyIn: {
      a: a.entities.filter((entity) => !place.has(entity.code)).map((entity) => entity.code),
      b: b.entities.filter((entity) => !known.has(entity.code)).map((entity) => entity.code),
    },
    rankCorrelation: Number.isNaN(correlation) ? null : correlation,
    issues,
  }
}

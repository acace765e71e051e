import type { EvaluationResult } from "#evaluation"
import { effectiveWeights, nodeText, standingOf, weightFor } from "#reports"
import { competitionRanks, maximum, median } from "#statistics"

/** A result as the tabs read it: who stands where, what each node is called. */
export interface Reading {
  readonly result: EvaluationResult
  readonly standing: ReturnType<typeof standingOf>
  readonly index: string
  /** Positions of all entities, ranked first, best first. */
  readonly order: readonly number[]
  readonly classes: readonly string[]
}

export type ResultNode = EvaluationResult["nodes"][number]

export function readingOf(result: EvaluationResult): Reading {
  const standing = standingOf(result)
  const classes = new Set<string>()
  for (const entity of result.entities) if (entity.class !== null) classes.add(entity.class)
  return {
    result,
    standing,
    index: standing.index ?? "",
    order: [...standing.ranked, ...standing.unranked],
    classes: [...classes],
  }
}

export const nameOf = (result: EvaluationResult, position: number): string => {
  const entity = result.entities[position]
  return entity?.name ?? entity?.code ?? ""
}

/** Positions of the entities of the same class; of all where there are no classes. */
export function peersOf({ result }: Reading, position: number): number[] {
  const own = result.entities[position]?.class ?? null
  return result.entities.flatMap((entity, i) => (entity.class === own ? [i] : []))
}

const present = (column: readonly (number | null)[] | undefined, positions: readonly number[]) =>
  positions.flatMap((i) => {
    const value = column?.[i] ?? null
    return value === null ? [] : [value]
  })

export function medianOf(
  column: readonly (number | null)[] | undefined,
  positions: readonly number[],
): number | null {
  const values = present(column, positions)
  return values.length === 0 ? null : median(Float64Array.from(values))
}

export function bestOf(
  column: readonly (number | null)[] | undefined,
  positions: readonly number[],
): number | null {
  const values = present(column, positions)
  return values.length === 0 ? null : maximum(values)
}

/** Rank of one entity by a column of scores, ties equal; `null` without a score. */
export function rankIn(column: readonly (number | null)[] | undefined, position: number): number | null {
  if ((column?.[position] ?? null) === null) return null
  const ranks = competitionRanks(Float64Array.from(column ?? [], (value) => value ?? Number.NaN))
  const rank = ranks[position]
  return rank === undefined || Number.isNaN(rank) ? null : rank
}

/** What each indicator adds to an entity's total; `null` where the total is not the sum of its parts. */
export function contributionsOf(reading: Reading, position: number): ReadonlyMap<string, number> | null {
  const { result, index } = reading
  const children = new Map<string, ResultNode[]>()
  for (const node of result.nodes)
    if (node.parent !== null) children.set(node.parent, [...(children.get(node.parent) ?? []), node])
  const partOf = (node: ResultNode) =>
    (node.kind === "aggregate" ? result.scores : (result.steps.normalised ?? {}))[node.code]?.[position] ??
    null
  const parts = new Map<string, number>()
  const divide = (code: string, share: number) => {
    const weighed = (children.get(code) ?? []).flatMap((node) => {
      const weight = weightFor(result.weights[code]?.[node.code] ?? null, position)
      const value = partOf(node)
      return weight === null || (value === null && result.method.missing !== "zero")
        ? []
        : [{ node, weight, value: value ?? 0 }]
    })
    const all = weighed.reduce((sum, one) => sum + one.weight, 0)
    for (const { node, weight, value } of weighed) {
      const own = all === 0 ? 0 : (share * weight) / all
      if (node.kind === "aggregate") divide(node.code, own)
      else parts.set(node.code, own * value)
    }
  }
  divide(index, 1)
  const points = result.adjustments
    .filter((one) => one.entity === result.entities[position]?.code && one.node === index)
    .reduce((sum, one) => sum + (one.points ?? 0), 0)
  const total = [...parts.values()].reduce((sum, part) => sum + part, 0) + points
  const score = result.scores[index]?.[position] ?? null
  if (score === null || Math.abs(total - score) > 1e-6 * Math.max(1, Math.abs(score))) return null
  return parts
}

export { effectiveWeights, nodeText }

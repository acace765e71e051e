import type { EvaluationResult } from "#evaluation"
import { scoreDecimals } from "./numbers.ts"
import { both, type Text, textOf } from "./text.ts"

export type ResultNode = EvaluationResult["nodes"][number]

/** Who stands where: what every view of a result needs first. */
export interface Standing {
  /** Code of the index (the first root); `null` when the framework has no aggregate. */
  readonly index: string | null
  readonly aggregates: readonly ResultNode[]
  readonly indicators: readonly ResultNode[]
  /** Positions of entities that take part in the ranking, best first, input order in ties; by class where ranks exist only there. */
  readonly ranked: readonly number[]
  /** Positions of all others, in input order. */
  readonly unranked: readonly number[]
  /** Ranks over all: no when there is one entity alone, or when each class is evaluated by itself. */
  readonly hasRanks: boolean
  readonly hasClassRanks: boolean
  readonly hasClasses: boolean
  /** Decimals for scores of aggregates and for normalised values. */
  readonly decimals: number
  readonly normalisedDecimals: number
}

export function standingOf(result: EvaluationResult): Standing {
  const aggregates = result.nodes.filter((node) => node.kind === "aggregate")
  const indicators = result.nodes.filter((node) => node.kind === "indicator")
  const index = aggregates.find((node) => node.parent === null)?.code ?? null
  const ranks = (index === null ? undefined : result.ranks[index]) ?? []
  const classRanks = (index === null ? undefined : result.classRanks[index]) ?? []
  const positions = result.entities.map((_, position) => position)
  const isRanked = (position: number) => result.entities[position]?.status === "ranked"
  const ranked = positions.filter(isRanked)
  const isOverall = ranked.some((position) => (ranks[position] ?? null) !== null)
  const classes = [...new Set(ranked.map((position) => result.entities[position]?.class ?? null))]
  const classOf = (position: number) => classes.indexOf(result.entities[position]?.class ?? null)
  const last = Number.MAX_SAFE_INTEGER
  ranked.sort((a, b) =>
    isOverall
      ? (ranks[a] ?? last) - (ranks[b] ?? last) || a - b
      : classOf(a) - classOf(b) || (classRanks[a] ?? last) - (classRanks[b] ?? last) || a - b,
  )
  return {
    index,
    aggregates,
    indicators,
    ranked,
    unranked: positions.filter((position) => !isRanked(position)),
    // A rank says something only among at least two.
    hasRanks: isOverall && ranked.length >= 2,
    hasClassRanks: ranked.length >= 2 && ranked.some((position) => (classRanks[position] ?? null) !== null),
    hasClasses: result.entities.some((entity) => entity.class !== null),
    decimals: scoreDecimals(aggregates.map((node) => result.scores[node.code] ?? [])),
    normalisedDecimals: scoreDecimals(indicators.map((node) => result.steps.normalised?.[node.code] ?? [])),
  }
}

/** The official number before the label, as in "1.10 研发投入强度". */
export function nodeText(node: ResultNode): Text {
  const label = textOf(node.label, node.code)
  if (node.number === undefined) return label
  const number = both(node.number)
  return { zh: `${number.zh} ${label.zh}`, en: `${number.en} ${label.en}` }
}

/** A column of some entities as a vector, NaN where it is missing. */
export const vectorAt = (
  column: readonly (number | null)[] | undefined,
  positions: readonly number[],
): Float64Array => Float64Array.from(positions, (position) => column?.[position] ?? Number.NaN)

/** A column as a vector, NaN where it is missing. */
export const vector = (column: readonly (number | null)[] | undefined): Float64Array =>
  Float64Array.from(column ?? [], (value) => value ?? Number.NaN)

/** A statistic as a cell: `null` where it is not defined. */
export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** The last value of each entity before normalising, in the indicator's own unit. */
export function valuesUsed(result: EvaluationResult, code: string): readonly (number | null)[] {
  const { raw, denominated, imputed, treated, transformed } = result.steps
  return (transformed ?? treated ?? imputed ?? denominated ?? raw)?.[code] ?? []
}

/** Entity and indicator of each cell that imputation filled; of one indicator or of all. */
export function imputedCells(
  result: EvaluationResult,
  only?: string,
): { node: string; position: number; value: number }[] {
  const { raw, denominated, imputed } = result.steps
  const nodes = only === undefined ? Object.keys(imputed ?? {}) : [only]
  return nodes.flatMap((node) =>
    (imputed?.[node] ?? []).flatMap((value, position) => {
      const before = [raw?.[node]?.[position], denominated?.[node]?.[position]]
      return value !== null && before.includes(null) ? [{ node, position, value }] : []
    }),
  )
}

import type { EvaluationResult } from "#evaluation"
import { columnLetter } from "#tables"
import type { Formula } from "./sheet-plan.ts"

/** Rows up to which ranks among some of the entities are formulas: their work grows with the square. */
const mostRows = 2000

export interface RankPlaces {
  /** Column of the index score and of the status. */
  readonly score: number
  readonly status: number
  /** The word that a ranked entity has in the status column. */
  readonly ranked: string
  readonly firstRow: number
}

/**
 * The formula of a rank by the index score: RANK where all that have a score are ranked, else a count of the ranked
 * ones above. Given only where it yields the ranks of the result.
 * @returns `null` where there is none, as with ranks after rounding; else by entity and row of the sheet
 */
export function findRankFormula(
  result: EvaluationResult,
  index: string,
  places: RankPlaces,
): ((entity: number, row: number) => Formula | null) | null {
  const scores = result.scores[index] ?? []
  const ranks = result.ranks[index] ?? []
  const isRanked = (entity: number) => result.entities[entity]?.status === "ranked"
  const taking = scores.filter((score, entity): score is number => score !== null && isRanked(entity))
  const sorted = [...taking].sort((a, b) => b - a)
  const first = new Map<number, number>()
  sorted.forEach((score, i) => {
    if (!first.has(score)) first.set(score, i + 1)
  })
  const repeats = ranks.every((rank, entity) => {
    const score = scores[entity]
    return rank === null || (isRanked(entity) && typeof score === "number" && first.get(score) === rank)
  })
  const all = scores.every((score, entity) => score === null || isRanked(entity))
  if (!repeats || (!all && scores.length > mostRows)) return null
  const lastRow = places.firstRow + scores.length - 1
  const column = (at: number) => {
    const letter = `$${columnLetter(at)}`
    return `${letter}$${places.firstRow}:${letter}$${lastRow}`
  }
  return (entity, row) => {
    const value = ranks[entity] ?? null
    if (value === null) return null
    const own = `$${columnLetter(places.score)}${row}`
    const formula = all
      ? `RANK(${own},${column(places.score)},0)`
      : `SUMPRODUCT((${column(places.status)}="${places.ranked}")*(${column(places.score)}>${own}))+1`
    return { formula, value }
  }
}

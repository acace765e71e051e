import type { EvaluationResult } from "#evaluation"
import { standingOf } from "./standing.ts"

export interface RankingRows {
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/**
 * The ranking as a plain table, for ranking.csv: ranked entities first, best first, then all others.
 * Values are in full and names as given: whoever writes the file quotes them, and guards cells that a spreadsheet
 * would take for a formula. Column names are codes, the same in every language.
 */
export function rankingRows(result: EvaluationResult): RankingRows {
  const standing = standingOf(result)
  const index = standing.index ?? ""
  const groups = standing.aggregates.filter((node) => node.code !== index)
  const intervals = result.rankIntervals ?? []
  const header = [
    ...["rank", "class_rank", "code", "name", "class", "status", "score"],
    ...groups.map((node) => `score:${node.code}`),
    ...intervals.flatMap((interval) => [`best_rank:${interval.weights}`, `worst_rank:${interval.weights}`]),
    "origin",
  ]
  const cell = (column: readonly (number | null)[] | undefined, position: number) =>
    column?.[position] ?? null
  const rows = [...standing.ranked, ...standing.unranked].map((position) => {
    const entity = result.entities[position]!
    return [
      cell(result.ranks[index], position),
      cell(result.classRanks[index], position),
      entity.code,
      entity.name,
      entity.class,
      entity.status,
      cell(result.scores[index], position),
      ...groups.map((node) => cell(result.scores[node.code], position)),
      ...intervals.flatMap((interval) => [cell(interval.best, position), cell(interval.worst, position)]),
      result.data.origin ?? null,
    ]
  })
  return { header, rows }
}

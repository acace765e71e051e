import { type Citation, citationOfRow, type Packs } from "#services/frameworks"
import { numberOf, recordsOf } from "./pack-records.ts"

export interface PublishedRank {
  readonly zone: string
  readonly shortName: string
  readonly evaluator: string
  readonly year: number
  readonly indicator: string
  readonly unitsEvaluated: number | null
  readonly rank: number | null
  /** "Among the first 50", the rank itself not published. */
  readonly within: number | null
  readonly score: number | null
  readonly previousRank: number | null
  /** stated, or derived from "rose by so many". */
  readonly basis: string
  readonly citation: Citation
}

/** Ranks that somebody published; no year is complete. */
export function publishedRanks(packs: Packs): PublishedRank[] {
  return recordsOf(packs.get("national")?.pack, "zone_rankings_published.csv").map((row) => ({
    zone: row.code ?? "",
    shortName: row.zone_short_name ?? "",
    evaluator: row.evaluator ?? "",
    year: Number(row.evaluation_year),
    indicator: row.indicator ?? "",
    unitsEvaluated: numberOf(row.units_evaluated),
    rank: numberOf(row.rank),
    within: numberOf(row.rank_within_top),
    score: numberOf(row.score),
    previousRank: numberOf(row.previous_year_rank),
    basis: row.basis ?? "",
    citation: citationOfRow(row),
  }))
}

/** Who evaluates the national zones by office: the ministry of science until 2022, then that of industry. */
export const officialEvaluators: readonly string[] = ["MOST Torch Center", "MIIT"]

/** The newest official total rank of a zone that was published; `null`: none. */
export function latestRank(ranks: readonly PublishedRank[], zone: string): PublishedRank | null {
  return (
    ranks
      .filter(
        (one) => one.zone === zone && one.indicator === "综合" && officialEvaluators.includes(one.evaluator),
      )
      .sort((a, b) => b.year - a.year)[0] ?? null
  )
}

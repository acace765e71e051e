import { competitionRanks } from "#statistics"

/** A score as ties see it: rounded to so many decimals, or as it is. */
export function rounded(score: number, decimals: number | null): number {
  // toFixed rounds the exact binary value, the same on every machine.
  return decimals === null || Number.isNaN(score) ? score : Number(score.toFixed(decimals))
}

/** 1 + number of strictly higher scores among those that take part; NaN for the others. */
export function rankScores(
  scores: Float64Array,
  takesPart: (i: number) => boolean,
  decimals: number | null,
): Float64Array {
  return competitionRanks(scores.map((score, i) => (takesPart(i) ? rounded(score, decimals) : Number.NaN)))
}

/** The same within groups; NaN for an entity without a group. */
export function rankWithin(
  scores: Float64Array,
  groups: readonly (string | null)[],
  takesPart: (i: number) => boolean,
  decimals: number | null,
): Float64Array {
  const ranks = new Float64Array(scores.length).fill(Number.NaN)
  for (const group of new Set(groups)) {
    if (group === null) continue
    const own = rankScores(scores, (i) => groups[i] === group && takesPart(i), decimals)
    own.forEach((rank, i) => {
      if (!Number.isNaN(rank)) ranks[i] = rank
    })
  }
  return ranks
}

import { benchmark } from "./benchmark.ts"
import { distanceToBest, distanceToReference, distanceToTarget, fractionOfBest } from "./distance.ts"
import { efficacy, goalposts } from "./goalposts.ts"
import { minMax } from "./min-max.ts"
import { borda, percentileRank, rank } from "./rank.ts"
import { scaled } from "./scaled.ts"
import { bands, fullMarks, none } from "./thresholds.ts"
import { zScore } from "./z-score.ts"

/** Every normalisation by the name that a method file gives it. */
export const normalisations = {
  "min-max": minMax,
  "z-score": zScore,
  scaled,
  rank,
  borda,
  "percentile-rank": percentileRank,
  "distance-to-best": distanceToBest,
  "distance-to-reference": distanceToReference,
  "distance-to-target": distanceToTarget,
  "fraction-of-best": fractionOfBest,
  goalposts,
  efficacy,
  "full-marks": fullMarks,
  bands,
  benchmark,
  none,
} as const

export type NormalisationName = keyof typeof normalisations

import { copeland } from "./copeland.ts"
import { arithmetic, geometric, harmonic, powerMean } from "./means.ts"
import { best, mazziottaPareto, minimumMean, owa } from "./penalised.ts"

/** Every aggregation by the name that a method file gives it. */
export const aggregations = {
  arithmetic,
  geometric,
  harmonic,
  power: powerMean,
  copeland,
  owa,
  "mazziotta-pareto": mazziottaPareto,
  "minimum-mean": minimumMean,
  best,
} as const

export type AggregationName = keyof typeof aggregations

import Type from "typebox"
import { mean, minimum } from "#statistics"
import { rowAggregation } from "./aggregation.ts"
import { weightedSum } from "./weighted-sum.ts"

const closed = { additionalProperties: false } as const

/**
 * M ∓ S²/M: the weighted mean less (penalty "-") or plus (penalty "+") a charge for imbalance, S² the variance of the
 * entity's children with ÷ m. Expects scores of mean 100 and sd 10 (z-score with these options).
 * Source: Mazziotta and Pareto (2013), Methods for constructing composite indices.
 */
export const mazziottaPareto = rowAggregation({
  options: Type.Object(
    {
      method: Type.Literal("mazziotta-pareto"),
      penalty: Type.Union([Type.Literal("-"), Type.Literal("+")], { default: "-" }),
    },
    closed,
  ),
  score: (values, weights, { penalty }) => {
    const centre = mean(values)
    const variance = mean(values.map((y) => (y - centre) * (y - centre)))
    const middle = weightedSum(values, weights)
    // Over a negative mean the charge would be a reward.
    if (!(middle > 0)) return Number.NaN
    return penalty === "-" ? middle - variance / middle : middle + variance / middle
  },
})

/** M − alpha·(M − min): between the weighted mean (0) and the worst child (1). */
export const minimumMean = rowAggregation({
  options: Type.Object(
    { method: Type.Literal("minimum-mean"), alpha: Type.Number({ default: 0.5, minimum: 0, maximum: 1 }) },
    closed,
  ),
  score: (values, weights, { alpha }) => {
    const middle = weightedSum(values, weights)
    return middle - alpha * (middle - minimum(values))
  },
})

/** Ordered weighted average: weights by position, best child first; with children missing the first positions count. */
export const owa = rowAggregation({
  options: Type.Object(
    { method: Type.Literal("owa"), weights: Type.Array(Type.Number({ minimum: 0 }), { minItems: 1 }) },
    closed,
  ),
  score: (values, _, options) => {
    const ordered = values.slice().sort().reverse()
    const positions = Float64Array.from(ordered, (__, i) => options.weights[i] ?? 0)
    const total = positions.reduce((sum, w) => sum + w, 0)
    return weightedSum(
      ordered,
      positions.map((w) => w / total),
    )
  },
})

/** The best child counts: for "better of level and growth". Weights play no part. */
export const best = rowAggregation({
  options: Type.Object({ method: Type.Literal("best") }, closed),
  score: (values) => values.reduce((high, y) => Math.max(high, y), Number.NEGATIVE_INFINITY),
})

import Type from "typebox"
import { exp, ln, power } from "#statistics"
import { rowAggregation } from "./aggregation.ts"
import { weightedSum } from "./weighted-sum.ts"

const closed = { additionalProperties: false } as const

/** Σ w·y. Source: COINr `a_amean`. */
export const arithmetic = rowAggregation({
  options: Type.Object({ method: Type.Literal("arithmetic") }, closed),
  score: weightedSum,
})

/** The mean of equal values is the value itself, to the last digit: an only child keeps its score. */
const allEqual = (values: Float64Array) => values.every((y) => y === values[0])

/** exp Σ w·ln y; any 0 gives 0, any negative value gives none. Source: COINr `a_gmean`. */
function geometricMean(values: Float64Array, weights: Float64Array): number {
  if (values[0]! >= 0 && allEqual(values)) return values[0]!
  let zero = false
  for (let i = 0; i < values.length; i++) {
    const y = values[i] ?? Number.NaN
    if (!(y >= 0)) return Number.NaN
    if (y === 0 && weights[i] !== 0) zero = true
  }
  return zero
    ? 0
    : exp(
        weightedSum(
          values.map((y) => (y === 0 ? 0 : ln(y))),
          weights,
        ),
      )
}

export const geometric = rowAggregation({
  options: Type.Object({ method: Type.Literal("geometric") }, closed),
  score: geometricMean,
})

/** A negative value would lift a harmonic or a power mean (its reciprocal cancels, its square is positive). */
const anyNegative = (values: Float64Array) => values.some((y) => y < 0)

/** 1/Σ(w/y); any 0 gives 0, any negative value gives none. Source: COINr `a_hmean`. */
export const harmonic = rowAggregation({
  options: Type.Object({ method: Type.Literal("harmonic") }, closed),
  score: (values, weights) => {
    if (anyNegative(values)) return Number.NaN
    if (allEqual(values)) return values[0]!
    if (values.includes(0)) return 0
    return (
      1 /
      weightedSum(
        values.map((y) => 1 / y),
        weights,
      )
    )
  },
})

/**
 * (Σ w·yᵖ)^(1/p); the geometric mean for p = 0; any negative value gives none, except for p = 1.
 * Source: COINr `a_genmean`, which loses aggregates with a gap.
 */
export const powerMean = rowAggregation({
  options: Type.Object({ method: Type.Literal("power"), p: Type.Number({ default: 1 }) }, closed),
  score: (values, weights, { p }) => {
    if (p === 0) return geometricMean(values, weights)
    if (p === 1) return weightedSum(values, weights)
    if (anyNegative(values)) return Number.NaN
    if (allEqual(values)) return values[0]!
    if (p < 0 && values.includes(0)) return 0
    return power(
      weightedSum(
        values.map((y) => power(y, p)),
        weights,
      ),
      1 / p,
    )
  },
})

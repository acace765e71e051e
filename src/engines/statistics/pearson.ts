import { deviationScale } from "./deviation-scale.ts"
import { maximum } from "./maximum.ts"
import { mean } from "./mean.ts"
import { minimum } from "./minimum.ts"
import { presentPairs } from "./present-pairs.ts"
import { sum } from "./sum.ts"

/**
 * Pearson's product-moment correlation over the pairs present in both vectors.
 *
 * @param x any length; NaN is missing
 * @param y same length and order as x; NaN is missing
 * @returns in [−1, 1]; NaN with fewer than three pairs (two always lie on a line) or when x or y is constant
 *   over the pairs
 * Source: Excel CORREL; NIST Dataplot reference manual, CORRELATION.
 * @example pearson([1, 2, 3, NaN], [2, 4, 6, 9]) // 1
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [a, b] = presentPairs(x, y)
  if (a.length < 3 || !centre(a) || !centre(b)) return NaN
  const xy = sum(a.map((value, i) => value * b[i]!))
  const xx = sum(a.map(square))
  const yy = sum(b.map(square))
  // One root, so that the correlation of a straight line through round numbers is exactly 1.
  const r = xy / Math.sqrt(xx * yy)
  return Math.max(-1, Math.min(1, r))
}

/** Replaces the values by their deviations from the mean; false, and nothing done, when they are all equal. */
function centre(values: Float64Array): boolean {
  const highest = maximum(values)
  const lowest = minimum(values)
  if (highest === lowest) return false
  const middle = mean(values)
  const scale = deviationScale(Math.max(highest - middle, middle - lowest))
  for (let i = 0; i < values.length; i++) values[i] = (values[i]! - middle) * scale
  return true
}

function square(x: number): number {
  return x * x
}

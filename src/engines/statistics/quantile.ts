import { sortedPresent } from "./sorted-present.ts"

/**
 * The p-quantile by linear interpolation between order statistics: position 1 + (n − 1)·p ("type 7").
 *
 * @param values any length; NaN is missing and skipped
 * @param p from 0 (minimum) to 1 (maximum)
 * @returns NaN when no value is present or p is outside [0, 1]
 * Source: R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996),
 * definition 7; Excel PERCENTILE.INC; the default of R and NumPy.
 * @example quantile([1, 2, 3, NaN, 4], 0.25) // 1.75
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  const sorted = sortedPresent(values)
  if (sorted.length === 0 || !(p >= 0 && p <= 1)) return NaN
  const position = (sorted.length - 1) * p
  const index = Math.floor(position)
  const below = sorted[index]!
  const above = sorted[index + 1]
  if (above === undefined || above === below) return below
  // Never above the upper neighbour, which rounding could otherwise pass by a last place.
  return Math.min(below + (position - index) * (above - below), above)
}

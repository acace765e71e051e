/**
 * The smallest value present.
 *
 * @param values any length; NaN is missing and skipped
 * @returns NaN when no value is present
 * @example minimum([4, NaN, 2]) // 2
 */
export function minimum(values: ArrayLike<number>): number {
  let lowest = NaN
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    // "not ≥" is also true while the lowest is still NaN.
    if (!Number.isNaN(x) && !(x >= lowest)) lowest = x
  }
  return lowest
}

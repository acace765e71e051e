/**
 * The largest value present.
 *
 * @param values any length; NaN is missing and skipped
 * @returns NaN when no value is present
 * @example maximum([4, NaN, 2]) // 4
 */
export function maximum(values: ArrayLike<number>): number {
  let highest = NaN
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    // "not ≤" is also true while the highest is still NaN.
    if (!Number.isNaN(x) && !(x <= highest)) highest = x
  }
  return highest
}

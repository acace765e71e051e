/**
 * How many values are present.
 *
 * @param values any length; NaN is missing
 * @returns an integer from 0 to values.length
 * @example count([3, NaN, 0]) // 2
 */
export function count(values: ArrayLike<number>): number {
  let present = 0
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (!Number.isNaN(x)) present++
  }
  return present
}

/**
 * The pairs present in both vectors, in order.
 *
 * @param x any length; NaN is missing
 * @param y same length and order as x; NaN is missing
 * @returns two new vectors of equal length without NaN
 * @example presentPairs([1, NaN, 3], [4, 5, 6]) // [Float64Array.of(1, 3), Float64Array.of(4, 6)]
 */
export function presentPairs(x: ArrayLike<number>, y: ArrayLike<number>): [Float64Array, Float64Array] {
  const first = new Float64Array(x.length)
  const second = new Float64Array(x.length)
  let pairs = 0
  for (let i = 0; i < x.length; i++) {
    const a = x[i]!
    const b = y[i]!
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    first[pairs] = a
    second[pairs++] = b
  }
  return [first.subarray(0, pairs), second.subarray(0, pairs)]
}

/**
 * How many elements of an ascending vector are below a value, or, with `orEqual`, not above it.
 *
 * @param sorted ascending, without NaN
 * @example positionInSorted(Float64Array.of(1, 2, 2, 5), 2, false) // 1
 */
export function positionInSorted(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const x = sorted[middle]!
    if (orEqual ? x <= value : x < value) low = middle + 1
    else high = middle
  }
  return low
}

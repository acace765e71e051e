/**
 * The values present, ascending, in a new vector.
 *
 * @param values any length; NaN is missing and left out
 * @example sortedPresent([3, NaN, 1]) // Float64Array.of(1, 3)
 */
export function sortedPresent(values: ArrayLike<number>): Float64Array {
  // The built-in numeric sort places NaN last.
  const sorted = new Float64Array(values).sort()
  let present = sorted.length
  while (present > 0 && Number.isNaN(sorted[present - 1]!)) present--
  return sorted.subarray(0, present)
}

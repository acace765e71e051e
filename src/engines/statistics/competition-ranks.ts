import { positionInSorted } from "./position-in-sorted.ts"
import { sortedPresent } from "./sorted-present.ts"

/**
 * The places of a ranking in which the highest value is first: 1 + the number of strictly higher values, so
 * two firsts are followed by a third.
 *
 * @param values any length; NaN is missing
 * @returns same length and order; NaN where the value is missing, which takes no place from others
 * Source: "standard competition ranking"; Excel RANK.EQ.
 * @example competitionRanks([70, 90, NaN, 90, 80]) // Float64Array.of(4, 1, NaN, 1, 3)
 */
export function competitionRanks(values: ArrayLike<number>): Float64Array {
  const sorted = sortedPresent(values)
  const result = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    result[i] = !Number.isNaN(x) ? 1 + sorted.length - positionInSorted(sorted, x, true) : NaN
  }
  return result
}

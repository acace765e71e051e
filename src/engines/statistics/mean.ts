import { count } from "./count.ts"
import { sum } from "./sum.ts"

/**
 * The arithmetic mean of the values present, from a compensated sum.
 *
 * @param values any length; NaN is missing and skipped
 * @returns NaN when no value is present
 * @example mean([1, 2, NaN, 6]) // 3
 */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / count(values)
}

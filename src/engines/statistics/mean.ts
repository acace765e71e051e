import { count } from "./count.ts"
import { sum } from "./sum.ts"

/**
 * The arithmetic mean of the values present: the compensated sum divided by their number, then corrected by the
 * mean of the deviations that are left. The mean of equal values is exactly that value.
 *
 * @param values any length; NaN is missing and skipped
 * @returns NaN when no value is present; ±Infinity when a value or the sum is infinite
 * Source: NIST StRD, univariate summary statistics (checked on NumAcc4).
 * @example mean([1, 2, NaN, 6]) // 3
 */
export function mean(values: ArrayLike<number>): number {
  const present = count(values)
  const first = sum(values) / present
  if (!Number.isFinite(first)) return first
  let rest = 0
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (!Number.isNaN(x)) rest += x - first
  }
  return first + rest / present
}

import { quantile } from "./quantile.ts"

/**
 * The middle value, or half way between the two middle values.
 *
 * @param values any length; NaN is missing and skipped
 * @returns NaN when no value is present
 * @example median([5, NaN, 1, 2, 4]) // 3
 */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5)
}

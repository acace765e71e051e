import { centralMoments } from "./central-moments.ts"

/**
 * The sample standard deviation, dividing by n − 1.
 *
 * @param values any length; NaN is missing and skipped
 * @returns NaN when fewer than two values are present; exactly 0 when all are equal
 * Source: Excel STDEV.S; NIST/SEMATECH e-Handbook of Statistical Methods 1.3.5.6.
 * @example standardDeviation([1, 3, NaN, 5]) // 2
 */
export function standardDeviation(values: ArrayLike<number>): number {
  const { count, scale, second } = centralMoments(values)
  return count < 2 ? NaN : Math.sqrt(second / (count - 1)) / scale
}

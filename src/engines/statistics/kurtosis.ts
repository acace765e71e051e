import { centralMoments } from "./central-moments.ts"

/**
 * Sample excess kurtosis G2 with the bias correction:
 * n(n+1)/((n−1)(n−2)(n−3)) · Σ((x − mean)/sd)⁴ − 3(n−1)²/((n−2)(n−3)); about 0 for a normal sample.
 *
 * @param values any length; NaN is missing and skipped
 * @returns NaN when fewer than four values are present or all are equal
 * Source: Excel KURT; SciPy kurtosis(bias=False); COINr `kurt`.
 * @example kurtosis([1, 1, NaN, 3, 3]) // -6
 */
export function kurtosis(values: ArrayLike<number>): number {
  const { count: n, second, fourth } = centralMoments(values)
  if (n < 4 || second === 0) return NaN
  const variance = second / (n - 1)
  const pairs = (n - 2) * (n - 3)
  return (
    (n * (n + 1) * (fourth / (variance * variance))) / ((n - 1) * pairs) - (3 * (n - 1) * (n - 1)) / pairs
  )
}

import { centralMoments } from "./central-moments.ts"

/**
 * Sample skewness G1 with the bias correction: n/((n−1)(n−2)) · Σ((x − mean)/sd)³.
 *
 * @param values any length; NaN is missing and skipped
 * @returns NaN when fewer than three values are present or all are equal
 * Source: Excel SKEW; SciPy skew(bias=False); COINr `skew`.
 * @example skewness([1, 2, NaN, 3]) // 0
 */
export function skewness(values: ArrayLike<number>): number {
  const { count: n, second, third } = centralMoments(values)
  if (n < 3 || second === 0) return NaN
  const variance = second / (n - 1)
  return (n * third) / ((n - 1) * (n - 2) * variance * Math.sqrt(variance))
}

import { principalEigenvector } from "#statistics"

/** Saaty's random consistency index by matrix size (1980), from 1 to 15. */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]

export interface AhpResult {
  readonly weights: readonly number[]
  readonly eigenvalue: number
  readonly index: number
  /** ((λ − n)/(n − 1))/RI; above 0.1 the judgements contradict each other. 0 for one or two elements. */
  readonly ratio: number
}

/**
 * Weights from a matrix of pairwise comparisons (row over column): its principal eigenvector, sum 1.
 * @returns `null` when the matrix is not square, positive and reciprocal (aᵢⱼ·aⱼᵢ = 1 within 1e-6)
 * Source: Saaty (1980), The Analytic Hierarchy Process.
 */
export function ahp(matrix: readonly (readonly number[])[]): AhpResult | null {
  const n = matrix.length
  for (let i = 0; i < n; i++) {
    if (matrix[i]?.length !== n) return null
    for (let j = 0; j < n; j++) {
      const a = matrix[i]![j]!
      if (!(a > 0) || Math.abs(a * matrix[j]![i]! - 1) > 1e-6) return null
    }
  }
  const { value, vector } = principalEigenvector(matrix)
  const index = n > 2 ? (value - n) / (n - 1) : 0
  return {
    weights: vector,
    eigenvalue: value,
    index,
    ratio: n > 2 ? index / (randomIndex[n - 1] ?? 1.59) : 0,
  }
}

import { maximum } from "./maximum.ts"
import { mean } from "./mean.ts"
import { minimum } from "./minimum.ts"

/** A column counts as a combination of the others when less than this share of its length is left. */
const rankTolerance = 1e-10

/**
 * Linear regression with an intercept: the b that minimises Σ (y − b₀ − b₁x₁ − …)², by Householder QR of the
 * centred columns.
 *
 * @param columns explanatory columns, each of length n; complete data only
 * @param y length n, same order; complete data only
 * @returns [intercept, b₁, b₂ …], in units of y per unit of the column; null when there are fewer rows than
 *   coefficients, when a column is constant or a combination of the others (less than 1e-10 of its centred
 *   length is left), or when a value is missing or infinite
 * Source: G. H. Golub, C. F. Van Loan, "Matrix Computations" (4th ed. 2013), 5.3; checked on NIST StRD.
 * @example leastSquares([Float64Array.of(3, 3, 3)], Float64Array.of(3, 5, 7)) // null
 */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array): Float64Array | null {
  const n = y.length
  const k = columns.length
  if (n < k + 1 || [...columns, y].some((column) => column.length !== n || !column.every(Number.isFinite))) {
    return null
  }
  if (columns.some((column) => minimum(column) === maximum(column))) return null
  const means = columns.map(mean)
  const middle = mean(y)
  const q = columns.map((column, j) => column.map((x) => x - means[j]!))
  const right = y.map((value) => value - middle)
  const lengths = q.map((column) => lengthFrom(column, 0))
  const diagonal = new Float64Array(k)
  for (let j = 0; j < k; j++) {
    const column = q[j]!
    const size = lengthFrom(column, j)
    if (!(size > rankTolerance * lengths[j]!)) return null
    // The sign that adds, so that nothing cancels.
    diagonal[j] = column[j]! > 0 ? -size : size
    column[j] = column[j]! - diagonal[j]!
    for (let other = j + 1; other < k; other++) reflect(q[other]!, column, j)
    reflect(right, column, j)
  }
  const result = new Float64Array(k + 1)
  for (let j = k - 1; j >= 0; j--) {
    let rest = right[j]!
    for (let other = j + 1; other < k; other++) rest -= q[other]![j]! * result[other + 1]!
    result[j + 1] = rest / diagonal[j]!
  }
  let intercept = middle
  for (let j = 0; j < k; j++) intercept -= result[j + 1]! * means[j]!
  result[0] = intercept
  return result
}

/** The Euclidean length of the cells from index `from` on, without overflow. */
function lengthFrom(column: Float64Array, from: number): number {
  let largest = 0
  for (let i = from; i < column.length; i++) largest = Math.max(largest, Math.abs(column[i]!))
  if (largest === 0) return 0
  let squares = 0
  for (let i = from; i < column.length; i++) squares += (column[i]! / largest) * (column[i]! / largest)
  return largest * Math.sqrt(squares)
}

/** Reflects the cells of a column from index `from` on in the plane normal to those of `normal`. */
function reflect(column: Float64Array, normal: Float64Array, from: number): void {
  let product = 0
  let squares = 0
  for (let i = from; i < normal.length; i++) {
    product += normal[i]! * column[i]!
    squares += normal[i]! * normal[i]!
  }
  const factor = (2 * product) / squares
  for (let i = from; i < normal.length; i++) column[i] = column[i]! - factor * normal[i]!
}

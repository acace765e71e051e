const maxSteps = 10_000

/**
 * The largest eigenvalue of a positive matrix and its eigenvector with sum 1, by power iteration: the weights
 * of a matrix of pairwise comparisons.
 *
 * @param matrix n × n, all cells positive and finite; need not be symmetric
 * @returns value (λ max, at least n for a reciprocal matrix) and vector, positive, sum 1; NaN throughout when a
 *   cell is missing, infinite or not positive, or the matrix is not square or is empty
 * Source: O. Perron (1907); T. L. Saaty, "The Analytic Hierarchy Process" (1980).
 * @example principalEigenvector([[1, 3], [1 / 3, 1]]) // { value: 2, vector: [0.75, 0.25] }
 */
export function principalEigenvector(matrix: readonly (readonly number[])[]): {
  readonly value: number
  readonly vector: number[]
} {
  const n = matrix.length
  const valid = matrix.every((row) => row.length === n && row.every((x) => x > 0 && x < Infinity))
  if (n === 0 || !valid) return { value: NaN, vector: matrix.map(() => NaN) }
  let vector: number[] = new Array(n).fill(1 / n)
  let image: number[] = new Array(n).fill(0)
  let value = NaN
  for (let step = 0; step < maxSteps; step++) {
    value = 0
    for (let i = 0; i < n; i++) {
      const row = matrix[i]!
      let cell = 0
      for (let j = 0; j < n; j++) cell += row[j]! * vector[j]!
      image[i] = cell
      value += cell
    }
    let change = 0
    for (let i = 0; i < n; i++) {
      image[i] = image[i]! / value
      change = Math.max(change, Math.abs(image[i]! - vector[i]!) / image[i]!)
    }
    const previous = vector
    vector = image
    image = previous
    if (change < 1e-15) break
  }
  return { value, vector }
}

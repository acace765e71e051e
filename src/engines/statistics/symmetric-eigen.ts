/** Eigenvalues, highest first, and the unit eigenvectors belonging to them. */
export type Eigen = {
  readonly values: number[]
  /** vectors[k] belongs to values[k]; its component of largest size is positive. */
  readonly vectors: number[][]
}

/** Quadratic convergence makes six to ten sweeps the rule. */
const maxSweeps = 60

/**
 * All eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations, in a fixed order, so the
 * same on every engine.
 *
 * @param matrix n × n; only the diagonal and the part above it are read
 * @returns values descending (equal ones in the order of the diagonal) and orthonormal vectors; of the two
 *   signs of a vector, the one whose component of largest size (the first of equals) is positive. All NaN when
 *   a cell is missing or infinite.
 * Source: G. H. Golub, C. F. Van Loan, "Matrix Computations" (4th ed. 2013), 8.5.
 * @example symmetricEigen([[2, 0], [0, 3]]) // { values: [3, 2], vectors: [[0, 1], [1, 0]] }
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const n = matrix.length
  const a = matrix.map((row, i) => row.map((cell, j) => (j >= i ? cell : matrix[j]![i]!)))
  if (a.some((row) => row.some((cell) => !Number.isFinite(cell)))) {
    return { values: a.map(() => NaN), vectors: a.map((row) => row.map(() => NaN)) }
  }
  const largest = a.flat().reduce((most, cell) => Math.max(most, Math.abs(cell)), 0)
  // The rows of v become the eigenvectors.
  const v = a.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let rotations = 0
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) if (rotate(a, v, p, q, largest * 1e-18)) rotations++
    }
    if (rotations === 0) break
  }
  const order = a.map((_, i) => i).sort((i, j) => a[j]![j]! - a[i]![i]! || i - j)
  return { values: order.map((i) => a[i]![i]!), vectors: order.map((i) => withPositivePeak(v[i]!)) }
}

/** Rotates rows and columns p and q so that a[p][q] becomes 0; false when it is negligible already. */
function rotate(a: number[][], v: number[][], p: number, q: number, negligible: number): boolean {
  const rowP = a[p]!
  const rowQ = a[q]!
  const apq = rowP[q]!
  if (Math.abs(apq) <= negligible) return false
  const app = rowP[p]!
  const aqq = rowQ[q]!
  const theta = (aqq - app) / (2 * apq)
  // The smaller of the two angles; a huge theta makes the square infinite and t rightly 0.
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  const tau = s / (1 + c)
  rowP[p] = app - t * apq
  rowQ[q] = aqq + t * apq
  rowP[q] = 0
  rowQ[p] = 0
  for (let k = 0; k < a.length; k++) {
    if (k === p || k === q) continue
    const row = a[k]!
    const akp = row[p]!
    const akq = row[q]!
    row[p] = rowP[k] = akp - s * (akq + tau * akp)
    row[q] = rowQ[k] = akq + s * (akp - tau * akq)
  }
  const vP = v[p]!
  const vQ = v[q]!
  for (let k = 0; k < a.length; k++) {
    const vkp = vP[k]!
    const vkq = vQ[k]!
    vP[k] = vkp - s * (vkq + tau * vkp)
    vQ[k] = vkq + s * (vkp - tau * vkq)
  }
  return true
}

function withPositivePeak(vector: readonly number[]): number[] {
  let peak = 0
  for (const x of vector) if (Math.abs(x) > Math.abs(peak)) peak = x
  // Adding 0 turns −0 into 0.
  return vector.map((x) => (peak < 0 ? -x : x) + 0)
}

import { maximum } from "./maximum.ts"
import { mean } from "./mean.ts"
import { minimum } from "./minimum.ts"
import { standardDeviation } from "./standard-deviation.ts"

export type Completed = {
  /** The columns given, missing cells filled; new vectors. */
  readonly columns: Float64Array[]
  /** How many times means and covariances were estimated; 0 when nothing had to be. */
  readonly steps: number
  /** False when `maxSteps` was reached first; the cells are filled nevertheless. */
  readonly converged: boolean
}

/** Rows with the same cells missing share one regression of the missing cells on those present. */
type Pattern = { readonly rows: number[]; readonly present: number[]; readonly missing: number[] }

/**
 * Fills missing cells with their expectation given the cells present in the same row, under a multivariate
 * normal distribution whose means and covariances are estimated by expectation maximisation.
 *
 * Columns are standardised by the mean and standard deviation of the cells present; the start is mean 0,
 * variance 1, no correlation. Each step replaces the missing cells by their conditional means, then takes the
 * means and covariances (dividing by n, the conditional covariances added) and adds `ridge` to the diagonal:
 * the maximum of the likelihood penalised by ridge·n/2·trace(inverse covariance).
 *
 * A row without any cell present says nothing and is filled with the means. A column whose cells are all equal
 * is filled with that value; a column without any cell stays missing.
 *
 * @param columns each of length n, same order of rows; NaN is missing
 * @param options ridge ≥ 0, in variances of a standardised column; stops when no mean or covariance of the
 *   standardised columns changes by `tolerance` or more, or after `maxSteps`
 * Source: R. J. A. Little, D. B. Rubin, "Statistical Analysis with Missing Data" (3rd ed. 2019), 11.2;
 * OECD/JRC Handbook (2008) step 3, 3.3.
 * @example expectationMaximisation([Float64Array.of(1, 2)], { ridge: 0, maxSteps: 9, tolerance: 1e-6 }).steps // 0
 */
export function expectationMaximisation(
  columns: readonly Float64Array[],
  options: { readonly ridge: number; readonly maxSteps: number; readonly tolerance: number },
): Completed {
  const filled = columns.map((column) => column.slice())
  const centres = columns.map(mean)
  const varying: number[] = []
  columns.forEach((column, j) => {
    if (minimum(column) < maximum(column)) varying.push(j)
    else filled[j] = column.map((x) => (Number.isNaN(x) ? centres[j]! : x))
  })
  const spreads = columns.map(standardDeviation)
  const z = varying.map((j) => columns[j]!.map((x) => (x - centres[j]!) / spreads[j]!))
  const patterns = patternsOf(z)
  const rows = patterns.reduce((total, pattern) => total + pattern.rows.length, 0)

  const k = z.length
  const means = new Float64Array(k)
  const covariances = new Float64Array(k * k)
  for (let a = 0; a < k; a++) covariances[a * k + a] = 1
  const nextMeans = new Float64Array(k)
  const nextCovariances = new Float64Array(k * k)
  let steps = 0
  let converged = patterns.every((pattern) => pattern.missing.length === 0)
  const complete = converged
  while (!converged && steps < options.maxSteps) {
    nextCovariances.fill(0)
    for (const pattern of patterns) fillPattern(z, pattern, means, covariances, nextCovariances)
    for (let a = 0; a < k; a++) {
      let total = 0
      for (const pattern of patterns) for (const row of pattern.rows) total += z[a]![row]!
      nextMeans[a] = total / rows
    }
    let change = 0
    for (let a = 0; a < k; a++) {
      const za = z[a]!
      const meanA = nextMeans[a]!
      change = Math.max(change, Math.abs(meanA - means[a]!))
      for (let b = a; b < k; b++) {
        const zb = z[b]!
        const meanB = nextMeans[b]!
        let total = nextCovariances[a * k + b]!
        for (const pattern of patterns) {
          for (const row of pattern.rows) total += (za[row]! - meanA) * (zb[row]! - meanB)
        }
        const covariance = total / rows + (a === b ? options.ridge : 0)
        change = Math.max(change, Math.abs(covariance - covariances[a * k + b]!))
        covariances[a * k + b] = covariance
        covariances[b * k + a] = covariance
      }
    }
    means.set(nextMeans)
    steps++
    converged = change < options.tolerance
  }
  if (!complete) for (const pattern of patterns) fillPattern(z, pattern, means, covariances, nextCovariances)

  varying.forEach((j, a) => {
    const column = filled[j]!
    const standardised = z[a]!
    for (let i = 0; i < column.length; i++) {
      if (!Number.isNaN(column[i]!)) continue
      // Still missing in z: a row without any cell.
      const value = Number.isNaN(standardised[i]!) ? means[a]! : standardised[i]!
      column[i] = centres[j]! + spreads[j]! * value
    }
  })
  return { columns: filled, steps, converged }
}

/** The patterns in order of first appearance; rows without any cell present are left out. */
function patternsOf(z: readonly Float64Array[]): Pattern[] {
  const found = new Map<string, Pattern>()
  const n = z[0]?.length ?? 0
  for (let i = 0; i < n; i++) {
    const key = z.map((column) => (Number.isNaN(column[i]!) ? "0" : "1")).join("")
    if (!key.includes("1")) continue
    let pattern = found.get(key)
    if (pattern === undefined) {
      const indices = z.map((_, j) => j)
      pattern = {
        rows: [],
        present: indices.filter((j) => key[j] === "1"),
        missing: indices.filter((j) => key[j] === "0"),
      }
      found.set(key, pattern)
    }
    pattern.rows.push(i)
  }
  return [...found.values()]
}

/**
 * Writes the conditional means of the missing cells of one pattern into z, and adds the conditional covariances,
 * once per row, to `uncertainty` (k × k, the upper triangle).
 */
function fillPattern(
  z: readonly Float64Array[],
  { rows, present, missing }: Pattern,
  means: Float64Array,
  covariances: Float64Array,
  uncertainty: Float64Array,
): void {
  if (missing.length === 0) return
  const k = z.length
  const o = present.length
  const factor = choleskyOf(covariances, k, present)
  // slopes[m] are the coefficients of missing column m on the columns present.
  const slopes = missing.map((m) => {
    const b = Float64Array.from(present, (p) => covariances[m * k + p]!)
    solveCholesky(factor, o, b)
    return b
  })
  for (let a = 0; a < missing.length; a++) {
    const m = missing[a]!
    const slope = slopes[a]!
    const column = z[m]!
    for (const row of rows) {
      let value = means[m]!
      for (let p = 0; p < o; p++) {
        const j = present[p]!
        value += slope[p]! * (z[j]![row]! - means[j]!)
      }
      column[row] = value
    }
    for (let b = a; b < missing.length; b++) {
      const other = missing[b]!
      let covariance = covariances[m * k + other]!
      for (let p = 0; p < o; p++) covariance -= slope[p]! * covariances[other * k + present[p]!]!
      uncertainty[m * k + other] = uncertainty[m * k + other]! + rows.length * covariance
    }
  }
}

/**
 * The lower Cholesky factor of the chosen rows and columns. A pivot below 1e-12 (a column that is a combination
 * of those before it) is set to 0, and the column then explains nothing.
 */
function choleskyOf(matrix: Float64Array, k: number, chosen: readonly number[]): Float64Array {
  const o = chosen.length
  const factor = new Float64Array(o * o)
  for (let i = 0; i < o; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[chosen[i]! * k + chosen[j]!]!
      for (let l = 0; l < j; l++) rest -= factor[i * o + l]! * factor[j * o + l]!
      const pivot = factor[j * o + j]!
      if (i === j) factor[i * o + i] = rest > 1e-12 ? Math.sqrt(rest) : 0
      else factor[i * o + j] = pivot === 0 ? 0 : rest / pivot
    }
  }
  return factor
}

/** Solves factor·factorᵀ·x = b in place. */
function solveCholesky(factor: Float64Array, o: number, b: Float64Array): void {
  for (let i = 0; i < o; i++) {
    let rest = b[i]!
    for (let l = 0; l < i; l++) rest -= factor[i * o + l]! * b[l]!
    const pivot = factor[i * o + i]!
    b[i] = pivot === 0 ? 0 : rest / pivot
  }
  for (let i = o - 1; i >= 0; i--) {
    let rest = b[i]!
    for (let l = i + 1; l < o; l++) rest -= factor[l * o + i]! * b[l]!
    const pivot = factor[i * o + i]!
    b[i] = pivot === 0 ? 0 : rest / pivot
  }
}

import { sum } from "#statistics"

/**
 * Solves a linear or mixed-integer programme written in CPLEX LP format; handed to the engine from outside.
 * @returns status ("Optimal", "Infeasible" …), objective value and the value of each variable
 */
export type Solve = (problem: string) => {
  readonly status: string
  readonly objective: number
  readonly values: Readonly<Record<string, number>>
}

export interface Shares {
  /** Bounds of each child's share of the entity's total, Σ w·y; both ends included. */
  readonly ofTotal: readonly [number, number] | null
  /** Bounds of each child's weight as a share of the sum of weights. */
  readonly ofWeights: readonly [number, number] | null
}

/** One weight per child for each entity, and the entity's score; `null` where it has none. */
export interface BenefitOfTheDoubt {
  readonly scores: Float64Array
  readonly weights: readonly (readonly number[] | null)[]
}

/**
 * Benefit of the doubt: for each entity the weights that show it in the best light, max Σ w·y, such that under them no
 * entity scores above 1, with each child's share kept within bounds. Missing children have weight 0.
 * Source: Cherchye, Moesen, Rogge and Van Puyenbroeck (2007); OECD/JRC Handbook (2008) step 6.
 */
export function benefitOfTheDoubt(
  columns: readonly Float64Array[],
  shares: Shares,
  solve: Solve,
): BenefitOfTheDoubt {
  const n = columns[0]?.length ?? 0
  const scores = new Float64Array(n).fill(Number.NaN)
  const weights: (readonly number[] | null)[] = []
  const value = (i: number, k: number) => {
    const y = columns[k]?.[i] ?? Number.NaN
    return Number.isNaN(y) ? 0 : y
  }
  // The programme's variables are w·(the child's largest value): solvers work best around 1, and refuse 1e300.
  const sizes = columns.map((column) => {
    const largest = column.reduce((high, y) => (Math.abs(y) > high ? Math.abs(y) : high), 0)
    return largest > 0 ? largest : 1
  })
  const smallest = Math.min(...sizes)
  const terms = (i: number, children: readonly number[]) =>
    joined(children.map((k) => term(value(i, k) / sizes[k]!, `w${k}`)))
  const limits = Array.from({ length: n }, (_, j) => j)
  for (let i = 0; i < n; i++) {
    const children = columns.flatMap((column, k) => (Number.isNaN(column[i]!) ? [] : [k]))
    const lines = limits
      .map((j) => terms(j, children))
      .filter((row) => row !== "")
      .map((row) => `${row} <= 1`)
    for (const k of children) {
      if (shares.ofTotal !== null) {
        const [low, high] = shares.ofTotal
        lines.push(...bounds(k, children, low, high, (c) => value(i, c) / sizes[c]!))
      }
      if (shares.ofWeights !== null) {
        const [low, high] = shares.ofWeights
        lines.push(...bounds(k, children, low, high, (c) => smallest / sizes[c]!))
      }
    }
    const objective = terms(i, children)
    if (children.length > 0 && objective === "") {
      // Worst in everything: 0 whatever the weights. Equal ones, as large as the limits allow, are recorded.
      const most = limits.reduce((high, j) => Math.max(high, sum(children.map((k) => value(j, k)))), 0)
      const equal = most > 1e-300 ? 1 / most : 1 / children.length
      scores[i] = 0
      weights.push(columns.map((_, k) => (children.includes(k) ? equal : 0)))
      continue
    }
    if (children.length === 0 || lines.length === 0) {
      weights.push(null)
      continue
    }
    const rows = lines.map((line, r) => `c${r}: ${line}`).join("\n")
    const solution = solve(`Maximize\nobj: ${objective}\nSubject To\n${rows}\nEnd\n`)
    if (solution.status !== "Optimal") {
      weights.push(null)
      continue
    }
    const own = columns.map((_, k) => (solution.values[`w${k}`] ?? 0) / sizes[k]!)
    // Bounds of shares that nobody can meet leave weights of 0 alone: feasible to the solver, of no use here.
    const usable = own.every(Number.isFinite) && solution.objective > 1e-9
    if (usable) scores[i] = solution.objective
    weights.push(usable ? own : null)
  }
  return { scores, weights }
}

/** low·Σ s ≤ s(k)·w(k) ≤ high·Σ s, s = size·w, as two rows. */
function bounds(
  k: number,
  children: readonly number[],
  low: number,
  high: number,
  size: (k: number) => number,
) {
  const row = (share: number) =>
    joined(children.map((c) => term((c === k ? 1 - share : -share) * size(c), `w${c}`)))
  const rows: string[] = []
  if (low > 0 && row(low) !== "") rows.push(`${row(low)} >= 0`)
  if (high < 1 && row(high) !== "") rows.push(`${row(high)} <= 0`)
  return rows
}

const joined = (terms: readonly string[]) => terms.filter((text) => text !== "").join(" ")

/** One term; what a solver takes for 0 is left out. */
function term(coefficient: number, name: string): string {
  if (Math.abs(coefficient) < 1e-9) return ""
  return `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} ${name}`
}

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
  const terms = (i: number, children: readonly number[], factor = 1) =>
    children.map((k) => term(factor * value(i, k), `w${k}`)).join(" ")
  const limits = Array.from({ length: n }, (_, j) => j)
  for (let i = 0; i < n; i++) {
    const children = columns.flatMap((column, k) => (Number.isNaN(column[i]!) ? [] : [k]))
    const lines = limits
      .filter((j) => children.some((k) => value(j, k) !== 0))
      .map((j) => `${terms(j, children)} <= 1`)
    for (const k of children) {
      if (shares.ofTotal !== null) {
        const [low, high] = shares.ofTotal
        lines.push(...bounds(k, children, low, high, (c) => value(i, c)))
      }
      if (shares.ofWeights !== null) {
        const [low, high] = shares.ofWeights
        lines.push(...bounds(k, children, low, high, () => 1))
      }
    }
    const objective = terms(i, children)
    if (children.length > 0 && objective === "") {
      // Worst in everything: 0 whatever the weights. Equal ones, as large as the limits allow, are recorded.
      const most = limits.reduce((high, j) => Math.max(high, sum(children.map((k) => value(j, k)))), 0)
      scores[i] = 0
      weights.push(
        columns.map((_, k) => (children.includes(k) ? 1 / (most > 0 ? most : children.length) : 0)),
      )
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
    scores[i] = solution.objective
    weights.push(columns.map((_, k) => solution.values[`w${k}`] ?? 0))
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
    children.map((c) => term((c === k ? 1 - share : -share) * size(c), `w${c}`)).join(" ")
  const rows: string[] = []
  if (low > 0 && row(low) !== "") rows.push(`${row(low)} >= 0`)
  if (high < 1 && row(high) !== "") rows.push(`${row(high)} <= 0`)
  return rows
}

function term(coefficient: number, name: string): string {
  if (coefficient === 0) return ""
  return `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} ${name}`
}

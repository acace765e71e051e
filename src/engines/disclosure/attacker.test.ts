// An attacker written anew: he has what publicTables gave out, the sums that everybody knows, and two tools, ranks of
// matrices and linear programmes over the values themselves. He shares no code with the audit.
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import type { Solve } from "#evaluation"
import { loadSolver } from "../../adapters/solver/index.ts"
import { cellOf, crossed, type Enterprise } from "./example-tables.ts"
import {
  type AggregateCell,
  auditTables,
  primaryReason,
  protectTables,
  publicTables,
  type RatioCell,
  defaultDisclosureRules as rules,
  type TableSet,
} from "./index.ts"
import { protectionLevel } from "./rules.ts"

let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})

interface Equation {
  /** Factors of hidden cells. */
  readonly hidden: Readonly<Record<string, bigint>>
  /** What they add up to, from published cells. */
  readonly sum: bigint
}

const aggregatesOf = (set: TableSet) =>
  set.tables.flatMap(({ cells }) => cells.filter((cell): cell is AggregateCell => cell.kind !== "ratio"))

/** Everything that ties hidden cells, given the published ones. */
function equationsOf(set: TableSet, published: ReadonlySet<string>): Equation[] {
  const values = new Map(aggregatesOf(set).map(({ id, value }) => [id, value]))
  const of = (factors: Readonly<Record<string, bigint>>): Equation => {
    let sum = 0n
    const hidden: Record<string, bigint> = {}
    for (const [id, factor] of Object.entries(factors))
      if (published.has(id)) sum -= factor * (values.get(id) ?? 0n)
      else hidden[id] = factor
    return { hidden, sum }
  }
  const sums = set.relations.map(({ total, parts }) =>
    of({ ...Object.fromEntries(parts.map((id) => [id, 1n])), [total]: -1n }),
  )
  const ratios = set.tables.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      if (cell.kind !== "ratio" || !published.has(cell.id)) return []
      const [above, below] = [values.get(cell.numerator) ?? 0n, values.get(cell.denominator) ?? 0n]
      return below === 0n ? [] : [of({ [cell.numerator]: below, [cell.denominator]: -above })]
    }),
  )
  return [...sums, ...ratios].filter(({ hidden }) => Object.keys(hidden).length > 0)
}

/** Rank by Bareiss' elimination, without fractions. */
function rankOf(matrix: readonly (readonly bigint[])[]): number {
  const m = matrix.map((row) => [...row])
  let rank = 0
  let before = 1n
  for (let column = 0; column < (m[0]?.length ?? 0) && rank < m.length; column++) {
    const at = m.findIndex((row, i) => i >= rank && row[column] !== 0n)
    if (at < 0) continue
    ;[m[rank], m[at]] = [m[at]!, m[rank]!]
    const pivot = m[rank]![column]!
    for (let i = rank + 1; i < m.length; i++) {
      const factor = m[i]![column]!
      for (let j = column; j < m[i]!.length; j++)
        m[i]![j] = (pivot * m[i]![j]! - factor * m[rank]![j]!) / before
    }
    before = pivot
    rank++
  }
  return rank
}

/** Of some hidden cells those whose value follows: their unit row adds nothing to the rank. */
function solvedFor(set: TableSet, published: ReadonlySet<string>, cells: readonly string[]): string[] {
  const equations = equationsOf(set, published)
  const names = [...new Set(equations.flatMap(({ hidden }) => Object.keys(hidden)))]
  const matrix = equations.map(({ hidden }) => names.map((name) => hidden[name] ?? 0n))
  const rank = rankOf(matrix)
  return cells.filter(
    (cell) =>
      names.includes(cell) && rankOf([...matrix, names.map((name) => (name === cell ? 1n : 0n))]) === rank,
  )
}

/** Smallest and largest value that a hidden cell can have. */
function boundsOf(set: TableSet, published: ReadonlySet<string>, cell: string): [number, number] {
  const equations = equationsOf(set, published)
  const names = [...new Set([cell, ...equations.flatMap(({ hidden }) => Object.keys(hidden))])]
  const rows = equations.map(({ hidden, sum }, i) => {
    const largest = Object.values(hidden).reduce((most, one) => Math.max(most, Math.abs(Number(one))), 1)
    const terms = Object.entries(hidden).map(
      ([name, factor]) =>
        `${factor < 0n ? "-" : "+"} ${Math.abs(Number(factor)) / largest} v${names.indexOf(name)}`,
    )
    return `r${i}: ${terms.join(" ")} = ${Number(sum) / largest}`
  })
  const own = `v${names.indexOf(cell)}`
  const limit = `top: ${own} <= 1000000000`
  const [least, most] = ["Minimize", "Maximize"].map(
    (goal) => solve(`${goal}\nobj: ${own}\nSubject To\n${[...rows, limit].join("\n")}\nEnd\n`).objective,
  )
  return [least ?? Number.NaN, most ?? Number.NaN]
}

const enterprises = fc
  .record({
    zones: fc.integer({ min: 3, max: 7 }),
    industries: fc.integer({ min: 1, max: 3 }),
    cities: fc.integer({ min: 1, max: 3 }),
    list: fc.array(
      fc.record({
        zone: fc.nat(6),
        industry: fc.nat(2),
        value: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5000 })),
      }),
      { minLength: 10, maxLength: 90 },
    ),
  })
  .map(({ zones, industries, cities, list }) => ({
    zones,
    industries,
    cities,
    list: list.map(
      ({ zone, industry, value }, unit): Enterprise => ({
        unit,
        zone: zone % zones,
        industry: industry % industries,
        value,
      }),
    ),
  }))

/** Tax and staff of zones by industry, cities and all, and tax per head of every cell; values stay sums. */
function setFrom({
  zones,
  industries,
  cities,
  list,
}: typeof enterprises extends fc.Arbitrary<infer T> ? T : never) {
  const cityOf = (zone: number) => zone % cities
  const tax = crossed(list, zones, industries, cityOf, rules, "tax ")
  const staffed = list.map((one) => ({ ...one, value: ((one.value * 7919 + one.unit * 31) % 400) + 1 }))
  const staff = crossed(staffed, zones, industries, cityOf, rules, "staff ")
  const ratios = tax.cells.flatMap(({ id }): RatioCell[] => {
    const denominator = id.replace("tax", "staff")
    const isEmpty = staff.cells.find((cell) => cell.id === denominator)?.value === 0n
    return isEmpty ? [] : [{ kind: "ratio", id: `per head ${id}`, numerator: id, denominator, shown: "1" }]
  })
  const tables = [
    { code: "tax", signed: false, cells: tax.cells },
    { code: "staff", signed: false, cells: staff.cells },
    { code: "per head", signed: false, cells: ratios },
  ]
  return { tables, relations: [...tax.relations, ...staff.relations] } satisfies TableSet
}

const unsafeOf = (set: TableSet) =>
  aggregatesOf(set).filter(({ summary, kind }) => primaryReason(summary, kind, rules) !== null)

const unitsOf = ({ contributions }: AggregateCell) => {
  const { units, values } = contributions?.() ?? { units: [], values: [] }
  return Array.from(units).filter((_, i) => values[i] !== 0)
}
const has = (cell: AggregateCell, unit: number) => unitsOf(cell).includes(unit)

/** Cells that one unit alone is behind, by unit. */
function aloneIn(cells: readonly AggregateCell[]): Map<number, string[]> {
  const alone = new Map<number, string[]>()
  for (const cell of cells) {
    const [unit, ...others] = unitsOf(cell)
    if (unit !== undefined && others.length === 0) alone.set(unit, [...(alone.get(unit) ?? []), cell.id])
  }
  return alone
}

function publishedOf(set: TableSet, by?: Solve): Set<string> {
  const tables = publicTables(set, protectTables(set, rules, by), rules)
  expect(tables).not.toBeNull()
  return new Set(
    (tables ?? []).flatMap(({ cells }) =>
      cells.flatMap(({ id, status }) => (status === "published" ? [id] : [])),
    ),
  )
}

describe("an attacker with everything that was published", () => {
  test("solves for no unsafe cell, and for nothing that was suppressed", () => {
    fc.assert(
      fc.property(enterprises, (given) => {
        const set = setFrom(given)
        const published = publishedOf(set)
        const unsafe = unsafeOf(set).map(({ id }) => id)
        expect(unsafe.filter((id) => published.has(id))).toEqual([])
        const hidden = aggregatesOf(set).flatMap(({ id }) => (published.has(id) ? [] : [id]))
        expect(solvedFor(set, published, hidden)).toEqual([])
      }),
      { seed: 28, numRuns: 20, endOnFailure: true },
    )
  })

  test("who also knows all own figures solves for no unsafe cell of others", () => {
    let insiders = 0
    fc.assert(
      fc.property(enterprises, (given) => {
        const set = setFrom(given)
        const published = publishedOf(set)
        const unsafe = unsafeOf(set)
        for (const [unit, own] of aloneIn(unsafe)) {
          insiders++
          const others = unsafe.filter((cell) => !has(cell, unit)).map(({ id }) => id)
          expect(solvedFor(set, new Set([...published, ...own]), others)).toEqual([])
        }
      }),
      { seed: 30, numRuns: 12, endOnFailure: true },
    )
    expect(insiders).toBeGreaterThan(20)
  })

  test("finds no bounds closer to an unsafe cell than its protection level", () => {
    fc.assert(
      fc.property(enterprises, (given) => {
        const set = setFrom(given)
        const published = publishedOf(set, solve)
        for (const { id, summary, value } of unsafeOf(set)) {
          const level = Number(protectionLevel(summary, "sum", rules))
          const [least, most] = boundsOf(set, published, id)
          const slack = 1e-3 * Math.max(1, Number(value))
          expect(most).toBeGreaterThanOrEqual(Number(value) + level - slack)
          expect(least).toBeLessThanOrEqual(Number(value) - level + slack)
          expect(most).toBeGreaterThan(least)
        }
      }),
      { seed: 29, numRuns: 2, endOnFailure: true },
    )
  })

  test("wins where unsafe cells alone are suppressed, and the audit says the same cells", () => {
    let won = 0
    fc.assert(
      fc.property(enterprises, (given) => {
        const set = setFrom(given)
        const unsafe = unsafeOf(set).map(({ id }) => id)
        const ratios = set.tables[2]?.cells.flatMap((cell) =>
          cell.kind === "ratio" && [cell.numerator, cell.denominator].some((id) => unsafe.includes(id))
            ? [cell.id]
            : [],
        )
        const suppressed = new Set([...unsafe, ...(ratios ?? [])])
        const published = new Set(
          set.tables.flatMap(({ cells }) => cells.flatMap(({ id }) => (suppressed.has(id) ? [] : [id]))),
        )
        const found = solvedFor(set, published, unsafe)
        const faults = auditTables(set, suppressed, rules)
        const exact = faults.flatMap(({ kind, cells }) => (kind === "exact" ? cells : []))
        expect(exact.sort()).toEqual(found.sort())
        won += found.length
      }),
      { seed: 28, numRuns: 20, endOnFailure: true },
    )
    expect(won).toBeGreaterThan(10)
  })

  test("wins where one suppressed cell is given away", () => {
    // Of a and b, hidden together, b: then a is 110 − 30 − 60.
    const cells = [
      cellOf("all", [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10]),
      cellOf("a", [10, 10]),
      cellOf("b", [10, 10, 10]),
      cellOf("c", [10, 10, 10, 10, 10, 10]),
    ]
    const set: TableSet = {
      tables: [{ code: "t", signed: false, cells }],
      relations: [{ total: "all", parts: ["a", "b", "c"] }],
    }
    const published = publishedOf(set)
    expect(solvedFor(set, published, ["a"])).toEqual([])
    expect(solvedFor(set, new Set([...published, "b"]), ["a"])).toEqual(["a"])
  })
})

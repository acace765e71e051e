import { expect, test } from "vitest"
import { expectationMaximisation } from "./expectation-maximisation.ts"
import { leastSquares } from "./least-squares.ts"

const precise = { ridge: 0.01, maxSteps: 2000, tolerance: 1e-12 }

function columnsOf(rows: readonly (readonly number[])[]): Float64Array[] {
  return rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!))
}

const measured = [
  [78.5, 2.1, 31],
  [74.3, NaN, 28],
  [104.3, 3.9, NaN],
  [87.6, 3.2, 44],
  [95.9, NaN, NaN],
  [109.2, 4.4, 55],
  [102.7, 3.5, 47],
  [NaN, 2.4, 30],
  [93.1, 3, NaN],
  [115.9, NaN, 58],
  [NaN, NaN, NaN],
  [83.8, 2.2, 39],
]

test("missing cells agree with a row-by-row calculation in NumPy", () => {
  // Computed with NumPy 2.4: dense inverses, each row by itself, tolerance 1e-12 (61 steps).
  const expected = new Map([
    ["1,1", 1.8503661546346644],
    ["2,2", 50.58877340551616],
    ["4,1", 3.307236607517404],
    ["4,2", 44.51994353862646],
    ["7,0", 80.13430716326391],
    ["8,2", 42.00961123725057],
    ["9,1", 4.597318946312947],
    ["10,0", 93.22130065120464],
    ["10,1", 3.1322656098604544],
    ["10,2", 42.64712074376372],
  ])
  const { columns, converged, steps } = expectationMaximisation(columnsOf(measured), precise)
  expect(converged).toBe(true)
  expect(steps).toBe(61)
  measured.forEach((row, i) => {
    row.forEach((given, j) => {
      const filled = columns[j]![i]!
      if (!Number.isNaN(given)) expect(filled).toBe(given)
      else expect(Math.abs(filled - expected.get(`${i},${j}`)!)).toBeLessThan(1e-9)
    })
  })
})

test("with one incomplete column the cells lie on the regression of the complete rows", () => {
  // T. W. Anderson, JASA 52 (1957): for such data the maximum of the likelihood has this closed form.
  const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  const y = Float64Array.of(2.3, 2.9, 4.8, 5.1, 7.2, 7.4, NaN, NaN)
  const [intercept, slope] = leastSquares([x.slice(0, 6)], y.slice(0, 6))!
  const { columns } = expectationMaximisation([x, y], { ridge: 0, maxSteps: 5000, tolerance: 1e-13 })
  for (const i of [6, 7]) expect(Math.abs(columns[1]![i]! - (intercept! + slope! * x[i]!))).toBeLessThan(1e-9)
})

test("complete data come back unchanged after no step, in new vectors", () => {
  const given = [Float64Array.of(1, 2, 4), Float64Array.of(3, 5, 4)]
  const { columns, steps, converged } = expectationMaximisation(given, precise)
  expect({ columns, steps, converged }).toEqual({ columns: given, steps: 0, converged: true })
  expect(columns[0]).not.toBe(given[0])
})

test("a constant column is filled with its value and an empty one stays missing", () => {
  const { columns } = expectationMaximisation(
    [Float64Array.of(7, NaN, 7), Float64Array.of(NaN, NaN, NaN), Float64Array.of(1, 2, 4)],
    precise,
  )
  expect([...columns[0]!]).toEqual([7, 7, 7])
  expect([...columns[1]!]).toEqual([NaN, NaN, NaN])
})

test("stopping early is said and still fills every cell", () => {
  const { columns, steps, converged } = expectationMaximisation(columnsOf(measured), {
    ...precise,
    maxSteps: 3,
  })
  expect(steps).toBe(3)
  expect(converged).toBe(false)
  expect(columns.every((column) => column.every(Number.isFinite))).toBe(true)
})

test("a column that repeats another does not break the regression, even without ridge", () => {
  const x = Float64Array.of(1, 2, 3, 4, 5, 6)
  const y = Float64Array.of(2, 4, 6, 8.5, NaN, 12)
  const { columns } = expectationMaximisation([x, x.map((value) => 3 * value), y], { ...precise, ridge: 0 })
  const [intercept, slope] = leastSquares(
    [x.filter((_, i) => i !== 4)],
    y.filter((_, i) => i !== 4),
  )!
  expect(Math.abs(columns[2]![4]! - (intercept! + slope! * 5))).toBeLessThan(1e-6)
})

test("a change of unit changes the filled cells by the same factor", () => {
  const plain = expectationMaximisation(columnsOf(measured), precise).columns
  const scaled = expectationMaximisation(
    columnsOf(measured).map((column) => column.map((x) => x * 10000)),
    precise,
  ).columns
  plain.forEach((column, j) => {
    column.forEach((x, i) => {
      expect(Math.abs(scaled[j]![i]! / 10000 / x - 1)).toBeLessThan(1e-12)
    })
  })
})

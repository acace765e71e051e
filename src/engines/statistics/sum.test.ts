import fc from "fast-check"
import { expect, test } from "vitest"
import { sum } from "./sum.ts"

test("what rounding would lose is kept", () => {
  // By hand: the exact sums.
  expect(sum([1, 1e100, 1, -1e100])).toBe(2)
  expect(sum(new Float64Array(10).fill(0.1))).toBe(1)
})

test("missing values are skipped, and nothing present sums to 0", () => {
  expect(sum([1, NaN, 2])).toBe(3)
  expect(sum([NaN])).toBe(0)
  expect(sum([])).toBe(0)
})

test("infinities stay infinite, and opposite ones are undefined", () => {
  expect(sum([1, Infinity, 2])).toBe(Infinity)
  expect(sum([-Infinity, 1])).toBe(-Infinity)
  expect(sum([Infinity, -Infinity])).toBeNaN()
})

test("the order of zones moves the sum by no more than one unit in the last place", () => {
  const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 300 })
  fc.assert(
    fc.property(values, (x) => {
      const distance = Math.abs(sum(x) - sum([...x].sort((a, b) => a - b)))
      const size = x.reduce((total, value) => total + Math.abs(value), 0)
      // The second term is the second-order error of Neumaier's bound, n²u²·Σ|x|.
      return distance <= Math.abs(sum(x)) * 2 ** -52 + x.length * x.length * 2 ** -106 * size
    }),
    { seed: 1, numRuns: 500 },
  )
})

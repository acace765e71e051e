import fc from "fast-check"
import { expect, test } from "vitest"
import { ranks } from "./ranks.ts"

const a = [12.5, 3.1, NaN, 7.7, 7.7, 100.2, 0.4, 55, 21.3]

test("ranks agree with SciPy's rankdata for both ways with ties", () => {
  // Computed with SciPy 1.17, the missing value left out.
  expect([...ranks(a, "average")]).toEqual([5, 2, NaN, 3.5, 3.5, 8, 1, 7, 6])
  expect([...ranks(a, "min")]).toEqual([5, 2, NaN, 3, 3, 8, 1, 7, 6])
})

test("zero and minus zero are tied", () => {
  expect([...ranks([0, -0, -1], "min")]).toEqual([2, 2, 1])
})

test("a rising transformation and the order of zones leave ranks alone", () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 })
  fc.assert(
    fc.property(values, fc.constantFrom("min" as const, "average" as const), (x, ties) => {
      const expected = [...ranks(x, ties)]
      expect([
        ...ranks(
          x.map((value) => value * value * value + 7),
          ties,
        ),
      ]).toEqual(expected)
      expect([...ranks([...x].reverse(), ties)].reverse()).toEqual(expected)
    }),
    { seed: 3, numRuns: 300 },
  )
})

test("average ranks sum to n(n + 1)/2", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), (x) => {
      const total = ranks(x, "average").reduce((sum, rank) => sum + rank, 0)
      return total === (x.length * (x.length + 1)) / 2
    }),
    { seed: 4, numRuns: 300 },
  )
})

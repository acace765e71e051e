import { expect, test } from "vitest"
import { centralMoments } from "./central-moments.ts"

test("sums of powers of deviations are exact on small integers", () => {
  // By hand: mean 3, deviations −2, −1, 3.
  expect(centralMoments([1, NaN, 2, 6])).toEqual({ count: 3, scale: 1, second: 14, third: 18, fourth: 98 })
})

test("equal values have no variation at all, although 49 times a fraction rounds", () => {
  const values = new Float64Array(49).fill(0.3)
  expect(centralMoments(values)).toEqual({ count: 49, scale: 1, second: 0, third: 0, fourth: 0 })
})

test("one value or none has moments 0", () => {
  expect(centralMoments([7]).second).toBe(0)
  expect(centralMoments([]).count).toBe(0)
})

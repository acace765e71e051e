import { expect, test } from "vitest"
import { mean } from "./mean.ts"

test("the mean agrees with NIST StRD NumAcc4, whose values differ in the eighth digit", () => {
  const values = [10000000.2]
  for (let i = 0; i < 500; i++) values.push(10000000.1, 10000000.3)
  expect(mean(values)).toBe(10000000.2)
})

test("the mean of equal values is that value", () => {
  for (let n = 1; n < 200; n++) expect(mean(new Float64Array(n).fill(0.3))).toBe(0.3)
})

test("missing values are skipped, and nothing present has no mean", () => {
  expect(mean([1, 2, NaN, 6])).toBe(3)
  expect(mean([NaN])).toBeNaN()
  expect(mean([])).toBeNaN()
})

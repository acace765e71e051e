import { expect, test } from "vitest"
import { median } from "./median.ts"

test("the median agrees with the examples of Excel's MEDIAN", () => {
  expect(median([1, 2, 3, 4, 5])).toBe(3)
  expect(median([1, 2, 3, 4, 5, 6])).toBe(3.5)
})

test("missing values are skipped, and nothing present has no median", () => {
  expect(median([5, NaN, 1, 2, 4])).toBe(3)
  expect(median([NaN])).toBeNaN()
})

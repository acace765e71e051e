import { expect, test } from "vitest"
import { maximum } from "./maximum.ts"

test("the highest value present is found wherever it stands", () => {
  expect(maximum([4, NaN, -5])).toBe(4)
  expect(maximum([NaN, -5, 4])).toBe(4)
  expect(maximum([-Infinity, Infinity])).toBe(Infinity)
})

test("nothing present has no maximum", () => {
  expect(maximum([NaN])).toBeNaN()
  expect(maximum([])).toBeNaN()
})

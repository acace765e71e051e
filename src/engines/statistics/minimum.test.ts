import { expect, test } from "vitest"
import { minimum } from "./minimum.ts"

test("the lowest value present is found wherever it stands", () => {
  expect(minimum([4, NaN, -5])).toBe(-5)
  expect(minimum([NaN, -5, 4])).toBe(-5)
  expect(minimum([-Infinity, Infinity])).toBe(-Infinity)
})

test("nothing present has no minimum", () => {
  expect(minimum([NaN])).toBeNaN()
  expect(minimum([])).toBeNaN()
})

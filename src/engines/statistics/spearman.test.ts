import { expect, test } from "vitest"
import { spearman } from "./spearman.ts"

test("the rank correlation agrees with SciPy, with ties and missing pairs", () => {
  const x = [12.5, 3.1, 7.7, NaN, 7.7, 100.2, 0.4, 55, 5, 21.3]
  const y = [1.1, 2.2, 2.2, 9, 0.3, 9.9, 0.1, 3.3, NaN, 8.8]
  // Computed with SciPy 1.17 on the eight pairs present.
  expect(Math.abs(spearman(x, y) - 0.8132530120481927)).toBeLessThan(1e-15)
})

test("two pairs, or a constant vector, have no correlation", () => {
  expect(spearman([1, 2], [3, 4])).toBeNaN()
  expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN()
})

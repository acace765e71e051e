import { expect, test } from "vitest"
import { pearson } from "./pearson.ts"

test("the correlation agrees with the example of Excel's CORREL", () => {
  expect(Math.abs(pearson([3, 2, 4, 5, 6], [9, 7, 12, 15, 17]) - 0.997054486)).toBeLessThan(5e-10)
})

test("pairs with a missing value are skipped", () => {
  const x = [12.5, 3.1, 7.7, NaN, 7.7, 100.2, 0.4, 55, 5, 21.3]
  const y = [1.1, 2.2, 2.2, 9, 0.3, 9.9, 0.1, 3.3, NaN, 8.8]
  // Computed with NumPy 2.4.
  expect(Math.abs(pearson(x, y) - 0.7371513496006087)).toBeLessThan(2e-15)
})

test("two pairs, or a constant vector, have no correlation", () => {
  expect(pearson([1, 2], [3, 4])).toBeNaN()
  expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN()
  // Constant over the pairs present.
  expect(pearson([1, 1, 1, 5], [1, 2, 3, NaN])).toBeNaN()
})

test("a straight line has correlation 1 or -1 and never beyond, in any unit", () => {
  const x = [0.1, 0.7, 0.2, 0.9, 0.4]
  for (const unit of [1, 1e4, 1e200, 1e-200]) {
    const r = pearson(
      x,
      x.map((value) => -3 * value * unit),
    )
    expect(r).toBeGreaterThanOrEqual(-1)
    expect(r).toBeLessThan(-1 + 1e-15)
  }
})

import { expect, test } from "vitest"
import { skewness } from "./skewness.ts"

test("skewness agrees with the example of Excel's SKEW", () => {
  // Excel's documentation shows 0.359543; more digits computed with SciPy.
  expect(Math.abs(skewness([3, 4, 5, 2, 3, 4, 5, 6, 4, 7]) - 0.35954307140679753)).toBeLessThan(1e-15)
})

test("missing values are skipped", () => {
  const a = [12.5, 3.1, NaN, 7.7, 7.7, 100.2, 0.4, 55, NaN, 21.3]
  // Computed with SciPy 1.17.
  expect(Math.abs(skewness(a) - 1.7851044696353626)).toBeLessThan(1e-14)
})

test("fewer than three or equal values have none", () => {
  expect(skewness([1, 2, NaN])).toBeNaN()
  expect(skewness([0.1, 0.1, 0.1, 0.1, 0.1])).toBeNaN()
})

test("a change of unit does not change it", () => {
  const a = [12.5, 3.1, 7.7, 100.2, 0.4]
  // Powers of two change no digit.
  expect(skewness(a.map((x) => x * 1024))).toBe(skewness(a))
  for (const unit of [1e4, 1e150, 1e-150, 1e300]) {
    expect(Math.abs(skewness(a.map((x) => x * unit)) - skewness(a))).toBeLessThan(1e-13)
  }
})

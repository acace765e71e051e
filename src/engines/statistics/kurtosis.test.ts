import { expect, test } from "vitest"
import { kurtosis } from "./kurtosis.ts"

test("kurtosis agrees with the example of Excel's KURT", () => {
  // Excel's documentation shows -0.151799637; more digits computed with SciPy.
  expect(Math.abs(kurtosis([3, 4, 5, 2, 3, 4, 5, 6, 4, 7]) - -0.15179963720841405)).toBeLessThan(1e-14)
})

test("missing values are skipped", () => {
  const a = [12.5, 3.1, NaN, 7.7, 7.7, 100.2, 0.4, 55, NaN, 21.3]
  // Computed with SciPy 1.17.
  expect(Math.abs(kurtosis(a) - 2.718406086701556)).toBeLessThan(1e-14)
})

test("fewer than four or equal values have none", () => {
  expect(kurtosis([1, 2, 4, NaN])).toBeNaN()
  expect(kurtosis([0.1, 0.1, 0.1, 0.1, 0.1])).toBeNaN()
})

test("a change of unit does not change it", () => {
  const a = [12.5, 3.1, 7.7, 100.2, 0.4]
  // Powers of two change no digit.
  expect(kurtosis(a.map((x) => x * 1024))).toBe(kurtosis(a))
  for (const unit of [1e4, 1e150, 1e-150, 1e300]) {
    expect(Math.abs(kurtosis(a.map((x) => x * unit)) - kurtosis(a))).toBeLessThan(1e-13)
  }
})

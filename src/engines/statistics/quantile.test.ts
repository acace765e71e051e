import fc from "fast-check"
import { expect, test } from "vitest"
import { quantile } from "./quantile.ts"

test("quantiles agree with the example of Excel's PERCENTILE.INC", () => {
  expect(Math.abs(quantile([1, 3, 2, 4], 0.3) - 1.9)).toBeLessThan(1e-15)
})

test("quantiles agree with NumPy's default", () => {
  const a = [12.5, 3.1, NaN, 7.7, 7.7, 100.2, 0.4, 55, 21.3]
  // Computed with NumPy 2.4.
  const expected = [0.4, 2.29, 6.550000000000001, 10.1, 68.55999999999999, 84.37999999999998, 100.2]
  const got = [0, 0.1, 0.25, 0.5, 0.9, 0.95, 1].map((p) => quantile(a, p))
  got.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(5e-14)
  })
})

test("no value present, or a share outside 0 to 1, has no quantile", () => {
  expect(quantile([NaN], 0.5)).toBeNaN()
  expect(quantile([1, 2], -0.1)).toBeNaN()
  expect(quantile([1, 2], 1.1)).toBeNaN()
  expect(quantile([1, 2], NaN)).toBeNaN()
})

test("a higher share never has a lower quantile", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      values,
      share,
      share,
      (x, p, q) => quantile(x, Math.min(p, q)) <= quantile(x, Math.max(p, q)),
    ),
    { seed: 2, numRuns: 500 },
  )
})

import { expect, test } from "vitest"
import { deviationScale } from "./deviation-scale.ts"

test("ordinary deviations are left alone", () => {
  for (const reach of [1e-60, 0.001, 1, 1e12, 1e60]) expect(deviationScale(reach)).toBe(1)
})

test("extreme deviations are brought near 1 without overflow", () => {
  expect(deviationScale(1e200) * 1e200).toBeCloseTo(1, 12)
  expect(deviationScale(1e-200) * 1e-200).toBeCloseTo(1, 12)
  expect(deviationScale(5e-324)).toBe(1e300)
})

import { expect, test } from "vitest"
import { doubleDouble } from "./double-double.ts"
import { expDoubleDouble } from "./exp-double-double.ts"

test("e has 100 correct bits", () => {
  const e = doubleDouble()
  // OEIS A001113, split into two doubles with mpmath.
  const scale = 2 ** expDoubleDouble(e, 1, 0)
  expect(e[0]! * scale).toBe(Math.E)
  expect(Math.abs(e[1]! * scale - 1.4456468917292502e-16)).toBeLessThan(2 ** -100)
})

import { expect, test } from "vitest"
import { doubleDouble } from "./double-double.ts"
import { lnDoubleDouble } from "./ln-double-double.ts"

test("ln 10 has 100 correct bits", () => {
  const register = doubleDouble()
  lnDoubleDouble(register, 10)
  // OEIS A002392, split into two doubles with mpmath.
  expect(register[0]).toBe(Math.LN10)
  expect(Math.abs(register[1]! - -2.1707562233822494e-16)).toBeLessThan(2 ** -100)
})

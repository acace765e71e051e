import fc from "fast-check"
import { expect, test } from "vitest"
import { tabulated, toBits } from "./example-elementary-functions.ts"
import { power } from "./power.ts"

test("x^p has the tabulated bits, computed with Python's decimal module", () => {
  for (const { line, given, expected } of tabulated("power")) {
    expect(toBits(power(given[0]!, given[1]!)), line).toBe(expected)
  }
})

test("a missing value stays missing even to the power 0, unlike in ECMAScript", () => {
  expect(power(NaN, 0)).toBeNaN()
})

test("the power one half is the square root", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true }), (x) => power(x, 0.5) === Math.sqrt(x)),
    { seed: 11, numRuns: 1000 },
  )
})

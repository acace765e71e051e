import fc from "fast-check"
import { expect, test } from "vitest"
import { tabulated, toBits } from "./example-elementary-functions.ts"
import { exp } from "./exp.ts"
import { ln } from "./ln.ts"

test("e^x has the tabulated bits, computed with Python's decimal module", () => {
  for (const { line, given, expected } of tabulated("exp")) {
    expect(toBits(exp(given[0]!)), line).toBe(expected)
  }
})

test("exp undoes ln, to the spread of their roundings", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      // A last place of ln x, up to 2^-43, becomes that share of x.
      return Math.abs(exp(ln(x)) - x) <= x * 2 ** -43
    }),
    { seed: 8, numRuns: 1000 },
  )
})

test("exp never falls", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -740, max: 700, noNaN: true }),
      (x) => exp(x) <= exp(x + Math.abs(x) * 2 ** -52),
    ),
    { seed: 9, numRuns: 1000 },
  )
})

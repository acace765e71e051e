import fc from "fast-check"
import { expect, test } from "vitest"
import { tabulated, toBits } from "./example-elementary-functions.ts"
import { ln } from "./ln.ts"

test("the natural logarithm has the tabulated bits, computed with Python's decimal module", () => {
  for (const { line, given, expected } of tabulated("ln")) {
    expect(toBits(ln(given[0]!)), line).toBe(expected)
  }
})

test("ln of a product is the sum of the logarithms", () => {
  const positive = fc.double({ min: 1e-100, max: 1e100, noNaN: true })
  fc.assert(
    fc.property(positive, positive, (a, b) => Math.abs(ln(a * b) - ln(a) - ln(b)) <= 1e-13),
    { seed: 10, numRuns: 1000 },
  )
})

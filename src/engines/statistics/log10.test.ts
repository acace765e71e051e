import { expect, test } from "vitest"
import { tabulated, toBits } from "./example-elementary-functions.ts"
import { log10 } from "./log10.ts"

test("the logarithm to base 10 has the tabulated bits, computed with Python's decimal module", () => {
  for (const { line, given, expected } of tabulated("log10")) {
    expect(toBits(log10(given[0]!)), line).toBe(expected)
  }
})

test("powers of ten have whole logarithms", () => {
  for (let k = -300; k <= 300; k++) expect(log10(Number(`1e${k}`))).toBe(k)
})

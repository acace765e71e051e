import fc from "fast-check"
import { expect, test } from "vitest"
import type { Measure } from "./model.ts"
import { readerOf, readValue } from "./read-value.ts"
import { isPlainNumber, surelyReads } from "./surely-read.ts"
import { convertUnit } from "./units.ts"

const measure = (unit: string | null, type: Measure["type"] = "number"): Measure => ({
  code: "x",
  kind: "variable",
  label: { zh: "x", en: "x" },
  names: [],
  unit,
  type,
})

test("which columns are sure", () => {
  expect(surelyReads(measure("千元"), convertUnit("万元", "千元"))).toBe(true)
  expect(surelyReads(measure("千元"), convertUnit("千元", "千元"))).toBe(true)
  expect(surelyReads(measure(null), null)).toBe(true)
  expect(surelyReads(measure("千元"), null)).toBe(false)
  expect(surelyReads(measure("亿元"), convertUnit("万元", "亿元"))).toBe(false)
  expect(surelyReads(measure(null, "code"), null)).toBe(false)
})

test("what is sure is a value, with nothing told of it", () => {
  const cell = fc.record({
    column: fc.constant(0),
    text: fc.oneof(
      fc.integer().map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.string({ unit: fc.constantFrom(..."0123456789.-,%万 "), minLength: 1, maxLength: 20 }),
    ),
    kind: fc.constantFrom("text" as const, "number" as const),
  })
  const readers = [
    readerOf(measure("千元"), convertUnit("万元", "千元")),
    readerOf(measure("人"), convertUnit("人", "人")),
    readerOf(measure(null), null),
  ]
  let sure = 0
  fc.assert(
    fc.property(cell, (one) => {
      if (!isPlainNumber(one)) return
      sure += 1
      for (const reader of readers) expect(Object.keys(readValue(one, reader))).toEqual(["text"])
    }),
    { seed: 20240921, numRuns: 3000 },
  )
  expect(sure).toBeGreaterThan(500)
})

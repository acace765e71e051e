import fc from "fast-check"
import { expect, test } from "vitest"
import type { SheetCell } from "#imports"
import { RowPacker } from "./pack-rows.ts"
import { TextStore } from "./text-store.ts"

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 })
const content = fc.oneof(
  text.map((value) => ({ text: value, kind: "text" as const })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ text: String(value), kind: "number" as const })),
  fc.integer({ min: -(2 ** 33), max: 2 ** 33 }).map((value) => ({
    text: String(value),
    kind: "number" as const,
    note: "percent" as const,
  })),
  fc.boolean().map((value) => ({ text: value ? "TRUE" : "FALSE", kind: "truth" as const })),
  fc.constant({ text: "2024-01-31", kind: "date" as const }),
  fc.constant({ text: "#REF!", kind: "error" as const }),
  fc.constant({ text: "", kind: "text" as const, note: "formula-without-value" as const }),
)
const rows = fc.array(
  fc.record({
    gap: fc.nat({ max: 1000 }),
    hidden: fc.boolean(),
    cells: fc.array(fc.tuple(fc.nat({ max: 80 }), content), { minLength: 1, maxLength: 30 }),
  }),
  { maxLength: 30 },
)

function put(packer: RowPacker, { column, text: value, kind, note }: SheetCell): void {
  if (note === "formula-without-value") packer.formulaWithoutValue(column)
  else if (kind === "number") packer.number(column, Number(value), note === "percent")
  else if (kind === "truth") packer.truth(column, value === "TRUE")
  else packer[kind](column, value)
}

test("rows come back as they were packed, from any place, however often", () => {
  fc.assert(
    fc.property(rows, (planned) => {
      const packer = new RowPacker(new TextStore())
      let line = 0
      const expected = planned.map(({ gap, hidden, cells }) => {
        line += gap + 1
        let column = -1
        return {
          line,
          hidden,
          cells: cells.map(([step, one]) => {
            column += step + 1
            return { column, ...one }
          }),
        }
      })
      for (const row of expected) {
        packer.row(row.line, row.hidden)
        for (const cell of row.cells) put(packer, cell)
      }
      const packed = packer.finish()
      expect(packed.count).toBe(expected.length)
      for (let i = expected.length - 1; i >= 0; i--) expect(packed.at(i)).toEqual(expected[i])
      expect(packed.at.bind(null, packed.count)).toThrow(RangeError)
    }),
    { seed: 20240921, numRuns: 200 },
  )
})

test("many texts over several blocks, known ones and new ones, keep their numbers", () => {
  const store = new TextStore()
  const make = (i: number) => `示例企业${i % 60_000}：${"一二三四五六七八九十".repeat((i % 7) + 1)}`
  const numbers = Array.from({ length: 70_000 }, (_, i) => store.add(make(i)))
  for (let i = 0; i < numbers.length; i += 997) expect(store.get(numbers[i] ?? -1)).toBe(make(i))
  expect(store.add("长".repeat(400_000))).toBe(store.count - 1)
  expect(store.get(store.count - 1).length).toBe(400_000)
})

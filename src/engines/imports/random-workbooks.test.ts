import fc from "fast-check"
import { expect, test } from "vitest"
import { readAll, zoneDictionary } from "./example-reading.ts"
import { type Cell, realZones, sheetOf, workbookOf } from "./example-workbooks.ts"
import { markCells } from "./mark-cells.ts"

const zones = realZones()

/** Ways to write a header, with the factor to the measure's unit written by hand as places of the point. */
const columns = [
  {
    code: "qc05_0",
    heads: [
      ["营业收入（亿元）", 5],
      ["QC05_0", 0],
      ["营业总收入 [万元]", 1],
      ["2. 营业收入(千元)", 0],
    ],
  },
  {
    code: "net_profit",
    heads: [
      ["净利润（万元）", 1],
      ["QC27 净利润", 0],
      ["净 利 润(亿元)", 5],
    ],
  },
  {
    code: "staff",
    heads: [
      ["年末从业人员（万人）", 4],
      ["从业人员（人）", 0],
      ["QD01", 0],
    ],
  },
  {
    code: "output",
    heads: [
      ["工业总产值（亿元）", 5],
      ["其中：工业总产值（千元）", 0],
    ],
  },
] as const

/** Hand-made shift of a whole number with at most two places behind the point. */
const shifted = (hundredths: number, places: number) => {
  const sign = hundredths < 0 ? "-" : ""
  const digits = String(Math.abs(hundredths)).padStart(3, "0") + "0".repeat(places)
  const whole = digits.slice(0, -2).replace(/^0+(?=\d)/, "")
  const part = digits.slice(-2).replace(/0+$/, "")
  const text = part === "" ? whole : `${whole}.${part}`
  return text === "0" ? "0" : sign + text
}

/** The same number as people type it. */
const written = (hundredths: number, style: number): Cell => {
  const plain = shifted(hundredths, 0)
  if (style === 0) return Number(plain)
  if (style === 1) return plain
  if (style === 2) return plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\..*)/g, ",")
  return plain.replace(/[\d.-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}

const missing = [
  ["—", "(dash)"],
  ["不详", "(not-known)"],
  [null, "(blank)"],
] as const

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ hundredths: fc.integer({ min: -99999, max: 99999999 }), style: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ mark: fc.nat(2) }) },
)

const grid = fc
  .record({
    chosen: fc.subarray([...columns.keys()], { minLength: 1 }),
    heads: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
    zones: fc.uniqueArray(fc.nat(zones.length - 1), { minLength: 1, maxLength: 12 }),
    names: fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
    cells: fc.array(cell, { minLength: 48, maxLength: 48 }),
    serial: fc.boolean(),
    numbering: fc.boolean(),
    title: fc.boolean(),
    totals: fc.array(fc.nat(12), { maxLength: 3 }),
    repeat: fc.option(fc.nat(12)),
    note: fc.boolean(),
    blanks: fc.array(fc.nat(12), { maxLength: 2 }),
  })
  .map((given) => {
    const picked = given.chosen.map((at) => {
      const { code, heads } = columns[at] ?? columns[0]
      return { code, head: heads[(given.heads[at] ?? 0) % heads.length] ?? heads[0] }
    })
    const front = given.serial ? ["序号"] : []
    const header: Cell[] = [...front, "高新区", ...picked.map(({ head }) => head[0])]
    const lines: (Cell[] | null)[] = []
    if (given.title) lines.push(["2024年高新区主要指标"], null)
    lines.push(header)
    if (given.numbering)
      lines.push([...(given.serial ? ["甲", "乙"] : ["甲"]), ...picked.map((_, at) => String(at + 1))])
    const expected: Record<string, string> = {}
    given.zones.forEach((at, row) => {
      if (given.totals.includes(row)) lines.push([...front.map(() => null), "合　计", ...picked.map(() => 1)])
      if (given.blanks.includes(row) && row > 0) lines.push(null)
      if (given.repeat === row && row > 0) lines.push(header)
      const zone = zones[at]
      const names = zone?.names ?? []
      const values = picked.map(({ code, head }, column): Cell => {
        const one = given.cells[row * 4 + column] ?? { mark: 0 }
        const key = `${zone?.code} 2024 ${code}`
        if ("mark" in one) {
          const [text, reason] = missing[one.mark] ?? missing[0]
          expected[key] = reason
          return text
        }
        expected[key] = shifted(one.hundredths, head[1])
        return written(one.hundredths, one.style)
      })
      lines.push([
        ...front.map(() => row + 1),
        names[(given.names[row] ?? 0) % names.length] ?? "",
        ...values,
      ])
    })
    if (given.note) lines.push(["注：本表为随机数。"], ["2. 仅供测试"])
    return { lines, expected }
  })

test("random tables are read back equal, whatever stands around and between", () => {
  fc.assert(
    fc.property(grid, ({ lines, expected }) => {
      const workbook = workbookOf([sheetOf(lines)])
      const { values, outcome, plan } = readAll(workbook, zoneDictionary, { period: "2024" })
      // A row whose every cell is blank says nothing that is not so without it.
      expect(values).toEqual(expected)
      expect(outcome.questions).toEqual([])
      const marked = markCells(
        workbook,
        plan,
        zoneDictionary,
        plan.tables[0]?.id ?? "",
        lines.map((_, at) => at + 1),
      )
      const marks = marked.flatMap(({ cells }) => cells.map(({ mark }) => mark))
      expect(marks.length).toBe(outcome.account.cells)
      expect(marks.filter((mark) => mark === "value").length).toBe(outcome.account.values)
      expect(marks.filter((mark) => mark === "header").length).toBe(outcome.account.headers)
    }),
    { seed: 20200713, numRuns: 150 },
  )
})

test("whatever stands in a grid, the account adds up and nothing throws", () => {
  const anything = fc.oneof(
    fc.constantFrom<Cell>(
      null,
      null,
      "高新区",
      "合肥高新区",
      "南京高新区",
      "营业收入（亿元）",
      "合计",
      "注：",
      "2024年",
      "单位：万元",
      "指标",
      "值",
      "一、国家级",
      "—",
      "序号",
      "QC05_0",
    ),
    fc.integer({ min: 0, max: 3000 }),
    fc.string({ maxLength: 5 }),
  )
  const merges = fc.array(
    fc.record({ left: fc.nat(5), top: fc.integer({ min: 1, max: 8 }), wide: fc.nat(3), high: fc.nat(3) }),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(anything, { maxLength: 7 }), { maxLength: 12 }),
      merges,
      (lines, ranges) => {
        const letters = "ABCDEFGHIJ"
        const named = ranges.map(
          ({ left, top, wide, high }) => `${letters[left]}${top}:${letters[left + wide]}${top + high}`,
        )
        readAll(workbookOf([sheetOf(lines, { merges: named })]))
      },
    ),
    { seed: 20200713, numRuns: 600 },
  )
})

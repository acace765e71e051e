// Files of returns as they come, checked by the invented pack's relations: what is told, and of which cell.
import { zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import {
  book,
  check,
  codes,
  good,
  inventedUscc,
  put,
  rowsOf,
  short,
  theContext,
  type Values,
} from "./example-returns.ts"

const letters = (index: number): string =>
  (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : "") +
  String.fromCharCode(65 + (index % 26))
/** The cell of a variable in the n-th return, where the first row has the codes. */
const cell = (code: string, position: number) => `年报!${letters(codes.indexOf(code))}${position + 2}`

const wrongLetter = (uscc: string) => uscc.slice(0, 17) + (uscc.endsWith("A") ? "B" : "A")

/** Each fault by hand, one at a time: what it breaks follows from the relations as the pack words them. */
const planted: readonly Values[] = [
  good(1, { QC05_0: 1000001 }),
  good(2, { QA03: wrongLetter(inventedUscc(2)) }),
  good(3, { QB03_1: "9999", QD08: "四十" }),
  good(4, { QD05: 12.5, QA19: "980101" }),
  good(5, { QC24: null, QJ09: 301 }),
  good(6, { QB04: "2015-13-01", QC13: 59999 }),
  good(7, { QC02: 1620000 }),
  good(1),
]
const expected = [
  `error ${cell("QC05_0", 0)} revenue-parts`,
  `error ${cell("QA03", 1)} return-uscc-check`,
  `error ${cell("QB03_1", 2)} return-industry-unknown`,
  `error ${cell("QD08", 2)} return-not-a-number`,
  `error ${cell("QD05", 3)} return-decimals`,
  `error ${cell("QA19", 3)} return-division-province`,
  `error ${cell("QC24", 4)} main-figures`,
  `error ${cell("QJ09", 4)} rd-staff`,
  `error ${cell("QB04", 5)} return-not-a-date`,
  `error ${cell("QC13", 5)} taxes-paid`,
  `warning ${cell("QC02", 6)} moved-much`,
  `error ${cell("QA03", 7)} return-unit-twice`,
].sort()

const lastYear = async () => {
  // Nearly as many in research as now, so that the only change over half is the planted one.
  const rows = rowsOf([1, 2, 3, 4, 5, 6, 7].map((number) => good(number, number === 5 ? { QJ09: 290 } : {})))
  return { path: put("上年.xlsx", await book({ 年报: rows })), name: "上年.xlsx" }
}

describe("planted faults", () => {
  test("exactly the twelve planted faults are told, each at its cell", async () => {
    put("错.xlsx", await book({ 年报: rowsOf(planted) }))
    const { checked, told } = await check("错.xlsx", { last: await lastYear() })
    expect(short(told).sort()).toEqual(expected)
    expect(told).toHaveLength(12)
    expect(checked?.counts).toEqual({ error: 11, warning: 1 })
    expect(checked?.returns.units).toBe(8)
    const revenue = told.find(({ check: code }) => code === "revenue-parts")
    expect(revenue?.unit).toBe(inventedUscc(1))
    expect(revenue?.text.zh).toContain("1,000,001")
    // The relation names the parts as well; they are marked with it.
    expect(revenue?.also.map(({ line, column }) => `${letters(column)}${line}`)).toEqual(
      ["QC06", "QC07", "QC10", "QC49"].map((code) => cell(code, 0).slice(3)),
    )
  })

  test("columns in another order give the same findings at the moved cells", async () => {
    const shuffled = [...codes].reverse()
    put("倒.xlsx", await book({ 年报: rowsOf(planted, shuffled) }))
    const { told } = await check("倒.xlsx", { last: await lastYear() })
    const moved = expected.map((line) => {
      const [level = "", place = "", code = ""] = line.split(" ")
      const [, letter = "", row = ""] = /!([A-Z]+)(\d+)$/.exec(place) ?? []
      const old = codes.findIndex((_, i) => letters(i) === letter)
      return `${level} 年报!${letters(shuffled.length - 1 - old)}${row} ${code}`
    })
    expect(short(told).sort()).toEqual(moved.sort())
  })
})

describe("layouts", () => {
  const faultless = [good(1), good(2)]

  test("codes, names with units in the header, titles above: the same figures, converted exactly", async () => {
    const names: Record<string, string> = {
      QA03: "统一社会信用代码",
      QA04: "企业名称",
      QC05_0: "营业收入（万元）",
      QC06: "QC06 技术收入（千元）",
      QD01: "从业人员期末人数（人）",
    }
    const own = Object.keys(names)
    const rows = faultless.map((one) =>
      own.map((code) => (code === "QC05_0" ? 100000.1 : (one[code] ?? null))),
    )
    put(
      "标题.xlsx",
      await book({ 报表: [["2024年企业年报"], own.map((code) => names[code] ?? ""), ...rows] }),
    )
    const { checked } = await check("标题.xlsx", { period: null })
    const [first] = [...(checked?.returns.returns() ?? [])]
    expect(first?.data.period).toBe("2024")
    expect(first?.data.record.qc05_0).toBe(1000001)
    expect(first?.data.record.qc06).toBe(300000)
    expect(first?.data.name).toBe("示例企业1有限公司")
  })

  test("a sheet for each unit: 代码, 指标名称, 计量单位, 数值", async () => {
    const sheetOf = (one: Values) => [
      ["代码", "指标名称", "计量单位", "数值"],
      ["甲", "乙", "丙", "1"],
      ...codes.map((code) => [
        code,
        null,
        code === "QC24" ? "万元" : null,
        code === "QC24" ? 200000 : (one[code] ?? null),
      ]),
    ]
    put("分户.xlsx", await book({ 一: sheetOf(good(1)), 二: sheetOf(good(2, { QC12: 102001 })) }))
    const { checked, told } = await check("分户.xlsx")
    expect(checked?.returns.layout).toBe("sheets")
    expect(checked?.returns.units).toBe(2)
    // QC12 stands in the line behind the header, the numbering and its predecessors.
    expect(short(told)).toEqual([`error 二!D${codes.indexOf("QC12") + 3} net-profit`])
    expect(told[0]?.unit).toBe(inventedUscc(2))
  })

  test("a sheet for each form is one return for each unit", async () => {
    const people = ["QA03", ...codes.filter((code) => code.startsWith("QD"))]
    const others = codes.filter((code) => !code.startsWith("QD"))
    const rows = [good(1), good(2, { QJ09: 301 })]
    put("分表.xlsx", await book({ 经济: rowsOf(rows, others), 人员: rowsOf([...rows].reverse(), people) }))
    const { checked, told } = await check("分表.xlsx")
    expect(checked?.returns.units).toBe(2)
    expect(told.map(({ check: code, cell: place }) => `${code} ${place}`)).toEqual([
      `rd-staff 经济!${letters(others.indexOf("QJ09"))}3`,
    ])
    expect(told[0]?.also).toEqual([{ sheet: "人员", line: 2, column: people.indexOf("QD01") }])
  })

  test("a text file of the official layout", async () => {
    const lines = rowsOf([good(1), good(2, { QC05_0: 999999 })]).map((row) => row.join(","))
    put("年报.csv", `${lines.join("\r\n")}\r\n`)
    const { told } = await check("年报.csv")
    expect(short(told)).toEqual([`error ${letters(codes.indexOf("QC05_0"))}3 revenue-parts`])
  })
})

test("columns that are unknown, doubtful, twice there or in a unit of another kind are told, and not read", async () => {
  const columnsHere = [
    "QA03",
    "QA04",
    "QC05_0",
    "营业收入",
    "QC24（人）",
    "其中：增值税",
    "园区负责人意见",
    "QD01",
  ]
  const rows = [
    columnsHere,
    [inventedUscc(1), "示例企业", 1000000, 5, 2000000, 40, "好", 300],
    ["合计", null, 1000000],
  ]
  put("列.xlsx", await book({ 年报: rows }))
  const { told, issues } = await check("列.xlsx")
  expect(short(told.filter(({ check: code }) => code.startsWith("return-"))).sort()).toEqual([
    "error 年报!D1 return-column-twice",
    "error 年报!E1 return-column-unit",
    "warning 年报!F1 return-column-doubtful",
    "warning 年报!G1 return-column-unknown",
  ])
  expect(told.find(({ check: code }) => code === "return-column-doubtful")?.text.zh).toMatch(/QC\d+/)
  const said = issues.map(({ code, path }) => `${code} ${path}`)
  expect(said).toContain("return-columns-missing 列.xlsx")
  expect(said).toContain("return-row-total 年报!A3")
})

test("what is no workbook, or a hostile one, is refused with words and without reading it", async () => {
  const { texts } = await theContext()
  // [MS-CFB] signature with nothing behind it; %PDF; a zip cut off; a text without columns of the form.
  put("坏.xlsx", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0))
  put("锁.xlsx", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(1600)))
  put("图.xlsx", "%PDF-1.7\n")
  put("空.csv", "a,b\n1,2\n")
  // Three million zeros in three thousand bytes.
  put("弹.xlsx", zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(3_000_000) }, { level: 9 }))
  for (const name of ["坏.xlsx", "锁.xlsx", "图.xlsx", "空.csv", "弹.xlsx"]) {
    const { checked, wrongUse, issues } = await check(name)
    expect(checked, name).toBeNull()
    expect(wrongUse, name).toBe(false)
    const errors = issues.filter(({ severity }) => severity === "error")
    expect(errors, name).toHaveLength(1)
    expect(texts[errors[0]?.code ?? ""]?.zh, name).toBeDefined()
  }
})

test("a form that the pack does not know is wrong use, and the known ones are named", async () => {
  put("好.xlsx", await book({ 年报: rowsOf([good(1)]) }))
  const { wrongUse, issues } = await check("好.xlsx", { form: "GQ-999" })
  expect(wrongUse).toBe(true)
  expect(JSON.stringify(issues[0]?.values)).toContain("demo-gq-002")
  expect((await check("好.xlsx")).told).toEqual([])
})

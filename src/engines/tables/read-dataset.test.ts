import { describe, expect, test } from "vitest"
import { describeIssue } from "#issues"
import { tableIssueTexts } from "./issue-texts.ts"
import type { RawTable } from "./raw-table.ts"
import { type DatasetPlan, readDataset } from "./read-dataset.ts"

/** Lines as a file has them: the head is line 1. */
function tableOf(...lines: string[]): RawTable {
  const [header = [], ...rows] = lines.map((line) => line.split("|"))
  return { source: "d.csv", sheet: null, header, rows: rows.map((cells, i) => ({ line: i + 2, cells })) }
}

const plan: DatasetPlan = { code: "code", name: "name", period: "period", numbers: ["rd", "gdp"] }
const read = (...lines: string[]) => readDataset(tableOf(...lines), plan)
const told = (issues: ReturnType<typeof read>["issues"]) =>
  issues.map(({ code, severity, path }) => `${severity} ${code} ${path}`)

describe("readDataset", () => {
  test("reads codes, names, periods, numbers and text columns as groups", () => {
    const { dataset, issues } = read(
      "code|name|period|rd|gdp|region",
      "001|Zone A|2024|1,000|2.5|NA",
      "002| Zone B |2024-Q1|NA||东部",
      "NA||2024-01|-|７|",
    )
    expect(issues).toEqual([])
    expect(dataset?.codes).toEqual(["001", "002", "NA"])
    expect(dataset?.names).toEqual(["Zone A", "Zone B", null])
    expect(dataset?.periods).toEqual(["2024", "2024-Q1", "2024-01"])
    expect([...(dataset?.values.rd ?? [])]).toEqual([1000, Number.NaN, Number.NaN])
    expect([...(dataset?.values.gdp ?? [])]).toEqual([2.5, Number.NaN, 7])
    expect(dataset?.groups).toEqual({ region: ["NA", "东部", null] })
  })

  test("name and period may be left out, and a period column may be blank throughout", () => {
    expect(read("code|rd|gdp", "A|1|2").dataset?.periods).toEqual([null])
    expect(read("code|period|rd|gdp", "A||1|2", "B||1|2").dataset?.periods).toEqual([null, null])
  })

  test("a head counts with its unit and without regard to case, the exact one first", () => {
    const { dataset, issues } = readDataset(tableOf("CODE|RD （ 千元 ）|gdp [%]", "A|1|2"), {
      ...plan,
      units: { rd: "千元", gdp: "％" },
    })
    expect(issues).toEqual([])
    expect([...(dataset?.values.rd ?? [])]).toEqual([1])
    const both = readDataset(tableOf("code|rd|gdp|RD", "A|1|2|9"), plan)
    expect([...(both.dataset?.values.rd ?? [])]).toEqual([1])
    expect(told(both.issues)).toEqual(["warning unknown-column d.csv!D"])
  })

  test("a unit in a head that differs from the framework's is an error that names both", () => {
    const { dataset, issues } = readDataset(tableOf("code|rd(万元)|gdp", "A|1|2"), {
      ...plan,
      units: { rd: "千元" },
    })
    expect(dataset).toBeNull()
    expect(told(issues)).toEqual(["error unit-mismatch d.csv!B"])
    expect(issues[0]?.values).toMatchObject({ given: "万元", expected: "千元" })
  })

  test("a column of numbers that nobody knows is a warning and unused; a blank column is passed over", () => {
    const { dataset, issues } = read("code|rd|gdp|extra|", "A|1|2|3|", "B|1|2|NA|")
    expect(told(issues)).toEqual(["warning blank-column d.csv", "warning unknown-column d.csv!D"])
    expect(dataset?.groups).toEqual({})
    expect(Object.keys(dataset?.values ?? {})).toEqual(["rd", "gdp"])
  })

  test("blank rows are passed over, and lines keep their number", () => {
    const { issues } = read("code|rd|gdp", "", "A|1|2", " | | ", "A|x|2")
    expect(told(issues)).toEqual(["error duplicate-entity d.csv!5", "error not-a-number d.csv!B5"])
    expect(issues[0]?.values).toMatchObject({ first: 3, line: 5, code: "A" })
  })

  test("tells all faults at once", () => {
    const { dataset, issues } = read(
      "code|period|rd|rd||gdb",
      "A|2024|x|1||2",
      "A|2024|5%|1|stray|2",
      "|2023|1,23|1||2",
      "C|24|Infinity|1||2",
      "D|2024|1",
      "E|2024|1|2||3|4",
    )
    expect(dataset).toBeNull()
    expect(told(issues)).toEqual([
      "error blank-header d.csv!E",
      "error duplicate-column d.csv",
      "error missing-column d.csv",
      "error row-length d.csv!6",
      "error row-length d.csv!7",
      "error blank-code d.csv!A4",
      "error bad-period d.csv!B5",
      "error duplicate-entity d.csv!3",
      "error not-a-number d.csv!C2",
      "error percent-sign d.csv!C3",
      "error number-grouping d.csv!C4",
      "error not-a-number d.csv!C5",
      "warning unknown-column d.csv!F",
    ])
  })

  test("two heads that mean the same column are refused", () => {
    expect(told(read("code|rd(a)|rd(b)|gdp", "A|1|2|3").issues)).toEqual(["error ambiguous-column d.csv"])
    expect(told(read("code|Rd|RD|gdp", "A|1|2|3").issues)).toEqual(["error ambiguous-column d.csv"])
  })

  test("a table without rows or without a wanted group is an error", () => {
    expect(told(read("code|rd|gdp").issues)).toEqual(["error empty-table d.csv"])
    const { issues } = readDataset(tableOf("code|rd|gdp", "A|1|2"), { ...plan, groupsWanted: ["region"] })
    expect(told(issues)).toEqual(["error missing-column d.csv"])
  })

  test("a wanted group may hold numbers, and an ignored column is not spoken of", () => {
    const { dataset, issues } = readDataset(tableOf("code|rd|gdp|class|other", "A|1|2|3|4"), {
      ...plan,
      groupsWanted: ["class"],
      ignored: ["other"],
    })
    expect(issues).toEqual([])
    expect(dataset?.groups).toEqual({ class: ["3"] })
  })

  test("a column called like a property of objects is a column", () => {
    const { dataset } = readDataset(tableOf("code|__proto__|constructor", "A|1|x"), {
      ...plan,
      numbers: ["__proto__"],
    })
    expect(Object.keys(dataset?.values ?? {})).toEqual(["__proto__"])
    expect(dataset?.groups).toEqual({ constructor: ["x"] })
  })

  test("the text of a fault names the cell and what is allowed, in both languages", () => {
    const [fault] = read("code|rd|gdp", "A|abc|2").issues
    const texts = (["zh", "en"] as const).map((language) => describeIssue(fault!, language, tableIssueTexts))
    expect(texts[0]).toBe(
      "d.csv!B2：列“rd”第 2 行的内容“abc”不是数。这里只能填数，如 1234.5、1,234.5 或 1.2e6；没有数据请留空，或填 NA、-、—。",
    )
    expect(texts[1]).toContain("“abc” in column “rd”, row 2, is not a number. Only a number may stand here")
  })
})

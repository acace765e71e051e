// Returns as tables in a folder → indicators → evaluation, as the command does it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type EvaluationContext, runEvaluation } from "#services/evaluation"
import { computeIndicators, type IndicatorContext, writeIndicators } from "#services/indicators"
import { writeListWorkbook } from "#spreadsheets"
import { makeEvaluationContext, makeIndicatorContext } from "#wiring"

let folder = ""
let evaluation: EvaluationContext
let context: IndicatorContext
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gaoxin-indicators-"))
  const whole = await makeEvaluationContext(() => {})
  // The pack is read once for all tests.
  const national = await whole.loadPack("national")
  evaluation = { ...whole, loadPack: async () => national }
  context = await makeIndicatorContext(evaluation)
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const compute = (data: string, period: string | null = null) =>
  computeIndicators({ data, framework: "nhtz-2021", pack: "national", period }, context)

/** Headings by official code, by code in formulas and by name; the order is anyone's. */
const lastYear = `统一社会信用代码,zone,QC05_0,qc12,从业人员期末人数,QB11,QJ57
99A,990001,1000.50,100,10,1,1
99B,990001,2000,,20,0,—
99C,990002,500,-50,5,1,0
`

describe("returns as tables", () => {
  test("CSV and XLSX of two years become a table that evaluates as it is", async () => {
    const data = mkdtempSync(join(folder, "two-"))
    writeFileSync(join(data, "returns-2023.csv"), `\uFEFF${lastYear}`)
    const rows = [
      ["990001", "99A", "1100.25", "120.5", "11", "1", "2", "2024"],
      ["990001", "99B", "1900", "10", "19", "1", "3", "2024"],
      ["990002", "99C", "600", "-60", "6", "1", "0", "2024"],
    ]
    const columns = ["zone", "unit", "QC05_0", "QC12", "QD01", "QB11", "QJ57", "period"].map((header, i) => ({
      header,
      kind: i > 1 && i < 7 ? ("number" as const) : ("text" as const),
    }))
    writeFileSync(join(data, "今年.xlsx"), await writeListWorkbook({ name: "returns", columns, rows }))
    const { result, issues } = await compute(data)
    if (result === null) throw new Error(JSON.stringify(issues))
    const value = (zone: string, code: string) =>
      result.figures.find((one) => one.zone === zone && one.indicator === code)?.value
    // (120.5 + 10) / (1100.25 + 1900); 5 grants over 30 people.
    expect(Number(value("990001", "profit_margin"))).toBeCloseTo((130.5 / 3000.25) * 100, 10)
    expect(Number(value("990001", "invention_grants_per_10k_staff"))).toBeCloseTo(5 / 0.003, 8)
    // 3000.25 − 3000.50 千元 = −0.25 千元.
    expect(value("990001", "net_new_revenue")).toBe("-0.0000025")
    expect(value("990002", "profit_margin")).toBe("-10")
    expect(value("990001", "net_new_hnte")).toBe("1")

    const out = join(data, "out")
    await writeIndicators(result, out, "zh", context)
    const table = readFileSync(join(out, "indicators.csv"), "utf8").split("\r\n")
    expect(table[0]?.split(",").slice(0, 5)).toEqual([
      "\uFEFFcode",
      "name",
      "period",
      "rd_institutions_count",
      "rd_fte_share",
    ])
    expect(table[0]?.split(",")).toHaveLength(3 + 46)
    for (const name of ["indicators.csv", "indicators.xlsx"]) {
      const run = await runEvaluation(
        { pack: "national", framework: "nhtz-2021", data: join(out, name) },
        evaluation,
      )
      const [one] = run.runs
      expect(one?.result.entities.map(({ code }) => code)).toEqual(["990001", "990002"])
      expect(one?.result.steps.raw?.profit_margin).toEqual([
        Number(value("990001", "profit_margin")),
        Number(value("990002", "profit_margin")),
      ])
      expect(one?.result.steps.raw?.net_new_revenue?.[0]).toBe(-0.0000025)
      expect(one?.result.steps.raw?.green_space_rate).toEqual([null, null])
    }
    const json = JSON.parse(readFileSync(join(out, "indicators.json"), "utf8"))
    expect(json).toMatchObject({ kind: "gaoxin-indicators", period: "2024", prior: "2023", origin: "user" })
  })

  test("forms in tables of their own stand side by side by unit", async () => {
    const data = mkdtempSync(join(folder, "forms-"))
    writeFileSync(
      join(data, "gq-002-2024.csv"),
      "unit,zone,QC05_0,QC12\n99A,990001,1000,100\n99B,990001,3000,60\n",
    )
    writeFileSync(join(data, "gq-003-2024.csv"), "unit,QD01,QD08,QD18\n99B,30,10,5\n99A,10,5,1\n")
    const { result, issues } = await compute(data)
    const value = (code: string) => result?.figures.find((one) => one.indicator === code)?.value
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([])
    expect(value("profit_margin")).toBe("4")
    expect(Number(value("bachelor_and_above_share"))).toBeCloseTo(52.5, 12)
    const grants = result?.figures.find((one) => one.indicator === "invention_grants_per_10k_staff")
    expect(grants?.reason?.en).toBe("the data of 2024 lack GQ-005 QJ57")
  })

  test("every fault is told with its cell, all at once, and nothing is computed", async () => {
    const path = file(
      "faulty-2024.csv",
      "unit,zone,QC05_0,QD01,QC999\n99A,990001,1.234,10,1\n99B,990001,abc,1.5,1\n,990001,1,1,1\n99A,990002,1,1,1\n",
    )
    const { result, issues } = await compute(path)
    expect(result).toBeNull()
    expect(issues.map(({ code, path: at }) => [code, at])).toEqual([
      ["returns-column-unknown", "faulty-2024.csv!E"],
      ["expression-cell-decimals", "faulty-2024.csv!C2"],
      ["expression-cell-number", "faulty-2024.csv!C3"],
      ["expression-cell-decimals", "faulty-2024.csv!D3"],
      ["returns-blank-unit", "faulty-2024.csv!A4"],
      ["returns-unit-twice", "faulty-2024.csv!A5"],
    ])
  })

  test.each([
    ["a table that says no period", "unit,zone,QC05_0\n99A,990001,1\n", "returns-no-period"],
    ["a table that says no unit", "zone,QC05_0\n990001,1\n", "returns-no-unit"],
    ["a table without a row", "unit,zone,period,QC05_0\n", "returns-empty"],
  ])("%s is refused", async (_, content, code) => {
    const { result, issues } = await compute(file("table.csv", content))
    expect(result).toBeNull()
    expect(issues.map((one) => one.code)).toContain(code)
  })

  test("what is not there is said: a folder, a framework, a period", async () => {
    expect((await compute(join(folder, "nowhere"))).issues.map(({ code }) => code)).toEqual([
      "returns-not-found",
    ])
    const path = file("good-2024.csv", "unit,zone,QC05_0\n99A,990001,1\n")
    expect((await compute(path, "2020")).issues.find(({ severity }) => severity === "error")).toMatchObject({
      code: "returns-period-absent",
      values: { allowed: ["2024"] },
    })
    const { issues } = await computeIndicators(
      { data: path, framework: "none", pack: "national", period: null },
      context,
    )
    expect(issues.map(({ code }) => code)).toContain("framework-not-in-pack")
  })
})

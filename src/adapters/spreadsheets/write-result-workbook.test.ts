import { Workbook, type Worksheet } from "@cj-tech-master/excelts"
import { calculateFormulas } from "@cj-tech-master/excelts/formula"
import { describe, expect, test, vi } from "vitest"
import {
  type Adjustment,
  type Dataset,
  type EvaluationResult,
  evaluate,
  type Framework,
  sealResult,
} from "#evaluation"
import { readWorkbook } from "./read-workbook.ts"
import { writeResultWorkbook } from "./write-result-workbook.ts"

const node = (
  code: string,
  parent: string | null,
  weight: number,
  kind: "indicator" | "aggregate" = "indicator",
) => ({
  code,
  kind,
  parent,
  weight,
  direction: 1 as const,
  label: { zh: `指标${code}`, en: `Item ${code}` },
})

/** Indicators a, b and c are below the groups in another order; d is directly below the index. */
const framework: Framework = {
  id: "test",
  title: { zh: "测试指标体系", en: "Test framework" },
  nodes: [
    node("index", null, 1, "aggregate"),
    node("g2", "index", 3, "aggregate"),
    node("b", "g2", 1),
    node("d", "index", 1),
    node("g1", "index", 1, "aggregate"),
    node("a", "g1", 2),
    node("c", "g2", 3),
    node("e", "g1", 1),
  ],
}

const nan = Number.NaN
const dataset: Dataset = {
  codes: ["P", "Q", "R", "S"],
  names: ['=HYPERLINK("http://x")', "+1 园区", "R", null],
  periods: ["2024", "2024", "2024", "2024"],
  values: {
    a: Float64Array.of(1, 5, 9, 4),
    b: Float64Array.of(3, nan, 7, 5),
    c: Float64Array.of(10, 40, nan, 20),
    d: Float64Array.of(2, 8, 5, 6),
    e: Float64Array.of(nan, 1, 4, 2),
  },
  groups: {},
}

function resultOf(options: {
  method?: Record<string, unknown>
  adjustments?: Adjustment[]
  origin?: string
}): EvaluationResult {
  const { method = {}, adjustments = [], origin = "user" } = options
  const input = { framework, dataset: { ...dataset, origin }, method, adjustments }
  const { result, issues } = evaluate(input)
  if (result === null) throw new Error(JSON.stringify(issues))
  return sealResult(result, input, { name: "gaoxin", version: "0.0.0" })
}

async function open(bytes: Uint8Array): Promise<Workbook> {
  return new Workbook().xlsx.load(bytes)
}

function sheetOf(workbook: Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

/** Formula and stored value of every formula cell of a sheet. */
function formulasOf(sheet: Worksheet): Map<string, { formula: string; result: unknown }> {
  const found = new Map<string, { formula: string; result: unknown }>()
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      const { value } = cell
      if (
        typeof value === "object" &&
        value !== null &&
        "formula" in value &&
        typeof value.formula === "string"
      )
        found.set(cell.address, {
          formula: value.formula,
          result: "result" in value ? value.result : undefined,
        })
    }),
  )
  return found
}

/** All formulas of a workbook, by the library's own interpreter. */
const compute = (workbook: Workbook): void => {
  // Its declaration leaves out `undefined`, which the class that it is made for has.
  calculateFormulas(workbook as Parameters<typeof calculateFormulas>[0])
}

/** Columns of Results: A rank … F status, G index, H g2, I g1; entities from row 3, best first. */
describe("writeResultWorkbook", () => {
  test("scores and ranks are formulas over the normalised values and the weights, with their values", async () => {
    const result = resultOf({})
    const workbook = await open(await writeResultWorkbook(result, "zh"))
    const names = ["结果", "原始数据", "标准化", "权重", "方法", "缺失", "来源"]
    expect(workbook.worksheets.map(({ name }) => name).filter((name) => names.includes(name))).toEqual(names)
    expect(workbook.worksheets.length).toBe(names.length - 2 + Object.keys(result.steps).length)
    const formulas = formulasOf(sheetOf(workbook, "结果"))
    expect([...formulas.keys()].join(" ")).toBe("A3 G3 H3 I3 A4 G4 H4 I4 A5 G5 H5 I5 A6 G6 H6 I6")
    expect(formulas.get("A3")).toEqual({ formula: "RANK($G3,$G$3:$G$6,0)", result: 1 })
    expect(formulas.get("H3")?.formula).toBe(
      "(SUMPRODUCT('标准化'!$D3:$E3,'权重'!$D$9:$E$9))/(SUMPRODUCT(('标准化'!$D3:$E3<>\"\")*'权重'!$D$9:$E$9))",
    )
    // By hand: R has b = 7, the best of 3…7, so 100, and no c: g2 is 100.
    // a of R is the best, e of R too: g1 is 100. d of R is 5 in 2…8: 50. Index: (3·100 + 1·50 + 1·100)/5 = 90.
    expect(sheetOf(workbook, "结果").getCell("C3").value).toBe("R")
    expect(formulas.get("H3")?.result).toBe(100)
    expect(formulas.get("G3")?.result).toBeCloseTo(90, 12)
    // The same by the cells: S stands where its normalised values and the weights give the stored score.
    const rows = [3, 4, 5, 6]
    const row = rows.find((r) => sheetOf(workbook, "结果").getCell(`C${r}`).value === "S") ?? 0
    const cell = (sheet: string, address: string) => Number(sheetOf(workbook, sheet).getCell(address).value)
    const [b, c] = [cell("标准化", `D${row}`), cell("标准化", `E${row}`)]
    const [weightB, weightC] = [cell("权重", "D9"), cell("权重", "E9")]
    expect([weightB, weightC]).toEqual([0.25, 0.75])
    expect(formulas.get(`H${row}`)?.result).toBeCloseTo((b * weightB + c * weightC) / (weightB + weightC), 12)
  })

  test.each([
    ["arithmetic", {}],
    ["missing children scored 0", { missing: "zero" }],
    [
      "geometric above",
      {
        aggregate: [
          { level: 2, method: "arithmetic" },
          { level: 3, method: "geometric" },
        ],
      },
    ],
    ["geometric throughout, with zeros", { aggregate: "geometric" }],
  ])("an independent calculation of all formulas gives the stored values: %s", async (_, method) => {
    const result = resultOf({ method })
    const workbook = await open(await writeResultWorkbook(result, "en"))
    const sheet = sheetOf(workbook, "Results")
    const stored = formulasOf(sheet)
    expect(stored.size).toBe(16)
    for (const address of stored.keys()) {
      const { formula } = stored.get(address) ?? { formula: "" }
      sheet.getCell(address).value = { formula }
    }
    compute(workbook)
    for (const [address, { result: value }] of formulasOf(sheet))
      expect([address, value]).toEqual([address, expect.closeTo(Number(stored.get(address)?.result), 9)])
  })

  test("an aggregation that no formula repeats leaves values", async () => {
    const workbook = await open(
      await writeResultWorkbook(resultOf({ method: { aggregate: "harmonic" } }), "zh"),
    )
    const sheet = sheetOf(workbook, "结果")
    expect([...formulasOf(sheet).keys()].every((address) => !/^[GH]/.test(address))).toBe(true)
    expect(typeof sheet.getCell("G3").value).toBe("number")
  })

  test("adjusted scores are values; those not ranked keep their score and count in nobody's rank", async () => {
    const adjustments: Adjustment[] = [
      { entity: "R", kind: "not-ranked", points: null, reason: "新设", reference: "某办法第三条" },
      { entity: "S", kind: "deduction", points: 2, reason: "迟报", reference: "某办法第九条" },
    ]
    const result = resultOf({ adjustments })
    const workbook = await open(await writeResultWorkbook(result, "zh"))
    const sheet = sheetOf(workbook, "结果")
    const formulas = formulasOf(sheet)
    expect(formulas.get("A3")?.formula).toBe('SUMPRODUCT(($F$3:$F$6="参加排名")*($G$3:$G$6>$G3))+1')
    expect([3, 4, 5, 6].map((row) => sheet.getCell(`F${row}`).value)).toEqual([
      "参加排名",
      "参加排名",
      "参加排名",
      "不参加排名",
    ])
    expect(sheet.getCell("A6").value).toBeNull()
    expect(formulas.get("G6")?.result).toBeCloseTo(90, 12)
    const row = [3, 4, 5].find((r) => sheet.getCell(`C${r}`).value === "S")
    expect(formulas.has(`G${row}`)).toBe(false)
    expect(sheet.getCell(`G${row}`).value).toBe(result.scores.index?.[3])
    expect(sheetOf(workbook, "调整").getRow(2).getCell(6).value).toBe("某办法第三条")
    compute(workbook)
    expect([3, 4, 5].map((r) => formulasOf(sheet).get(`A${r}`)?.result)).toEqual([1, 2, 3])
  })

  test("text is text, whatever it begins with", async () => {
    const bytes = await writeResultWorkbook(resultOf({}), "zh")
    const workbook = await open(bytes)
    for (const sheet of workbook.worksheets)
      for (const { formula } of formulasOf(sheet).values()) expect(formula).not.toContain("HYPERLINK")
    const read = readWorkbook(bytes, "r.xlsx", "原始数据")
    expect(read.issues).toEqual([])
    const names = read.table?.rows.slice(1).map(({ cells }) => cells[1])
    expect(names).toContain('=HYPERLINK("http://x")')
    expect(names).toContain("+1 园区")
  })

  test("every sheet of an invented result says so, above and in every row", async () => {
    const workbook = await open(await writeResultWorkbook(resultOf({ origin: "invented" }), "zh"))
    for (const sheet of workbook.worksheets) {
      expect(String(sheet.getCell("A1").value)).toContain("虚构数据 INVENTED DATA")
      const words = new Set<unknown>()
      let heads = 0
      sheet.eachRow((row, r) => {
        const last = row.getCell(row.cellCount).value
        if (last === "数据来源") heads = r
        else if (heads > 0) words.add(last)
      })
      expect([sheet.name, heads > 0, [...words].filter((word) => word !== "虚构")]).toEqual([
        sheet.name,
        true,
        [],
      ])
    }
    // The rows below moved with the notice.
    expect(formulasOf(sheetOf(workbook, "结果")).get("A4")?.formula).toBe("RANK($G4,$G$4:$G$7,0)")
  })

  test("settings, digests, sources and what is missing are on record", async () => {
    const result = resultOf({ method: { missing: "zero" } })
    const bytes = await writeResultWorkbook(result, "en", [
      { title: "Yearbook", date: "2024", number: undefined },
    ])
    const rowsOf = (sheet: string) =>
      (readWorkbook(bytes, "r.xlsx", sheet).table?.rows ?? []).map(({ cells }) => cells.slice(0, -1))
    expect(rowsOf("Settings")).toContainEqual(["missing", "zero"])
    expect(rowsOf("Settings")).toContainEqual(["normalise.range.1", "100"])
    expect(rowsOf("Sources")).toContainEqual(["Digest of the data", result.data.digest])
    expect(rowsOf("Sources")).toContainEqual(["Source 1", "Yearbook · 2024"])
    expect(rowsOf("Missing")).toContainEqual(["Raw", "b", "Q", "not reported"])
  })

  test("the file passes the library's check of its format", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined)
    await writeResultWorkbook(resultOf({ origin: "invented" }), "zh")
    expect(warn.mock.calls).toEqual([])
    warn.mockRestore()
  })
})

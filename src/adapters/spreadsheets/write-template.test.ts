import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Workbook } from "@cj-tech-master/excelts"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import type { Dataset, Framework } from "#evaluation"
import { readDataset } from "#tables"
import { readTable } from "./read-table.ts"
import { type TemplateInput, writeTemplate } from "./write-template.ts"

const framework: Framework = {
  id: "demo",
  title: "演示",
  nodes: [
    { code: "index", kind: "aggregate", parent: null, weight: 1, direction: 1 },
    {
      code: "rd_intensity",
      kind: "indicator",
      parent: "index",
      weight: 1,
      direction: 1,
      number: "1.1",
      unit: "%",
      label: { zh: "研发投入强度", en: "R&D intensity" },
      definition: { zh: "研发经费与营业收入之比", en: "R&D expenditure over revenue" },
      denominator: "employees",
    },
    { code: "growth", kind: "indicator", parent: "index", weight: null, direction: -1, growthOf: "revenue" },
  ],
}
const entities = [
  { code: "001", name: "示例甲" },
  { code: "2024-1", name: "=cmd" },
]
const previous: Dataset = {
  codes: ["001", "001"],
  names: ["示例甲", "示例甲"],
  periods: ["2023", "2024"],
  values: { rd_intensity: Float64Array.of(4.5, 5.25), revenue: Float64Array.of(100, Number.NaN) },
  groups: {},
  origin: "invented",
}
const plan = {
  code: "code",
  name: "name",
  period: "period",
  numbers: ["rd_intensity", "revenue", "employees"],
}

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-template-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function readBack(input: TemplateInput) {
  const path = join(folder, "template.xlsx")
  await writeFile(path, await writeTemplate(input))
  const { table, issues } = await readTable(path)
  if (table === null) throw new Error(JSON.stringify(issues))
  const read = readDataset(table, plan)
  return { ...read, issues: [...issues, ...read.issues] }
}

test("a template reads back as a table without values, codes as text", async () => {
  const { dataset, issues } = await readBack({ framework, entities, period: "2024", language: "zh" })
  expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["info sheets-unread"])
  expect(dataset?.codes).toEqual(["001", "2024-1"])
  expect(dataset?.names).toEqual(["示例甲", "=cmd"])
  expect(dataset?.periods).toEqual(["2024", "2024"])
  for (const column of plan.numbers)
    expect([...(dataset?.values[column] ?? [])]).toEqual([Number.NaN, Number.NaN])
})

test("without a period the column is left blank, and reads back as no periods", async () => {
  const { dataset } = await readBack({ framework, entities, period: null, language: "en" })
  expect(dataset?.periods).toEqual([null, null])
})

test("known figures of the period are filled in, earlier ones shown apart and marked", async () => {
  const input: TemplateInput = { framework, entities, period: "2024", previous, language: "zh" }
  const { dataset, issues } = await readBack(input)
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([])
  expect(dataset?.values.rd_intensity?.[0]).toBe(5.25)
  expect(dataset?.values.revenue?.[0]).toBeNaN()
  const workbook = await new Workbook().xlsx.load(await writeTemplate(input))
  const rows: unknown[] = []
  workbook.getWorksheet("往期数据")?.eachRow((row) => rows.push(row.values))
  expect(rows[0]).toEqual([undefined, "仅供参照，不导入 · For reference, not imported"])
  expect(rows.slice(2)).toEqual([
    [undefined, "code", "name", "period", "rd_intensity（%）", "revenue", "employees", "数据来源"],
    [undefined, "001", "示例甲", "2023", 4.5, 100, undefined, "虚构"],
    [undefined, "001", "示例甲", "2024", 5.25, undefined, undefined, "虚构"],
  ])
})

test("heads are the codes with comments; the definitions and a guide follow", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined)
  const workbook = await new Workbook().xlsx.load(
    await writeTemplate({ framework, entities, period: "2024", language: "zh" }),
  )
  expect(warn.mock.calls).toEqual([])
  warn.mockRestore()
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(["数据", "指标", "说明"])
  const [data, indicators] = workbook.worksheets
  expect(data?.views[0]).toMatchObject({ state: "frozen", xSplit: 3, ySplit: 1 })
  expect(data?.getColumn(1).numFmt).toBe("@")
  const head = data?.getCell("D1")
  expect(head?.value).toBe("rd_intensity（%）")
  expect(JSON.stringify(head?.note)).toContain("1.1 研发投入强度")
  expect(JSON.stringify(head?.note)).toContain("单位: %")
  expect(indicators?.getRow(4).values).toEqual([
    undefined,
    "rd_intensity",
    "1.1",
    "研发投入强度",
    "R&D intensity",
    "%",
    "越大越好",
    "index",
    1,
    "研发经费与营业收入之比",
  ])
  expect(indicators?.getCell("I7").value).toBe("用于计算：研发投入强度")
})

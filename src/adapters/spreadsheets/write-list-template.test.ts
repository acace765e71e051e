import { Workbook } from "@cj-tech-master/excelts"
import { beforeAll, expect, test } from "vitest"
import type { ListTemplate } from "#imports"
import { readWorkbookFile } from "#workbooks"
import { writeListTemplate } from "./write-list-template.ts"

const template: ListTemplate = {
  title: { zh: "技术合同", en: "Technology contracts" },
  columns: [
    {
      code: "number",
      header: "登记编号",
      label: { zh: "登记编号", en: "Number" },
      type: "text",
      required: true,
      names: ["合同编号"],
    },
    {
      code: "kind",
      header: "类别",
      label: { zh: "类别", en: "Kind" },
      type: "choice",
      choices: ["开发", "转让", "许可"],
    },
    {
      code: "amount",
      header: "成交额（万元）",
      label: { zh: "成交额", en: "Amount" },
      type: "number",
      unit: "万元",
      definition: "合同成交总额",
      source: "示例办法",
    },
    { code: "day", header: "日期", label: { zh: "日期", en: "Day" }, type: "date" },
    { code: "zone", header: "园区", label: { zh: "园区", en: "Zone" }, type: "text", locked: true },
  ],
  rows: [],
  previous: [["001", "转让", "12.5", "2024-01-31", null]],
  language: "zh",
}

let bytes: Uint8Array
beforeAll(async () => {
  bytes = await writeListTemplate(template)
})

test("the first sheet has the heads alone; every other one says that it is not imported", async () => {
  const { workbook, issues } = await readWorkbookFile(bytes, "t.xlsx")
  expect(issues).toEqual([])
  const [data, ...others] = workbook?.sheets ?? []
  expect(data?.rows.count).toBe(1)
  expect(data?.rows.at(0).cells.map(({ text }) => text)).toEqual([
    "登记编号",
    "类别",
    "成交额（万元）",
    "日期",
    "园区",
  ])
  expect(others.map(({ name }) => name)).toEqual(["字段", "说明", "选项", "往期数据"])
  for (const { rows } of others)
    expect(rows.at(0).cells.map(({ text }) => text)).toEqual([
      "仅供参照，不导入 · For reference, not imported",
    ])
  const [, , choices, previous] = others
  expect(choices?.rows.at(3).cells.map(({ text }) => text)).toEqual(["转让"])
  expect(previous?.rows.at(2).cells.map(({ text }) => text)).toEqual(["001", "转让", "12.5", "2024-01-31"])
})

test("coded columns offer their choices, all columns say what they want, heads and structure are locked", async () => {
  const book = await new Workbook().xlsx.load(bytes)
  const [data] = book.worksheets
  expect(data?.getCell("B2").dataValidation).toMatchObject({ type: "list", formulae: ["'选项'!$A$3:$A$5"] })
  expect(data?.getCell("B2001").dataValidation).toMatchObject({ type: "list" })
  expect(data?.getCell("C2").dataValidation).toMatchObject({ prompt: "选填；单位: 万元；合同成交总额" })
  expect(data?.getCell("A1").protection?.locked).not.toBe(false)
  expect(data?.getColumn(1).protection?.locked).toBe(false)
  expect(data?.getColumn(5).protection?.locked).not.toBe(false)
  expect(data?.getColumn(1).numFmt).toBe("@")
  const { sheetProtection } = data ?? {}
  expect(sheetProtection).toMatchObject({ sheet: true })
  expect(book.protection).toMatchObject({ lockStructure: true })
})

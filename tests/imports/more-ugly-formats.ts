// Files laid out as committees, yearbooks and accountants do. What comes out was worked out by hand from the sheet.
import { utils, write } from "@e965/xlsx"
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx"
import { expect, test } from "vitest"
import { readUgly } from "./ugly-files.ts"

test("an .xls with codes, two years, percent", async () => {
  const sheet = utils.aoa_to_sheet([
    ["表3 高新区主要指标（2022—2023年）"],
    ["代码", "地区", "营业收入（亿元）", null, "企业利润率(%)"],
    [null, null, 2022, 2023, "2023年"],
    ["340100-1", "合肥", 1.5, 2, 0.125],
    ["340200-1", "芜湖市", "—", 3, 0.08],
    ["341100-1", "滁州高新区①", 7, 8, 0.1],
    [null, "省　计", 8.5, 13, 0.1],
  ])
  for (const at of ["E4", "E5", "E6", "E7"]) Object.assign(sheet[at] ?? {}, { z: "0.0%" })
  sheet["!merges"] = [
    { s: { r: 1, c: 0 }, e: { r: 2, c: 0 } },
    { s: { r: 1, c: 1 }, e: { r: 2, c: 1 } },
    { s: { r: 1, c: 2 }, e: { r: 1, c: 3 } },
  ]
  const bytes = new Uint8Array(
    write(utils.book_new(sheet, "Sheet1"), { type: "array", bookType: "biff8" }) as ArrayBuffer,
  )
  const reading = await readUgly(bytes, "旧表.xls")
  expect(reading).toEqual({
    values: {
      "340100-1 2022 operating_revenue": "150000",
      "340100-1 2023 operating_revenue": "200000",
      "340100-1 2023 profit_margin": "12.5",
      "340200-1 2022 operating_revenue": "(dash)",
      "340200-1 2023 operating_revenue": "300000",
      "340200-1 2023 profit_margin": "8",
      "341100-1 2022 operating_revenue": "700000",
      "341100-1 2023 operating_revenue": "800000",
      "341100-1 2023 profit_margin": "10",
    },
    unread: { B7: "total", C7: "total", D7: "total", E7: "total" },
    questions: [],
    issues: [],
    tables: ["A2:E7"],
  })
})

test("a .docx with spanned heads and raised marks", async () => {
  const cell = (text: string | TextRun[], columnSpan = 1, rowSpan = 1) =>
    new TableCell({
      children: [typeof text === "string" ? new Paragraph(text) : new Paragraph({ children: text })],
      columnSpan,
      rowSpan,
    })
  const row = (...cells: (TableCell | string)[]) =>
    new TableRow({ children: cells.map((one) => (typeof one === "string" ? cell(one) : one)) })
  const raised = (text: string, mark: string) => [
    new TextRun(text),
    new TextRun({ text: mark, superScript: true }),
  ]
  const bytes = await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph("附件1"),
            new Paragraph("2024年度高新区考核数据"),
            new Paragraph("单位：亿元，人"),
            new Table({
              rows: [
                row(cell("高新区", 1, 2), cell("营业收入", 2), cell("年末从业人员", 1, 2)),
                row("数额", "增速%"),
                row(cell(raised("合肥高新区", "1")), "12.5", "8.1", cell(raised("120", "2"))),
                row("芜湖高新区", "3", "-1", "45"),
                row("合计", "15.5", "", "165"),
              ],
            }),
            new Paragraph("注：1.含长丰园。2.快报数。"),
          ],
        },
      ],
    }),
  )
  const reading = await readUgly(bytes, "考核.docx")
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "1250000",
      "340200-1 2024 operating_revenue": "300000",
      "340200-1 2024 year_end_employees": "45",
    },
    unread: {
      "表1!D6": "not-a-number",
      "表1!C6": "column-unknown",
      "表1!C7": "column-unknown",
      "表1!A8": "total",
      "表1!B8": "total",
      "表1!D8": "total",
      "表1!A9": "note",
    },
    questions: [],
    issues: ["column-unknown", "not-a-number"],
    tables: ["表1!A4:D8"],
  })
})

test("a .csv in GB18030 with full-width digits", async () => {
  const bytes = Uint8Array.from(
    Buffer.from(
      "uL28/jMsLCwNCqOyo7CjsqO0xOq439DCx/jW99Kq1rix6iwsLLWlzrujus3y1KqhosjLDQrQ8rrFLNSwx/jD+7PGLCLTqtK1ytXI6w0Ko6iyu7qsy7CjqSIsxOrEqbTT0rXIy9SxDQqi2Swius+3yqGhuN/Qwsf4Iiwio7GjrKOyo7OjtKOuo7UiLKOzo7CjsA0Kotosva3L1cqhy9XW3bmk0rXUsMf4o6i5+rzSvLajqSyjraO1LKGqDQos19yhobzGLDEyMjkuNSwzMDANCqLbLMT+ufq439DCx/gsNyw4DQrM7rHtyMujutXFyP0sLMnzusvIy6O6wO7LxCwNCg==",
      "base64",
    ),
  )
  const reading = await readUgly(bytes, "报表.csv")
  expect(reading).toEqual({
    values: { "340100-1 2024 year_end_employees": "300", "320500-4 2024 year_end_employees": "(dash)" },
    unread: {
      A5: "serial-number",
      C5: "column-unknown",
      A6: "serial-number",
      C6: "column-unknown",
      B7: "total",
      C7: "total",
      D7: "total",
      A8: "entity-unknown",
      B8: "entity-unknown",
      C8: "entity-unknown",
      D8: "entity-unknown",
      A9: "note",
      C9: "note",
    },
    questions: ["entity B8 宁国高新区", "column C3 营业收入（不含税）"],
    issues: ["encoding-gb18030"],
    tables: ["A3:D8"],
  })
})

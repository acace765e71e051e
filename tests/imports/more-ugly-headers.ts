// Files laid out as committees, yearbooks and accountants do. What comes out was worked out by hand from the sheet.
import { expect, test } from "vitest"
import { readUgly, xlsxOf } from "./ugly-files.ts"

test("an annex of a province: titles, who fills it in, growth beside each figure, marks of footnotes, a blank first column and row", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        [],
        [null, "附件2"],
        [null, "2024年全省国家高新区主要经济指标汇总表"],
        [null, "填报单位（盖章）：某省科学技术厅", null, null, null, null, null, "单位：万元、人、%"],
        [
          null,
          "序号",
          "高新区名称",
          "营业收入",
          null,
          "年末从业人员",
          null,
          "研发经费内部支出占营业收入比例",
        ],
        [null, null, null, "本年", "同比增长（%）", "人数", "同比增长（%）"],
        [null, "合  计", null, 80003, 7.1, 4007, 3.3, "—"],
        [null, 1, "合 肥 高 新 区", "12,345.60", "8.5", "3 456", "－1.2", "12.5％"],
        [null, 2, "芜湖高新区①", 20000.5, -3, 551, "", 3.25],
        [null, 3, "蚌埠高新区*", "５，６７８", "+2.0", "未报", "/", "…"],
        [null, 4, "国家级马鞍山慈湖高新区", 100, 1, 2, 3, 4],
        [null, "①芜湖高新区2024年调整统计范围。"],
        [null, "* 数据未经审计。"],
        [null, "制表人：张三", null, "审核人：李四", null, "填表日期：2025年3月15日"],
      ],
      { merges: ["B3:H3", "B5:B6", "C5:C6", "D5:E5", "F5:G5", "H5:H6", "B7:C7"] },
    ]),
    "附件2.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "123456",
      "340100-1 2024 year_end_employees": "3456",
      "340100-1 2024 rd_internal_share_of_revenue": "12.5",
      "340200-1 2024 operating_revenue": "200005",
      "340200-1 2024 year_end_employees": "551",
      "340200-1 2024 rd_internal_share_of_revenue": "3.25",
      "340300-1 2024 operating_revenue": "56780",
      "340300-1 2024 year_end_employees": "(not-reported)",
      "340300-1 2024 rd_internal_share_of_revenue": "(not-known)",
      "340500-1 2024 operating_revenue": "1000",
      "340500-1 2024 year_end_employees": "2",
      "340500-1 2024 rd_internal_share_of_revenue": "4",
    },
    unread: {
      B7: "total",
      D7: "total",
      E7: "total",
      F7: "total",
      G7: "total",
      H7: "total",
      B8: "serial-number",
      E8: "column-unknown",
      G8: "column-unknown",
      B9: "serial-number",
      E9: "column-unknown",
      B10: "serial-number",
      E10: "column-unknown",
      G10: "column-unknown",
      B11: "serial-number",
      E11: "column-unknown",
      G11: "column-unknown",
      B12: "note",
      B13: "note",
      B14: "note",
      D14: "note",
      F14: "note",
    },
    questions: [],
    issues: ["column-unknown", "column-unknown"],
    tables: ["B5:H13"],
  })
})

test("cells merged over two columns for the look alone", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区情况（单位：亿元）"],
        ["高新区", null, "营业收入", null, "工业总产值"],
        ["合肥高新区", null, 1, null, 2],
        ["芜湖高新区", null, 3, null, "—"],
        ["合计", null, 4, null, 2],
      ],
      { merges: ["A1:E1", "A2:B2", "C2:D2", "A3:B3", "C3:D3", "A4:B4", "C4:D4", "A5:B5", "C5:D5"] },
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "100000",
      "340100-1 2024 gross_industrial_output": "200000",
      "340200-1 2024 operating_revenue": "300000",
      "340200-1 2024 gross_industrial_output": "(dash)",
    },
    unread: { A5: "total", C5: "total", E5: "total" },
    questions: [],
    issues: [],
    tables: ["A2:E5"],
  })
})

test("this month, since January, growth, last year: only the cumulative figure is the period's", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年1—6月高新区主要指标"],
        ["高新区", "营业收入（亿元）", null, null, "年末从业人员（人）", null],
        [null, "当月", "累计", "累计同比增长(%)", "上年同期", "本期"],
        ["合肥高新区", 1, 6, 8.1, 100, 110],
      ],
      { merges: ["A1:F1", "A2:A3", "B2:D2", "E2:F2"] },
    ]),
    "h.xlsx",
  )
  expect(reading).toEqual({
    values: { "340100-1 2024-Q2 operating_revenue": "600000", "340100-1 2024-Q2 year_end_employees": "110" },
    unread: { B4: "column-unknown", D4: "column-unknown", E4: "column-unknown" },
    questions: [],
    issues: ["column-unknown", "column-unknown", "column-unknown"],
    tables: ["A2:F4"],
  })
})

test("blocks of this year, last year and growth over the same names", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区主要指标"],
        ["高新区", "本年数", null, "上年数", null, "增长率（%）", null],
        [
          null,
          "营业收入（亿元）",
          "高新技术企业数",
          "营业收入（亿元）",
          "高新技术企业数",
          "营业收入",
          "高新技术企业数",
        ],
        ["合肥高新区", 1, 2, 3, 4, 5, 6],
      ],
      { merges: ["A1:G1", "A2:A3", "B2:C2", "D2:E2", "F2:G2"] },
    ]),
    "i.xlsx",
  )
  expect(reading).toEqual({
    values: { "340100-1 2024 operating_revenue": "100000", "340100-1 2024 hnte_count": "2" },
    unread: { D4: "column-unknown", E4: "column-unknown", F4: "column-unknown", G4: "column-unknown" },
    questions: ["column G3 增长率 / 高新技术企业数"],
    issues: ["column-unknown", "column-unknown", "column-unknown", "unit-assumed"],
    tables: ["A2:G4"],
  })
})

test("last year, growth, targets and single months are never taken for the figure", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区主要指标"],
        ["高新区", "上年同期", null, "增速", null, "2025年目标", "当月"],
        [
          null,
          "营业收入（亿元）",
          "高新技术企业数",
          "入统企业数",
          "年末从业人员",
          "净利润（万元）",
          "出口总额（万元）",
        ],
        ["合肥高新区", 1, 2, 3, 4, 5, 6],
      ],
      { merges: ["A1:F1", "A2:A3", "B2:C2", "D2:E2"] },
    ]),
    "j.xlsx",
  )
  expect(reading).toEqual({
    values: {},
    unread: {
      B4: "column-unknown",
      C4: "column-unknown",
      D4: "column-unknown",
      E4: "column-unknown",
      F4: "column-unknown",
      G4: "column-unknown",
    },
    questions: [],
    issues: [
      "column-unknown",
      "column-unknown",
      "column-unknown",
      "column-unknown",
      "column-unknown",
      "column-unknown",
    ],
    tables: ["A2:G4"],
  })
})

test("years in front, behind, in brackets with the unit", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        [
          "高新区",
          "营业收入2023年（亿元）",
          "营业收入（2024年，亿元）",
          "2024年末从业人员（人）",
          "截至2024年底高新技术企业数（家）",
          "2024年工业总产值(万元)",
          "工业总产值同比±%",
        ],
        ["合肥高新区", 1, 2, 3, 4, 5, 6],
      ],
    ]),
    "k.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2023 operating_revenue": "100000",
      "340100-1 2024 operating_revenue": "200000",
      "340100-1 2024 year_end_employees": "3",
      "340100-1 2024 hnte_count": "4",
      "340100-1 2024 gross_industrial_output": "50",
    },
    unread: { G2: "column-unknown" },
    questions: [],
    issues: ["column-unknown"],
    tables: ["A1:G2"],
  })
})

// Files laid out as committees, yearbooks and accountants do. What comes out was worked out by hand from the sheet.
import { expect, test } from "vitest"
import { readUgly, xlsxOf } from "./ugly-files.ts"

test("其中： over two columns, 总数, parts that nobody knows", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年"],
        ["高新区", "营业收入（亿元）", null, null, "年末从业人员", null, null, "出口总额（万美元）"],
        [null, "合计", "其中：", null, "总数", "其中：女性", "其中：大专以上"],
        [null, null, "技术收入", "出口总额"],
        ["合肥高新区", 10, 1, 2, 100, 40, 60, 5],
      ],
      { merges: ["A2:A4", "B2:D2", "B3:B4", "C3:D3", "E2:G2", "E3:E4", "F3:F4", "G3:G4", "H2:H4"] },
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "1000000",
      "340100-1 2024 technology_income": "100000",
      "340100-1 2024 year_end_employees": "100",
    },
    unread: { D5: "column-unknown", F5: "column-unknown", G5: "column-unknown", H5: "column-unknown" },
    questions: ["column D4 营业收入 / 其中： / 出口总额", "column H2 出口总额"],
    issues: ["column-unknown", "column-unknown", "unit-assumed"],
    tables: ["A2:H5"],
  })
})

test("a header of three lines, repeated in other lines", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区主要指标", null, null, null, null],
        ["", "", "", "（单位：万元、人、%）", ""],
        ["单位", "经济指标", null, "人员指标", null],
        ["", "营业收入", "其中：\n技术收入", "年末从业人员", "从业人员中本科及以上学历人员占比"],
        ["", "(1)", "(2)", "(3)", "(4)"],
        ["合肥高新区", 1, 2, 3, 4],
        ["经济指标", "x"],
        ["单位", "经济指标", null, "人员指标", null],
        ["", "营业收入", "其中：\n技术收入", "年末从业人员", "从业人员中本科及以上学历人员占比"],
        ["芜湖高新区", 5, 6, 7, 8],
      ],
      { merges: ["B3:C3", "D3:E3", "A3:A4", "B8:C8", "D8:E8", "A8:A9"] },
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "10",
      "340100-1 2024 technology_income": "20",
      "340100-1 2024 year_end_employees": "3",
      "340100-1 2024 bachelor_and_above_share": "4",
      "340200-1 2024 operating_revenue": "50",
      "340200-1 2024 technology_income": "60",
      "340200-1 2024 year_end_employees": "7",
      "340200-1 2024 bachelor_and_above_share": "8",
    },
    unread: {
      A7: "entity-unknown",
      B7: "entity-unknown",
      A8: "repeated-header",
      B8: "repeated-header",
      D8: "repeated-header",
      B9: "repeated-header",
      C9: "repeated-header",
      D9: "repeated-header",
      E9: "repeated-header",
    },
    questions: ["entity A7 经济指标"],
    issues: [],
    tables: ["A3:E10"],
  })
})

test("a line of units, and cells that name one themselves", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年度"],
        ["高新区", "营业收入", "净利润", "工业总产值", "入统企业数"],
        [null, "亿元", "万元", "千元", "个"],
        ["合肥高新区", 1, 2, 3, 4],
        ["芜湖高新区", "2亿元", "3万元", "4千元", "5个"],
        ["蚌埠高新区", "2亿", "3万", "4千元", "5户"],
      ],
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "100000",
      "340100-1 2024 net_profit_yearbook": "20",
      "340100-1 2024 gross_industrial_output": "3",
      "340100-1 2024 reporting_enterprises": "4",
      "340200-1 2024 operating_revenue": "200000",
      "340200-1 2024 net_profit_yearbook": "30",
      "340200-1 2024 gross_industrial_output": "4",
      "340200-1 2024 reporting_enterprises": "5",
      "340300-1 2024 gross_industrial_output": "4",
      "340300-1 2024 reporting_enterprises": "5",
    },
    unread: { B6: "unit-unknown", C6: "unit-unknown" },
    questions: [],
    issues: ["unit-unknown", "unit-unknown"],
    tables: ["A2:E6"],
  })
})

test("two units of money in one title are asked; 亿元（人民币）, km², 万元/人", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区指标", null, null, "单位：亿元、万元、人"],
        [
          "园区",
          "营业收入",
          "净利润（亿元（人民币））",
          "年末从业人员",
          "规划面积(km²)",
          "上缴税费(亿元人民币)",
          "人均增加值（万元/人）",
        ],
        ["合肥高新区", 1, 2, 3, 4, 5, 6],
      ],
      { name: "Sheet1" },
    ]),
    "f.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 net_profit_yearbook": "200000",
      "340100-1 2024 year_end_employees": "3",
      "340100-1 2024 planned_area": "400",
      "340100-1 2024 taxes_paid_yearbook": "500000",
      "340100-1 2024 value_added_per_head": "6",
    },
    unread: { B3: "unit-unknown" },
    questions: ["unit B2 营业收入"],
    issues: ["unit-unknown"],
    tables: ["A2:G3"],
  })
})

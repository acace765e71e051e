// Files laid out as committees, yearbooks and accountants do. What comes out was worked out by hand from the sheet.
import { expect, test } from "vitest"
import { readUgly, xlsxOf } from "./ugly-files.ts"

test("measures down, zones across, under their province, with the sum first and a remainder last", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年度国家高新区主要指标完成情况表"],
        ["类别", "指标名称", "计量单位", "全省合计", "安徽省", null, "其他"],
        [null, null, null, null, "合肥高新区", "芜湖高新区"],
        ["企业情况", "一、工商注册企业数", "家", 300, 200, 100, 0],
        [null, "其中：高新技术企业数", "家", 30, 20, 10, 0],
        ["经济指标", "二、营业收入", "亿元", 5, "3.5", "1.5万", 0],
        [null, "    其中：技术收入", "亿元", 2, 1, 1, 0],
        [null, "    同比增长", "%", 8, 9, 7, 0],
        [null, "三、工业总产值", "万元", 8, 9, "－", 0],
        [null, "    同比增长", "%", 8, 9, 7, 0],
        [null, "四、年末从业人员", "万人", 1.5, 1.2, 0.3, 0],
        ["注：数据为快报数"],
      ],
      { merges: ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3", "A4:A5", "A6:A11"] },
    ]),
    "b.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 registered_enterprises": "200",
      "340100-1 2024 hnte_count": "20",
      "340100-1 2024 operating_revenue": "350000",
      "340100-1 2024 technology_income": "100000",
      "340100-1 2024 gross_industrial_output": "90",
      "340100-1 2024 year_end_employees": "12000",
      "340200-1 2024 registered_enterprises": "100",
      "340200-1 2024 hnte_count": "10",
      "340200-1 2024 technology_income": "100000",
      "340200-1 2024 gross_industrial_output": "(dash)",
      "340200-1 2024 year_end_employees": "3000",
    },
    unread: {
      A12: "note",
      D2: "total",
      D4: "total",
      D5: "total",
      D6: "total",
      D7: "total",
      D8: "total",
      D9: "total",
      D10: "total",
      D11: "total",
      E2: "column-unknown",
      E8: "column-unknown",
      E10: "column-unknown",
      F6: "unit-unknown",
      F8: "column-unknown",
      F10: "column-unknown",
      G2: "subtotal",
      G4: "subtotal",
      G5: "subtotal",
      G6: "subtotal",
      G7: "subtotal",
      G8: "subtotal",
      G9: "subtotal",
      G10: "subtotal",
      G11: "subtotal",
    },
    questions: [],
    issues: ["column-unknown", "column-unknown", "column-unknown", "unit-unknown"],
    tables: ["A2:G11"],
  })
})

test("zones across, two years under each", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["高新区主要指标"],
        ["指标", "单位", "合肥高新区", null, "芜湖高新区", null],
        [null, null, "2023年", "2024年", "2023年", "2024年"],
        ["营业收入", "亿元", 1, 2, 3, 4],
        ["年末从业人员", "人", 10, 20, 30, 40],
      ],
      { merges: ["A2:A3", "B2:B3", "C2:D2", "E2:F2"] },
    ]),
    "c.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2023 operating_revenue": "100000",
      "340100-1 2023 year_end_employees": "10",
      "340100-1 2024 operating_revenue": "200000",
      "340100-1 2024 year_end_employees": "20",
      "340200-1 2023 operating_revenue": "300000",
      "340200-1 2023 year_end_employees": "30",
      "340200-1 2024 operating_revenue": "400000",
      "340200-1 2024 year_end_employees": "40",
    },
    unread: {},
    questions: [],
    issues: [],
    tables: ["A2:F5"],
  })
})

test("measures under 一、高新技术企业 are not the zone's", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["指标", "单位", "合肥高新区", "芜湖高新区"],
        ["一、高新技术企业"],
        ["企业数", "家", 1, 2],
        ["营业收入", "亿元", 3, 4],
        ["二、全部入统企业"],
        ["营业收入", "亿元", 5, 6],
        ["年末从业人员", "人", 7, 8],
        ["其中：研究生", "人", 1, 1],
        ["人均营业收入", "万元/人", 1, 2],
      ],
    ]),
    "2024.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "500000",
      "340100-1 2024 year_end_employees": "7",
      "340200-1 2024 operating_revenue": "600000",
      "340200-1 2024 year_end_employees": "8",
    },
    unread: {
      C3: "column-unknown",
      C4: "column-unknown",
      C8: "column-unknown",
      C9: "column-unknown",
      D3: "column-unknown",
      D4: "column-unknown",
      D8: "column-unknown",
      D9: "column-unknown",
    },
    questions: [
      "column B3 一、高新技术企业 / 企业数",
      "column B4 一、高新技术企业 / 营业收入",
      "column B9 人均营业收入",
    ],
    issues: ["column-unknown"],
    tables: ["A1:D9"],
  })
})

test("hidden row and column, average and sum at the side, a note", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["单位：亿元，人"],
        ["项目", "合肥高新区", "芜湖高新区", "平均", "合计"],
        ["营业收入", 3, 4, 3.5, 7],
        ["其中：技术收入", 1, "", 1, 1],
        ["年末从业人员", 2024, 1998, 5, 10],
        ["说明：以上为2024年快报数"],
      ],
      { hiddenRows: [4], hiddenColumns: [3] },
    ]),
    "2024.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "300000",
      "340100-1 2024 technology_income": "100000",
      "340100-1 2024 year_end_employees": "2024",
      "340200-1 2024 operating_revenue": "400000",
      "340200-1 2024 technology_income": "(blank)",
      "340200-1 2024 year_end_employees": "1998",
    },
    unread: {
      A6: "note",
      D2: "total",
      D3: "total",
      D4: "total",
      D5: "total",
      E2: "total",
      E3: "total",
      E4: "total",
      E5: "total",
    },
    questions: [],
    issues: ["hidden-column", "hidden-columns"],
    tables: ["A2:E5"],
  })
})

// Files laid out as committees, yearbooks and accountants do. What comes out was worked out by hand from the sheet.
import { expect, test } from "vitest"
import { dictionaries, readUgly, xlsxOf } from "./ugly-files.ts"

test("three years under each measure, figures that look like years", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2022—2024年高新区主要指标"],
        ["高新区", "营业收入（亿元）", null, null, "高新技术企业数", null, null],
        [null, 2022, 2023, 2024, 2022, 2023, 2024],
        ["合肥高新区", 1, 2, 3, 1987, 2024, 2056],
        ["芜湖高新区", 4, 5, 6, 1999, 2001, 2030],
      ],
      { merges: ["A1:G1", "A2:A3", "B2:D2", "E2:G2"] },
    ]),
    "g.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2022 operating_revenue": "100000",
      "340100-1 2022 hnte_count": "1987",
      "340100-1 2023 operating_revenue": "200000",
      "340100-1 2023 hnte_count": "2024",
      "340100-1 2024 operating_revenue": "300000",
      "340100-1 2024 hnte_count": "2056",
      "340200-1 2022 operating_revenue": "400000",
      "340200-1 2022 hnte_count": "1999",
      "340200-1 2023 operating_revenue": "500000",
      "340200-1 2023 hnte_count": "2001",
      "340200-1 2024 operating_revenue": "600000",
      "340200-1 2024 hnte_count": "2030",
    },
    unread: {},
    questions: [],
    issues: ["unit-assumed", "unit-assumed", "unit-assumed"],
    tables: ["A2:G5"],
  })
})

test("a column of counts that all look like years", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["高新区", "高新技术企业数（家）"],
        ["合肥高新区", 1987],
        ["芜湖高新区", 2024],
        ["蚌埠高新区", 2000],
      ],
    ]),
    "2023年.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2023 hnte_count": "1987",
      "340200-1 2023 hnte_count": "2024",
      "340300-1 2023 hnte_count": "2000",
    },
    unread: {},
    questions: [],
    issues: [],
    tables: ["A1:B4"],
  })
})

test("tables side by side and below, each with its unit and year", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区情况"],
        ["表一（单位：亿元）", null, null, null, "表二（单位：家）"],
        ["高新区", "营业收入", "净利润", null, "高新区", "入统企业数", "高新技术企业数"],
        ["合肥高新区", 1, 2, null, "芜湖高新区", 30, 40],
        ["芜湖高新区", 3, 4, null, "合肥高新区", 50, 60],
        ["合计", 4, 6, null, "合 计", 80, 100],
        [],
        ["表三 2023年（单位：万元）"],
        ["高新区", "营业收入", "净利润"],
        ["合肥高新区", 7, 8],
      ],
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "100000",
      "340100-1 2024 net_profit_yearbook": "200000",
      "340200-1 2024 reporting_enterprises": "30",
      "340200-1 2024 hnte_count": "40",
      "340200-1 2024 operating_revenue": "300000",
      "340200-1 2024 net_profit_yearbook": "400000",
      "340100-1 2024 reporting_enterprises": "50",
      "340100-1 2024 hnte_count": "60",
      "340100-1 2023 operating_revenue": "70",
      "340100-1 2023 net_profit_yearbook": "80",
    },
    unread: { A6: "total", B6: "total", C6: "total", E6: "total", F6: "total", G6: "total" },
    questions: [],
    issues: [],
    tables: ["A3:C6", "E3:G6", "A9:C10"],
  })
})

test("two known columns behind 260 unknown ones", async () => {
  const n = 260
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年"],
        [
          "高新区",
          ...Array.from({ length: n }, (_, i) => `自定义字段甲${i}`),
          "营业收入（亿元）",
          "高新技术企业数（家）",
        ],
        ["合肥高新区", ...Array.from({ length: n }, (_, i) => i), 1, 2],
        ["芜湖高新区", ...Array.from({ length: n }, () => null), 3, 4],
      ],
    ]),
    "a.xlsx",
  )
  const { values, unread, issues } = reading
  expect(values).toEqual({
    "340100-1 2024 operating_revenue": "100000",
    "340100-1 2024 hnte_count": "2",
    "340200-1 2024 operating_revenue": "300000",
    "340200-1 2024 hnte_count": "4",
  })
  expect(Object.keys(unread).length).toBe(260)
  expect(issues).toEqual(Array.from({ length: 260 }, () => "column-unknown"))
})

test("the long form with a heading among the measures", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区指标"],
        ["高新区", "指标名称", "计量单位", "数值"],
        ["合肥高新区", "营业收入", "亿元", 1],
        [null, "  其中：高新技术企业", "", ""],
        [null, "    营业收入", "亿元", 9],
        [null, "工业总产值", "万元", 2],
        [null, "年末从业人员", "人", "1.2万"],
        [null, "利润率", "%", 5],
        ["芜湖高新区", "营业收入", "万元", 3],
        [null, "年末从业人员", null, 30],
        [null, "工业总产值", null, 30],
      ],
      { merges: ["A3:A8", "A9:A11"] },
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "100000",
      "340200-1 2024 operating_revenue": "30",
      "340200-1 2024 year_end_employees": "30",
    },
    unread: {
      B4: "group-heading",
      D5: "column-unknown",
      D6: "column-unknown",
      D7: "column-unknown",
      D8: "column-unknown",
      D11: "unit-unknown",
    },
    questions: [
      "item B5 其中：高新技术企业 / 营业收入 (亿元)",
      "item B6 其中：高新技术企业 / 工业总产值 (万元)",
      "item B7 其中：高新技术企业 / 年末从业人员 (人)",
      "item B8 其中：高新技术企业 / 利润率 (%)",
    ],
    issues: ["unit-unknown"],
    tables: ["A2:D11"],
  })
})

test("the long form with two years and growth", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区指标"],
        ["高新区", "指标名称", "计量单位", "2024年", "2023年", "增长（%）"],
        ["合肥高新区", "营业收入", "亿元", 1, 2, 3],
        [null, "年末从业人员", "人", 4, "—", 6],
      ],
      { merges: ["A3:A4"] },
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "100000",
      "340100-1 2023 operating_revenue": "200000",
      "340100-1 2024 year_end_employees": "4",
      "340100-1 2023 year_end_employees": "(dash)",
    },
    unread: { F3: "column-unknown", F4: "column-unknown" },
    questions: [],
    issues: ["column-unknown"],
    tables: ["A2:F4"],
  })
})

test("one zone, named in the title alone, is refused", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["合肥高新区2024年主要指标"],
        ["指标", "单位", "2023年", "2024年", "增长%"],
        ["营业收入", "亿元", 1, 2, 100],
        ["年末从业人员", "人", 1, 2, 100],
      ],
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {},
    unread: {
      A3: "entity-unknown",
      B3: "entity-unknown",
      C3: "entity-unknown",
      D3: "entity-unknown",
      E3: "entity-unknown",
      A4: "entity-unknown",
      B4: "entity-unknown",
      C4: "entity-unknown",
      D4: "entity-unknown",
      E4: "entity-unknown",
    },
    questions: [],
    issues: ["column-unknown", "no-entity-column"],
    tables: ["A2:E4"],
  })
})

test("a statement of one enterprise: this and last period", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["利润表"],
        ["编制单位：某某科技有限公司", null, "2024年度", "单位：元"],
        ["项目", "行次", "本期金额", "上期金额"],
        ["一、营业收入", 1, 100, 90],
        ["减：营业成本", 2, 60, 50],
        ["    研发费用", 5, "(10.00)", 5],
        ["四、净利润（净亏损以“－”号填列）", 20, -5, 5],
      ],
    ]),
    "利润表.xlsx",
    { dictionary: dictionaries.enterprises },
  )
  expect(reading).toEqual({
    values: {},
    unread: {
      A4: "column-unknown",
      B4: "serial-number",
      C4: "column-unknown",
      D4: "column-unknown",
      A5: "column-unknown",
      B5: "serial-number",
      C5: "column-unknown",
      D5: "column-unknown",
      A6: "column-unknown",
      B6: "serial-number",
      C6: "column-unknown",
      D6: "column-unknown",
      A7: "column-unknown",
      B7: "serial-number",
      C7: "column-unknown",
      D7: "column-unknown",
    },
    questions: [],
    issues: ["column-unknown", "column-unknown", "column-unknown"],
    tables: ["A3:D7"],
  })
})

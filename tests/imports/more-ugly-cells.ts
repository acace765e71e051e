// Files laid out as committees, yearbooks and accountants do. What comes out was worked out by hand from the sheet.
import { expect, test } from "vitest"
import { dictionaries, readUgly, xlsxOf } from "./ugly-files.ts"

test("percent as a format, as a text, as a header, full-width", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年"],
        ["园区", "企业利润率（%）", "绿化覆盖率", "总绿地率%"],
        ["合肥高新区", { value: 0.125, as: "0.0%" }, { value: 0.125, as: "0.0%" }, "12.5％"],
        ["芜湖高新区", 12.5, { value: 0.4, as: "0%" }, "(3.5)"],
        ["蚌埠高新区", "12.5%", "41.5%", "（３．５％）"],
        ["淮南高新区", "－０．５", "—", "4.1个百分点"],
      ],
    ]),
    "d.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 profit_margin": "12.5",
      "340100-1 2024 eco_green_cover": "12.5",
      "340100-1 2024 green_space_rate": "12.5",
      "340200-1 2024 profit_margin": "12.5",
      "340200-1 2024 eco_green_cover": "40",
      "340200-1 2024 green_space_rate": "-3.5",
      "340300-1 2024 profit_margin": "12.5",
      "340300-1 2024 eco_green_cover": "41.5",
      "340400-1 2024 profit_margin": "-0.5",
      "340400-1 2024 eco_green_cover": "(dash)",
    },
    unread: { D5: "not-a-number", D6: "not-a-number" },
    questions: [],
    issues: ["not-a-number"],
    tables: ["A2:D6"],
  })
})

test("signs, brackets, scales and units in cells", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年"],
        ["园区", "营业收入（万元）", "年末从业人员（人）", "实际利用外资（亿美元）", "规划面积（亩）"],
        ["合肥高新区", "1,234.5万元", "300人", "＋1.5", 15],
        ["芜湖高新区", "（1,234.5）", "1.2万人", "1.5亿美元", 1],
        ["蚌埠高新区", "12,34", "１２３", "0.5亿元", "2平方公里"],
        ["淮南高新区", "1.234,5", "约300", "３×10", "150公顷"],
        ["滁州高新区", "1234①", "12 3", "'5", "5 000"],
        ["铜陵狮子山高新区", "1234.", ".5万", "1e3", "0"],
      ],
    ]),
    "e.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "12345",
      "340100-1 2024 year_end_employees": "300",
      "340100-1 2024 fdi": "15000",
      "340100-1 2024 planned_area": "1",
      "340200-1 2024 operating_revenue": "-12345",
      "340200-1 2024 year_end_employees": "12000",
      "340200-1 2024 fdi": "15000",
      "340300-1 2024 year_end_employees": "123",
      "340300-1 2024 planned_area": "200",
      "340400-1 2024 planned_area": "150",
      "341100-1 2024 fdi": "50000",
      "340700-1 2024 operating_revenue": "12340",
      "340700-1 2024 year_end_employees": "5000",
      "340700-1 2024 fdi": "10000000",
      "340700-1 2024 planned_area": "0",
    },
    unread: {
      E4: "unit-unknown",
      B5: "not-a-number",
      D5: "unit-unknown",
      B6: "not-a-number",
      C6: "not-a-number",
      D6: "not-a-number",
      B7: "not-a-number",
      C7: "not-a-number",
      E7: "unit-unknown",
    },
    questions: [],
    issues: [
      "cell-scale",
      "cell-unit",
      "cell-unit",
      "not-a-number",
      "not-a-number",
      "not-a-number",
      "unit-unknown",
      "unit-unknown",
    ],
    tables: ["A2:E8"],
  })
})

test("raised marks of footnotes are no digits", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        [
          "园区",
          "高新技术企业数（家）",
          {
            richText: [
              { text: "规划面积（km" },
              { text: "2", font: { vertAlign: "superscript" } },
              { text: "）" },
            ],
          },
        ],
        [
          { richText: [{ text: "合肥高新区" }, { text: "1", font: { vertAlign: "superscript" } }] },
          { richText: [{ text: "123" }, { text: "1", font: { vertAlign: "superscript" } }] },
          3,
        ],
        [{ richText: [{ text: "芜湖" }, { text: "高新区", font: { bold: true } }] }, 5, 6],
      ],
    ]),
    "2024年.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 planned_area": "300",
      "340200-1 2024 hnte_count": "5",
      "340200-1 2024 planned_area": "600",
    },
    unread: { B2: "not-a-number" },
    questions: [],
    issues: ["not-a-number"],
    tables: ["A1:C3"],
  })
})

test("one number for two zones is nobody's", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["园区", "营业收入（亿元）", "高新技术企业数（家）", "入统企业数（家）"],
        ["合肥高新区", 100, 5, 7],
        ["芜湖高新区", null, 6, null],
        ["蚌埠高新区", "—", null, 8],
      ],
      { merges: ["B2:B3", "B4:C4"] },
    ]),
    "2024年.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 hnte_count": "5",
      "340100-1 2024 reporting_enterprises": "7",
      "340200-1 2024 operating_revenue": "(blank)",
      "340200-1 2024 hnte_count": "6",
      "340200-1 2024 reporting_enterprises": "(blank)",
      "340300-1 2024 operating_revenue": "(dash)",
      "340300-1 2024 hnte_count": "(blank)",
      "340300-1 2024 reporting_enterprises": "8",
    },
    unread: { B2: "merged-value" },
    questions: [],
    issues: ["merged-value", "merged-value"],
    tables: ["A1:D4"],
  })
})

test("errors, formulas without a result, truth and dates under figures", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["园区", "营业收入（亿元）", "入统企业数（家）", "高新技术企业数（家）"],
        ["合肥高新区", { formula: "1/0", result: { error: "#DIV/0!" } }, { formula: "[1]Sheet1!A1" }, 3],
        ["芜湖高新区", { formula: "1+1", result: 2 }, { error: "#N/A" }, true],
        [
          "蚌埠高新区",
          { formula: 'TEXT(1,"0")', result: "1,000.5" },
          new Date(Date.UTC(2024, 0, 1)),
          { error: "#REF!" },
        ],
      ],
      { hiddenColumns: [3] },
    ]),
    "2024年.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 hnte_count": "3",
      "340200-1 2024 operating_revenue": "200000",
      "340200-1 2024 reporting_enterprises": "(not-applicable)",
      "340300-1 2024 operating_revenue": "100050000",
    },
    unread: { B2: "error-cell", C2: "error-cell", D3: "not-a-number", C4: "not-a-number", D4: "error-cell" },
    questions: [],
    issues: ["error-cell", "error-cell", "error-cell", "hidden-column", "not-a-number", "not-a-number"],
    tables: ["A1:D4"],
  })
})

test("dates in six spellings; 2010.1 as a number and a bare serial are not read", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["高新区", "成立日期", "营业收入（亿元）"],
        ["合肥高新区", "1991.3.6", 1],
        ["芜湖高新区", "2010年9月", 3],
        ["蚌埠高新区", 2010.1, 5],
        ["淮南高新区", 45657, 5],
        ["滁州高新区", { value: new Date(Date.UTC(2024, 11, 31)), as: "yyyy/m/d" }, 5],
        ["铜陵狮子山高新区", 20181231, 5],
        ["马鞍山慈湖高新区", "2012年", 5],
      ],
    ]),
    "2024年.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 founded": "1991-03-06",
      "340100-1 2024 operating_revenue": "100000",
      "340200-1 2024 founded": "2010-09",
      "340200-1 2024 operating_revenue": "300000",
      "340300-1 2024 operating_revenue": "500000",
      "340400-1 2024 operating_revenue": "500000",
      "341100-1 2024 founded": "2024-12-31",
      "341100-1 2024 operating_revenue": "500000",
      "340700-1 2024 founded": "2018-12-31",
      "340700-1 2024 operating_revenue": "500000",
      "340500-1 2024 founded": "2012",
      "340500-1 2024 operating_revenue": "500000",
    },
    unread: { B4: "not-a-date", B5: "not-a-date" },
    questions: [],
    issues: ["not-a-date"],
    tables: ["A1:C8"],
  })
})

test("codes kept as numbers have lost their last digits", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["统一社会信用代码", "企业名称", "营业收入（千元）", "从业人员期末人数"],
        [
          // Typed as a number: the last digits are gone when the file is written.
          Number("913401007448839123"),
          "甲公司",
          1,
          2,
        ],
        ["91340100MA2N12345X", "乙公司", 1, 2],
        ["'913401007448839124", "打印机科技公司", 1, 2],
        ["合计", null, 3, 6],
      ],
    ]),
    "2024年.xlsx",
    { dictionary: dictionaries.enterprises },
  )
  expect(reading).toEqual({
    values: {
      "91340100MA2N12345X 2024 qa03": "91340100MA2N12345X",
      "91340100MA2N12345X 2024 qa04": "乙公司",
      "91340100MA2N12345X 2024 qc05_0": "1",
      "91340100MA2N12345X 2024 qd01": "2",
      "913401007448839124 2024 qa03": "913401007448839124",
      "913401007448839124 2024 qa04": "打印机科技公司",
      "913401007448839124 2024 qc05_0": "1",
      "913401007448839124 2024 qd01": "2",
    },
    unread: {
      A2: "digits-lost",
      B2: "digits-lost",
      C2: "digits-lost",
      D2: "digits-lost",
      A5: "total",
      C5: "total",
      D5: "total",
    },
    questions: [],
    issues: ["digits-lost", "unit-assumed"],
    tables: ["A1:D5"],
  })
})

test('="001", breaks within cells', async () => {
  const text =
    '附件3,,,\r\n2024年高新区指标,,,单位：万元\r\n代码,高新区,"营业收入\n（本年）",高新技术企业数\r\n="340100-1",合肥高新区,"1,234.50",12\r\n340200-1,"芜湖\n高新区",－５,"=1+1"\r\n,合计,1,2\r\n'
  const reading = await readUgly(new TextEncoder().encode(text), "a.csv")
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "12345",
      "340100-1 2024 hnte_count": "12",
      "340200-1 2024 operating_revenue": "-50",
    },
    unread: { D6: "not-a-number", B8: "total", C8: "total", D8: "total" },
    questions: [],
    issues: ["not-a-number", "unit-assumed"],
    tables: ["A3:D8"],
  })
})

import { expect, test } from "vitest"
import { readAll, zoneDictionary } from "./example-reading.ts"
import {
  enterpriseMeasures,
  fault,
  measures,
  percent,
  realZones,
  sheetOf,
  workbookOf,
} from "./example-workbooks.ts"

const hefei = "340100-1"
const wuhan = "420100-1"
const nanjing = "320100-1"
const jinan = "370100-1"

test("three header lines, merged, with units of their own", () => {
  const lines = [
    ["2024年各高新区主要经济指标"],
    ["序号", "高新区", "营业收入", null, "净利润"],
    [null, null, "2023年", "2024年", "2024年"],
    [null, null, "（亿元）", "（亿元）", "（万元）"],
    ["甲", "乙", "1", "2", "3"],
    [1, "合肥高新区", 3000.5, 3200, 120000],
    [2, "南京高新区", 2800, 2900.25, "—"],
    ["注：数据为快报数。"],
  ]
  const merges = ["A1:E1", "A2:A4", "B2:B4", "C2:D2", "A8:E8"]
  for (const options of [{ merges }, {}]) {
    const { values, plan, outcome, unread } = readAll(workbookOf([sheetOf(lines, options)]))
    expect(values).toEqual({
      [`${hefei} 2023 qc05_0`]: "300050000",
      [`${hefei} 2024 qc05_0`]: "320000000",
      [`${hefei} 2024 net_profit`]: "1200000",
      [`${nanjing} 2023 qc05_0`]: "280000000",
      [`${nanjing} 2024 qc05_0`]: "290025000",
      [`${nanjing} 2024 net_profit`]: "(dash)",
    })
    expect(plan.tables.map(({ id }) => id)).toEqual(["Sheet1!A2:E7"])
    expect(plan.tables[0]?.headerLines).toEqual([2, 3, 4, 5])
    expect(plan.tables[0]?.columns.map(({ header, unit, factor }) => [header, unit, factor?.times])).toEqual([
      ["序号", null, undefined],
      ["高新区", null, undefined],
      ["营业收入", "亿元", "100000"],
      ["营业收入", "亿元", "100000"],
      ["净利润", "万元", "10"],
    ])
    expect(outcome.questions).toEqual([])
    expect(outcome.account).toEqual({
      cells: 27,
      values: 5,
      missing: 1,
      names: 2,
      headers: 15,
      titles: 1,
      setAside: 1,
      notRead: 2,
    })
    expect(unread).toEqual({
      "Sheet1!A6": "serial-number",
      "Sheet1!A7": "serial-number",
      "Sheet1!A8": "note",
    })
  }
})

test("a unit over the table, columns with one of their own, and one that cannot be converted", () => {
  const { values, outcome, plan, issues } = readAll(
    workbookOf([
      sheetOf([
        ["高新区主要指标（2024年度）"],
        ["填报单位：某厅", null, null, "单位：万元"],
        [
          "高新区名称",
          "营业收入",
          "年末从业人员（万人）",
          "上缴税费",
          "研发投入强度%",
          "实际利用外资（亿元）",
        ],
        ["合肥高新区", 12.5, 1.25, "1,234.5", 3.2, 10],
      ]),
    ]),
  )
  expect(values).toEqual({
    [`${hefei} 2024 qc05_0`]: "125",
    [`${hefei} 2024 staff`]: "12500",
    [`${hefei} 2024 taxes`]: "12345",
    [`${hefei} 2024 rd_share`]: "3.2",
  })
  expect(plan.tables[0]?.unit).toBe("万元")
  expect(plan.tables[0]?.columns.map(({ unitFrom }) => unitFrom)).toEqual([
    null,
    "title",
    "header",
    "title",
    "header",
    "header",
  ])
  expect(outcome.questions).toEqual([
    {
      kind: "unit",
      table: "Sheet1!A3:F4",
      column: 5,
      header: "实际利用外资",
      cell: "Sheet1!F3",
      unit: "亿元",
      wanted: "万美元",
    },
  ])
  expect(outcome.unread).toEqual([{ cell: "Sheet1!F4", text: "10", reason: "unit-unknown" }])
  expect(issues).toEqual(["import-unit-unknown"])
})

test("aliases are found; a likeness and a stranger are asked; answers settle them", () => {
  const workbook = workbookOf([
    sheetOf([
      ["高新区", "营业收入（亿元）"],
      ["合肥国家高新技术产业开发区", 1],
      ["南京市高新区", 2],
      ["东湖高新区", 3],
      ["某某科创走廊", 4],
    ]),
  ])
  const first = readAll(workbook, zoneDictionary, { period: "2024" })
  expect(first.values).toEqual({ [`${hefei} 2024 qc05_0`]: "100000", [`${nanjing} 2024 qc05_0`]: "200000" })
  expect(
    first.outcome.questions.map((one) => (one.kind === "entity" ? [one.text, one.cell] : one.kind)),
  ).toEqual([
    ["东湖高新区", "Sheet1!A4"],
    ["某某科创走廊", "Sheet1!A5"],
  ])
  expect(first.unread).toEqual({
    "Sheet1!A4": "entity-unknown",
    "Sheet1!B4": "entity-unknown",
    "Sheet1!A5": "entity-unknown",
    "Sheet1!B5": "entity-unknown",
  })
  const second = readAll(workbook, zoneDictionary, {
    period: "2024",
    answers: { entities: { 东湖高新区: wuhan, 某某科创走廊: null } },
  })
  expect(second.outcome.questions).toEqual([])
  expect(second.values[`${wuhan} 2024 qc05_0`]).toBe("300000")
  expect(second.unread).toEqual({ "Sheet1!A5": "person", "Sheet1!B5": "person" })
})

test("sums at the top, in the middle and at the end, headings, repeated headers", () => {
  const { values, plan, outcome } = readAll(
    workbookOf([
      sheetOf([
        ["2024年高新区情况"],
        ["序号", "高新区", "营业收入（亿元）", "年末从业人员（人）"],
        [null, "合　计", 600, 60],
        [null, "一、国家级"],
        [1, "合肥高新区", 100, 10],
        [null, "江苏省", 200, 20],
        [2, "南京高新区", 200, 20],
        [null, "小 计", 300, 30],
        ["序号", "高新区", "营业收入（亿元）", "年末从业人员（人）"],
        ["山东省"],
        [3, "济南高新区", 300, 30],
        ["全省平均", null, 200, 20],
        ["总计", null, 600, 60],
        ["注：1. 合计不含省级高新区"],
        ["2. 数据来源于火炬统计"],
        ["填表人：张某", null, "审核人：李某", "制表日期：2025年3月1日"],
      ]),
    ]),
  )
  expect(values).toEqual({
    [`${hefei} 2024 qc05_0`]: "10000000",
    [`${hefei} 2024 staff`]: "10",
    [`${nanjing} 2024 qc05_0`]: "20000000",
    [`${nanjing} 2024 staff`]: "20",
    [`${jinan} 2024 qc05_0`]: "30000000",
    [`${jinan} 2024 staff`]: "30",
  })
  expect(plan.tables[0]?.setAside.map(({ line, reason }) => [line, reason])).toEqual([
    [3, "total"],
    [4, "group-heading"],
    [6, "subtotal"],
    [8, "subtotal"],
    [9, "repeated-header"],
    [10, "group-heading"],
    [12, "total"],
    [13, "total"],
    [14, "note"],
    [15, "note"],
    [16, "note"],
  ])
  expect(outcome.questions).toEqual([])
})

test("two tables, one under another and side by side, each with its title", () => {
  const { values, plan } = readAll(
    workbookOf([
      sheetOf([
        ["表1 2023年高新区营业收入"],
        ["高新区", "营业收入（亿元）"],
        ["合肥高新区", 1],
        ["南京高新区", 2],
        null,
        ["表2 2024年高新区营业收入", null, null, "表3 2022年高新区从业人员"],
        ["高新区", "营业收入（万元）", null, "园区", "从业人员（人）"],
        ["合肥高新区", 3, null, "济南高新区", 5],
        ["南京高新区", 4, null, "合肥高新区", 6],
      ]),
    ]),
  )
  expect(plan.tables.map(({ id, title, period }) => [id, title, period.value])).toEqual([
    ["Sheet1!A2:B4", "表1 2023年高新区营业收入", "2023"],
    ["Sheet1!A7:B9", "表2 2024年高新区营业收入", "2024"],
    ["Sheet1!D7:E9", "表3 2022年高新区从业人员", "2022"],
  ])
  expect(values).toEqual({
    [`${hefei} 2023 qc05_0`]: "100000",
    [`${nanjing} 2023 qc05_0`]: "200000",
    [`${hefei} 2024 qc05_0`]: "30",
    [`${nanjing} 2024 qc05_0`]: "40",
    [`${jinan} 2022 staff`]: "5",
    [`${hefei} 2022 staff`]: "6",
  })
})

test("a list printed in two blocks beside each other, without a blank column; a stray cell far away", () => {
  const { values, unread, plan } = readAll(
    workbookOf([
      sheetOf([
        ["2024年"],
        [
          "序号",
          "高新区",
          "出口总额（千元）",
          "序号",
          "高新区",
          "出口总额（千元）",
          null,
          null,
          null,
          null,
          null,
          null,
        ],
        [1, "合肥高新区", 7, 3, "济南高新区", 9, null, null, null, null, null, "老王核对过"],
        [2, "南京高新区", 8],
      ]),
    ]),
  )
  expect(values).toEqual({
    [`${hefei} 2024 exports`]: "7",
    [`${jinan} 2024 exports`]: "9",
    [`${nanjing} 2024 exports`]: "8",
  })
  expect(plan.tables.length).toBe(2)
  expect(unread["Sheet1!L3"]).toBe("outside-a-table")
})

test("text numbers, full-width digits, scale words; what is not wholly a number is listed", () => {
  const { values, unread, issues } = readAll(
    workbookOf([
      sheetOf([
        ["高新区", "年份", "年末从业人员", "工业总产值（千元）"],
        ["合肥高新区", "2024年", "１２，３４５", "'1,234.50"],
        ["南京高新区", 2024, "1.2万", "3.5亿元"],
        ["济南高新区", "2024", "约300", "(12)"],
        ["武汉东湖高新区", "2024", "300人", ">500"],
        ["大连高新区", "去年", 1, 2],
      ]),
    ]),
  )
  expect(values).toEqual({
    [`${hefei} 2024 staff`]: "12345",
    [`${hefei} 2024 output`]: "1234.5",
    [`${nanjing} 2024 staff`]: "12000",
    [`${nanjing} 2024 output`]: "350000",
    [`${jinan} 2024 output`]: "-12",
    [`${wuhan} 2024 staff`]: "300",
  })
  expect(unread).toEqual({
    "Sheet1!C4": "not-a-number",
    "Sheet1!D5": "not-a-number",
    "Sheet1!C6": "period-unknown",
    "Sheet1!D6": "period-unknown",
  })
  expect([...issues].sort()).toEqual([
    "import-bad-period",
    "import-cell-scale",
    "import-cell-unit",
    "import-not-a-number",
    "import-not-a-number",
    "import-unit-assumed",
  ])
})

test("hidden rows and columns are read and told; a hidden sheet is skipped, listed, and read when chosen", () => {
  const workbook = workbookOf([
    sheetOf(
      [
        ["高新区", "营业收入（千元）", "净利润（千元）"],
        ["合肥高新区", 1, 2],
        ["南京高新区", 3, 4],
      ],
      { hiddenRows: [3], hiddenColumns: [2], name: "2024年" },
    ),
    sheetOf(
      [
        ["高新区", "营业收入（千元）"],
        ["济南高新区", 9],
      ],
      { name: "旧2023", hidden: true },
    ),
  ])
  const first = readAll(workbook)
  expect(first.values).toEqual({
    [`${hefei} 2024 qc05_0`]: "1",
    [`${hefei} 2024 net_profit`]: "2",
    [`${nanjing} 2024 qc05_0`]: "3",
    [`${nanjing} 2024 net_profit`]: "4",
  })
  expect(first.issues).toEqual(["import-hidden-rows", "import-hidden-column", "import-hidden-sheet"])
  expect(first.plan.tables.map(({ id, skipped }) => [id, skipped])).toEqual([
    ["2024年!A1:C3", false],
    ["旧2023!A1:B2", true],
  ])
  expect(first.outcome.account.notRead).toBe(4)
  expect(first.unread["旧2023!B2"]).toBe("hidden-sheet")
  const second = readAll(workbook, zoneDictionary, { answers: { include: ["旧2023!A1:B2"] } })
  expect(second.values[`${jinan} 2023 qc05_0`]).toBe("9")
})

test("entities across, measures down, with units in a column and a sum at the side", () => {
  const { values, plan, cells, outcome } = readAll(
    workbookOf([
      sheetOf([
        ["2024年主要指标对比"],
        ["序号", "指标", "单位", "合肥高新区", "南京高新区", "合计"],
        [1, "营业收入", "亿元", 12.5, 20, 32.5],
        [2, "其中：技术收入", "万元", 3, "—", 3],
        [3, "年末从业人员", "人", 100, 200, 300],
        ["注：合计为两区之和"],
      ]),
    ]),
  )
  expect(plan.tables[0]?.layout).toBe("transposed")
  expect(values).toEqual({
    [`${hefei} 2024 qc05_0`]: "1250000",
    [`${hefei} 2024 tech_income`]: "30",
    [`${hefei} 2024 staff`]: "100",
    [`${nanjing} 2024 qc05_0`]: "2000000",
    [`${nanjing} 2024 tech_income`]: "(dash)",
    [`${nanjing} 2024 staff`]: "200",
  })
  expect(cells["Sheet1!E4"]).toBe("(dash)")
  expect(plan.tables[0]?.setAside).toEqual([
    { line: 2, column: 5, reason: "total", text: "合计" },
    { line: 6, reason: "note", text: "注：合计为两区之和" },
  ])
  expect(outcome.questions).toEqual([])
})

test("the long form: entity, measure, value", () => {
  const { values, plan, outcome, unread } = readAll(
    workbookOf([
      sheetOf([
        ["对象", "年度", "指标", "单位", "值"],
        ["合肥高新区", 2023, "营业收入", "亿元", 1.5],
        ["合肥高新区", 2024, "营业收入", "万元", 2],
        ["南京高新区", 2024, "QD01", "", 30],
        ["南京高新区", 2024, "幸福指数", "分", 99],
      ]),
    ]),
  )
  expect(plan.tables[0]?.layout).toBe("long")
  expect(values).toEqual({
    [`${hefei} 2023 qc05_0`]: "150000",
    [`${hefei} 2024 qc05_0`]: "20",
    [`${nanjing} 2024 staff`]: "30",
  })
  expect(outcome.questions).toEqual([
    { kind: "item", table: "Sheet1!A1:E5", text: "幸福指数 (分)", cell: "Sheet1!C5", candidates: [] },
  ])
  expect(unread).toEqual({ "Sheet1!E5": "column-unknown" })
})

test("two years side by side, the year inside the header; a slip of ten thousand is told, not mended", () => {
  const { values, issues } = readAll(
    workbookOf([
      sheetOf([
        ["高新区", "2023年营业收入(亿元)", "2024年营业收入(亿元)"],
        ["合肥高新区", 1200, 13000000],
        ["南京高新区", 1500, 16000000],
      ]),
    ]),
  )
  expect(values).toEqual({
    [`${hefei} 2023 qc05_0`]: "120000000",
    [`${hefei} 2024 qc05_0`]: "1300000000000",
    [`${nanjing} 2023 qc05_0`]: "150000000",
    [`${nanjing} 2024 qc05_0`]: "1600000000000",
  })
  expect(issues).toContain("import-magnitude")
})

test("errors of formulas and marks of missing", () => {
  const { values, unread, issues } = readAll(
    workbookOf(
      [
        sheetOf([
          ["高新区", "营业收入（千元）", "净利润（千元）", "上缴税费（千元）"],
          ["合肥高新区", fault("#DIV/0!"), fault("#N/A"), "/"],
          ["南京高新区", { text: "", kind: "number", note: "formula-without-value" }, "不详", "…"],
          ["济南高新区", "保密", null, "未报"],
        ]),
      ],
      "高新区2024年.xlsx",
    ),
  )
  expect(values).toEqual({
    [`${hefei} 2024 net_profit`]: "(not-applicable)",
    [`${hefei} 2024 taxes`]: "(not-applicable)",
    [`${nanjing} 2024 net_profit`]: "(not-known)",
    [`${nanjing} 2024 taxes`]: "(not-known)",
    [`${jinan} 2024 qc05_0`]: "(secret)",
    [`${jinan} 2024 net_profit`]: "(blank)",
    [`${jinan} 2024 taxes`]: "(not-reported)",
  })
  expect(unread).toEqual({ "Sheet1!B2": "error-cell", "Sheet1!B3": "error-cell" })
  expect(issues).toEqual(["import-error-cell"])
})

test("an export of enterprises with a line of codes and a line of names; one enterprise twice", () => {
  const { values, rows, unread, outcome } = readAll(
    workbookOf(
      [
        sheetOf(
          [
            ["QA03", "QA04", "QB11", "QC05_0", "QD01"],
            [
              "统一社会信用代码",
              "企业(单位)详细名称",
              "是否为经过认定的高新技术企业",
              "营业收入",
              "从业人员期末人数",
            ],
            ["99000000MA00000011", "示例甲公司", "是", "1234", "12"],
            ["99000000ma00000022", "示例乙公司", "2", "5678.5", "-"],
            ["99000000MA00000033", "示例丙公司", "也许", "0", "3"],
            ["99000000MA00000011", "示例甲公司", "1", "1", "1"],
          ],
          { name: null },
        ),
      ],
      "年报2024.csv",
    ),
    { measures: enterpriseMeasures, entities: null },
  )
  expect(rows.map(({ entity, name, period, line }) => [entity, name, period, line]).slice(0, 3)).toEqual([
    ["99000000MA00000011", "示例甲公司", "2024", 3],
    ["99000000MA00000022", "示例乙公司", "2024", 4],
    ["99000000MA00000033", "示例丙公司", "2024", 5],
  ])
  expect(values["99000000MA00000011 2024 qc05_0"]).toBe("1234")
  expect(values["99000000MA00000011 2024 qb11"]).toBe("1")
  expect(values["99000000MA00000022 2024 qd01"]).toBe("(dash)")
  expect(unread).toEqual({
    C5: "not-a-choice",
    A6: "duplicate",
    B6: "duplicate",
    C6: "duplicate",
    D6: "duplicate",
    E6: "duplicate",
  })
  expect(outcome.questions).toEqual([])
})

test("the yearbook's table of zones", () => {
  const { values, plan, outcome, issues } = readAll(
    workbookOf([
      sheetOf(
        [
          ["1-3 国家高新区主要经济指标（2023年）"],
          ["单位：家、人、千元"],
          [
            "高新区",
            "工商注册企业数",
            "入统企业数",
            "高新技术企业数",
            "年末从业人员",
            "营业收入",
            "工业总产值",
            "净利润",
            "上缴税费",
            "出口总额",
          ],
          ["合计", 3, 2, 1, 30, 300, 200, 20, 10, 5],
          ["中 关 村", 1, 1, 1, 10, 100, 100, 10, 5, 2],
          ["苏州工业园", 1, 1, 0, 10, 100, 50, 5, 3, 2],
          ["合　　肥", 1, 0, 0, 10, 100, 50, 5, 2, 1],
          ["资料来源：科技部火炬中心。"],
        ],
        { merges: ["A1:J1"] },
      ),
    ]),
  )
  expect(values["110000-1 2023 registered"]).toBe("1")
  expect(values["110000-1 2023 exports"]).toBe("2")
  expect(values["110000-1 2023 qc05_0"]).toBe("100")
  expect(Object.keys(values).length).toBe(9)
  expect(plan.tables[0]?.columns.map(({ measure }) => measure)).toEqual([
    null,
    "registered",
    "surveyed",
    "hnte",
    "staff",
    "qc05_0",
    "output",
    "net_profit",
    "taxes",
    "exports",
  ])
  expect(
    outcome.questions.map((one) => (one.kind === "entity" ? [one.text, one.candidates[0]] : one)),
  ).toEqual([
    ["苏州工业园", "320500-4"],
    ["合　　肥", hefei],
  ])
  expect(issues).toEqual([])
})

test("a table of a regulation has columns that nobody knows: all is listed, nothing taken", () => {
  const { values, outcome, unread } = readAll(
    workbookOf([
      sheetOf(
        [
          ["附件 评价指标体系"],
          ["一级指标", "二级指标", "权重", "评分标准"],
          ["创新能力", "研发投入强度", "10", "按比例计分"],
          [null, "发明专利授权数", "8", "按比例计分"],
        ],
        { name: "表1", merges: ["A3:A4"] },
      ),
    ]),
  )
  expect(values).toEqual({})
  expect(outcome.account.values).toBe(0)
  expect(Object.keys(unread).length).toBe(7)
})

test("cells shown as percent", () => {
  const { values } = readAll(
    workbookOf([
      sheetOf([
        ["2024年"],
        ["高新区", "研发投入强度"],
        ["合肥高新区", percent("0.125")],
        ["南京高新区", percent("0.0333")],
      ]),
    ]),
  )
  expect(values).toEqual({ [`${hefei} 2024 rd_share`]: "12.5", [`${nanjing} 2024 rd_share`]: "3.33" })
})

test("the parent line tells two measures of one name apart; two columns for one measure are asked", () => {
  const { plan, outcome } = readAll(
    workbookOf([
      sheetOf(
        [
          ["高新区", "营业收入", null, "技术收入", null, "高新技术企业", null, "营业总收入"],
          [null, "合计", "其中：出口", "合计", "其中：出口", "数量", "净利润", "本年"],
          ["合肥高新区", 1, 2, 3, 4, 5, 6, 7],
        ],
        { merges: ["A1:A2", "B1:C1", "D1:E1", "F1:G1"] },
      ),
    ]),
    zoneDictionary,
    { period: "2024" },
  )
  expect(
    plan.tables[0]?.columns.map(({ measure, certainty, candidates }) => measure ?? [certainty, candidates]),
  ).toEqual([
    ["certain", []],
    ["doubtful", ["qc05_0"]],
    "exports",
    "tech_income",
    "services_exports",
    expect.anything(),
    ["doubtful", ["net_profit"]],
    ["doubtful", ["qc05_0"]],
  ])
  expect(outcome.questions.filter(({ kind }) => kind === "column").length).toBeGreaterThanOrEqual(3)
})

test("names merged over rows hold for each; a number merged over rows is nobody's and is told", () => {
  const { values, issues, unread } = readAll(
    workbookOf([
      sheetOf(
        [
          ["高新区", "年份", "营业收入（千元）", "净利润（千元）"],
          ["合肥高新区", 2023, 1, 10],
          [null, 2024, 2],
          ["南京高新区", 2023, 3, 30],
        ],
        { merges: ["A2:A3", "D2:D3"] },
      ),
    ]),
  )
  expect(values).toEqual({
    [`${hefei} 2023 qc05_0`]: "1",
    [`${hefei} 2024 qc05_0`]: "2",
    [`${hefei} 2024 net_profit`]: "(blank)",
    [`${nanjing} 2023 qc05_0`]: "3",
    [`${nanjing} 2023 net_profit`]: "30",
  })
  expect(unread).toEqual({ "Sheet1!D2": "merged-value" })
  expect(issues).toEqual(["import-merged-value"])
})

test("a period that nothing says, or two of them, is asked", () => {
  const table = [
    ["高新区", "营业收入（千元）"],
    ["合肥高新区", 1],
  ]
  const none = readAll(workbookOf([sheetOf(table)]))
  expect(none.outcome.questions).toEqual([{ kind: "period", table: "Sheet1!A1:B2", cell: "Sheet1!A1" }])
  const two = readAll(workbookOf([sheetOf([["2024-2025年高新区数据"], ...table])]))
  expect(two.outcome.questions.map(({ kind }) => kind)).toEqual(["period"])
  expect(two.issues).toContain("import-several-periods")
  const answered = readAll(workbookOf([sheetOf(table)]), zoneDictionary, {
    answers: { periods: { "Sheet1!A1:B2": "2024-Q1" } },
  })
  expect(answered.values).toEqual({ [`${hefei} 2024-Q1 qc05_0`]: "1" })
})

test("every name of every real zone in one column is read without a question", () => {
  const zones = realZones()
  const names = zones.flatMap((zone) => zone.names)
  expect(names.length).toBeGreaterThan(600)
  const { rows, outcome } = readAll(
    workbookOf([
      sheetOf([["2024年"], ["高新区", "营业收入（千元）"], ...names.map((name, at) => [name, at])]),
    ]),
  )
  expect(outcome.questions).toEqual([])
  expect(rows.map(({ entity }) => entity)).toEqual(zones.flatMap((zone) => zone.names.map(() => zone.code)))
})

test("a table is found whatever else stands on the sheet, and a sheet of words alone gives none", () => {
  const { plan, issues, outcome } = readAll(
    workbookOf([
      sheetOf([["各高新区："], ["请于3月1日前报送。"]], { name: "通知" }),
      sheetOf(
        [["仅供参照，不导入 · For reference"], null, ["高新区", "营业收入（千元）"], ["合肥高新区", 1]],
        { name: "上年" },
      ),
    ]),
  )
  expect(plan.tables.map(({ sheet, skipped }) => [sheet, skipped])).toEqual([["上年", true]])
  expect(issues).toEqual(["import-no-table"])
  expect(outcome.questions).toEqual([])
  expect(measures.length).toBeGreaterThan(0)
})

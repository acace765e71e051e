// Files laid out as committees, yearbooks and accountants do. What comes out was worked out by hand from the sheet.
import { expect, test } from "vitest"
import { dictionaries, readUgly, xlsxOf } from "./ugly-files.ts"

test("periods as years, dates, months, a bare serial", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["高新区", "时间", "营业收入（亿元）"],
        ["合肥高新区", "2023年", 1],
        [null, "2024.12.31", 2],
        ["芜湖高新区", "2023年度", 3],
        [null, { value: new Date(Date.UTC(2024, 11, 31)), as: "yyyy-mm-dd" }, 4],
        ["蚌埠高新区", 2023, 5],
        [null, "2024年12月", 6],
        [null, 45657, 7],
      ],
      { merges: ["A2:A3", "A4:A5", "A6:A8"] },
    ]),
    "x.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2023 operating_revenue": "100000",
      "340100-1 2024-12 operating_revenue": "200000",
      "340200-1 2023 operating_revenue": "300000",
      "340200-1 2024-12 operating_revenue": "400000",
      "340300-1 2023 operating_revenue": "500000",
      "340300-1 2024-12 operating_revenue": "600000",
    },
    unread: { C8: "period-unknown" },
    questions: [],
    issues: ["bad-period"],
    tables: ["A1:C8"],
  })
})

test("a name merged from a subtotal on", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区指标"],
        ["高新区", "类别", "入统企业数"],
        ["合肥高新区", "小计", 5],
        [null, "核心区", 6],
      ],
      { merges: ["A3:A4"] },
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: { "340100-1 2024 reporting_enterprises": "6" },
    unread: { A3: "subtotal", B3: "subtotal", C3: "subtotal" },
    questions: [],
    issues: ["unit-assumed"],
    tables: ["A2:C4"],
  })
})

test("the province in front of a name may be left out", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["序号", "高新区", "年末从业人员"],
        [1, "丙市高新区", 2],
        [2, "甲市高新区", 3],
        [3, "示例省乙市高新区", 3],
        [4, "丁高新区", 3],
        [5, "戊市高新技术产业开发区", 3],
        [6, "另一省己市高新区", 3],
        [7, "合肥高新区", 1],
      ],
    ]),
    "2024年.xlsx",
    { dictionary: dictionaries.demo },
  )
  expect(reading).toEqual({
    values: {},
    unread: {
      A2: "serial-number",
      C2: "column-unknown",
      A3: "serial-number",
      C3: "column-unknown",
      A4: "serial-number",
      C4: "column-unknown",
      A5: "serial-number",
      C5: "column-unknown",
      A6: "serial-number",
      C6: "column-unknown",
      A7: "entity-unknown",
      B7: "entity-unknown",
      C7: "entity-unknown",
      A8: "entity-unknown",
      B8: "entity-unknown",
      C8: "entity-unknown",
    },
    questions: ["entity B7 另一省己市高新区", "entity B8 合肥高新区", "column C1 年末从业人员"],
    issues: [],
    tables: ["A1:C8"],
  })
})

test("March to June is no period that is kept", async () => {
  const reading = await readUgly(
    await xlsxOf([[["2024年3—6月高新区情况"], ["高新区", "高新技术企业数"], ["合肥高新区", 1]]]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: { "340100-1 null hnte_count": "1" },
    unread: {},
    questions: ["period A2"],
    issues: ["several-periods", "unit-assumed"],
    tables: ["A2:B3"],
  })
})

import { expect, test } from "vitest"
import { readAll, zoneDictionary } from "./example-reading.ts"
import { type Cell, sheetOf, workbookOf } from "./example-workbooks.ts"
import type { ImportAnswers } from "./model.ts"
import { chooseProfile, learnProfile } from "./profiles.ts"

/** One authority's table of a year: headers that only it uses, names that only it writes, no units for two columns. */
const yearly = (year: number, revenue: Cell, title = true) =>
  workbookOf(
    [
      sheetOf(
        [
          title ? [`${year}年度全省高新区发展情况`] : null,
          ["序号", "园区", "总营收规模", "高企", `${year}年从业人员`, "同比增速", "备注"],
          [1, "合肥", revenue, 5, 10, 0.1, "已核"],
          [2, "全省其他", 7, 1, 2, 0.2],
          ["合计", null, 9, 6, 12, 0.1],
        ],
        { name: "汇总" },
      ),
    ],
    `高新区${year}年汇总.xlsx`,
  )

const table = "汇总!A2:G5"
const answers: ImportAnswers = {
  columns: {
    [table]: {
      2: { role: "measure", measure: "qc05_0", unit: "亿元" },
      3: { role: "measure", measure: "hnte" },
      5: { role: "ignored" },
      6: { role: "ignored" },
    },
  },
  entities: { 合肥: "340100-1", 全省其他: null },
}

test("what a person answered is a profile, and next year's file asks nothing", () => {
  const asked = readAll(yearly(2023, 1.5))
  expect(asked.outcome.questions.length).toBeGreaterThan(0)
  const answered = readAll(yearly(2023, 1.5), zoneDictionary, { answers })
  expect(answered.outcome.questions).toEqual([])
  const profile = learnProfile(answered.plan, { id: "示例-汇总", title: "示例汇总表", rows: "entities" })
  const next = readAll(yearly(2024, 2.5), zoneDictionary, { profile })
  expect(next.outcome.questions).toEqual([])
  expect(next.values).toEqual({
    "340100-1 2024 qc05_0": "250000",
    "340100-1 2024 hnte": "5",
    "340100-1 2024 staff": "10",
  })
  expect(next.plan.tables[0]?.columns[2]).toMatchObject({ by: "profile", unit: "亿元", unitFrom: "profile" })
  expect(next.plan.tables[0]?.entities.map(({ by }) => by)).toEqual(["profile", "profile"])
  expect(next.unread["汇总!F3"]).toBe("column-ignored")
  expect(next.unread["汇总!B4"]).toBe("person")
  // A profile is plain data.
  expect(JSON.parse(JSON.stringify(profile))).toEqual(profile)
  const again = learnProfile(next.plan, { id: "示例-汇总", title: "示例汇总表", rows: "entities" })
  expect(again.columns.map(({ measure, unit, role }) => [measure, unit, role])).toEqual(
    profile.columns.map(({ measure, unit, role }) => [measure, unit, role]),
  )
})

test("a person's answer comes over the profile, the header's own unit too", () => {
  const { plan } = readAll(yearly(2023, 1.5), zoneDictionary, { answers })
  const profile = learnProfile(plan, { id: "p", title: "p", rows: "entities" })
  const over = readAll(yearly(2024, 2.5), zoneDictionary, {
    profile,
    answers: { columns: { [table]: { 2: { role: "measure", measure: "output", unit: "万元" } } } },
  })
  expect(over.values["340100-1 2024 output"]).toBe("25")
  expect(over.values["340100-1 2024 qc05_0"]).toBeUndefined()
})

test("a figure a thousand times last year's is told", () => {
  const wide = (factor: number) =>
    workbookOf([
      sheetOf([
        ["2024年"],
        ["高新区", "营业收入（亿元）"],
        ["合肥高新区", 1200 * factor],
        ["南京高新区", 1500 * factor],
      ]),
    ])
  const { plan, issues } = readAll(wide(1))
  expect(issues).toEqual([])
  const profile = learnProfile(plan, { id: "p", title: "p", rows: "entities" })
  expect(readAll(wide(1.2), zoneDictionary, { profile }).issues).toEqual([])
  expect(readAll(wide(10000), zoneDictionary, { profile }).issues).toEqual(["import-magnitude"])
})

test("the likeliest profile comes first; another kind of file finds none", () => {
  const { plan } = readAll(yearly(2023, 1.5), zoneDictionary, { answers })
  const yearlyProfile = learnProfile(plan, { id: "汇总", title: "汇总", rows: "entities" })
  const other = {
    id: "合同",
    title: "技术合同",
    rows: "records" as const,
    columns: [{ headers: ["登记编号"] }, { headers: ["卖方"] }, { headers: ["成交额"] }],
  }
  const found = chooseProfile(yearly(2024, 3), [other, yearlyProfile])
  expect(found.map(({ id }) => id)).toEqual(["汇总"])
  expect(found[0]?.score).toBeGreaterThan(0.8)
  expect(
    chooseProfile(
      workbookOf([
        sheetOf([
          ["姓名", "电话"],
          ["某", "1"],
        ]),
      ]),
      [other, yearlyProfile],
    ),
  ).toEqual([])
})

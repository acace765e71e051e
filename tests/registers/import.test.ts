// Lists imported into a register: added, changed, same, duplicates; undone; ten thousand rows.
import { afterAll, beforeAll, expect, test } from "vitest"
import type { ReadRow } from "#imports"
import { Problem } from "#issues"
import { getRecord, importRecords, searchRecords, undoImport } from "#services/registers"
import { register, type Setting, setting } from "./setting.ts"

let made: Setting
type Person = Awaited<ReturnType<Setting["person"]>>
let zone: Person
let analyst: Person
beforeAll(async () => {
  made = await setting()
  zone = await made.person("clerk", "990001", "reporter")
  analyst = await made.person("analyst", "990000.kjt", "analyst")
})
afterAll(() => made.server.stop())

/** Rows as the importer reads them from a sheet whose first data line is 2. */
function rows(list: readonly Readonly<Record<string, string>>[], entity: string | null = null): ReadRow[] {
  return list.map((record, i) => ({
    line: i + 2,
    entity,
    name: record.name ?? "",
    period: null,
    values: Object.entries(record).map(([measure, text], column) => {
      const cell = `名单!${"ABCDEFG"[column]}${i + 2}`
      return text === "" ? { measure, missing: "blank", cell, raw: "" } : { measure, text, cell, raw: text }
    }),
  }))
}

const run = (actor: Person, list: readonly ReadRow[], importId: string, leaveOut = false) =>
  made.as(actor, (tx) =>
    importRecords(tx, actor, register, list, { importId, file: "名单.xlsx" }, made.context, leaveOut),
  )
const find = async (actor: Person, search: string) =>
  (await made.as(actor, (tx) => searchRecords(tx, actor, register.id, { search }, {}, made.context))).records

const first = [
  { name: "示例甲公司", number: "M1", issued: "2022-01-01", level: "国家级" },
  { name: "示例乙公司", number: "M2", issued: "2022-01-01", level: "省级" },
  { name: "示例甲公司（重复）", number: " m1", issued: "2022-02-01", level: "省级" },
]

test("a list is added, said again it is the same, and a changed one is one more event", async () => {
  const outcome = await run(zone, rows(first), "i-1")
  expect(outcome).toMatchObject({ added: 2, changed: 0, same: 0, issues: [], leftOut: 0 })
  expect(outcome.duplicates).toEqual([
    { at: "名单!A4", name: "示例甲公司（重复）", of: { kind: "row", at: "名单!A2", keeper: null } },
  ])
  expect(await run(zone, rows(first.slice(0, 2)), "i-2")).toMatchObject({ added: 0, changed: 0, same: 2 })
  // Without a column for the level, the level stays.
  const later = [{ name: "示例乙公司", number: "M2", issued: "2022-05-01" }]
  expect(await run(zone, rows(later), "i-3")).toMatchObject({ added: 0, changed: 1, same: 0 })
  const [record] = await find(zone, "M2")
  expect(record?.values).toMatchObject({ issued: "2022-05-01", level: "provincial" })
  const { history } = await made.as(zone, (tx) =>
    getRecord(tx, zone, register.id, record?.id ?? "", made.context),
  )
  expect(history.map(({ kind, source }) => [kind, source])).toEqual([
    ["entered", { file: "名单.xlsx", sheet: "名单", cell: "A3" }],
    ["changed", { file: "名单.xlsx", sheet: "名单", cell: "A2" }],
  ])
})

test("what another organisation keeps is named, not changed", async () => {
  const outcome = await run(analyst, rows(first.slice(0, 1), "990001"), "i-4")
  expect(outcome).toMatchObject({ added: 0, changed: 0, same: 0 })
  expect(outcome.duplicates).toMatchObject([{ name: "示例甲公司", of: { kind: "record" } }])
  expect(outcome.duplicates[0]?.of.keeper).toContain("示例")
})

test("every fault is told by its cell, and nothing is entered", async () => {
  const faulty = [
    { name: "示例丙公司", number: "M3", issued: "去年", level: "国家级" },
    { name: "示例丁公司", number: "", issued: "2022-01-01", level: "市级" },
    { name: "示例戊公司", number: "M5", issued: "2022-01-01", level: "省级" },
  ]
  const cause = await run(zone, rows(faulty), "i-5").catch((error: unknown) => error)
  if (!(cause instanceof Problem)) throw cause
  expect(cause.kind).toBe("invalid")
  expect(cause.issues.map(({ code, path }) => `${path} ${code}`)).toEqual([
    "名单.xlsx 名单!C2 register-not-a-date",
    "名单.xlsx 名单!B3 register-field-missing",
    "名单.xlsx 名单!D3 register-not-a-choice",
  ])
  expect(await find(zone, "M5")).toEqual([])
  // Left out by somebody's decision: the good row alone, and the faults still told.
  expect(await run(zone, rows(faulty), "i-6", true)).toMatchObject({ added: 1, leftOut: 2 })
  expect(await find(zone, "M5")).toHaveLength(1)
})

test("an import undone: what it entered is withdrawn, what it changed is as before, what was changed since stays", async () => {
  const list = [
    { name: "示例U1", number: "U1", issued: "2022-01-01" },
    { name: "示例U2", number: "U2", issued: "2022-01-01" },
  ]
  await run(zone, rows(list.slice(0, 1)), "u-1")
  await run(zone, rows(list.map((one) => ({ ...one, issued: "2023-01-01" }))), "u-2")
  const other = await made.person("other", "990002", "reporter")
  const nothing = await made.as(other, (tx) => undoImport(tx, other, "u-2", made.context))
  expect(nothing).toEqual({ withdrawn: 0, restored: 0, kept: [] })
  const undone = await made.as(zone, (tx) => undoImport(tx, zone, "u-2", made.context))
  expect(undone).toEqual({ withdrawn: 1, restored: 1, kept: [] })
  expect((await find(zone, "U1"))[0]).toMatchObject({ validFrom: "2022-01-01", version: 3 })
  expect(await find(zone, "U2")).toEqual([])
  // The earlier import's record has been changed since.
  const again = await made.as(zone, (tx) => undoImport(tx, zone, "u-1", made.context))
  expect(again).toMatchObject({ withdrawn: 0, restored: 0, kept: [{ name: "示例U1" }] })
})

test("a list of several statements is entered whole, and said again it is the same", async () => {
  const list = Array.from({ length: 1500 }, (_, i) => ({
    name: `示例科技${i}有限公司`,
    number: `B${i}`,
    issued: "2023-01-01",
    level: "国家级",
    amount: String(i),
  }))
  const table = rows(list, "990002")
  expect(await run(analyst, table, "b-1")).toMatchObject({ added: 1500 })
  expect(await run(analyst, table, "b-2")).toMatchObject({ added: 0, same: 1500 })
  expect(await find(analyst, "B1499")).toHaveLength(1)
})

// Expected figures and relations are those of packs/demo/checks/demo-annual.yaml, reckoned by hand.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { codes, signature, startToldFilling, type ToldFilling, whole } from "./told-filling.ts"

let filling: ToldFilling
const [one = "", two = "", three = "", four = "", five = ""] = codes
const at = (unit: string) => `/api/returns/${filling.survey}/${unit}`
type Json = Record<string, unknown>
const list = (json: Json, key: string) => json[key] as Json[]
const issueCodes = (json: Json) => list(json, "issues").map(({ code, path }) => `${code} ${path}`)
/** Cells from blank. */
const typed = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([code, to]) => [code, [null, to] as const]))

beforeAll(async () => {
  filling = await startToldFilling()
}, 120_000)
afterAll(() => filling?.told.server.stop())

describe("the sheet", () => {
  test("has the forms with their heads, who the unit is, and what may be done", async () => {
    const sheet = await filling.told.ok(one, "GET", at(one))
    expect(sheet).toMatchObject({
      side: "respondent",
      phase: "due",
      nextNumber: 1,
      survey: { id: filling.survey, example: true, period: "2024" },
      draft: { version: 0, values: { qa03: one, qa04: `示例企业 ${one}` } },
    })
    const cover = list(sheet, "forms").find(({ id }) => id === "demo-cover")
    expect(cover).toMatchObject({ number: "示例-000", approval: "示统制〔2024〕1号", validUntil: "2099-12" })
    const cells = list(sheet, "cells")
    expect(cells.find(({ code }) => code === "qc05_0")).toMatchObject({
      officialCode: "QC05_0",
      unit: "千元",
      type: "number",
    })
    // Every cell stands in one section of its form.
    const laid = list(sheet, "forms").flatMap((form) =>
      list(form, "sections").flatMap((part) => part.cells as string[]),
    )
    expect(laid.sort()).toEqual(cells.map(({ code }) => code as string).sort())
    expect(sheet.actions).toContainEqual({ action: "submit", barrier: null })
  })

  test("is the unit's and those above it; nobody else finds it, and an officer types nothing", async () => {
    expect((await filling.told.call(two, "GET", at(one))).status).toBe(404)
    expect((await filling.told.call("reviewer@998002", "GET", at(one))).status).toBe(404)
    await filling.save(one, one, 0, typed({ qa05: "示例路 1 号" }))
    const seen = await filling.told.ok("reviewer@998001", "GET", at(one))
    expect(seen).toMatchObject({ side: "officer", draft: { version: 0 } })
    expect((seen.draft as { values: Json }).values).not.toHaveProperty("qa05")
    const tried = await filling.told.call("reviewer@998001", "POST", `${at(one)}/save`, {
      base: 0,
      cells: {},
    })
    expect(tried.status).toBe(403)
  })

  test("an officer's figure is refused by the database too", async () => {
    const { server, person } = filling.told
    const officer = await person("998001", "reviewer", "officer")
    const written = server.context.withActor(officer, "statistics", (tx) =>
      tx
        .insertInto("return_draft")
        .values({
          unit_id: two,
          survey_id: filling.survey,
          place: `/998000/998100/998001/${two}/`,
          version: 1,
          values: "{}",
          updated_at: new Date(),
        })
        .execute(),
    )
    await expect(written).rejects.toThrow(/row-level security/)
  })
})

describe("saving", () => {
  test("cells that nobody else changed merge; a cell that somebody did is kept twice and not overwritten", async () => {
    const first = await filling.save(two, two, 0, typed({ qc05_0: "100", qc24: "200" }))
    expect(first).toMatchObject({ version: 1, conflicts: [], changed: {} })
    expect(await filling.save(two, two, 1, { qc05_0: ["100", "150"] })).toMatchObject({ version: 2 })
    // A colleague who still sees version 1 types two cells.
    const late = await filling.save(two, two, 1, { qc05_0: ["100", "999"], qd01: [null, "12"] })
    expect(late).toMatchObject({
      version: 3,
      changed: {},
      conflicts: [{ cell: "qc05_0", base: "100", theirs: "150", mine: "999" }],
    })
    const behind = await filling.save(two, two, 1, {})
    expect(behind).toMatchObject({ version: 3, changed: { qc05_0: "150", qd01: "12" } })
    const { edits, total } = (await filling.told.ok(two, "GET", `${at(two)}/edits`)) as {
      edits: Json[]
      total: number
    }
    expect(total).toBe(3)
    expect(edits[0]).toMatchObject({
      version: 3,
      kind: "typed",
      changes: [{ cell: "qd01", before: null, after: "12" }],
      conflicts: [{ cell: "qc05_0", base: "100", theirs: "150", mine: "999" }],
    })
    expect((await filling.told.ok(two, "GET", at(two))).phase).toBe("filling")
  })

  test("what cannot be read stays as it was typed and is named at its cell; blank is missing, not zero", async () => {
    const saved = await filling.save(two, two, 3, { qc05_0: ["150", "约一百五"], qd01: ["12", " "] })
    expect(issueCodes(saved).filter((text) => text.endsWith(" qc05_0"))).toHaveLength(1)
    const { draft } = (await filling.told.ok(two, "GET", at(two))) as { draft: { values: Json } }
    expect(draft.values.qc05_0).toBe("约一百五")
    expect(draft.values).not.toHaveProperty("qd01")
    const refused = await filling.told.call(two, "POST", `${at(two)}/save`, {
      base: 4,
      cells: { nothing: { from: null, to: "1" } },
    })
    expect(refused.status).toBe(422)
    expect(issueCodes(refused.json)).toEqual(["return-cell-unknown nothing"])
    const ahead = await filling.told.call(two, "POST", `${at(two)}/save`, { base: 9, cells: {} })
    expect(ahead.status).toBe(409)
  })

  test("two saves at once are two versions", async () => {
    const both = await Promise.all([
      filling.save(five, five, 0, typed({ qc05_0: "1" })),
      filling.save(five, five, 0, typed({ qc24: "2" })),
    ])
    expect(both.map(({ version }) => version).sort()).toEqual([1, 2])
    const { draft } = (await filling.told.ok(five, "GET", at(five))) as { draft: { values: Json } }
    expect(draft.values).toMatchObject({ qc05_0: "1", qc24: "2" })
  })
})

describe("submitting", () => {
  const submit = (who: string, unit: string, body: Json) =>
    filling.told.call(who, "POST", `${at(unit)}/submit`, { signature, ...body })

  test("is barred by everything that is wrong, said at once", async () => {
    // 40 000 ≠ 10 000 + 20 000: assets are current and non-current assets; employees are missing; revenue is no number.
    await filling.save(
      three,
      three,
      0,
      typed({ qc05_0: "两万五", qc24: "40000", qc25: "10000", qc27_1: "20000" }),
    )
    const { status, json } = await submit(three, three, { version: 1, number: 1 })
    expect(status).toBe(422)
    const found = issueCodes(json)
    expect(found.filter((text) => text.endsWith(" qc05_0")).length).toBeGreaterThan(0)
    expect(found).toContain("return-cell-missing qd01")
    expect(found).toContain("return-error-open qc24")
  })

  test("an explanation holds for the finding as it was; other figures ask for another one", async () => {
    const saved = await filling.save(three, three, 1, { qc05_0: ["两万五", "25000"], qd01: [null, "120"] })
    const finding = list(saved, "findings").find(({ check }) => check === "assets-parts") as Json
    const { zh } = finding.text as { zh: string }
    const said = { check: "assets-parts", finding: zh, body: "含持有待售资产" }
    const { findings } = await filling.told.ok(three, "POST", `${at(three)}/explanations`, said)
    expect((findings as Json[]).find(({ check }) => check === "assets-parts")).toMatchObject({
      explanation: "含持有待售资产",
    })
    const other = await filling.save(three, three, 2, { qc25: ["10000", "11000"] })
    expect(list(other, "findings").find(({ check }) => check === "assets-parts")).toMatchObject({
      explanation: null,
    })
    const stale = await filling.told.call(three, "POST", `${at(three)}/explanations`, said)
    expect(stale.status).toBe(409)
    await filling.save(three, three, 3, { qc25: ["11000", "10000"] })
  })

  test("makes a revision once: sent again it answers the same, another number or version says the state", async () => {
    const old = await submit(three, three, { version: 3, number: 1 })
    expect(old.status).toBe(409)
    const first = await submit(three, three, { version: 4, number: 1 })
    expect(first.status, first.text).toBe(200)
    expect(first.json).toMatchObject({ number: 1, phase: "submitted", late: false, again: false })
    const again = await submit(three, three, { version: 4, number: 1 })
    expect(again.json).toEqual({ ...first.json, again: true })
    const another = await submit(three, three, { version: 4, number: 2 })
    expect(another.status).toBe(409)
    expect(JSON.stringify(another.json)).toContain("已报，待审核")
    const saved = await filling.told.call(three, "POST", `${at(three)}/save`, { base: 4, cells: {} })
    expect(saved.status).toBe(409)
    const sheet = await filling.told.ok("reviewer@998001", "GET", at(three))
    expect(sheet).toMatchObject({ revision: { number: 1, kind: "typed", signature }, waitingFor: "zone" })
    const explained = list(sheet, "findings").find(({ check }) => check === "assets-parts")
    expect(explained).toMatchObject({ explanation: "含持有待售资产" })
  })

  test("comes back by recall, or by an officer with cells and reasons; changed cells count as restated", async () => {
    const { told, survey } = filling
    expect(await told.ok(three, "POST", `${at(three)}/recall`, {})).toEqual({ phase: "filling" })
    const second = await submit(three, three, { version: 4, number: 2 })
    expect(second.json).toMatchObject({ number: 2, phase: "submitted" })
    await told.act(survey, three, { organisation: "998001", role: "reviewer" }, 1, {
      action: "return",
      detail: { level: "zone", revision: 2, cells: [{ cell: "qd01", reason: "人数与社保不符" }] },
    })
    const sheet = await told.ok(three, "GET", at(three))
    expect(sheet).toMatchObject({ phase: "returned", returned: [{ cell: "qd01", reason: "人数与社保不符" }] })
    await filling.save(three, three, 4, { qd01: ["120", "118"] })
    expect((await submit(three, three, { version: 5, number: 3 })).json).toMatchObject({ number: 3 })
    const mine = await told.ok(three, "GET", "/api/returns")
    expect(list(mine, "returns")).toHaveLength(1)
    const { rows } = await told.server.context.withActor(told.server.system, "statistics", async (tx) => ({
      rows: await tx
        .selectFrom("survey_unit")
        .where("unit_id", "=", three)
        .select(["restated", "times_returned", "revision"])
        .execute(),
    }))
    expect(rows).toEqual([{ restated: 1, times_returned: 1, revision: 3 }])
  })

  test("after the deadline it is late, and still taken", async () => {
    await filling.save(one, one, 1, typed(whole))
    filling.told.at(11)
    const late = await submit(one, one, { version: 2, number: 1 })
    filling.told.at(0)
    expect(late.json, late.text).toMatchObject({ number: 1, late: true })
  })

  test("a clerk keys for a unit with the scan of its stamped paper, and it is marked (代录)", async () => {
    const clerk = "reporter@998001"
    await filling.save(clerk, four, 0, typed(whole))
    const bare = await submit(clerk, four, { version: 1, number: 1 })
    expect(issueCodes(bare.json)).toEqual(["return-scan-needed scan"])
    const wrong = await filling.send(clerk, `${at(four)}/scan`, "a.pdf", "no paper")
    expect(wrong.status).toBe(422)
    const { json: scan } = await filling.send(clerk, `${at(four)}/scan`, "盖章报表.pdf", "%PDF-1.4 示例")
    // Of another unit it is no scan of this one.
    await filling.save(clerk, five, 2, typed({ qd01: "5" }))
    const foreign = await submit(clerk, five, { version: 3, number: 1, scan: scan.scan })
    expect(issueCodes(foreign.json)).toContain("return-scan-unknown scan")
    const keyed = await submit(clerk, four, { version: 1, number: 1, scan: scan.scan })
    expect(keyed.status, keyed.text).toBe(200)
    const sheet = await filling.told.ok(four, "GET", at(four))
    expect(sheet).toMatchObject({ keyed: true, revision: { kind: "keyed" } })
    const listed = await filling.told.ok(
      clerk,
      "GET",
      `/api/returns?side=clerk&phase=submitted&search=${four}`,
    )
    expect(listed).toMatchObject({ total: 1, returns: [{ unit: four, side: "clerk", keyed: true }] })
  })
})

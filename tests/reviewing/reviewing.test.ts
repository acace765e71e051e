import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { finding, startToldReview, type ToldReview } from "./told-review.ts"

type Json = Record<string, unknown>

let told: ToldReview
let units: readonly string[]
const zoneOfficer = "reviewer@990001"
const cityOfficer = "reviewer@990100"
const provinceOfficer = "reviewer@990000.kjt"

beforeAll(async () => {
  told = await startToldReview()
  units = await told.enterprises("990001", 12)
  await told.open("before", "2023", units.slice(0, 2), ["zone"])
  await told.open("now", "2024", units, ["zone", "city", "province"])
}, 60_000)
afterAll(() => told.server.stop())

const codeOf = (json: Json) => (json.issues as { code: string }[])[0]?.code
const list = (json: Json, key: string) => json[key] as Json[]
const unitAt = (i: number) => units[i] ?? ""
const at = (i: number, rest = "") => `/api/reviews/now/${unitAt(i)}${rest}`
const cellOf = (json: Json, code: string) => list(json, "cells").find((cell) => cell.code === code)
const barrierOf = (json: Json, action: string) =>
  list(json, "actions").find((one) => one.action === action)?.barrier

describe("one return through its levels", () => {
  test("a revision beside last period and the revision before, with findings and explanations", async () => {
    await told.submit("before", unitAt(0), { number: 1, values: { qc05_0: "900", qd01: "10" } })
    await told.submit("now", unitAt(0), {
      number: 1,
      values: { qc05_0: "1200", qd01: "11" },
      findings: [finding("warning", "revenue-change", "qc05_0"), finding("error", "staff", "qd01", "属实")],
    })
    const seen = await told.ok(zoneOfficer, "GET", at(0))
    expect(seen).toMatchObject({ phase: "submitted", waitingFor: "zone", level: "zone", before: null })
    expect(seen.prior).toMatchObject({ survey: "before", period: "2023", revision: 1, accepted: false })
    expect(cellOf(seen, "qc05_0")).toMatchObject({
      value: "1200",
      before: null,
      prior: "900",
      changed: false,
    })
    expect(list(seen, "findings").map(({ check, explanation }) => [check, explanation])).toEqual([
      ["staff", "属实"],
      ["revenue-change", null],
    ])
    expect(barrierOf(seen, "accept")).toBeNull()
    expect(barrierOf(seen, "include")).not.toBeNull()
    // The reader is on record.
    const elsewhere = await told.ok(cityOfficer, "GET", at(0))
    expect((barrierOf(elsewhere, "accept") as Json).zh).toBe("尚未轮到本级审核")
  })

  test("goes back with cells and reasons, comes again changed, and every level accepts the same revision", async () => {
    const cells = [{ cell: "qc05_0", reason: "与利润表不符" }]
    const unknown = await told.call(zoneOfficer, "POST", at(0, "/return"), {
      revision: 1,
      cells: [...cells, { cell: "nowhere", reason: "没有" }, ...cells],
    })
    expect(unknown.status).toBe(422)
    expect(list(unknown.json, "issues").map(({ code }) => code)).toEqual([
      "review-cell-unknown",
      "review-cell-twice",
    ])
    await told.ok(zoneOfficer, "POST", at(0, "/return"), { revision: 1, cells })
    const back = await told.ok(zoneOfficer, "GET", at(0))
    expect(back).toMatchObject({ phase: "returned", returns: 1, openCells: cells })

    await told.submit("now", unitAt(0), {
      number: 2,
      values: { qc05_0: "1210", qd01: "11" },
      restated: ["qc05_0"],
    })
    // Decided on what is no longer there.
    const stale = await told.call(zoneOfficer, "POST", at(0, "/accept"), { revision: 1 })
    expect([stale.status, codeOf(stale.json)]).toEqual([409, "review-other-revision"])
    const again = await told.ok(zoneOfficer, "GET", at(0))
    expect(cellOf(again, "qc05_0")).toMatchObject({
      value: "1210",
      before: "1200",
      prior: "900",
      changed: true,
    })
    expect(cellOf(again, "qd01")).toMatchObject({ changed: false })
    expect(again.restated).toEqual(["qc05_0"])
    const first = await told.ok(zoneOfficer, "GET", `${at(0)}?revision=1`)
    expect(cellOf(first, "qc05_0")).toMatchObject({ value: "1200" })
    const { cells: differing } = await told.ok(zoneOfficer, "GET", at(0, "/difference?a=1&b=2"))
    const { text } = await told.call(zoneOfficer, "GET", at(0, "/export?format=csv"))
    expect(text.split("\r\n").find((line) => line.includes("QC05_0"))).toContain(
      "营业收入,千元,900,1200,1210,",
    )
    expect(differing).toMatchObject([{ code: "qc05_0", a: "1200", b: "1210" }])

    expect((await told.call(cityOfficer, "POST", at(0, "/accept"), { revision: 2 })).status).toBe(409)
    const accepted = { revision: 2 }
    expect(await told.ok(zoneOfficer, "POST", at(0, "/accept"), accepted)).toEqual({
      phase: "submitted",
      waitingFor: "city",
    })
    // Twice is once too often.
    expect((await told.call(zoneOfficer, "POST", at(0, "/accept"), accepted)).status).toBe(409)
    expect(await told.ok(cityOfficer, "POST", at(0, "/accept"), accepted)).toMatchObject({
      waitingFor: "province",
    })
    expect(await told.ok(provinceOfficer, "POST", at(0, "/accept"), accepted)).toEqual({
      phase: "accepted",
      waitingFor: null,
    })
    const done = await told.ok(provinceOfficer, "GET", at(0))
    expect(list(done, "accepted").map(({ level }) => level)).toEqual(["zone", "city", "province"])
    expect(list(done, "history").map(({ action, level }) => [action, level])).toEqual([
      ["submit", null],
      ["return", "zone"],
      ["submit", null],
      ["accept", "zone"],
      ["accept", "city"],
      ["accept", "province"],
    ])
    expect(list(done, "history")[0]?.personName).toBe("填报人甲")
    const row = await told.server.context.withActor(
      await told.personOf("990000.kjt", "reviewer"),
      "statistics",
      (tx) =>
        tx
          .selectFrom("survey_unit")
          .where("unit_id", "=", unitAt(0))
          .where("survey_id", "=", "now")
          .selectAll()
          .executeTakeFirstOrThrow(),
    )
    expect(row).toMatchObject({
      phase: "accepted",
      waiting_for: null,
      revision: 2,
      times_returned: 1,
      restated: 1,
    })
  })

  test("an error without an explanation is not accepted, and is once the respondent has explained it", async () => {
    await told.submit("now", unitAt(1), {
      number: 1,
      values: { qc05_0: "5" },
      findings: [finding("error", "balance", "qc24")],
    })
    const held = await told.call(zoneOfficer, "POST", at(1, "/accept"), { revision: 1 })
    expect([held.status, codeOf(held.json)]).toEqual([409, "review-unexplained-errors"])
    const respondent = await told.personOf(unitAt(1), "reporter")
    const explain = (text: string) =>
      told.server.context.withActor(respondent, "statistics", (tx) =>
        tx
          .insertInto("return_remark")
          .values({
            unit_id: unitAt(1),
            survey_id: "now",
            place: respondent.place,
            kind: "explanation",
            cell: null,
            check_code: "balance",
            finding: text,
            answers: null,
            body: "合并口径",
            at: new Date(),
            person_name: "甲",
          })
          .execute(),
      )
    // Of another finding of the same check: it does not count.
    await explain("从前的另一条")
    expect((await told.call(zoneOfficer, "POST", at(1, "/accept"), { revision: 1 })).status).toBe(409)
    await explain("balance 不符")
    expect(list(await told.ok(zoneOfficer, "GET", at(1)), "findings")[0]?.explanation).toBe("合并口径")
    await told.ok(zoneOfficer, "POST", at(1, "/accept"), { revision: 1 })
  })
})

describe("many at once", () => {
  test("accepts those without unexplained errors and says of each other why not", async () => {
    for (const i of [2, 3, 4])
      await told.submit("now", unitAt(i), { number: 1, values: { qc05_0: String(i) } })
    await told.submit("now", unitAt(5), {
      number: 1,
      values: { qc05_0: "5" },
      findings: [finding("error", "balance", "qc24"), finding("warning", "change", "qc05_0")],
    })
    await told.submit("now", unitAt(6), {
      number: 1,
      values: { qc05_0: "6" },
      findings: [finding("warning", "change", "qc05_0")],
    })
    const queue = await told.ok(zoneOfficer, "GET", "/api/reviews")
    expect(queue.level).toBe("zone")
    // 2 to 6 wait here, two of them with something unexplained; 1 waits for the city.
    expect(list(queue, "surveys").find(({ id }) => id === "now")).toMatchObject({
      units: 12,
      waiting: 5,
      unexplained: 2,
      elsewhere: 1,
      accepted: 1,
    })
    const answer = await told.ok(zoneOfficer, "POST", "/api/reviews/now/accept", {
      units: [
        { unit: unitAt(2), revision: 1 },
        { unit: unitAt(3), revision: 9 },
        { unit: unitAt(5), revision: 1 },
        { unit: unitAt(7), revision: 1 },
        { unit: "99-nowhere", revision: 1 },
      ],
    })
    expect(answer.accepted).toBe(1)
    const why = new Map(list(answer, "held").map(({ unit, why }) => [unit, (why as Json).zh]))
    expect([...why]).toEqual([
      [unitAt(3), "您看到的是第 9 版，现在是第 1 版"],
      [unitAt(5), "1 个错误项没有说明"],
      [unitAt(7), "现阶段不能办理（现状：未填）"],
      ["99-nowhere", "本调查期没有这家单位，或者不对您开放"],
    ])
    // All that wait: 3, 4 and 6; 5 stays.
    const rest = await told.ok(zoneOfficer, "POST", "/api/reviews/now/accept", {
      units: null,
      within: "990001",
    })
    expect([rest.accepted, list(rest, "held").map(({ unit }) => unit), rest.more]).toEqual([
      3,
      [unitAt(5)],
      0,
    ])
    const other = await told.ok(zoneOfficer, "POST", "/api/reviews/now/accept", {
      units: null,
      within: "990002",
    })
    expect(other).toEqual({ accepted: 0, held: [], more: 0 })
    // Nobody jumps a level: these wait for the city now.
    const jumped = await told.ok(provinceOfficer, "POST", "/api/reviews/now/accept", {
      units: [{ unit: unitAt(2), revision: 1 }],
    })
    expect(jumped.accepted).toBe(0)
    // …and go on from there as those that were accepted one by one.
    for (const officer of [cityOfficer, provinceOfficer]) {
      const next = [{ unit: unitAt(2), revision: 1 }]
      expect((await told.ok(officer, "POST", "/api/reviews/now/accept", { units: next })).accepted).toBe(1)
    }
    const province = await told.personOf("990000.kjt", "reviewer")
    const rows = await told.server.context.withActor(province, "statistics", (tx) =>
      tx
        .selectFrom("survey_unit")
        .where("survey_id", "=", "now")
        .where("unit_id", "in", [unitAt(0), unitAt(2), unitAt(3)])
        .orderBy("unit_id")
        .select(["unit_id", "phase", "waiting_for", "revision"])
        .execute(),
    )
    const rowOf = (i: number) => rows.find(({ unit_id }) => unit_id === unitAt(i))
    expect(rowOf(2)).toMatchObject({ phase: "accepted", waiting_for: null, revision: 1 })
    expect(rowOf(3)).toMatchObject({ phase: "submitted", waiting_for: "city", revision: 1 })
  })

  test("two officers of one level at the same moment: each return is accepted once", async () => {
    for (const i of [8, 9]) await told.submit("now", unitAt(i), { number: 1, values: { qc05_0: String(i) } })
    const both = await Promise.all(
      [1, 2].map(() =>
        told.ok(zoneOfficer, "POST", "/api/reviews/now/accept", {
          units: [8, 9].map((i) => ({ unit: unitAt(i), revision: 1 })),
        }),
      ),
    )
    expect(both.map(({ accepted }) => Number(accepted)).sort()).toEqual([0, 2])
  })
})

describe("left out, asked, keyed", () => {
  test("a unit is left out and taken in again with a reason, never one that reported", async () => {
    const why = { reason: "已停业" }
    expect((await told.call(zoneOfficer, "POST", at(2, "/exclude"), why)).status).toBe(409)
    await told.ok(zoneOfficer, "POST", at(10, "/exclude"), why)
    expect((await told.ok(zoneOfficer, "GET", at(10))).phase).toBe("excluded")
    expect(list(await told.ok(zoneOfficer, "GET", at(10)), "history")[0]).toMatchObject({ reason: "已停业" })
    await told.ok(zoneOfficer, "POST", at(10, "/include"), { reason: "仍在经营" })
    expect((await told.ok(zoneOfficer, "GET", at(10))).phase).toBe("due")
  })

  test("question and answer on a cell, by both sides", async () => {
    const asked = await told.ok(zoneOfficer, "POST", at(5, "/questions"), {
      cell: "qc05_0",
      body: "含税吗？",
    })
    const respondent = `reporter@${unitAt(5)}`
    await told.ok(respondent, "POST", at(5, `/questions/${asked.id}/answer`), { body: "不含税" })
    const { questions } = await told.ok(respondent, "GET", at(5, "/questions"))
    expect(questions).toMatchObject([
      {
        cell: "qc05_0",
        body: "含税吗？",
        respondent: false,
        answers: [{ body: "不含税", respondent: true }],
      },
    ])
    expect((await told.ok(zoneOfficer, "GET", at(5))).questions).toEqual(questions)
    const wrong = await told.call(zoneOfficer, "POST", at(5, "/questions"), { cell: "nowhere", body: "?" })
    expect([wrong.status, codeOf(wrong.json)]).toEqual([422, "review-cell-unknown"])
    // A question of another return is none of this one.
    expect(
      (await told.call(zoneOfficer, "POST", at(4, `/questions/${asked.id}/answer`), { body: "x" })).status,
    ).toBe(404)
  })

  test("a keyed return is marked and its scan opens", async () => {
    await told.submit("now", unitAt(11), { number: 1, values: { qc05_0: "7" }, keyedBy: "990001" })
    const seen = await told.ok(zoneOfficer, "GET", at(11))
    expect(seen.revision).toMatchObject({ kind: "keyed", scan: `now-${unitAt(11)}-1-scan` })
    const scan = await told.call(zoneOfficer, "GET", at(11, "/revisions/1/scan"))
    expect([scan.status, scan.text]).toEqual([200, "盖章原件"])
    expect((await told.call(zoneOfficer, "GET", at(5, "/revisions/1/scan"))).status).toBe(404)
  })
})

describe("who may", () => {
  test("other zones, the respondent, analysts", async () => {
    expect((await told.call("reviewer@990002", "GET", at(0))).status).toBe(404)
    expect((await told.call("reviewer@990002", "POST", at(5, "/accept"), { revision: 1 })).status).toBe(404)
    const foreign = await told.ok("reviewer@990002", "POST", "/api/reviews/now/accept", {
      units: [{ unit: unitAt(5), revision: 1 }],
    })
    expect(foreign).toMatchObject({ accepted: 0, held: [{ name: unitAt(5) }] })
    const respondent = `reporter@${unitAt(5)}`
    expect((await told.call(respondent, "GET", at(5))).status).toBe(403)
    expect((await told.call(respondent, "POST", at(5, "/accept"), { revision: 1 })).status).toBe(403)
    // A reviewer whom the enterprise appoints itself is no officer.
    expect((await told.call(`reviewer@${unitAt(5)}`, "POST", at(5, "/accept"), { revision: 1 })).status).toBe(
      403,
    )
    expect((await told.call(`reporter@${unitAt(4)}`, "GET", at(5, "/questions"))).status).toBe(404)
    const analyst = await told.ok("analyst@990000.kjt", "GET", at(5))
    expect([analyst.level, list(analyst, "actions")]).toEqual([null, []])
    expect((await told.call("analyst@990000.kjt", "POST", at(5, "/accept"), { revision: 1 })).status).toBe(
      403,
    )
  })

  test("the database refuses an officer's figure and an acceptance from outside", async () => {
    const officer = await told.personOf("990001", "reviewer")
    const copy = (who: typeof officer) =>
      told.server.context.withActor(who, "statistics", (tx) =>
        sql`insert into return_revision (unit_id, survey_id, number, place, kind, "values", digest, findings, signature, at)
            select unit_id, survey_id, number + 1, place, kind, "values", digest, findings, signature, at
            from return_revision where unit_id = ${unitAt(5)} and survey_id = 'now'`.execute(tx),
      )
    await expect(copy(officer)).rejects.toThrow(/row-level security/)
    const accept = (who: typeof officer, place: string) =>
      told.server.context.withActor(who, "statistics", (tx) =>
        tx
          .insertInto("return_event")
          .values({
            unit_id: unitAt(5),
            survey_id: "now",
            place,
            action: "accept",
            at: new Date(),
            level: "zone",
            revision: 1,
            detail: "{}",
          })
          .execute(),
      )
    const stranger = await told.personOf("990002", "reviewer")
    // Nor with a place of its own in the row of a foreign unit.
    await expect(accept(stranger, stranger.place)).rejects.toThrow(/foreign key/)
    await expect(accept(stranger, (await told.personOf(unitAt(5), "reporter")).place)).rejects.toThrow(
      /row-level security/,
    )
  })

  test("after the period is locked nothing is decided", async () => {
    await told.turn("now", "propose-lock")
    const { status, json } = await told.call(zoneOfficer, "POST", at(11, "/accept"), { revision: 1 })
    expect([status, codeOf(json)]).toEqual([409, "return-not-now"])
    const many = await told.ok(zoneOfficer, "POST", "/api/reviews/now/accept", { units: null })
    expect([many.accepted, list(many, "held")[0]?.why]).toEqual([
      0,
      expect.objectContaining({ zh: "调查期未开启填报（现状：已报，待审核）" }),
    ])
    expect(
      (await told.call(zoneOfficer, "POST", at(5, "/questions"), { cell: "qc05_0", body: "?" })).status,
    ).toBe(409)
    await told.turn("now", "reopen")
    await told.ok(zoneOfficer, "POST", at(11, "/accept"), { revision: 1 })
  })
})

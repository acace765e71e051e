import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { findReturnHistory, lockPeriod, reopenSurvey } from "#services/surveys"
import { returnStateOf, timelinessOf } from "#surveys"
import { type Json, startToldSurvey, type ToldSurvey } from "./told-survey.ts"

let told: ToldSurvey
/** The period of 2024, as its returns stand in the tests below. */
let survey = ""

const zone1 = ["998-e1", "998-e2", "998-e3", "998-e4", "998-e5"] as const
const zone2 = ["998-e6", "998-e7"] as const
/** In a city, in no zone. */
const outside = "998-e8"

const wanted = (more: Json = {}) => ({
  pack: "demo",
  formSet: "demo-annual",
  period: "2024",
  rule: null,
  title: { zh: "2024 年年报", en: "Annual returns 2024" },
  dueAt: told.time(10),
  example: true,
  ...more,
})
const codeOf = (json: Json) => (json.issues as { code: string }[])[0]?.code
const textsOf = (json: Json) => (json.issues as { text: { zh: string } }[]).map(({ text }) => text.zh).join()
const unitsOf = (json: Json) => (json.units as { unit: string }[]).map(({ unit }) => unit)

const levels = { zone: "998001", zone2: "998002", city: "998100", city2: "998200", province: "998000.t" }
const accept = (unit: string, organisation: string, level: "zone" | "city" | "province", revision = 1) =>
  told.act(survey, unit, { organisation, role: "reviewer" }, 3, {
    action: "accept",
    detail: { level, revision },
  })

beforeAll(async () => {
  told = await startToldSurvey()
  await told.enterprises("998001", zone1)
  await told.enterprises("998002", zone2)
  await told.enterprises("998200", [outside])
  await told.enterprises("320500-1", ["real-e1"])
  survey = String((await told.ok("reviewer", "POST", "/api/surveys", wanted())).id)
  const due = { dueAt: told.time(10) }
  await told.submit(survey, "998-e1", 1, { qc05_0: "25000" }, due)
  await told.submit(survey, "998-e2", 11, { qc05_0: "10000" }, due)
  await told.submit(survey, "998-e3", 1, { qc05_0: "1" }, due)
  await told.act(survey, "998-e3", { organisation: levels.zone, role: "reviewer" }, 2, {
    action: "return",
    detail: { level: "zone", revision: 1, cells: [{ cell: "qc05_0", reason: "单位应为千元" }] },
  })
  await told.submit(
    survey,
    "998-e3",
    3,
    { qc05_0: "1000" },
    { ...due, restated: ["qc05_0", "qc06"], unexplained: 1 },
  )
  await told.act(survey, "998-e4", { organisation: levels.zone, role: "reviewer" }, 2, {
    action: "exclude",
    detail: { reason: "已注销" },
  })
  await told.submit(survey, "998-e6", 1, { qc05_0: "30000" }, due)
  await told.act(survey, "998-e7", { organisation: "998-e7", role: "reporter" }, 2, {
    action: "save",
    detail: {},
  })
  await told.submit(survey, outside, 1, { qc05_0: "50000" }, due)
  for (const unit of ["998-e1", "998-e2"]) {
    await accept(unit, levels.zone, "zone")
    await accept(unit, levels.city, "city")
    await accept(unit, levels.province, "province")
  }
  await accept("998-e6", levels.zone2, "zone")
  await accept("998-e6", levels.city2, "city")
  await accept("998-e6", levels.province, "province")
  await accept(outside, levels.city2, "city")
  await accept(outside, levels.province, "province")
}, 90_000)
afterAll(() => told.server.stop())
beforeEach(() => told.at(0))

describe("opening", () => {
  test("is refused by the article for forms that are not in force, and an example has to be said", async () => {
    const plain = await told.call(
      "reviewer",
      "POST",
      "/api/surveys",
      wanted({ period: "2020", example: false }),
    )
    expect([plain.status, codeOf(plain.json)]).toEqual([422, "survey-forms-refused"])
    expect(textsOf(plain.json)).toContain("示例")
    const torch = wanted({ pack: "national", formSet: "torch-annual", example: false })
    const refused = await told.call("reviewer@320500", "POST", "/api/surveys", torch)
    expect(refused.status).toBe(422)
    expect(textsOf(refused.json)).toContain("《统计法》第十七条")
    // As an example it would list invented units only, of which there are none below a real place.
    const example = await told.call("reviewer@320500", "POST", "/api/surveys", { ...torch, example: true })
    expect(codeOf(example.json)).toBe("survey-frame-empty-invented")
    const material = wanted({ pack: "national", formSet: "evaluation-feedback" })
    expect((await told.call("reviewer@320500", "POST", "/api/surveys", material)).status).toBe(422)
  })

  test("tells everything that is wrong with the period at once, and is done once", async () => {
    const wrong = wanted({ period: "2024-05", dueAt: told.time(-1), levels: ["zone"] })
    const { status, json } = await told.call("reviewer", "POST", "/api/surveys", wrong)
    expect(status).toBe(422)
    expect((json.issues as { code: string }[]).map(({ code }) => code)).toEqual([
      "survey-period-shape",
      "survey-deadline-past",
      "survey-levels-own",
    ])
    expect((await told.call("reviewer", "POST", "/api/surveys", wanted())).status).toBe(409)
  })

  test("is for reviewers, in the statistics plane", async () => {
    expect((await told.call("nobody", "GET", "/api/surveys")).status).toBe(401)
    expect((await told.call("analyst", "POST", "/api/surveys", wanted())).status).toBe(403)
    expect((await told.call("decision-maker", "GET", "/api/surveys")).status).toBe(403)
    const administration = await told.server.tokenFor("998000.t", "reviewer", "administration")
    expect((await told.server.call(administration, "GET", `/api/surveys/${survey}`)).status).toBe(403)
  })

  test("lists what it can be done with: forms, their state, the codes that a rule may name", async () => {
    const { packs, units } = await told.ok("reviewer", "GET", "/api/surveys/options")
    const demo = (packs as { id: string; formSets: Json[] }[]).find(({ id }) => id === "demo")
    const annual = demo?.formSets.find(({ id }) => id === "demo-annual") ?? {}
    expect(annual).toMatchObject({ kind: "annual", opens: "example" })
    expect((annual.variables as { code: string }[]).map(({ code }) => code)).toContain("qc05_0")
    expect(units).toEqual([{ origin: "invented", units: 8 }])
  })
})

describe("the frame", () => {
  const rule = "in_zone and qc05_0 >= 20000"
  const tried = { pack: "demo", formSet: "demo-annual", period: "2025", rule }

  test("holds a rule against the accepted returns of the period before; undecided is listed and shown", async () => {
    const view = await told.ok("reviewer", "POST", "/api/surveys/frame", tried)
    // 25,000 and 30,000 in zones; 10,000 in one and 50,000 in none; four have no accepted return.
    expect(view).toMatchObject({ candidates: 8, listed: 2, undecided: 4, left: 2, priorPeriod: "2024" })
    expect((view.undecidedUnits as { unit: string }[]).map(({ unit }) => unit)).toEqual([
      "998-e3",
      "998-e4",
      "998-e5",
      "998-e7",
    ])
    expect(view.leftUnits).toMatchObject([{ unit: "998-e2" }, { unit: outside }])
    expect((view.inWords as { zh: string }).zh).toContain("在园区内")
    for (const [text, code] of [
      ["qc05_0 >=", "expression-syntax"],
      ["qc05_9 > 1", "expression-unknown-name"],
      ["qc05_0", "survey-rule-no-truth"],
      ["prior(qc05_0) > 1", "survey-rule-no-truth"],
    ]) {
      const { status, json } = await told.call("reviewer", "POST", "/api/surveys/frame", {
        ...tried,
        rule: text,
      })
      expect([status, codeOf(json)?.startsWith(String(code))], text).toEqual([422, true])
    }
  })

  test("is entered by it, and takes in units by hand while the period is open", async () => {
    const opened = await told.ok(
      "reviewer",
      "POST",
      "/api/surveys",
      wanted({ ...tried, title: { zh: "2025", en: "2025" } }),
    )
    expect(opened).toMatchObject({ listed: 2, undecided: 4 })
    const path = `/api/surveys/${opened.id}`
    expect(await told.ok("reviewer", "GET", path)).toMatchObject({
      undecided: 4,
      frameRule: rule,
      example: true,
    })
    const undecided = await told.ok("reviewer", "GET", `${path}/units?group=undecided&size=2&page=2`)
    expect([undecided.total, unitsOf(undecided)]).toEqual([4, ["998-e5", "998-e7"]])
    const adding = { units: [outside, "998-e1"], reason: "规上企业" }
    const added = await told.ok("reviewer", "POST", `${path}/units`, adding)
    expect(added).toEqual({ added: 1, already: ["998-e1"] })
    const found = await told.ok("reviewer", "GET", `${path}/units?search=e8`)
    expect(found.units).toMatchObject([
      { unit: outside, listedBy: "added", levels: ["city", "province"], zone: null },
    ])
    const strange = { units: ["nobody-1", "real-e1"], reason: "补入" }
    const refused = await told.call("reviewer", "POST", `${path}/units`, strange)
    expect([refused.status, (refused.json.issues as unknown[]).length]).toEqual([422, 2])
    expect((await told.call("reviewer@998001", "POST", `${path}/units`, adding)).status).toBe(403)
    await told.ok("reviewer", "POST", `${path}/cancel`, { reason: "重新部署" })
    expect((await told.call("reviewer", "POST", `${path}/units`, adding)).status).toBe(409)
    expect((await told.ok("reviewer", "GET", path)).phase).toBe("cancelled")
  })
})

describe("progress", () => {
  test("is counted by hand the same, place by place, and by the engine from the histories", async () => {
    const { places } = (await told.ok("reviewer", "GET", `/api/surveys/${survey}/progress`)) as {
      places: { id: string; parent: string | null; counts: Json; phases: Json; waiting: Json }[]
    }
    const of = (id: string) => places.find((place) => place.id === id)
    expect(of("998001")?.counts).toEqual({
      due: 4,
      submitted: 3,
      onTime: 2,
      late: 1,
      missing: 1,
      accepted: 2,
      sentBack: 1,
      unexplained: 1,
      restatedCells: 2,
      excluded: 1,
      coverage: 0.75,
    })
    expect(of("998001")).toMatchObject({
      parent: "998100",
      waiting: { zone: 1 },
      phases: { due: 1, excluded: 1 },
    })
    // Two in the zone, one in the city alone.
    expect(of("998002")?.counts).toMatchObject({ due: 2, submitted: 1, missing: 1, coverage: 0.5 })
    expect(of("998200")?.counts).toMatchObject({ due: 3, submitted: 2, accepted: 2 })
    expect(of("998000")).toMatchObject({
      parent: null,
      counts: { due: 7, submitted: 5, accepted: 4, excluded: 1 },
    })
    const analyst = await told.person("998000.t", "analyst", "a")
    const states = await told.server.context.withActor(analyst, "statistics", async (tx) => {
      const rows = await tx.selectFrom("survey_unit").where("survey_id", "=", survey).selectAll().execute()
      return Promise.all(
        rows.map(async ({ unit_id, levels: own }) =>
          returnStateOf(await findReturnHistory(tx, { survey, unit: unit_id }), own),
        ),
      )
    })
    expect(of("998000")?.counts).toEqual(timelinessOf(states))
  })

  test("is each one's own: a zone sees its units, a respondent itself, another province nothing", async () => {
    const path = `/api/surveys/${survey}`
    const own = (await told.ok("reviewer@998001", "GET", `${path}/progress`)) as { places: { id: string }[] }
    expect(own.places.map(({ id }) => id)).toEqual(["998001"])
    expect((await told.ok("reviewer@998001", "GET", path)).counts).toMatchObject({ due: 4 })
    expect(unitsOf(await told.ok("reviewer@998001", "GET", `${path}/units`))).toEqual([...zone1])
    expect(unitsOf(await told.ok("998-e5", "GET", `${path}/units`))).toEqual(["998-e5"])
    expect((await told.ok("998-e5", "GET", path)).actions).toEqual([])
    expect((await told.call("998-e5", "GET", `${path}/discipline`)).status).toBe(403)
    expect((await told.call("reviewer@320000", "GET", path)).status).toBe(404)
    expect((await told.call("reviewer@320000", "GET", `${path}/units`)).status).toBe(404)
  })

  test("units are found by state, place, level and whether they were late", async () => {
    const units = async (query: string) =>
      unitsOf(await told.ok("reviewer", "GET", `/api/surveys/${survey}/units?${query}`))
    expect(await units("group=missing")).toEqual(["998-e5", "998-e7"])
    expect(await units("group=late")).toEqual(["998-e2"])
    expect(await units("group=restated")).toEqual(["998-e3"])
    expect(await units("waitingFor=zone")).toEqual(["998-e3"])
    expect(await units("phase=accepted&within=998200")).toEqual(["998-e6", outside])
    // Two by when they came; the others have no time of it, and stand last.
    expect((await units("sort=-submittedAt"))[0]).toBe("998-e2")
    expect((await told.call("reviewer", "GET", `/api/surveys/${survey}/units?within=999`)).status).toBe(422)
    expect(await units("search=%25")).toEqual([])
  })

  test("is taken along as a table", async () => {
    const path = `/api/surveys/${survey}`
    const csv = await told.call("analyst", "GET", `${path}/units/export?group=missing`)
    const lines = csv.text.trim().split(/\r?\n/)
    expect(lines).toHaveLength(3)
    expect(lines[2]).toContain("998-e7")
    expect(lines[2]).toContain("填报中")
    const xlsx = await told.call("analyst", "GET", `${path}/units/export?format=xlsx&language=en`)
    expect(xlsx.text.slice(0, 2)).toBe("PK")
    const zones = await told.ok("analyst", "GET", `${path}/discipline`)
    expect(
      (zones.zones as { zone: string | null; counts: Json }[]).map(({ zone, counts }) => [zone, counts.late]),
    ).toEqual([
      ["998001", 1],
      ["998002", 0],
      [null, 0],
    ])
    const discipline = await told.call("analyst", "GET", `${path}/discipline/export`)
    expect(discipline.text).toContain("998001,示例园区 998001,4,3,75,2,1,1,2,1,1,2,1")
  })
})

describe("reminders", () => {
  test("reach those that have not reported, and stand until they do", async () => {
    const path = `/api/surveys/${survey}/reminders`
    // Of the zone's five one is to be looked at, one left out, two accepted.
    expect(await told.ok("reviewer@998001", "POST", path, { units: null })).toEqual({
      reminded: 1,
      reported: [],
    })
    const { reminders } = (await told.ok("998-e5", "GET", "/api/reminders")) as { reminders: Json[] }
    expect(reminders).toMatchObject([
      { survey, phase: "due", example: true, dueAt: told.time(10), over: false },
    ])
    expect((await told.ok("998-e7", "GET", "/api/reminders")).reminders).toEqual([])
    const units = { units: ["998-e1", "998-e7"] }
    expect(await told.ok("reviewer", "POST", path, units)).toEqual({ reminded: 1, reported: ["998-e1"] })
    // Another zone's unit is not there for it.
    expect((await told.call("reviewer@998001", "POST", path, units)).status).toBe(422)
    expect((await told.call("998-e5", "POST", path, { units: null })).status).toBe(403)
    const never = await told.ok("reviewer", "GET", `/api/surveys/${survey}/units?group=missing&reminded=no`)
    expect(never.total).toBe(0)
  })
})

describe("deadline and lock", () => {
  test("a new deadline is the authority's, lies ahead and judges nothing that came before", async () => {
    const path = `/api/surveys/${survey}/deadline`
    const later = { dueAt: told.time(20), reason: "延期" }
    expect((await told.call("reviewer@998001", "POST", path, later)).status).toBe(403)
    expect((await told.call("reviewer", "POST", path, { ...later, dueAt: told.time(-1) })).status).toBe(422)
    await told.ok("reviewer", "POST", path, later)
    expect(await told.ok("reviewer", "GET", `/api/surveys/${survey}`)).toMatchObject({
      dueAt: told.time(20),
      counts: { late: 1 },
    })
    told.at(21)
    expect((await told.ok("reviewer", "GET", `/api/surveys/${survey}`)).over).toBe(true)
  })

  test("takes two persons, what they saw, and closes returns from the proposal on", async () => {
    const path = `/api/surveys/${survey}`
    const preview = await told.ok("reviewer", "GET", `${path}/lock`)
    expect(preview).toMatchObject({
      accepted: 4,
      left: { due: 1, filling: 1, submitted: 1, returned: 0, excluded: 1 },
    })
    expect(unitsOf(preview).sort()).toEqual(["998-e3", "998-e4", "998-e5", "998-e7"])
    const stale = await told.call("reviewer", "POST", `${path}/propose-lock`, { excluded: 3 })
    expect([stale.status, codeOf(stale.json)]).toEqual([409, "survey-excluded-changed"])
    const { id: proposal } = await told.ok("reviewer", "POST", `${path}/propose-lock`, { excluded: 4 })
    expect(await told.ok("reviewer", "GET", path)).toMatchObject({
      phase: "closing",
      proposal: { id: proposal, excluded: 4 },
    })
    const alone = await told.call("reviewer", "POST", `${path}/lock`, { proposal })
    expect([alone.status, textsOf(alone.json)]).toEqual([409, expect.stringContaining("第二人")])
    // One that was taken back and proposed anew is another.
    await told.ok("reviewer", "POST", `${path}/reopen`, { reason: "再等一天" })
    const again = await told.ok("reviewer", "POST", `${path}/propose-lock`, { excluded: 4 })
    expect((await told.call("reviewer2", "POST", `${path}/lock`, { proposal })).status).toBe(409)
    // In one transaction, which is undone: its snapshot cannot be there yet.
    const { context } = told.server
    const second = await told.person("998000.t", "reviewer", "second")
    const atOnce = context.withActor(second, "statistics", async (tx) => {
      await lockPeriod(tx, second, survey, String(again.id), { ...context, queue: context.jobs })
      await reopenSurvey(tx, second, survey, { reason: "太早" }, context)
    })
    await expect(atOnce).rejects.toMatchObject({ issues: [{ code: "survey-snapshot-unwritten" }] })
    const locked = await told.ok("reviewer2", "POST", `${path}/lock`, { proposal: again.id })
    expect(locked.snapshot).toBe(1)
    const job = await told.server.context.withActor(told.server.system, "statistics", (tx) =>
      tx.selectFrom("job").where("id", "=", String(locked.job)).selectAll().executeTakeFirstOrThrow(),
    )
    expect(job).toMatchObject({
      kind: "snapshot.write",
      object_kind: "survey",
      object_id: survey,
      purpose: "statistics",
    })
    expect((await told.call("reviewer2", "POST", `${path}/lock`, { proposal: again.id })).status).toBe(409)
    expect((await told.call("reviewer", "POST", `${path}/reminders`, { units: null })).status).toBe(409)
  })

  test("reopening keeps the snapshot, and then it is corrected, not struck out", async () => {
    const path = `/api/surveys/${survey}`
    const reopening = { reason: "企业更正", dueAt: told.time(30) }
    const reopen = async () => (await told.call("reviewer", "POST", `${path}/reopen`, reopening)).status
    // Once its snapshot is written.
    await expect.poll(reopen, { timeout: 20_000 }).toBe(200)
    expect(await told.ok("reviewer", "GET", path)).toMatchObject({
      phase: "open",
      snapshot: 1,
      reopened: "企业更正",
      dueAt: told.time(30),
    })
    expect((await told.call("reviewer", "POST", `${path}/cancel`, { reason: "取消" })).status).toBe(409)
    const { history } = (await told.ok("reviewer", "GET", path)) as { history: { action: string }[] }
    expect(history.map(({ action }) => action)).toEqual([
      "open",
      "set-deadline",
      "propose-lock",
      "reopen",
      "propose-lock",
      "lock",
      "reopen",
    ])
  })

  test("the database lets nobody lock alone, and nobody open for another place", async () => {
    const reviewer = await told.person("998000.t", "reviewer", "one")
    const alone = told.server.context.withActor(reviewer, "statistics", async (tx) => {
      const owned = { survey_id: survey, owner_id: "998000.t", covers: "/998000/" }
      const { id } = await tx
        .insertInto("survey_event")
        .values({
          ...owned,
          action: "propose-lock",
          at: new Date(),
          detail: "{}",
          proposal_id: null,
          proposed_by: null,
        })
        .returning("id")
        .executeTakeFirstOrThrow()
      await tx
        .insertInto("survey_event")
        .values({
          ...owned,
          action: "lock",
          at: new Date(),
          detail: "{}",
          proposal_id: id,
          proposed_by: "one",
        })
        .execute()
    })
    await expect(alone).rejects.toThrow(/check constraint/)
    const zone = await told.person("998001", "reviewer", "two")
    const elsewhere = told.server.context.withActor(zone, "statistics", (tx) =>
      tx
        .insertInto("survey_event")
        .values({
          survey_id: survey,
          owner_id: "998000.t",
          covers: "/998000/",
          action: "cancel",
          at: new Date(),
          detail: "{}",
          proposal_id: null,
          proposed_by: null,
        })
        .execute(),
    )
    await expect(elsewhere).rejects.toThrow(/row-level security/)
  })
})

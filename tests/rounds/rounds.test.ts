import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "#access"
import { verifyFullProof, verifyPublicProof, verifyZoneProof } from "#evaluation"
import { type Json, startTold, type Told, zones } from "./told-round.ts"

let told: Told

beforeAll(async () => {
  told = await startTold()
}, 60_000)
afterAll(() => told.server.stop())
beforeEach(() => told.at(0))

const list = (json: Json, key: string) => json[key] as Json[]
const codeOf = (json: Json) => (json.issues as { code: string }[])[0]?.code
const person = (organisation: string, role: string, name = "someone") =>
  told.server.context.withActor({ kind: "system", task: "test" }, "administration", async (tx) => {
    const { place, scope } = await tx
      .selectFrom("organisation")
      .where("id", "=", organisation)
      .select(["place", "scope"])
      .executeTakeFirstOrThrow()
    return { kind: "person", person: name, appointment: name, organisation, place, scope, role } as Extract<
      Actor,
      { kind: "person" }
    >
  })
const audited = (action: string, id: string) =>
  told.server.context.withActor({ kind: "system", task: "test" }, "administration", async () => {
    const owner = await told.server.database.connectAs("gaoxin_owner")
    try {
      await owner.query(
        "set app.purpose = 'administration'; set app.role = 'auditor'; set app.scope = '/'; set app.organisation = ''",
      )
      await owner.query("alter table audit_entry no force row level security")
      const { rows } = await owner.query(
        "select person, role from audit_entry where action = $1 and (object_id = $2 or detail->>'round' = $2)",
        [action, id],
      )
      await owner.query("alter table audit_entry force row level security")
      return rows as { person: string; role: string }[]
    } finally {
      await owner.end()
    }
  })

describe("who may call", () => {
  test("nobody without signing in, and each action by its role", async () => {
    expect((await told.call("nobody", "GET", "/api/rounds")).status).toBe(401)
    expect((await told.call("nobody", "POST", "/api/rounds/x/freeze", {})).status).toBe(401)
    expect((await told.call("analyst", "POST", "/api/rounds/x/freeze", {})).status).toBe(403)
    expect((await told.call("decision-maker", "POST", "/api/rounds/x/compute", {})).status).toBe(403)
    expect(
      (await told.call("990001", "POST", "/api/rounds/x/notice", { from: null, until: told.time(1) })).status,
    ).toBe(403)
    expect((await told.call("system-administrator", "GET", "/api/rounds")).status).toBe(403)
    expect((await told.call("reviewer", "GET", "/api/rounds/none")).status).toBe(404)
  })

  test("an officer of another authority finds nothing, one above sees the round and no figure", async () => {
    const id = await told.computed()
    expect((await told.call("reviewer@990100", "GET", `/api/rounds/${id}`)).status).toBe(404)
    const above = await told.ok("analyst@990000", "GET", `/api/rounds/${id}`)
    expect(above.side).toBe("outside")
    expect(above.actions).toEqual([])
    expect((await told.call("analyst@990000", "GET", `/api/rounds/${id}/figures`)).status).toBe(403)
    expect((await told.call("analyst@990000", "GET", `/api/rounds/${id}/proof/full`)).status).toBe(403)
    expect((await told.call("decision-maker@990000", "POST", `/api/rounds/${id}/freeze`, {})).status).toBe(
      403,
    )
    // Nor by way of the run, whose files hold every figure.
    const { latest } = await told.ok("analyst", "GET", `/api/rounds/${id}/results`)
    const { run } = latest as { run: string }
    await told.ok("analyst", "GET", `/api/runs/${run}`)
    expect((await told.call("analyst@990000", "GET", `/api/runs/${run}`)).status).toBe(404)
    const analyst = await person("990000", "analyst")
    const files = await told.server.context.withActor(analyst, "administration", (tx) =>
      tx
        .selectFrom("run_file")
        .innerJoin("artefact", "artefact.id", "run_file.artefact_id")
        .where("run_file.run_id", "=", run)
        .select("artefact.digest")
        .execute(),
    )
    expect(files).toEqual([])
  })

  test("an unfit round does not begin: all that is wrong is said", async () => {
    const { status, json } = await told.call("reviewer", "POST", "/api/rounds", {
      title: { zh: "x", en: "x" },
      period: "2031",
      pack: "demo",
      framework: "demo-2021",
      method: null,
      classColumn: "colour",
      participants: ["990001"],
      data: null,
    })
    expect(status).toBe(422)
    expect((json.issues as { code: string }[]).map(({ code }) => code).sort()).toEqual([
      "round-class-unknown",
      "round-figures-missing",
      "round-period-missing",
    ])
  })
})

describe("a zone's figures are its own", () => {
  test("no route shows another zone's figures, questions, proofs; nor does the database", async () => {
    const id = await told.create()
    // A draft is the authority's alone.
    expect((await told.call("990001", "GET", `/api/rounds/${id}`)).status).toBe(404)
    await told.ok("reviewer", "POST", `/api/rounds/${id}/request-data`, { confirmBy: told.time(1) })
    const own = list(await told.ok("990001", "GET", `/api/rounds/${id}/figures`), "zones")
    expect(own.map((zone) => zone.organisation)).toEqual(["990001"])
    // The pack's table: employees of 示例省甲市高新区 in 2024 and 2023 as they stand in zones.csv.
    expect(own[0]).toMatchObject({ figures: { employees: expect.any(Number) } })
    expect(own[0]?.beforePeriod).toBe("2023")
    await told.ok("990002", "POST", `/api/rounds/${id}/questions`, {
      column: "tech_smes",
      proposed: 1,
      reason: "名单",
      evidence: null,
    })
    expect(list(await told.ok("990001", "GET", `/api/rounds/${id}/questions`), "questions")).toEqual([])
    expect(list(await told.ok("990002", "GET", `/api/rounds/${id}/questions`), "questions")).toHaveLength(1)
    const seen = await told.ok("990001", "GET", `/api/rounds/${id}`)
    expect(list(seen, "participants").map((one) => one.id)).toEqual(["990001"])
    expect(list(seen, "history").filter((event) => event.participant === "990002")).toEqual([])
    expect((await told.call("990007", "GET", `/api/rounds/${id}`)).status).toBe(404)
    expect((await told.call("990007", "POST", `/api/rounds/${id}/confirm`, { version: 1 })).status).toBe(404)

    const zone = await person("990001", "reporter")
    const rows = await told.server.context.withActor(zone, "administration", async (tx) => ({
      figures: await tx.selectFrom("round_figures").select("organisation_id").execute(),
      questions: await tx.selectFrom("figure_question").select("organisation_id").execute(),
      participants: await tx.selectFrom("round_participant").select("organisation_id").execute(),
    }))
    for (const found of Object.values(rows))
      expect(new Set(found.map((row) => row.organisation_id))).toEqual(
        found.length === 0 ? new Set() : new Set(["990001"]),
      )
    expect(rows.figures.length).toBeGreaterThan(0)
    // In another purpose not even its own.
    const elsewhere = await told.server.context.withActor(zone, "service", (tx) =>
      tx.selectFrom("round_figures").select("version").execute(),
    )
    expect(elsewhere).toEqual([])
    // Nor does the system administrator of the authority see any.
    const administrator = await person("990000.kjt", "system-administrator")
    const none = await told.server.context.withActor(administrator, "administration", (tx) =>
      tx.selectFrom("round_figures").select("version").execute(),
    )
    expect(none).toEqual([])
    expect(await audited("figures.read", id)).toMatchObject([{ role: "reporter" }])
  })

  test("a question is decided by the authority with a reason, and the old value stays", async () => {
    const id = await told.create()
    await told.ok("reviewer", "POST", `/api/rounds/${id}/request-data`, { confirmBy: told.time(1) })
    const asked = { column: "tech_smes", proposed: 7, reason: "漏计", evidence: null }
    const { id: question } = await told.ok("990002", "POST", `/api/rounds/${id}/questions`, asked)
    expect((await told.call("990002", "POST", `/api/rounds/${id}/questions`, asked)).status).toBe(409)
    expect((await told.call("990002", "POST", `/api/rounds/${id}/confirm`, { version: 1 })).status).toBe(409)
    await told.ok("reviewer", "POST", `/api/rounds/${id}/questions/${question}/decision`, {
      accepted: true,
      reason: "属实",
    })
    const again = await told.call("reviewer", "POST", `/api/rounds/${id}/questions/${question}/decision`, {
      accepted: false,
      reason: "改主意",
    })
    expect(again.status).toBe(409)
    const [own] = list(await told.ok("990002", "GET", `/api/rounds/${id}/figures`), "zones")
    expect(own).toMatchObject({ version: 2, figures: { tech_smes: 7 } })
    expect((await told.call("990002", "POST", `/api/rounds/${id}/confirm`, { version: 1 })).status).toBe(409)
    await told.ok("990002", "POST", `/api/rounds/${id}/confirm`, { version: 2 })
    const versions = await told.server.context.withActor(
      await person("990002", "reporter"),
      "administration",
      (tx) =>
        tx
          .selectFrom("round_figures")
          .where("round_id", "=", id)
          .select(["version", "reason"])
          .orderBy("version")
          .execute(),
    )
    expect(versions).toEqual([
      { version: 1, reason: "" },
      { version: 2, reason: "属实" },
    ])
  })
})

describe("two persons", () => {
  test("whoever computed cannot freeze, in the service or in the database", async () => {
    const id = await told.computed()
    const freezer = await person("990000.kjt", "decision-maker", "same")
    const insert = (computedBy: string) =>
      told.server.context.withActor(freezer, "administration", async (tx) => {
        const computation = await tx
          .selectFrom("round_event")
          .where("round_id", "=", id)
          .where("action", "=", "compute")
          .select("id")
          .executeTakeFirstOrThrow()
        await tx
          .insertInto("round_event")
          .values({
            round_id: id,
            owner_id: "990000.kjt",
            place: "/990000/990000.kjt/",
            action: "freeze",
            at: new Date(),
            participant_id: null,
            detail: "{}",
            computation_id: computation.id,
            computed_by: computedBy,
          })
          .execute()
      })
    // Named as the computing person it is refused by the check, named as another by the foreign key.
    await expect(insert("same")).rejects.toThrow("round_event_check")
    await expect(insert("another")).rejects.toThrow("foreign key")
  })

  test("of two who freeze at once one wins, the other is told the state", async () => {
    const id = await told.computed()
    const { seen } = await told.ok("decision-maker", "GET", `/api/rounds/${id}`)
    const answers = await Promise.all([
      told.call("decision-maker", "POST", `/api/rounds/${id}/freeze`, { seen }),
      told.call("decision-maker2", "POST", `/api/rounds/${id}/freeze`, { seen }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(codeOf(lost?.json ?? {})).toBe("round-changed")
    expect(lost?.text).toContain("已冻结")
    const { history } = await told.ok("decision-maker", "GET", `/api/rounds/${id}`)
    expect((history as Json[]).filter((event) => event.action === "freeze")).toHaveLength(1)
  })

  test("a form that is sent twice computes once", async () => {
    const id = await told.computed()
    const { seen } = await told.ok("analyst", "GET", `/api/rounds/${id}`)
    expect((await told.call("analyst", "POST", `/api/rounds/${id}/compute`, { seen })).status).toBe(200)
    expect((await told.call("analyst", "POST", `/api/rounds/${id}/compute`, { seen })).status).toBe(409)
  })

  test("history cannot be changed or removed", async () => {
    const id = await told.create()
    const reviewer = await person("990000.kjt", "reviewer")
    const tx = (work: Parameters<typeof told.server.context.withActor>[2]) =>
      told.server.context.withActor(reviewer, "administration", work)
    await expect(tx((t) => t.deleteFrom("round_event").where("round_id", "=", id).execute())).rejects.toThrow(
      "permission denied",
    )
    await expect(tx((t) => t.deleteFrom("round_figures").execute())).rejects.toThrow("permission denied")
  })
})

describe("notice, objection, release", () => {
  test("an accepted objection is corrected, computed, frozen and shown again; then final and released", async () => {
    told.at(-6)
    const id = await told.noticed()
    const path = `/api/rounds/${id}`
    // Before release nobody outside sees more than the notice; it ran for an hour, five hours ago.
    expect((await told.call("nobody", "GET", `/api/public/rounds/${id}`)).status).toBe(404)
    const { own } = await told.ok("990002", "GET", `${path}/results`)
    expect(own).toMatchObject({ rank: expect.any(Number), ranked: zones.length })
    const filed = await told.ok("990002", "POST", `${path}/objections`, {
      objector: "李示例",
      contact: "",
      columns: ["tech_smes"],
      statement: "数值有误",
      evidence: null,
    })
    expect(list(await told.ok("990001", "GET", `${path}/objections`), "objections")).toEqual([])
    told.at(-4)
    const early = await told.call("decision-maker", "POST", `${path}/finalise`, {})
    expect([early.status, codeOf(early.json)]).toEqual([409, "round-not-now"])
    expect(early.text).toContain("还有未处理的异议")
    const before = await told.ok("reviewer", "GET", `${path}/results`)
    await told.ok("decision-maker", "POST", `${path}/objections/${filed.id}/decision`, {
      accepted: true,
      reason: "属实",
      corrections: [{ column: "tech_smes", value: 9999 }],
    })
    expect((await told.ok("publisher", "GET", path)).phase).toBe("correcting")
    await told.ok("analyst", "POST", `${path}/compute`, {})
    await told.ok("decision-maker", "POST", `${path}/freeze`, {})
    await told.ok("publisher", "POST", `${path}/notice`, { from: null, until: told.time(-3) })
    const after = await told.ok("reviewer", "GET", `${path}/results`)
    const digest = (json: Json) => ((json.latest as Json).content as Json).dataDigest
    expect(digest(after)).not.toBe(digest(before))
    told.at(-2)
    await told.ok("decision-maker", "POST", `${path}/finalise`, {})
    // The database shows nothing before its own clock reaches the instant.
    const { id: publication } = await told.ok("publisher", "POST", `${path}/release`, { at: told.time(-1) })
    told.at(0)
    const open = await told.ok("nobody", "GET", `/api/public/rounds/${id}`)
    const [released] = list(open, "publications")
    expect(released).toMatchObject({ id: publication, kind: "release" })
    const content = released?.content as Json
    expect(content.origin).toBe("invented")
    expect(JSON.stringify(content)).not.toContain("tech_smes")
    expect(list(open, "ended")).toMatchObject([{ kind: "replaced" }])
    const actions = (await told.ok("decision-maker", "GET", path)).actions as {
      action: string
      barrier: string | null
    }[]
    expect(actions.filter(({ barrier }) => barrier === null)).toEqual([])

    // The three proofs, each for those who may have it.
    const full = await told.call("auditor", "GET", `${path}/proof/full`)
    expect(verifyFullProof(JSON.parse(full.text), told.server.context.product).identical).toBe(true)
    const zone = await told.call("990002", "GET", `${path}/proof/zone`)
    expect(verifyZoneProof(JSON.parse(zone.text))).toMatchObject({ identical: true })
    expect(JSON.parse(zone.text).entity.code).toBe("990002")
    const proof = await told.call("nobody", "GET", `/api/public/rounds/${id}/${publication}/proof`)
    const openings = await told.call("auditor", "GET", `${path}/proof/openings`)
    expect(verifyPublicProof(JSON.parse(proof.text), JSON.parse(openings.text))).toMatchObject({
      identical: true,
    })
    expect((await told.call("990002", "GET", `${path}/proof/full`)).status).toBe(403)
    expect((await told.call("990002", "GET", `${path}/proof/openings`)).status).toBe(403)
    expect((await told.call("publisher", "GET", `${path}/proof/openings`)).status).toBe(403)
    const csv = await told.call("nobody", "GET", `/api/public/rounds/${id}/${publication}/ranking`)
    expect(csv.text).toContain("invented")
    expect(await audited("proof.read", id)).toHaveLength(3)
    expect(await audited("round.release", id)).toHaveLength(1)

    // A zone's own page names it, with the rank as published; a zone that took no part names none.
    const page = await told.ok("nobody", "GET", "/api/zones/990002")
    const rank = (content.rows as { code: string; rank: number }[]).find((row) => row.code === "990002")?.rank
    expect(list(page, "evaluations")).toMatchObject([{ id, rank, ranked: 6 }])
    expect(list(await told.ok("nobody", "GET", "/api/zones/990012"), "evaluations")).toEqual([])

    // A revision carries its reason; what it stands in the place of stays.
    await told.ok("publisher", "POST", `${path}/revise`, {
      reason: "误填更正",
      corrections: [{ organisation: "990003", column: "tech_smes", value: 1 }],
    })
    await told.ok("analyst", "POST", `${path}/compute`, {})
    await told.ok("decision-maker", "POST", `${path}/freeze`, {})
    expect(list(await told.ok("nobody", "GET", `/api/public/rounds/${id}`), "publications")).toHaveLength(1)
    await told.ok("publisher", "POST", `${path}/release`, { at: null })
    const revised = list(await told.ok("nobody", "GET", `/api/public/rounds/${id}`), "publications")
    expect(revised.map(({ reason, replaces }) => [reason, replaces])).toEqual([
      ["误填更正", publication],
      ["", null],
    ])
    await told.ok("publisher", "POST", `${path}/withdraw`, { reason: "另行公布" })
    const withdrawn = await told.ok("nobody", "GET", `/api/public/rounds/${id}`)
    expect(withdrawn.publications).toEqual([])
    expect(list(withdrawn, "ended").filter(({ kind }) => kind === "withdrawn")).toHaveLength(2)
    expect((await told.call("nobody", "GET", `/api/public/rounds/${id}/${publication}/proof`)).status).toBe(
      404,
    )
  })

  test("the instant of release is the database's: until then the public sees nothing", async () => {
    told.at(-3)
    const id = await told.noticed()
    told.at(-1)
    await told.ok("decision-maker", "POST", `/api/rounds/${id}/finalise`, {})
    const { id: publication } = await told.ok("publisher", "POST", `/api/rounds/${id}/release`, {
      at: told.time(5),
    })
    // The server's clock is past the instant; the database's is not.
    told.at(6)
    expect((await told.ok("publisher", "GET", `/api/rounds/${id}`)).phase).toBe("released")
    expect((await told.call("nobody", "GET", `/api/public/rounds/${id}`)).status).toBe(404)
    expect((await told.call("nobody", "GET", `/api/public/rounds/${id}/${publication}/proof`)).status).toBe(
      404,
    )
    const seen = await told.server.context.withActor({ kind: "public" }, "public", async (tx) => ({
      publications: await tx
        .selectFrom("round_publication")
        .where("round_id", "=", id)
        .select("id")
        .execute(),
      rounds: await tx.selectFrom("round").select("id").execute(),
      events: await tx.selectFrom("round_event").select("id").execute(),
    }))
    expect(seen).toEqual({ publications: [], rounds: [], events: [] })
  })

  test("a release that was never final is refused by the database", async () => {
    told.at(-2)
    const id = await told.noticed()
    const publisher = await person("990000.kjt", "publisher")
    await expect(
      told.server.context.withActor(publisher, "administration", (tx) =>
        tx
          .insertInto("round_publication")
          .values({
            id: "forged",
            round_id: id,
            owner_id: "990000.kjt",
            place: "/990000/990000.kjt/",
            kind: "release",
            released_at: new Date(),
            ends_at: null,
            content: "{}",
            proof_id: null,
            openings_id: null,
            reason: "",
            replaces: null,
            created_at: new Date(),
          })
          .execute(),
      ),
    ).rejects.toThrow("row-level security")
  })

  test("an objection comes by real name, within the notice, and from a participant", async () => {
    told.at(-2)
    const id = await told.noticed()
    const filed = { objector: "李示例", contact: "", columns: [], statement: "请复核", evidence: null }
    expect(
      (await told.call("990001", "POST", `/api/rounds/${id}/objections`, { ...filed, objector: "" })).status,
    ).toBe(400)
    expect((await told.call("990007", "POST", `/api/rounds/${id}/objections`, filed)).status).toBe(404)
    told.at(0)
    const late = await told.call("990001", "POST", `/api/rounds/${id}/objections`, filed)
    expect([late.status, codeOf(late.json)]).toEqual([409, "round-not-now"])
    expect(late.text).toContain("不在公示期内")
  })
})

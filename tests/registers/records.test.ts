// Records on a real database: who may do what, four eyes, history, duplicates, counts, documents, evidence.
import { strFromU8, unzipSync } from "fflate"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Purpose, purposesOf, roles } from "#access"
import { Problem } from "#issues"
import { foldHistory, type RegisterEvent } from "#registers"
import {
  attachProof,
  changeRecord,
  countOriginOf,
  countRecords,
  declareNone,
  enterRecord,
  enterSystemRecords,
  evidenceFolder,
  expiryRadar,
  exportEvidence,
  exportRecords,
  getProof,
  getRecord,
  indicatorRecords,
  keepCountOrigins,
  makeCountsTable,
  queryRecord,
  searchRecords,
  signOffRecord,
  withdrawRecord,
} from "#services/registers"
import { proven, register, type Setting, setting } from "./setting.ts"

let made: Setting
type Person = Awaited<ReturnType<Setting["person"]>>
let clerk: Person
let colleague: Person
let head: Person
let checker: Person
let other: Person
let analyst: Person
beforeAll(async () => {
  made = await setting()
  clerk = await made.person("clerk", "990001", "reporter")
  colleague = await made.person("colleague", "990001", "reporter")
  head = await made.person("head", "990001", "reviewer")
  checker = await made.person("checker", "990000.kjt", "reviewer")
  analyst = await made.person("analyst", "990000.kjt", "analyst")
  other = await made.person("other", "990002", "reporter")
})
afterAll(() => made.server.stop())

const id = register.id
const values = (number: string, more: Record<string, string | null> = {}) => ({
  name: `示例${number}公司`,
  number,
  issued: "2022-03-01",
  ...more,
})
const enter = (actor: Person, given: Record<string, string | null>, zone?: string) =>
  made.as(actor, (tx) => enterRecord(tx, actor, id, { values: given, zone }, made.context))
const signOff = (actor: Person, record: { id: string; version: number }) =>
  made.as(actor, (tx) => signOffRecord(tx, actor, { register: id, reason: "", ...record }, made.context))
const find = (actor: Person, search: string) =>
  made.as(actor, (tx) => searchRecords(tx, actor, id, { search }, {}, made.context))

/** Kind of refusal and the codes of its issues. */
const refusal = async (work: Promise<unknown>) => {
  const cause = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(cause instanceof Problem)) throw cause ?? new Error("not refused")
  return [cause.kind, ...cause.issues.map(({ code }) => code)]
}

describe("a record's life", () => {
  test("entered, changed, signed off by another, and every step in its history and in the trail", async () => {
    const record = await enter(clerk, values("L1", { contact: "张三", level: "国家级" }))
    expect(record).toMatchObject({
      zone: "990001",
      state: "entered",
      version: 1,
      origin: "invented",
      level: "national",
      validFrom: "2022-03-01",
      validTo: "2025-02-28",
      expiry: "expiring",
      mayEdit: true,
      mayCheck: false,
    })
    const changed = await made.as(colleague, (tx) =>
      changeRecord(
        tx,
        colleague,
        { register: id, id: record.id, version: 1, reason: "发证日期有误", values: { issued: "2022-04-01" } },
        made.context,
      ),
    )
    expect(changed).toMatchObject({ version: 2, state: "entered", validTo: "2025-03-31" })
    // The colleague's values wait: the clerk's colleague cannot, somebody above can.
    expect(await refusal(signOff(colleague, { id: record.id, version: 2 }))).toEqual([
      "refused",
      "register-not-yours",
    ])
    expect(await signOff(checker, { id: record.id, version: 2 })).toMatchObject({
      state: "signed-off",
      version: 3,
    })
    const { history } = await made.as(clerk, (tx) => getRecord(tx, clerk, id, record.id, made.context))
    expect(history.map(({ kind, version, reason }) => [version, kind, reason])).toEqual([
      [1, "entered", ""],
      [2, "changed", "发证日期有误"],
      [3, "signed-off", ""],
    ])
    expect(history[1]?.changes).toEqual([{ field: "issued", before: "2022-03-01", after: "2022-04-01" }])
    expect(history.map(({ by }) => by.person)).toEqual(["clerk", "colleague", "checker"])
    const auditor = await made.person("auditor", "990000.kjt", "auditor")
    const trail = await made.as(auditor, (tx) =>
      tx
        .selectFrom("audit_entry")
        .where("object_id", "=", record.id)
        .orderBy("id")
        .select(["action", "person"])
        .execute(),
    )
    expect(trail.map(({ action, person }) => `${person} ${action}`)).toEqual([
      "clerk register.enter",
      "colleague register.change",
      "checker register.sign-off",
    ])
  })

  test("the row is the sum of its events", async () => {
    const rows = await made.as(made.server.system, (tx) =>
      tx.selectFrom("register_record").where("register", "=", id).selectAll().execute(),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      const events = await made.as(made.server.system, (tx) =>
        tx
          .selectFrom("register_event")
          .where("record_id", "=", row.id)
          .orderBy("version")
          .selectAll()
          .execute(),
      )
      const folded = foldHistory(
        register,
        { id: row.id, register: id, zone: row.zone },
        events.map((event) => ({
          version: event.version ?? 0,
          kind: event.kind as RegisterEvent["kind"],
          at: event.at.toISOString(),
          by: event.person,
          reason: event.reason,
          values: event.values,
        })),
      )
      expect(folded).toEqual({
        id: row.id,
        register: id,
        zone: row.zone,
        values: row.values,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        state: row.state,
        version: row.version,
      })
    }
  })

  test("a change takes the sign-off back; a query and a withdrawal need a reason and stay", async () => {
    const record = await enter(clerk, values("L2"))
    const signed = await signOff(head, record)
    const changed = await made.as(clerk, (tx) =>
      changeRecord(
        tx,
        clerk,
        { register: id, id: record.id, version: signed.version, reason: "改", values: { level: "省级" } },
        made.context,
      ),
    )
    expect(changed.state).toBe("entered")
    const queried = await made.as(checker, (tx) =>
      queryRecord(
        tx,
        checker,
        { register: id, id: record.id, version: changed.version, reason: "证书号不清" },
        made.context,
      ),
    )
    expect(queried).toMatchObject({ state: "queried", mayEdit: false })
    const withdrawn = await made.as(clerk, (tx) =>
      withdrawRecord(
        tx,
        clerk,
        { register: id, id: record.id, version: queried.version, reason: "重复" },
        made.context,
      ),
    )
    expect(withdrawn).toMatchObject({ state: "withdrawn", mayEdit: false })
    expect((await find(clerk, "L2")).total).toBe(0)
    expect(await refusal(signOff(checker, withdrawn))).toEqual(["conflict", "register-record-withdrawn"])
    // Its key is free again.
    expect((await enter(clerk, values("L2"))).version).toBe(1)
  })

  test("of two people with the same version before them one is told of the other", async () => {
    const record = await enter(clerk, values("L3"))
    const change = (actor: Person, issued: string) =>
      made.as(actor, (tx) =>
        changeRecord(
          tx,
          actor,
          { register: id, id: record.id, version: 1, reason: "改", values: { issued } },
          made.context,
        ),
      )
    const outcomes = await Promise.allSettled([change(clerk, "2022-05-01"), change(colleague, "2022-06-01")])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const lost = outcomes.find((one) => one.status === "rejected")
    expect(lost?.reason).toMatchObject({ kind: "conflict", issues: [{ code: "register-version-older" }] })
  })
})

describe("four eyes", () => {
  test("whoever entered a record does not sign it off, and whoever changed it neither", async () => {
    const record = await enter(head, values("E1"))
    expect(await refusal(signOff(head, record))).toEqual(["refused", "register-own-entry"])
    expect(await signOff(checker, record)).toMatchObject({ state: "signed-off" })
    const second = await enter(clerk, values("E2"))
    const changed = await made.as(head, (tx) =>
      changeRecord(
        tx,
        head,
        { register: id, id: second.id, version: 1, reason: "改", values: { issued: "2022-07-01" } },
        made.context,
      ),
    )
    expect((await refusal(signOff(head, changed)))[0]).toBe("refused")
  })

  test("the database itself refuses it", async () => {
    const record = await enter(head, values("E3"))
    const cheat = made.as(head, (tx) =>
      tx
        .updateTable("register_record")
        .set({ state: "signed-off", signed_by: "head", signed_at: new Date(), version: 2 })
        .where("id", "=", record.id)
        .execute(),
    )
    await expect(cheat).rejects.toMatchObject({ code: "23514" })
    const event = made.as(head, (tx) =>
      sql`insert into register_event (record_id, register, organisation_id, place, zone, version, kind, at, signs_version, signs_person)
        values (${record.id}, ${id}, '990001', ${head.place}, '990001', 2, 'signed-off', now(), 1, 'head')`.execute(
        tx,
      ),
    )
    await expect(event).rejects.toMatchObject({ code: "23514" })
    // Nor by naming somebody else as the one who entered it.
    const lie = made.as(head, (tx) =>
      sql`insert into register_event (record_id, register, organisation_id, place, zone, version, kind, at, signs_version, signs_person)
        values (${record.id}, ${id}, '990001', ${head.place}, '990001', 2, 'signed-off', now(), 1, 'clerk')`.execute(
        tx,
      ),
    )
    await expect(lie).rejects.toMatchObject({ code: "23503" })
  })

  test("a register that needs a document is not signed off without one", async () => {
    const work = (actor: Person, run: (tx: Parameters<typeof enterRecord>[0]) => Promise<unknown>) =>
      made.as(actor, run)
    const record = (await work(clerk, (tx) =>
      enterRecord(tx, clerk, proven.id, { values: values("P1") }, made.context),
    )) as { id: string }
    const sign = (version: number) =>
      work(checker, (tx) =>
        signOffRecord(tx, checker, { register: proven.id, id: record.id, version, reason: "" }, made.context),
      )
    expect(await refusal(sign(1))).toEqual(["invalid", "register-proof-missing"])
    await work(clerk, (tx) =>
      attachProof(
        tx,
        clerk,
        { register: proven.id, id: record.id },
        { fileName: "证书.pdf", mediaType: "application/pdf", content: Buffer.from("%PDF-1.7 示例") },
        made.context,
      ),
    )
    expect(await sign(2)).toMatchObject({ state: "signed-off", proof: { fileName: "证书.pdf" } })
    const proof = await made.as(checker, (tx) => getProof(tx, proven.id, record.id))
    expect((await made.context.artefacts.read(proof.digest)).toString()).toBe("%PDF-1.7 示例")
    expect(await refusal(made.as(other, (tx) => getProof(tx, proven.id, record.id)))).toEqual([
      "not-found",
      "register-record-not-found",
    ])
  })
})

describe("whose records", () => {
  test("another zone sees and changes nothing; those above see and check, but do not change", async () => {
    const record = await enter(clerk, values("W1", { contact: "李四" }))
    expect((await find(other, "W1")).total).toBe(0)
    expect(await refusal(made.as(other, (tx) => getRecord(tx, other, id, record.id, made.context)))).toEqual([
      "not-found",
      "register-record-not-found",
    ])
    const seen = await find(checker, "W1")
    expect(seen.records[0]).toMatchObject({ mayEdit: false, mayCheck: true, hidden: ["contact"] })
    expect(seen.records[0]?.values.contact).toBeNull()
    expect((await find(colleague, "W1")).records[0]?.values.contact).toBe("李四")
    const change = made.as(checker, (tx) =>
      changeRecord(
        tx,
        checker,
        { register: id, id: record.id, version: 1, reason: "改", values: { level: "省级" } },
        made.context,
      ),
    )
    expect(await refusal(change)).toEqual(["refused", "register-not-yours"])
    const { content } = await made.as(checker, (tx) =>
      exportRecords(tx, checker, id, { search: "W1" }, "csv", made.context),
    )
    expect(content).toContain("W1")
    expect(content).not.toContain("李四")
  })

  test("a record for a zone that one does not oversee is refused, one that nobody knows too", async () => {
    expect(await refusal(enter(clerk, values("W2"), "990002"))).toEqual([
      "invalid",
      "register-zone-not-yours",
    ])
    expect(await refusal(enter(checker, values("W2"), "某某高新区"))).toEqual([
      "invalid",
      "register-zone-unknown",
    ])
  })

  test("what the province keeps of a zone, the zone sees; a second one there is a duplicate", async () => {
    const record = await enter(analyst, values("W3"), "990001")
    expect(record).toMatchObject({ zone: "990001", organisation: { id: "990000.kjt" } })
    expect((await find(clerk, "W3")).records[0]).toMatchObject({ mayEdit: false })
    expect(await refusal(enter(clerk, values(" w3 ")))).toEqual(["conflict", "register-duplicate"])
    // In another zone it is another one.
    expect((await enter(other, values("W3"))).zone).toBe("990002")
  })

  test("events are written once: nobody of the application changes or removes one", async () => {
    await enter(clerk, values("W4"))
    for (const text of [
      "update register_event set reason = 'x'",
      "delete from register_event",
      "delete from register_record",
    ])
      for (const actor of [clerk, checker, made.server.system])
        await expect(
          made.as(actor, (tx) => sql.raw(`${text} /* planted */`).execute(tx)),
        ).rejects.toMatchObject({ code: "42501" })
  })

  test("the view that lists read shows every role what the policy shows, for every purpose", async () => {
    const ids = async (
      actor: Parameters<Setting["as"]>[0],
      purpose: Purpose,
      table: "register_record" | "register_listing",
    ) =>
      made.server.context.withActor(actor, purpose, async (tx) =>
        (await tx.selectFrom(table).select("id").orderBy("id").execute()).map((row) => row.id),
      )
    let seen = 0
    for (const organisation of ["990001", "990002", "990100", "990000.kjt", "cn.demo", "320500"])
      for (const role of roles)
        for (const purpose of purposesOf(role)) {
          const actor = await made.person(`${role}-${organisation}`, organisation, role)
          const shown = await ids(actor, purpose, "register_listing")
          expect([organisation, role, purpose, shown]).toEqual([
            organisation,
            role,
            purpose,
            await ids(actor, purpose, "register_record"),
          ])
          if (shown.length > 0) seen++
        }
    expect(seen).toBeGreaterThan(10)
    expect(await ids({ kind: "public" }, "public", "register_listing")).toEqual([])
    const all = await ids(made.server.system, "administration", "register_listing")
    expect(all.length).toBeGreaterThan(5)
    expect(all).toEqual(await ids(made.server.system, "administration", "register_record"))
  })

  test("a public list is read by everyone and written by nobody", async () => {
    const source = { file: "list.csv", sheet: null, cell: "3", certainty: "high" }
    const rows = [
      { zone: "990002", values: values("O1"), source },
      { zone: null, values: values("O2"), source },
    ]
    const seed = (given: typeof rows) =>
      made.as(made.server.system, (tx) =>
        enterSystemRecords(
          tx,
          { kind: "system", task: "test" },
          { definition: register, rows: given, origin: "invented", open: true, keeper: "990000" },
          made.context,
        ),
      )
    expect(await seed(rows)).toEqual({ added: 2, changed: 0, issues: [] })
    expect(await seed(rows)).toEqual({ added: 0, changed: 0, issues: [] })
    const found = await find(clerk, "示例O")
    expect(found.records).toHaveLength(2)
    expect(found.records[0]).toMatchObject({ mayEdit: false, mayCheck: false, source: { certainty: "high" } })
    const first = found.records.find(({ values: { number } }) => number === "O1")
    for (const actor of [clerk, head, checker])
      expect((await refusal(signOff(actor, { id: first?.id ?? "", version: 1 })))[0]).toBe("refused")
    const forced = await made.as(checker, (tx) =>
      sql`update register_record set state = 'queried' where id = ${first?.id ?? ""}`.execute(tx),
    )
    expect(forced.numAffectedRows).toBe(0n)
    const changed = await seed([{ zone: "990002", values: values("O1", { level: "国家级" }), source }])
    expect(changed).toEqual({ added: 0, changed: 1, issues: [] })
  })
})

describe("counts", () => {
  let zone: Person
  const count = async (period: string, basis?: "standing" | "signed-off") =>
    (
      await made.as(zone, (tx) => countRecords(tx, zone, id, { period, zone: "990003", basis }, made.context))
    ).find(({ code }) => code === "valid")

  test("nothing is unknown, a declaration makes it zero, and taken back it is unknown again", async () => {
    zone = await made.person("third", "990003", "reporter")
    expect(await count("2023")).toMatchObject({ value: null, declaredNone: false })
    const declare = (none: boolean) =>
      made.as(zone, (tx) =>
        declareNone(tx, zone, id, { period: "2023", reason: "核实过", none }, made.context),
      )
    await declare(true)
    expect(await count("2023")).toMatchObject({ value: "0", declaredNone: true })
    expect(await count("2022")).toMatchObject({ value: null })
    expect(await refusal(declare(true))).toEqual(["conflict", "register-none-already"])
    await declare(false)
    expect(await count("2023")).toMatchObject({ value: null, declaredNone: false })
    expect(
      await refusal(
        made.as(zone, (tx) =>
          declareNone(
            tx,
            zone,
            id,
            { period: "2023", reason: "x", zone: "990001", none: true },
            made.context,
          ),
        ),
      ),
    ).toEqual(["refused", "register-zone-not-yours"])
  })

  test("a past day is counted by validity, not by entry; a correction counts for it too", async () => {
    // Entered in December 2024. A: 2021-01-01 to 2023-12-31; B: 2021-01-02 to 2024-01-01; C: from 2023-12-31.
    const a = await enter(zone, values("C-A", { issued: "2021-01-01" }))
    await enter(zone, values("C-B", { issued: "2021-01-02" }))
    await enter(zone, values("C-C", { issued: "2023-12-31" }))
    expect((await count("2020"))?.value).toBeNull()
    expect((await count("2021"))?.value).toBe("2")
    expect((await count("2023"))?.value).toBe("3")
    expect((await count("2024"))?.value).toBe("1")
    expect((await count("2023", "signed-off"))?.value).toBeNull()
    await signOff(checker, a)
    expect(await count("2023", "signed-off")).toMatchObject({ value: "1", records: 1 })
    await made.as(zone, (tx) =>
      changeRecord(
        tx,
        zone,
        { register: id, id: a.id, version: 2, reason: "更正", values: { issued: "2020-12-31" } },
        made.context,
      ),
    )
    expect((await count("2023"))?.value).toBe("2")
    await made.as(zone, (tx) =>
      withdrawRecord(tx, zone, { register: id, id: a.id, version: 3, reason: "误登" }, made.context),
    )
    expect((await count("2021"))?.value).toBe("1")
  })

  test("an indicator opens to its records; one that is no count says which are", async () => {
    const opened = await made.as(zone, (tx) =>
      indicatorRecords(
        tx,
        zone,
        { pack: "test", code: "example_valid", period: "2023", zone: "990003" },
        made.context,
      ),
    )
    expect(opened.records.map(({ values: { number } }) => number).sort()).toEqual(["C-B", "C-C"])
    expect(opened).toMatchObject({ count: "valid", expression: "count(*)", total: 2 })
    expect(opened.explanation.zh).toContain("2023-12-31 有效的记录 2 条")
    const none = made.as(zone, (tx) =>
      indicatorRecords(tx, zone, { pack: "test", code: "other", period: "2023" }, made.context),
    )
    expect(await refusal(none)).toEqual(["not-found", "register-indicator-no-count"])
  })

  test("the counts become a table, each value with the records that it stands for", async () => {
    const table = await made.as(analyst, (tx) =>
      makeCountsTable(tx, analyst, { pack: "test", framework: "example", period: "2023" }, made.context),
    )
    expect(table.header).toEqual(["code", "name", "period", "example_valid"])
    const row = table.rows.find(([code]) => code === "990003")
    expect(row?.slice(2)).toEqual(["2023", "2"])
    expect(table.rows.find(([code]) => code === "990004")?.at(-1)).toBeNull()
    expect(table.missing).toBeGreaterThan(0)
    expect(table.issues.map(({ code }) => code)).toContain("register-counted-unsigned")
    await made.as(analyst, async (tx) => {
      await tx
        .insertInto("artefact")
        .values({
          id: "a-1",
          digest: "0".repeat(64),
          kind: "dataset",
          file_name: "a",
          media_type: "x",
          bytes: 1,
          purpose: "administration",
          organisation_id: analyst.organisation,
          place: analyst.place,
          released_at: null,
        })
        .execute()
      await tx
        .insertInto("dataset")
        .values({
          id: "d-1",
          title: "t",
          file_name: "a",
          digest: "0".repeat(64),
          artefact_id: "a-1",
          organisation_id: analyst.organisation,
          place: analyst.place,
          sheet: null,
          header: "[]",
          row_count: 1,
          periods: "[]",
          origin: "user",
          issues: "[]",
          deleted_at: null,
        })
        .execute()
      await keepCountOrigins(tx, analyst, "d-1", table)
      const origin = await countOriginOf(tx, "d-1", "990003", "example_valid")
      expect(origin).toMatchObject({ register: id, count: "valid", value: "2", period: "2023" })
      expect(origin?.detail.records).toHaveLength(2)
      expect((await countOriginOf(tx, "d-1", "990004", "example_valid"))?.detail.reason?.en).toContain(
        "no record",
      )
    })
  })
})

describe("lists", () => {
  test("what ends within so many days, by month; what has ended is counted", async () => {
    // Today is 2024-12-02. Three years from 2021-12-15 end on 2024-12-14; from 2022-01-10 on 2025-01-09.
    const fourth = await made.person("fourth", "990004", "reporter")
    for (const [number, issued] of [
      ["X1", "2021-12-15"],
      ["X2", "2022-01-10"],
      ["X3", "2021-12-02"],
      ["X4", "2023-01-01"],
    ] as const)
      await enter(fourth, values(number, { issued }))
    const radar = await made.as(fourth, (tx) => expiryRadar(tx, fourth, id, 60, made.context))
    expect(radar).toMatchObject({ today: "2024-12-02", expired: 1 })
    expect(radar.months.map(({ month, records }) => [month, records.map(({ name }) => name)])).toEqual([
      ["2024-12", ["示例X1公司"]],
      ["2025-01", ["示例X2公司"]],
    ])
    const state = async (expiry: "expiring" | "expired" | "valid") =>
      (
        await made.as(fourth, (tx) =>
          searchRecords(tx, fourth, id, { expiry, zone: "990004" }, {}, made.context),
        )
      ).records.map(({ values: { number } }) => number)
    expect((await state("expiring")).sort()).toEqual(["X1", "X2"])
    expect(await state("expired")).toEqual(["X3"])
    expect(await state("valid")).toEqual(["X4"])
  })

  test("a part of a name or number finds it, any letters of it, and nothing else does", async () => {
    await enter(
      clerk,
      values("S-100", { name: "示例量子50%芯片_科技（苏州）有限公司", uscc: "91330100799655058B" }),
    )
    for (const part of [
      "量子",
      "子5",
      "50%",
      "芯片_",
      "苏州",
      "（苏州）",
      "S-100",
      "s-10",
      "7996550",
      "8B",
      "片",
      "有限",
      "科技 苏州",
    ])
      expect([
        part,
        (await find(clerk, part)).records.some(({ values: { number } }) => number === "S-100"),
      ]).toEqual([part, true])
    for (const part of ["量字", "5%0", "芯片x", "苏州 南京", "S-101"])
      expect([part, (await find(clerk, part)).total]).toEqual([part, 0])
  })

  test("pages cover the list once", async () => {
    const fifth = await made.person("fifth", "990005", "reporter")
    for (let n = 0; n < 7; n++) await enter(fifth, values(`G${n}`))
    for (const sort of ["name", "-name", "validTo", "-validTo", "updatedAt", "-updatedAt"] as const) {
      const seen: string[] = []
      for (const page of [1, 2, 3]) {
        const found = await made.as(fifth, (tx) =>
          searchRecords(tx, fifth, id, { zone: "990005" }, { page, size: 3, sort }, made.context),
        )
        expect(found.total).toBe(7)
        seen.push(...found.records.map(({ name }) => name))
      }
      expect(new Set(seen).size).toBe(7)
      if (sort === "name") expect(seen).toEqual([...seen].sort())
    }
  })

  test("the evidence folder names the records of each indicator of judgement and holds their documents", async () => {
    const record = await enter(clerk, values("V1"))
    await made.as(clerk, (tx) =>
      attachProof(
        tx,
        clerk,
        { register: id, id: record.id },
        { fileName: "批复.txt", mediaType: "text/plain", content: Buffer.from("批复全文") },
        made.context,
      ),
    )
    const request = { pack: "test", framework: "example", zone: "990001", period: "2024" }
    const folder = await made.as(checker, (tx) => evidenceFolder(tx, checker, request, made.context))
    expect(folder.indicators.map(({ code }) => code)).toEqual(["example_judged"])
    const list = folder.indicators[0]?.registers.find((one) => one.id === id)
    expect(list?.withProof).toBe(1)
    expect(list?.records.find(({ name }) => name === "示例V1公司")?.document?.fileName).toBe("批复.txt")
    const { content } = await made.as(checker, (tx) => exportEvidence(tx, checker, request, made.context))
    if (typeof content === "string") throw new Error("no zip")
    const files = unzipSync(content)
    const index = strFromU8(files["index.csv"] ?? new Uint8Array())
    const path = /documents\/\S+?批复\.txt/.exec(index)?.[0] ?? ""
    expect(strFromU8(files[path] ?? new Uint8Array())).toBe("批复全文")
    expect(index).toContain("示例V1公司")
    expect(strFromU8(files[`records/${id}.csv`] ?? new Uint8Array())).toContain("V1")
  })
})

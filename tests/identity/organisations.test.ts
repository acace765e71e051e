import { afterAll, beforeAll, expect, test } from "vitest"
import { startTestServer, type TestServer } from "../server.ts"
import { type Visitor, visitor } from "./visitor.ts"

let server: TestServer
let system: Visitor
const anew = () => visitor(server.app, server.origin)

beforeAll(async () => {
  server = await startTestServer("demo")
  system = anew()
  await system.signIn("demo-system")
})
afterAll(() => server.stop())

interface One {
  readonly organisation: {
    readonly id: string
    readonly place: string
    readonly parent: string | null
    readonly origin: string
  }
  readonly parent: { readonly id: string } | null
  readonly path: readonly { readonly id: string }[]
  readonly memberships: readonly {
    readonly id: string
    readonly kind: string
    readonly from: string | null
    readonly to: string | null
    readonly parent: { readonly id: string }
    readonly inForce: boolean
  }[]
}
const read = async (who: Visitor, id: string, on?: string) =>
  (await who.get(`/api/organisations/${id}${on === undefined ? "" : `?on=${on}`}`)).json as One

test("the tree opens level by level, to anybody, and is searched by name", async () => {
  const list = async (query: string) =>
    (await anew().get(`/api/organisations${query}`)).json as {
      organisations: { id: string; kind: string; children: number }[]
    }
  const top = (await list("")).organisations
  expect(top.map((one) => one.id).sort()).toEqual(["990000", "cn"])
  const jiangsu = (await list("?parent=320000")).organisations
  expect(jiangsu.find((one) => one.id === "320500")?.children).toBeGreaterThan(0)
  expect((await list(`?query=${encodeURIComponent("苏州")}`)).organisations.map((one) => one.id)).toContain(
    "320500",
  )
  expect((await list(`?query=${encodeURIComponent("%")}`)).organisations).toEqual([])
  expect((await anew().get("/api/organisations/nowhere")).status).toBe(404)
  expect((await anew().get("/api/organisations/cn?on=2024-02-30")).status).toBeGreaterThanOrEqual(400)
})

test("an organisation is entered below another in scope; invented places have codes of their own", async () => {
  const enter = (body: object) =>
    system.post("/api/organisations", { kind: "enterprise", nameZh: "甲企业（虚构）", ...body })
  expect((await enter({ id: "99-e1", parent: "990001" })).json).toEqual({ id: "99-e1" })
  expect((await read(system, "99-e1")).organisation).toMatchObject({
    place: "/990000/990100/990001/99-e1/",
    origin: "invented",
  })
  expect((await enter({ id: "99-e1", parent: "990001" })).codes).toEqual(["organisation-id-taken"])
  expect((await enter({ id: "91e1", parent: "990001" })).codes).toEqual(["organisation-origin-code"])
  expect((await enter({ id: "99-e2", parent: "320500-1" })).codes).toContain("outside-scope")
  expect((await enter({ id: "99-e2", kind: "zone", parent: "990001" })).codes).toEqual(["parent-kind"])
  expect((await enter({ id: "99 e2", parent: "990001", nameZh: " " })).codes).toEqual([
    "organisation-name-missing",
    "organisation-id-shape",
  ])
  // Enterprises are seen by those who oversee them, not by anybody.
  expect((await anew().get("/api/organisations/99-e1")).status).toBe(404)
})

test("renaming", async () => {
  const names = { nameZh: "甲企业有限公司（虚构）", nameEn: null, shortName: "甲" }
  expect((await system.post("/api/organisations/99-e1/rename", names)).status).toBe(200)
  const { organisations } = (await system.get(`/api/organisations?query=${encodeURIComponent("甲企业有限")}`))
    .json as { organisations: { id: string }[] }
  expect(organisations.map((one) => one.id)).toEqual(["99-e1"])
  expect((await system.post("/api/organisations/320500/rename", names)).status).toBe(403)
})

test("an enterprise moves between zones; what was before stays to be read", async () => {
  const move = (body: object) =>
    system.post("/api/organisations/99-e1/move", { reference: "示例文件1号", from: "2021-07-01", ...body })
  const today = new Date().toISOString().slice(0, 10)
  // It belongs to 990001 from today on.
  expect((await move({ parent: "990002", from: today })).codes).toEqual(["membership-overlap"])

  await system.post("/api/organisations", {
    id: "99-e3",
    kind: "enterprise",
    parent: "990001",
    nameZh: "乙企业（虚构）",
    from: "2019-01-01",
  })
  const moveOther = (parent: string, from: string) =>
    system.post("/api/organisations/99-e3/move", { parent, from, reference: "示例文件1号" })
  expect((await moveOther("990002", "2018-12-31")).codes).toEqual(["membership-overlap"])
  expect((await moveOther("990002", "2999-01-01")).codes).toEqual(["move-in-future"])
  expect((await moveOther("990001", "2021-07-01")).codes).toEqual(["parent-already"])
  expect((await moveOther("320500-1", "2021-07-01")).codes).toEqual(["outside-scope", "origins-mixed"])
  expect((await moveOther("990002", "2021-07-01")).status).toBe(200)
  const now = await read(system, "99-e3")
  expect(now.organisation).toMatchObject({ parent: "990002" })
  expect(now.organisation.place).toMatch(/\/990002\/99-e3\/$/)
  expect(now.memberships.map(({ from, to, parent }) => [parent.id, from, to])).toEqual([
    ["990001", "2019-01-01", "2021-06-30"],
    ["990002", "2021-07-01", null],
  ])
  expect((await read(system, "99-e3", "2021-06-30")).parent?.id).toBe("990001")
  expect((await read(system, "99-e3", "2021-07-01")).parent?.id).toBe("990002")
  expect((await read(system, "99-e3", "2018-01-01")).parent).toBeNull()
})

test("a zone moves with all that is below it: enterprises, people and what they see", async () => {
  const before = await read(system, "990003")
  const target = (await read(system, "990004")).organisation.parent ?? ""
  const entered = (
    await system.post("/api/people", {
      username: "zone3",
      name: "三区人员",
      kind: "member",
      organisation: "990003",
    })
  ).json as { id: string }
  const security = anew()
  await security.signIn("demo-security")
  await security.post(`/api/people/${entered.id}/appointments`, { role: "reporter", organisation: "990003" })
  await system.post("/api/organisations", {
    id: "99-e4",
    kind: "enterprise",
    parent: "990003",
    nameZh: "丙企业（虚构）",
  })

  const moved = await system.post("/api/organisations/990003/move", {
    parent: target,
    from: "2024-01-01",
    reference: null,
  })
  expect(moved.status).toBe(200)
  const place = `/990000/${target}/990003/`
  expect((await read(system, "990003")).organisation.place).toBe(place)
  expect((await read(system, "99-e4")).organisation.place).toBe(`${place}99-e4/`)
  const after = await server.context.withActor(server.system, "administration", async (tx) => ({
    person: await tx.selectFrom("person").where("id", "=", entered.id).select("place").executeTakeFirst(),
    appointment: await tx
      .selectFrom("appointment")
      .where("person_id", "=", entered.id)
      .select("place")
      .executeTakeFirst(),
  }))
  expect(after).toEqual({ person: { place }, appointment: { place } })
  // Where it stood before anything was recorded is kept without a beginning.
  expect((await read(system, "990003")).memberships.at(0)).toMatchObject({
    from: null,
    to: "2023-12-31",
    parent: { id: before.organisation.parent },
  })
})

test("nothing stands below itself", async () => {
  const { codes } = await system.post("/api/organisations/990100/move", {
    parent: "990001",
    from: "2024-01-01",
    reference: null,
  })
  expect(codes).toContain("organisation-cycle")
})

test("two moves at once: one of them happens", async () => {
  await system.post("/api/organisations", {
    id: "99-e5",
    kind: "enterprise",
    parent: "990001",
    nameZh: "丁企业（虚构）",
    from: "2019-01-01",
  })
  const answers = await Promise.all(
    ["990002", "990005", "990006"].map((parent) =>
      system.post("/api/organisations/99-e5/move", { parent, from: "2022-01-01", reference: null }),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422])
})

test("a zone is a park of another, or run by another, over some days", async () => {
  const add = (body: object) =>
    system.post("/api/organisations/990007/memberships", {
      kind: "park",
      parent: "990008",
      from: "2020-01-01",
      to: null,
      reference: "示例文件2号",
      ...body,
    })
  expect((await add({ parent: "990100" })).codes).toEqual(["parent-kind"])
  expect((await add({ to: "2019-01-01" })).codes).toEqual(["days-reversed"])
  expect((await add({})).status).toBe(200)
  expect((await add({ parent: "990009", from: "2021-01-01" })).codes).toEqual(["membership-overlap"])
  expect((await add({ kind: "entrusted", to: "2020-12-31" })).status).toBe(200)
  const { memberships } = await read(system, "990007")
  const park = memberships.find((one) => one.kind === "park")
  expect(
    (await system.post(`/api/organisations/990007/memberships/${park?.id}/end`, { to: "2020-06-30" })).status,
  ).toBe(200)
  expect((await add({ parent: "990009", from: "2021-01-01" })).status).toBe(200)
  expect(
    (await read(system, "990007", "2020-03-01")).memberships
      .filter((one) => one.inForce)
      .map((one) => one.kind)
      .sort(),
  ).toEqual(["entrusted", "park"])
  const belonging = (await read(system, "990003")).memberships.find(
    (one) => one.kind === "belongs" && one.to === null,
  )
  expect(
    (await system.post(`/api/organisations/990003/memberships/${belonging?.id}/end`, { to: "2024-06-30" }))
      .codes,
  ).toEqual(["membership-gap"])
})

test("what was done to organisations is in the audit trail", async () => {
  const auditor = anew()
  await auditor.signIn("demo-auditor")
  for (const action of [
    "organisation.create",
    "organisation.rename",
    "organisation.move",
    "organisation.add-membership",
    "person.create",
    "appointment.give",
  ]) {
    const answer = await auditor.get(`/api/audit?action=${action}`)
    expect(JSON.stringify(answer.json), action).toContain(`"${action}"`)
  }
})

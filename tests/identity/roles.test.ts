import { afterAll, beforeAll, expect, test } from "vitest"
import { startTestServer, type TestServer } from "../server.ts"
import { type Visitor, visitor } from "./visitor.ts"

let server: TestServer
const anew = () => visitor(server.app, server.origin)
const signedIn = async (username: string): Promise<Visitor> => {
  const me = anew()
  await me.signIn(username)
  return me
}
const idOf = async (who: Visitor, username: string): Promise<string> => {
  const { people } = (await who.get(`/api/people?query=${username}`)).json as {
    people: { id: string; username: string }[]
  }
  return people.find((one) => one.username === username)?.id ?? ""
}

beforeAll(async () => {
  server = await startTestServer("demo")
})
afterAll(() => server.stop())

const routes: readonly (readonly ["GET" | "POST", string, readonly string[]])[] = [
  ["GET", "/api/people", ["demo-system", "demo-security", "demo-auditor"]],
  ["GET", "/api/people/x", ["demo-system", "demo-security", "demo-auditor"]],
  ["POST", "/api/people", ["demo-system"]],
  ["POST", "/api/people/x/link", ["demo-system"]],
  ["POST", "/api/people/x/close", ["demo-system", "demo-security"]],
  ["POST", "/api/people/x/reopen", ["demo-system", "demo-security"]],
  ["POST", "/api/people/x/unlock", ["demo-security"]],
  ["GET", "/api/people/x/sign-ins", ["demo-security"]],
  ["POST", "/api/people/x/sign-ins/end", ["demo-security"]],
  ["POST", "/api/people/x/appointments", ["demo-security"]],
  ["POST", "/api/appointments/x/end", ["demo-security"]],
  ["POST", "/api/organisations", ["demo-system"]],
  ["POST", "/api/organisations/x/rename", ["demo-system"]],
  ["POST", "/api/organisations/x/move", ["demo-system"]],
  ["POST", "/api/organisations/x/memberships", ["demo-system"]],
  ["POST", "/api/organisations/x/memberships/y/end", ["demo-system"]],
]
const bodies: Readonly<Record<string, unknown>> = {
  "/api/people": { username: "", name: "", kind: "member", organisation: "none" },
  "/api/people/x/appointments": { role: "reporter", organisation: "990001" },
  "/api/organisations": { kind: "zone", parent: "none", nameZh: "" },
  "/api/organisations/x/rename": { nameZh: "x", nameEn: null, shortName: null },
  "/api/organisations/x/move": { parent: "none", from: "2024-01-01", reference: null },
  "/api/organisations/x/memberships": {
    parent: "none",
    kind: "park",
    from: "2024-01-01",
    to: null,
    reference: null,
  },
  "/api/organisations/x/memberships/y/end": { to: "2024-01-01" },
}

test("each route is open to its roles and to nobody else", async () => {
  const who = ["demo-system", "demo-security", "demo-auditor", "demo-reviewer", "demo-zone1"]
  const visitors = new Map<string, Visitor>()
  for (const username of who) visitors.set(username, await signedIn(username))
  for (const [method, path, allowed] of routes) {
    const body = method === "POST" ? (bodies[path] ?? {}) : undefined
    expect((await anew().call(method, path, body)).status, `nobody ${path}`).toBe(401)
    for (const [username, me] of visitors) {
      const { status } = await me.call(method, path, body)
      if (allowed.includes(username)) expect([200, 404, 422], `${username} ${path}`).toContain(status)
      else expect(status, `${username} ${path}`).toBe(403)
    }
  }
})

test("input of a wrong shape is refused", async () => {
  const system = await signedIn("demo-system")
  expect((await system.post("/api/people", {})).status).toBe(400)
  expect(
    (
      await system.post("/api/people", {
        username: "a",
        name: " ",
        mail: "no mail",
        kind: "member",
        organisation: "nowhere",
      })
    ).codes,
  ).toEqual(["no-such-organisation", "username-shape", "name-missing", "mail-shape"])
  expect((await anew().post("/api/invitation/find", { token: "../../etc/passwd-and-more" })).status).toBe(400)
})

test("administrators hold no other role, members none of theirs (三员分立)", async () => {
  const security = await signedIn("demo-security")
  const member = await idOf(security, "demo-zone1")
  const auditor = await idOf(security, "demo-auditor")
  const give = (id: string, role: string, organisation = "990000.kjt") =>
    security.post(`/api/people/${id}/appointments`, { role, organisation })
  expect((await give(member, "auditor")).codes).toEqual(["role-not-of-kind"])
  expect((await give(member, "system-administrator")).codes).toEqual(["role-not-of-kind"])
  expect((await give(auditor, "reviewer")).codes).toEqual(["role-not-of-kind"])
  expect((await give(auditor, "security-administrator")).codes).toEqual(["role-not-of-kind"])
  expect((await give(await idOf(security, "demo-security"), "auditor")).codes).toEqual(["own-appointment"])
})

test("roles are given within one's scope only, to people within it", async () => {
  const security = await signedIn("demo-security")
  const member = await idOf(security, "demo-zone1")
  const outside = await security.post(`/api/people/${member}/appointments`, {
    role: "reporter",
    organisation: "320500-1",
  })
  expect([outside.status, outside.codes]).toEqual([403, ["outside-scope"]])
  // The national account belongs to another tree.
  expect(await idOf(security, "demo-national")).toBe("")
  const system = await signedIn("demo-system")
  expect(
    (
      await system.post("/api/people", {
        username: "outsider",
        name: "外人",
        kind: "member",
        organisation: "320500-1",
      })
    ).codes,
  ).toEqual(["outside-scope"])
})

test("a role that ends is held no more, and may be given again", async () => {
  const security = await signedIn("demo-security")
  const head = await signedIn("demo-zone1-head")
  const id = await idOf(security, "demo-zone1-head")
  const { appointments } = (await security.get(`/api/people/${id}`)).json as {
    appointments: { id: string; to: string | null }[]
  }
  const current = appointments.find((one) => one.to === null)?.id
  expect((await security.post(`/api/appointments/${current}/end`)).status).toBe(200)
  expect((await head.get("/api/me")).json).toMatchObject({ active: null, appointments: [] })
  expect((await security.post(`/api/appointments/${current}/end`)).status).toBe(404)
  const again = { role: "decision-maker", organisation: "990001" }
  expect((await security.post(`/api/people/${id}/appointments`, again)).status).toBe(200)
  expect((await head.get("/api/me")).json).toMatchObject({ active: { role: "decision-maker" } })
})

test("what the services refuse, the database refuses too", async () => {
  const app = await server.database.connectAs("gaoxin_app")
  const owner = await server.database.connectAs("gaoxin_auth")
  const ids = await owner.query<{ username: string; id: string }>('select username, id from auth."user"')
  const id = (username: string) => ids.rows.find((row) => row.username === username)?.id ?? ""
  const as = async (role: string, person: string, statement: string): Promise<string> => {
    await app.query("begin")
    try {
      await app.query(
        `set local app.purpose = 'administration'; set local app.role = '${role}'; set local app.person = '${person}';
         set local app.scope = '/990000/'; set local app.organisation = '990000.kjt'; set local app.place = '/990000/990000.kjt/'`,
      )
      const done = await app.query(statement)
      return `rows ${done.rowCount}`
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await app.query("rollback")
    }
  }
  const appoint = (person: string, kind: string, role: string, place = "/990000/990000.kjt/") =>
    `insert into appointment (id, person_id, person_kind, organisation_id, place, role)
     values ('t', '${id(person)}', '${kind}', '990000.kjt', '${place}', '${role}')`
  const security = id("demo-security")
  try {
    const refusedByPolicy = "42501"
    const violatesCheck = "23514"
    const violatesKey = "23503"
    expect(await as("security-administrator", security, appoint("demo-zone1", "member", "auditor"))).toBe(
      violatesCheck,
    )
    expect(await as("security-administrator", security, appoint("demo-auditor", "auditor", "reviewer"))).toBe(
      violatesCheck,
    )
    // A kind that is not the person's.
    expect(await as("security-administrator", security, appoint("demo-zone1", "auditor", "auditor"))).toBe(
      violatesKey,
    )
    expect(
      await as("security-administrator", security, appoint("demo-zone1", "member", "reviewer", "/cn/")),
    ).toBe(refusedByPolicy)
    expect(
      await as(
        "security-administrator",
        security,
        appoint("demo-security", "security-administrator", "security-administrator"),
      ),
    ).toBe(refusedByPolicy)
    expect(
      await as("system-administrator", id("demo-system"), appoint("demo-zone1", "member", "reviewer")),
    ).toBe(refusedByPolicy)
    expect(await as("security-administrator", security, appoint("demo-zone1", "member", "reviewer"))).toBe(
      "rows 1",
    )
    // Kind and username stay; roles end by the security administrator alone; nobody is removed.
    expect(await as("system-administrator", id("demo-system"), "update person set kind = 'auditor'")).toBe(
      refusedByPolicy,
    )
    expect(await as("system-administrator", id("demo-system"), "update person set username = 'x1y'")).toBe(
      refusedByPolicy,
    )
    expect(
      await as("system-administrator", id("demo-system"), "update appointment set valid_to = now()"),
    ).toBe(refusedByPolicy)
    expect(await as("system-administrator", id("demo-system"), "delete from person")).toBe(refusedByPolicy)
    expect(
      await as(
        "security-administrator",
        security,
        "insert into person (id, username, name, kind, organisation_id, place) values ('x', 'xyz', 'x', 'member', '990000.kjt', '/990000/990000.kjt/')",
      ),
    ).toBe(refusedByPolicy)
    // Links are the system administrator's.
    expect(await as("security-administrator", security, "select * from sign_in_link")).toBe("rows 0")
  } finally {
    await app.end()
    await owner.end()
  }
})

test("the application reads no password hash, and sign-in reads nothing of the product", async () => {
  const refused = async (role: "gaoxin_app" | "gaoxin_auth", statement: string) => {
    const client = await server.database.connectAs(role)
    try {
      await client.query(statement)
      return "read"
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await client.end()
    }
  }
  for (const table of [
    "account",
    "session",
    '"user"',
    '"twoFactor"',
    "verification",
    "password_history",
    "sign_in_attempt",
  ])
    expect(await refused("gaoxin_app", `select * from auth.${table}`), table).toBe("42501")
  for (const table of [
    "person",
    "appointment",
    "organisation",
    "audit_entry",
    "setting",
    "api_token",
    "sign_in_link",
  ])
    expect(await refused("gaoxin_auth", `select * from public.${table}`), table).toBe("42501")
  expect(await refused("gaoxin_auth", "select count(*) from auth.account")).toBe("read")
})

import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { serve } from "#server"
import { startTestServer, type TestServer } from "../server.ts"
import { authenticatorCode, visitor } from "./visitor.ts"

let server: TestServer
const anew = () => visitor(server.app, server.origin)

beforeAll(async () => {
  server = await startTestServer("demo")
})
afterAll(() => server.stop())

/** RFC 6238, appendix B, with its key "12345678901234567890": the last six of the eight digits. */
test("the authenticator of these tests shows the codes of RFC 6238", () => {
  const key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
  expect(authenticatorCode(key, new Date(59_000))).toBe("287082")
  expect(authenticatorCode(key, new Date(1_111_111_109_000))).toBe("081804")
})

test("a person signs in, is known, acts in another appointment, and leaves", async () => {
  const me = anew()
  const entered = await me.signIn("demo-analyst")
  expect(entered.status).toBe(200)
  expect(entered.json).toEqual({ secondStep: false })
  const known = (await me.get("/api/me")).json as {
    person: { username: string; name: string }
    appointments: { id: string; role: string }[]
    active: { role: string }
  }
  expect(known.person).toMatchObject({ username: "demo-analyst", name: "分析人示例" })
  expect(known.active.role).toBe("analyst")
  expect(known.appointments.map((one) => one.role).sort()).toEqual(["analyst", "reviewer"])
  const other = known.appointments.find((one) => one.role === "reviewer")
  expect((await me.post("/api/me/appointment", { appointment: other?.id })).status).toBe(200)
  expect(((await me.get("/api/me")).json as { active: { role: string } }).active.role).toBe("reviewer")
  const before = new Map(me.jar)
  expect((await me.post("/api/auth/sign-out")).status).toBe(200)
  for (const [name, value] of before) me.jar.set(name, value)
  expect((await me.get("/api/me")).json).toBeNull()
})

test("the cookie of a sign-in is for the server alone, and for this site alone", async () => {
  const { cookies } = await anew().signIn("demo-zone1")
  const session = cookies.find((cookie) => cookie.startsWith("gaoxin.session_token="))
  expect(session).toMatch(/; HttpOnly/)
  expect(session).toMatch(/; SameSite=Lax/)
  expect(session).toMatch(/; Path=\//)
  expect(session).not.toMatch(/Secure/)
})

test("behind https the cookie is secure", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-https-"))
  const origin = "https://gaoxin.example"
  const running = await serve({ folder, host: "127.0.0.1", port: 0, mode: "demo", origin })
  try {
    const { cookies } = await visitor(running.app, origin).signIn("demo-zone1")
    expect(cookies.find((cookie) => cookie.startsWith("__Secure-gaoxin.session_token="))).toMatch(/; Secure/)
  } finally {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

test("an unknown username and a wrong password get the same answer", async () => {
  const wrong = await anew().signIn("demo-city", "Wrong-password-1")
  const unknown = await anew().signIn("no-such-person", "Wrong-password-1")
  const impossible = await anew().signIn("!!", "Wrong-password-1")
  expect(wrong.status).toBe(401)
  expect(unknown).toEqual(wrong)
  expect(impossible).toEqual(wrong)
})

test("nothing of the library is open but what is needed", async () => {
  const me = anew()
  await me.signIn("demo-zone2")
  for (const path of [
    "/api/auth/sign-up/email",
    "/api/auth/sign-in/email",
    "/api/auth/update-user",
    "/api/auth/change-password",
    "/api/auth/change-email",
    "/api/auth/delete-user",
    "/api/auth/is-username-available",
    "/api/auth/request-password-reset",
    "/api/auth/two-factor/disable",
    "/api/auth/revoke-sessions",
  ])
    expect((await me.post(path, { username: "x", email: "x@y.z", password: "x" })).status, path).toBe(404)
  expect((await me.get("/api/auth/list-sessions")).status).toBe(404)
  expect((await me.get("/api/auth/get-session")).status).toBe(404)
})

test("a request that another site's page makes is refused", async () => {
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/auth/sign-in/username",
    headers: { origin: "https://elsewhere.example", host: new URL(server.origin).host },
    payload: { username: "demo-zone1", password: "Gaoxin-demo-2020!" },
  })
  expect(answer.statusCode).toBe(403)
})

test("attempts are in the audit trail, with neither username nor password", async () => {
  await anew().signIn("demo-publisher", "Wrong-password-2")
  await anew().signIn("demo-publisher")
  const auditor = await server.tokenFor("cn", "auditor")
  const kjtAuditor = await server.tokenFor("990000.kjt", "auditor")
  const read = async (token: string, action: string) =>
    (await server.call(token, "GET", `/api/audit?action=${action}`)).text
  expect(await read(auditor, "person.sign-in-fail")).toContain("person.sign-in-fail")
  expect(await read(kjtAuditor, "person.sign-in")).toContain('"person.sign-in"')
  expect(await read(auditor, "person.sign-in-fail")).not.toContain("Wrong-password")
})

test("the demonstration says its accounts, one for each role, and each of them works", async () => {
  const system = (await anew().get("/api/system")).json as {
    mode: string
    demoAccounts: { username: string; password: string; role: string }[]
  }
  expect(system.mode).toBe("demo")
  expect(new Set(system.demoAccounts.map((one) => one.role)).size).toBe(8)
  for (const { username, password, role } of system.demoAccounts) {
    const me = anew()
    expect((await me.signIn(username, password)).status, username).toBe(200)
    expect((await me.get("/api/me")).json).toMatchObject({ active: { role } })
  }
})

test("a sign-in ends after half an hour without use, and is used up after twelve hours", async () => {
  const owner = await server.database.connectAs("gaoxin_auth")
  try {
    const idle = anew()
    await idle.signIn("demo-decider")
    await owner.query(
      `update auth.session set "seenAt" = now() - interval '29 minutes' where "userId" = (select id from auth."user" where username = 'demo-decider')`,
    )
    expect((await idle.get("/api/me")).json).not.toBeNull()
    await owner.query(
      `update auth.session set "seenAt" = now() - interval '31 minutes' where "userId" = (select id from auth."user" where username = 'demo-decider')`,
    )
    expect((await idle.get("/api/me")).json).toBeNull()

    const long = anew()
    await long.signIn("demo-decider")
    const { rows } = await owner.query<{ hours: number }>(
      `select extract(epoch from "expiresAt" - "createdAt")::float8 / 3600 as hours from auth.session order by "createdAt" desc limit 1`,
    )
    expect(rows[0]?.hours).toBeCloseTo(12, 2)
    await owner.query(
      `update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = (select id from auth."user" where username = 'demo-decider')`,
    )
    expect((await long.get("/api/me")).json).toBeNull()
  } finally {
    await owner.end()
  }
})

test("many sign-ins of one account at once all succeed", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => anew().signIn("demo-national")))
  expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200))
})

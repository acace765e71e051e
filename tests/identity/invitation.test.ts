import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type RunningServer, serve } from "#server"
import { authenticatorCode, type Visitor, visitor } from "./visitor.ts"

let folder: string
let running: RunningServer
const start = () => serve({ folder, host: "127.0.0.1", port: 0, mode: "production" })
const anew = () => visitor(running.app, running.origin)
const tokenOf = (address: string) => address.slice(address.lastIndexOf("/") + 1)
const accept = (address: string, password: string) =>
  anew().post("/api/invitation/accept", { token: tokenOf(address), password })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-invitation-"))
  running = await start()
})
afterAll(async () => {
  await running.stop()
  await rm(folder, { recursive: true, force: true })
})

const password = "Erste-Anmeldung-1"
let keys: Record<string, string> = {}

/** Signs an administrator in, with the second factor that the installation asks of them. */
async function enter(username: string): Promise<Visitor> {
  const me = anew()
  const first = await me.signIn(username, password)
  if ((first.json as { secondStep?: boolean }).secondStep === true)
    await me.post("/api/auth/two-factor/verify-totp", {
      code: authenticatorCode(keys[username] ?? "", new Date()),
    })
  return me
}

describe("from an empty database to people at work", () => {
  test("the first start makes three administrators and a link for each; another start makes fresh ones", async () => {
    const before = running.firstLinks
    expect(before.map((link) => link.role)).toEqual([
      "system-administrator",
      "security-administrator",
      "auditor",
    ])
    for (const link of before)
      expect(link.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation\/[\w-]{43}$/)
    await running.stop()
    running = await start()
    expect(running.firstLinks.map((link) => link.username)).toEqual(before.map((link) => link.username))
    for (const old of before) {
      const answer = await accept(old.address, password)
      expect([answer.status, answer.codes]).toEqual([404, ["link-not-good"]])
    }
  })

  test("the database keeps no link, only its keyed digest", async () => {
    const owner = await running.database.connectAs("gaoxin_app")
    try {
      const { rows } = await owner
        .query<{ digests: string }>(
          "begin; set local app.role = 'system'; set local app.purpose = 'administration'; set local app.scope = '/'; select 1",
        )
        .then(() =>
          owner.query<{ digests: string }>("select string_agg(digest, ' ') as digests from sign_in_link"),
        )
      await owner.query("rollback")
      for (const link of running.firstLinks) expect(rows[0]?.digests).not.toContain(tokenOf(link.address))
      expect(rows[0]?.digests).toMatch(/^([0-9a-f]{64} ?){6}$/)
    } finally {
      await owner.end()
    }
  })

  test("a link says whom it is for, refuses a weak password with all that is wrong, and works once", async () => {
    const [system] = running.firstLinks
    if (system === undefined) throw new Error("no link")
    expect(
      (await anew().post("/api/invitation/find", { token: tokenOf(system.address) })).json,
    ).toMatchObject({
      username: "system-admin",
      kind: "invitation",
    })
    const weak = await accept(system.address, "system-admin")
    expect(weak.status).toBe(422)
    expect(weak.codes).toEqual(["password-kinds", "password-names-person"])
    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(system.address, password)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404, 404, 404, 404, 404])
    for (const link of running.firstLinks.slice(1))
      expect((await accept(link.address, password)).status).toBe(200)
  })

  test("administrators do nothing before they have a second factor", async () => {
    for (const username of ["system-admin", "security-admin", "auditor"]) {
      const me = anew()
      expect((await me.signIn(username, password)).json).toEqual({ secondStep: false })
      expect((await me.get("/api/me")).json).toMatchObject({
        restriction: "second-factor-required",
        active: null,
        secondFactor: false,
      })
      expect((await me.get("/api/people")).status).toBe(403)
      expect((await me.post("/api/me/second-factor/begin", { password: "wrong" })).codes).toEqual([
        "password-wrong",
      ])
      const begun = (await me.post("/api/me/second-factor/begin", { password })).json as {
        uri: string
        key: string
        backupCodes: string[]
      }
      expect(decodeURIComponent(begun.uri)).toContain(`高新 Gaoxin:${username}?`)
      expect(begun.backupCodes.length).toBeGreaterThanOrEqual(8)
      expect((await me.post("/api/me/second-factor/confirm", { code: "000000" })).codes).toEqual([
        "code-wrong",
      ])
      const confirmed = await me.post("/api/me/second-factor/confirm", {
        code: authenticatorCode(begun.key, new Date()),
      })
      expect(confirmed.status).toBe(200)
      keys = { ...keys, [username]: begun.key, [`${username}/backup`]: begun.backupCodes[0] ?? "" }
      expect((await me.get("/api/me")).json).toMatchObject({
        restriction: null,
        secondFactor: true,
        active: { role: username === "auditor" ? "auditor" : expect.stringContaining("administrator") },
      })
    }
  })

  test("from then on the code is asked for, and a wrong one is no sign-in", async () => {
    const me = anew()
    expect((await me.signIn("auditor", password)).json).toEqual({ secondStep: true })
    expect((await me.get("/api/me")).json).toBeNull()
    const wrong = await me.post("/api/auth/two-factor/verify-totp", { code: "000000" })
    expect([wrong.status, wrong.codes]).toEqual([401, ["second-factor-wrong"]])
    const code = authenticatorCode(keys.auditor ?? "", new Date())
    expect((await me.post("/api/auth/two-factor/verify-totp", { code })).status).toBe(200)
    expect((await me.get("/api/me")).json).toMatchObject({ active: { role: "auditor" } })
  })

  test("a backup code works once", async () => {
    const code = keys["auditor/backup"] ?? ""
    const me = anew()
    await me.signIn("auditor", password)
    expect((await me.post("/api/auth/two-factor/verify-backup-code", { code })).status).toBe(200)
    const again = anew()
    await again.signIn("auditor", password)
    expect((await again.post("/api/auth/two-factor/verify-backup-code", { code })).status).toBe(401)
  })

  test("with its system administrator in place, a start tells no links", async () => {
    await running.stop()
    running = await start()
    expect(running.firstLinks).toEqual([])
  })

  test("a person is entered by one administrator and given a role by another", async () => {
    const system = await enter("system-admin")
    const security = await enter("security-admin")
    const given = { username: "wang.wu", name: "王五", kind: "member", organisation: "320500-1" }
    expect((await security.post("/api/people", given)).status).toBe(403)
    const made = await system.post("/api/people", given)
    expect(made.status).toBe(200)
    const { id, link } = made.json as { id: string; link: { address: string } }
    expect((await system.post("/api/people", given)).codes).toEqual(["username-taken"])

    const renewed = (await system.post(`/api/people/${id}/link`)).json as { address: string; kind: string }
    expect(renewed.kind).toBe("invitation")
    expect((await accept(link.address, "Wangs-Kennwort-1")).status).toBe(404)
    expect((await accept(renewed.address, "Wangs-Kennwort-1")).status).toBe(200)

    const wang = anew()
    await wang.signIn("wang.wu", "Wangs-Kennwort-1")
    expect((await wang.get("/api/me")).json).toMatchObject({ active: null, appointments: [] })
    const role = { role: "reporter", organisation: "320500-1" }
    expect((await system.post(`/api/people/${id}/appointments`, role)).status).toBe(403)
    expect((await security.post(`/api/people/${id}/appointments`, role)).status).toBe(200)
    expect((await security.post(`/api/people/${id}/appointments`, role)).codes).toEqual(["role-held-already"])
    expect((await wang.get("/api/me")).json).toMatchObject({ active: { role: "reporter" } })
  })

  test("changing the password ends the other sign-ins, and the last five do not come again", async () => {
    const here = anew()
    const there = anew()
    await here.signIn("wang.wu", "Wangs-Kennwort-1")
    await there.signIn("wang.wu", "Wangs-Kennwort-1")
    const change = (current: string, next: string) => here.post("/api/me/password", { current, next })
    expect((await change("wrong", "Wangs-Kennwort-2")).codes).toEqual(["password-wrong"])
    expect((await change("Wangs-Kennwort-1", "short")).codes).toEqual(["password-short", "password-kinds"])
    expect((await change("Wangs-Kennwort-1", "Wangs-Kennwort-1")).codes).toEqual(["password-used-before"])
    for (let i = 1; i <= 5; i += 1)
      expect((await change(`Wangs-Kennwort-${i}`, `Wangs-Kennwort-${i + 1}`)).status).toBe(200)
    expect((await change("Wangs-Kennwort-6", "Wangs-Kennwort-2")).codes).toEqual(["password-used-before"])
    expect((await change("Wangs-Kennwort-6", "Wangs-Kennwort-1")).status).toBe(200)
    expect((await here.get("/api/me")).json).not.toBeNull()
    expect((await there.get("/api/me")).json).toBeNull()
  })

  test("people see their sign-ins and end them; the security administrator ends those of others", async () => {
    const [here, there, third] = [anew(), anew(), anew()]
    for (const one of [here, there, third]) await one.signIn("wang.wu", "Wangs-Kennwort-1")
    const list = async (one: Visitor) =>
      (await one.get("/api/me/sign-ins")).json as { id: string; own: boolean; address: string | null }[]
    const mine = await list(here)
    expect(mine.filter((one) => one.own)).toHaveLength(1)
    expect(mine[0]?.address).toBe("127.0.0.1")
    const theirs = (await list(there)).find((one) => one.own)
    expect((await here.post("/api/me/sign-ins/end", { signIn: theirs?.id })).json).toEqual({ ended: 1 })
    expect((await there.get("/api/me")).json).toBeNull()
    expect((await here.post("/api/me/sign-ins/end", { signIn: theirs?.id })).status).toBe(404)
    await here.post("/api/me/sign-ins/end", {})
    expect((await third.get("/api/me")).json).toBeNull()
    expect((await here.get("/api/me")).json).not.toBeNull()

    const security = await enter("security-admin")
    const { people } = (await security.get("/api/people?query=wang")).json as { people: { id: string }[] }
    const id = people[0]?.id
    expect((await security.get(`/api/people/${id}/sign-ins`)).json).toHaveLength(1)
    expect((await security.post(`/api/people/${id}/sign-ins/end`, {})).json).toEqual({ ended: 1 })
    expect((await here.get("/api/me")).json).toBeNull()
  })

  test("a recovery takes password, second factor and sign-ins away", async () => {
    const wang = anew()
    await wang.signIn("wang.wu", "Wangs-Kennwort-1")
    const begun = (await wang.post("/api/me/second-factor/begin", { password: "Wangs-Kennwort-1" })).json as {
      key: string
    }
    await wang.post("/api/me/second-factor/confirm", { code: authenticatorCode(begun.key, new Date()) })
    const system = await enter("system-admin")
    const { people } = (await system.get("/api/people?query=wang")).json as { people: { id: string }[] }
    const link = (await system.post(`/api/people/${people[0]?.id}/link`)).json as {
      address: string
      kind: string
    }
    expect(link.kind).toBe("recovery")
    expect((await wang.get("/api/me")).json).not.toBeNull()
    expect((await accept(link.address, "Wangs-Neuanfang-1")).status).toBe(200)
    expect((await wang.get("/api/me")).json).toBeNull()
    expect((await anew().signIn("wang.wu", "Wangs-Kennwort-1")).status).toBe(401)
    expect((await anew().signIn("wang.wu", "Wangs-Neuanfang-1")).json).toEqual({ secondStep: false })
  })

  test("a link is good for 72 hours", async () => {
    const system = await enter("system-admin")
    const { people } = (await system.get("/api/people?query=wang")).json as { people: { id: string }[] }
    const link = (await system.post(`/api/people/${people[0]?.id}/link`)).json as {
      address: string
      expiresAt: string
    }
    const hours = (Date.parse(link.expiresAt) - Date.now()) / 3_600_000
    expect(Math.abs(hours - 72)).toBeLessThan(0.1)
    await running.context.withActor({ kind: "system", task: "test" }, "administration", (tx) =>
      tx
        .updateTable("sign_in_link")
        .set({ expires_at: new Date(Date.now() - 1000) })
        .where("used_at", "is", null)
        .execute(),
    )
    expect((await accept(link.address, "Wangs-Neuanfang-2")).status).toBe(404)
  })

  test("a closed account has no sign-ins and lets nobody in, until it is opened again", async () => {
    const wang = anew()
    await wang.signIn("wang.wu", "Wangs-Neuanfang-1")
    const system = await enter("system-admin")
    const { people } = (await system.get("/api/people?query=wang")).json as { people: { id: string }[] }
    const id = people[0]?.id
    expect((await system.post(`/api/people/${id}/close`)).status).toBe(200)
    expect((await wang.get("/api/me")).json).toBeNull()
    const closed = await anew().signIn("wang.wu", "Wangs-Neuanfang-1")
    expect([closed.status, closed.codes]).toEqual([401, ["sign-in-failed"]])
    expect((await system.post(`/api/people/${id}/reopen`)).status).toBe(200)
    expect((await anew().signIn("wang.wu", "Wangs-Neuanfang-1")).status).toBe(200)
  })

  test("an old password must be changed before anything else", async () => {
    const auth = await running.database.connectAs("gaoxin_auth")
    await auth.query(
      `update auth.password_history set at = now() - interval '91 days' where user_id = (select id from auth."user" where username = 'wang.wu')`,
    )
    await auth.end()
    const wang = anew()
    await wang.signIn("wang.wu", "Wangs-Neuanfang-1")
    expect((await wang.get("/api/me")).json).toMatchObject({ restriction: "password-expired", active: null })
    await wang.post("/api/me/password", { current: "Wangs-Neuanfang-1", next: "Wangs-Fruehling-1" })
    expect((await wang.get("/api/me")).json).toMatchObject({
      restriction: null,
      active: { role: "reporter" },
    })
  })
})

// A real provider (oidc-provider) in this process; the code flow with PKCE is walked by fetch with cookies, as a browser would.

import { mkdtemp, rm } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Provider from "oidc-provider"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type RunningServer, serve } from "#server"
import { freePort } from "../../src/server/free-port.ts"

interface Subject {
  readonly sub: string
  readonly preferred_username: string
  readonly email: string
  readonly email_verified: boolean
}

const subjects: readonly Subject[] = [
  { sub: "s1", preferred_username: "demo-analyst", email: "a@x.example", email_verified: false },
  { sub: "s2", preferred_username: "someone-else", email: "Reviewer@X.example", email_verified: true },
  { sub: "s3", preferred_username: "someone-else", email: "reviewer@x.example", email_verified: false },
  { sub: "s4", preferred_username: "nobody-here", email: "nobody@x.example", email_verified: true },
]

let provider: Server
let issuer: string
let folder: string
let running: RunningServer

beforeAll(async () => {
  issuer = `http://127.0.0.1:${await freePort("127.0.0.1")}`
  const port = await freePort("127.0.0.1")
  const origin = `http://127.0.0.1:${port}`
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: "gaoxin",
        client_secret: "a-secret-of-the-client",
        redirect_uris: [`${origin}/api/auth/callback/oidc`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    pkce: { required: () => true },
    scopes: ["openid", "profile", "email"],
    claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email", "email_verified"] },
    findAccount: (_context, id) => {
      const subject = subjects.find((one) => one.sub === id)
      return subject === undefined ? undefined : { accountId: id, claims: async () => ({ ...subject }) }
    },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ["a key of this test"] },
  })
  provider = createServer(oidc.callback()).listen(Number(new URL(issuer).port), "127.0.0.1")
  Object.assign(process.env, {
    GAOXIN_OIDC_ISSUER: issuer,
    GAOXIN_OIDC_CLIENT_ID: "gaoxin",
    GAOXIN_OIDC_CLIENT_SECRET: "a-secret-of-the-client",
    GAOXIN_OIDC_NAME: "统一门户",
  })
  folder = await mkdtemp(join(tmpdir(), "gaoxin-oidc-"))
  running = await serve({ folder, host: "127.0.0.1", port, mode: "demo" })
  await running.context.withActor({ kind: "system", task: "test" }, "administration", (tx) =>
    tx
      .updateTable("person")
      .set({ mail: "reviewer@x.example" })
      .where("username", "=", "demo-reviewer")
      .execute(),
  )
})
afterAll(async () => {
  for (const name of Object.keys(process.env)) if (name.startsWith("GAOXIN_OIDC_")) delete process.env[name]
  await running.stop()
  provider.closeAllConnections()
  provider.close()
  await rm(folder, { recursive: true, force: true })
})

/** Follows redirects with the cookies of each host until a page comes, filling in the forms of the provider. */
function browser() {
  const jars = new Map<string, Map<string, string>>()
  const request = async (address: string, body?: { type: string; content: string }) => {
    const url = new URL(address)
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    const answer = await fetch(url, {
      redirect: "manual",
      ...(body === undefined ? {} : { method: "POST", body: body.content }),
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body === undefined ? {} : { "content-type": body.type, origin: url.origin }),
      },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    return answer
  }
  const follow = async (address: string, subject: string): Promise<string> => {
    let at = address
    for (let step = 0; step < 20; step += 1) {
      let answer = await request(at)
      if (answer.status === 200 && at.startsWith(issuer)) {
        const page = await answer.text()
        const action = /action="([^"]+)"/.exec(page)?.[1] ?? ""
        const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ""
        const form = new URLSearchParams({ prompt, login: subject, password: "any" })
        answer = await request(new URL(action, at).toString(), {
          type: "application/x-www-form-urlencoded",
          content: form.toString(),
        })
      }
      const next = answer.headers.get("location")
      if (next === null) return at
      at = new URL(next, at).toString()
      if (at.startsWith(running.origin) && !at.includes("/api/")) return at
    }
    throw new Error("too many redirects")
  }
  return { request, follow }
}

async function enter(subject: string, next = "/account") {
  const one = browser()
  const begun = await one.request(`${running.origin}/api/auth/sign-in/social`, {
    type: "application/json",
    content: JSON.stringify({ next }),
  })
  const { url } = (await begun.json()) as { url: string }
  const asked = new URL(url)
  const end = await one.follow(url, subject)
  const me = (await (await one.request(`${running.origin}/api/me`)).json()) as {
    person: { username: string }
  } | null
  return { asked, end: end.replace(running.origin, ""), username: me?.person.username ?? null }
}

test("the sign-in page is told of it", async () => {
  const system = (await (await fetch(`${running.origin}/api/system`)).json()) as { singleSignOn: unknown }
  expect(system.singleSignOn).toEqual({ id: "oidc", name: { zh: "统一门户", en: "统一门户" } })
})

test("the account with a person's username is that person, and comes back to the page it wanted", async () => {
  const { asked, end, username } = await enter("s1", "/account?tab=2")
  expect(asked.searchParams.get("code_challenge_method")).toBe("S256")
  expect(asked.searchParams.get("nonce")).not.toBeNull()
  expect([username, end]).toEqual(["demo-analyst", "/account?tab=2"])
})

test("a verified mail address of just one person is that person; one that is not verified is nobody", async () => {
  expect((await enter("s3")).username).toBeNull()
  expect((await enter("s2")).username).toBe("demo-reviewer")
})

test("an account that is nobody's makes no account", async () => {
  const count = () =>
    running.context.withActor({ kind: "system", task: "test" }, "administration", (tx) =>
      tx
        .selectFrom("person")
        .select("id")
        .execute()
        .then((rows) => rows.length),
    )
  const before = await count()
  const { end, username } = await enter("s4")
  expect(username).toBeNull()
  expect(end).toMatch(/^\/sign-in\?.*error=/)
  expect(await count()).toBe(before)
  const auth = await running.database.connectAs("gaoxin_auth")
  const { rows } = await auth.query<{ users: string }>('select count(*) as users from auth."user"')
  await auth.end()
  expect(Number(rows[0]?.users)).toBe(before)
})

test("another site cannot be made the way back", async () => {
  expect((await enter("s1", "https://evil.example/")).end).toBe("/")
  expect((await enter("s1", "//evil.example")).end).toBe("/")
})

test("a closed account is not entered by single sign-on either", async () => {
  const set = (at: Date | null) =>
    running.context.withActor({ kind: "system", task: "test" }, "administration", (tx) =>
      tx.updateTable("person").set({ disabled_at: at }).where("username", "=", "demo-analyst").execute(),
    )
  await set(new Date())
  expect((await enter("s1")).username).toBeNull()
  await set(null)
  expect((await enter("s1")).username).toBe("demo-analyst")
})

test("signing in so is in the audit trail", async () => {
  const actions = await running.context.withActor({ kind: "system", task: "test" }, "administration", (tx) =>
    tx.selectFrom("audit_entry").where("action", "=", "person.sign-in").select("detail").execute(),
  )
  expect(actions.map((one) => one.detail)).toContainEqual({ method: "single-sign-on" })
})

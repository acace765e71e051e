// A round told through the routes, by callers with tokens, on a clock that the test sets.
import { expect } from "vitest"
import type { Role } from "#access"
import { startTestServer, type TestServer } from "../server.ts"

export const authority = "990000.kjt"
export const zones = ["990001", "990002", "990003", "990004", "990005", "990006"]
const hour = 3_600_000

type Method = "GET" | "POST"
export type Json = Record<string, unknown>

export interface Told {
  readonly server: TestServer
  /** Hours from the real time; the database's own clock stays as it is. */
  readonly at: (hours: number) => void
  readonly time: (hours: number) => string
  readonly call: (
    who: string,
    method: Method,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; json: Json; text: string }>
  /** Calls and expects success. */
  readonly ok: (who: string, method: Method, path: string, body?: unknown) => Promise<Json>
  /** A new round in draft. @returns its id */
  readonly create: () => Promise<string>
  /** A new round, asked, confirmed by all and computed. */
  readonly computed: () => Promise<string>
  /** …frozen and under notice for an hour. */
  readonly noticed: () => Promise<string>
}

/** Callers: a role of the authority, a zone's code, or nobody. */
export async function startTold(): Promise<Told> {
  const server = await startTestServer("demo")
  const start = Date.now()
  let offset = 0
  // The server's clock is handed to it; here it is the test's.
  ;(server.context as { now: () => Date }).now = () => new Date(start + offset * hour)
  const tokens = new Map<string, string | null>([["nobody", null]])
  const tokenOf = async (who: string) => {
    const known = tokens.get(who)
    if (known !== undefined) return known
    const [role, organisation] = who.includes("@")
      ? (who.split("@") as [Role, string])
      : /^99/.test(who)
        ? (["reporter", who] as const)
        : ([who.replace(/\d$/, "") as Role, authority] as const)
    const token = await server.tokenFor(organisation, role)
    tokens.set(who, token)
    return token
  }
  const call: Told["call"] = async (who, method, path, body) => {
    const answer = await server.call(await tokenOf(who), method, path, body)
    return { ...answer, json: answer.json as Json }
  }
  const ok: Told["ok"] = async (who, method, path, body) => {
    const { status, json, text } = await call(who, method, path, body)
    expect(status, text).toBe(200)
    return json
  }
  const time = (hours: number) => new Date(start + hours * hour).toISOString()
  const create = async () =>
    String(
      (
        await ok("reviewer", "POST", "/api/rounds", {
          title: { zh: "试评价（虚构）", en: "Trial (invented)" },
          period: "2024",
          pack: "demo",
          framework: "demo-2021",
          method: null,
          classColumn: null,
          participants: [...zones, "990020"],
          data: null,
        })
      ).id,
    )
  const computed = async () => {
    const id = await create()
    await ok("reviewer", "POST", `/api/rounds/${id}/request-data`, { confirmBy: time(offset + 1) })
    for (const zone of [...zones, "990020"])
      await ok(zone, "POST", `/api/rounds/${id}/confirm`, { version: 1 })
    await ok("analyst", "POST", `/api/rounds/${id}/compute`, {})
    return id
  }
  return {
    server,
    at: (hours) => {
      offset = hours
    },
    time,
    call,
    ok,
    create,
    computed,
    noticed: async () => {
      const id = await computed()
      await ok("decision-maker", "POST", `/api/rounds/${id}/freeze`, {})
      await ok("publisher", "POST", `/api/rounds/${id}/notice`, { from: null, until: time(offset + 1) })
      return id
    },
  }
}

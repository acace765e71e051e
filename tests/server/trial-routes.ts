// Routes of the tests' own on a whole application: what every route gets from the server, tried without any domain.
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import type { FastifyInstance } from "fastify"
import { Type } from "typebox"
import type { RouteTable } from "#contracts"
import { type AppOptions, makeApp } from "../../src/server/app.ts"
import type { ServerContext } from "../../src/server/context.ts"
import { registerRoutes } from "../../src/server/register-routes.ts"

const summary = { zh: "试", en: "trial" }
const Item = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 8, pattern: "^[a-z]+$" }),
    year: Type.Integer({ minimum: 2000, maximum: 2100 }),
    share: Type.Number({ exclusiveMinimum: 0 }),
    open: Type.Boolean(),
    day: Type.String({ format: "date" }),
    at: Type.String({ format: "date-time" }),
    kind: Type.Enum(["a", "b"]),
    mode: Type.Union([Type.Literal("x"), Type.Literal("y")]),
    note: Type.Union([Type.String({ maxLength: 3 }), Type.Null()]),
    tags: Type.Array(Type.String(), { minItems: 1, maxItems: 2, uniqueItems: true }),
    more: Type.Object({ deep: Type.String() }, { additionalProperties: false }),
  },
  { additionalProperties: false },
)

const trialRoutes = {
  "POST /api/trial/echo": {
    summary,
    purpose: "administration",
    roles: ["analyst"],
    body: Type.Unknown(),
    response: Type.Object({ keys: Type.Array(Type.String()), polluted: Type.Boolean() }),
  },
  "POST /api/trial/items/:id": {
    summary,
    purpose: "administration",
    roles: ["analyst"],
    params: Type.Object({ id: Type.String({ pattern: "^[a-z]+$" }) }),
    query: Type.Object({ page: Type.Optional(Type.String({ pattern: "^[0-9]+$" })) }),
    body: Item,
    response: Type.Object({}),
  },
  "POST /api/trial/files": {
    summary,
    purpose: "administration",
    roles: ["analyst"],
    upload: true,
    response: Type.Object({
      files: Type.Array(Type.Object({ name: Type.String(), bytes: Type.Integer() })),
    }),
  },
  "GET /api/trial/public": {
    summary,
    purpose: "public",
    roles: "anybody",
    response: Type.Object({ rows: Type.Array(Type.Integer()) }),
  },
  "GET /api/trial/own": {
    summary,
    purpose: "administration",
    roles: ["analyst"],
    response: Type.Object({ ok: Type.Boolean() }),
  },
  "GET /api/trial/download": {
    summary,
    purpose: "public",
    roles: "anybody",
    query: Type.Object({ name: Type.String() }),
    response: "download",
  },
  "GET /api/trial/events": { summary, purpose: "public", roles: "anybody", response: "events" },
  "GET /api/trial/slow": {
    summary,
    purpose: "public",
    roles: "anybody",
    response: Type.Object({ done: Type.Boolean() }),
  },
  "GET /api/trial/broken": {
    summary,
    purpose: "public",
    roles: "anybody",
    response: Type.Object({}),
  },
  "GET /api/trial/sql": {
    summary,
    purpose: "administration",
    roles: ["analyst"],
    query: Type.Object({ value: Type.String() }),
    response: Type.Object({ found: Type.Integer() }),
  },
} as const satisfies RouteTable

export interface Trial {
  readonly app: FastifyInstance
  /** Ends what the slow route waits for. */
  readonly finishSlow: () => void
  /** Resolves when the slow route has begun. */
  readonly slowBegan: Promise<void>
  /** Streams of events whose reader has left. */
  readonly left: () => number
}

export async function trialApp(context: ServerContext, options: Partial<AppOptions> = {}): Promise<Trial> {
  const app = await makeApp(context, { pages: "/nowhere", log: false, ...options })
  let began = () => {}
  const slowBegan = new Promise<void>((done) => {
    began = done
  })
  let finishSlow = () => {}
  const slow = new Promise<void>((done) => {
    finishSlow = done
  })
  let left = 0
  registerRoutes(app, context, trialRoutes, {
    "POST /api/trial/echo": async ({ body }) => ({
      keys: typeof body === "object" && body !== null ? Object.keys(body) : [],
      polluted: "polluted" in {},
    }),
    "POST /api/trial/items/:id": async () => ({}),
    "POST /api/trial/files": async ({ files }) => {
      const seen: { name: string; bytes: number }[] = []
      for await (const file of files())
        seen.push({ name: file.filename, bytes: (await file.toBuffer()).length })
      return { files: seen }
    },
    "GET /api/trial/public": async () => ({ rows: Array.from({ length: 2000 }, (_, i) => i) }),
    "GET /api/trial/own": async () => ({ ok: true }),
    "GET /api/trial/download": async ({ query }) => ({
      fileName: query.name,
      mediaType: "text/plain",
      content: "x",
    }),
    "GET /api/trial/events": async () =>
      async function* (signal) {
        yield { event: "first", data: { n: 1 } }
        await once(signal, "abort")
        left++
        // Heeds nothing after that: the server must end the answer all the same.
        await sleep(60_000, undefined, { ref: false })
        yield { event: "never", data: {} }
      },
    "GET /api/trial/slow": async () => {
      began()
      await slow
      return { done: true }
    },
    "GET /api/trial/broken": async () => {
      throw new Error("secret detail of 某某")
    },
    "GET /api/trial/sql": async ({ query, act }) => {
      const rows = await act((tx) =>
        tx.selectFrom("organisation").where("id", "=", query.value).select("id").execute(),
      )
      return { found: rows.length }
    },
  })
  return { app, finishSlow, slowBegan, left: () => left }
}

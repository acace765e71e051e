// The whole loop, told through the routes: invented enterprises report, are reviewed and locked, and their indicators reach
// an evaluation. Shared by the test and by `npm run bench`.
import { randomBytes, randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { Role } from "#access"
import { type DemoReturns, enterEnterprises } from "#services/snapshots"
import { surveyForms } from "#services/surveys"
import { writeReturns } from "#spreadsheets"
import { makeDemoReturns } from "#wiring"
import { multipart } from "../runs/jobs-and-files.ts"
import type { TestServer } from "../server.ts"

export type Json = Record<string, unknown>
type Cells = Readonly<Record<string, string>>

const authority = "990000.kjt"
const system = { kind: "system", task: "test" } as const
const signature = { filler: "填报人", head: "单位负责人", statisticsHead: "统计负责人", telephone: "0" }
/** Enterprises that send at the same time. */
const atOnce = 8

export interface LoopAsked {
  readonly enterprises: number
  readonly mistakes: number
  readonly period: string
  /** Told after each step, in seconds. */
  readonly told?: (step: string, seconds: number) => void
}

export interface LoopTold {
  readonly survey: string
  readonly invented: DemoReturns
  /** By unit: what it should have reported, and in the end did. */
  readonly right: ReadonlyMap<string, Cells>
  /** The zone of each unit that had to report. */
  readonly zones: ReadonlyMap<string, string>
  readonly upload: Json
  readonly snapshot: Json
  readonly indicators: Json
  readonly preview: Json
  readonly dataset: string
  /** Seconds by step. */
  readonly seconds: Readonly<Record<string, number>>
  readonly ok: (token: string, method: "GET" | "POST", path: string, body?: unknown) => Promise<Json>
  readonly tokens: {
    readonly clerk: string
    readonly reviewer: string
    readonly second: string
    readonly analyst: string
    readonly of: ReadonlyMap<string, string>
  }
}

export async function tellLoop(
  server: TestServer,
  { enterprises, mistakes, period, told }: LoopAsked,
): Promise<LoopTold> {
  const seconds: Record<string, number> = {}
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const done = await work()
    seconds[step] = (performance.now() - began) / 1000
    told?.(step, seconds[step])
    return done
  }
  const ok: LoopTold["ok"] = async (token, method, path, body) => {
    const { status, json, text } = await server.call(token, method, path, body)
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 2000)}`)
    return json as Json
  }

  const invented = await timed("invent", () =>
    makeDemoReturns(server.context.evaluation)({
      enterprises,
      years: [Number(period)],
      seed: "loop",
      mistakes,
      zones: 20,
    }),
  )
  const reported = invented.returns.get(period) ?? new Map<string, Cells>()
  const right = new Map(reported)
  const planted = new Map<string, string[]>()
  for (const { unit, cell, right: value } of invented.planted) {
    const { [cell]: _, ...others } = right.get(unit) ?? {}
    right.set(unit, value === null ? others : { ...others, [cell]: value })
    planted.set(unit, [...(planted.get(unit) ?? []), cell])
  }
  await server.context.withActor(system, "administration", (tx) =>
    enterEnterprises(tx, invented.frame, { from: `${period}-07-01`, now: server.context.now }),
  )
  const zones = new Map(invented.frame.map(({ unit, zone }) => [unit, zone]))
  const of = await makeTokens(server, [...reported.keys()], "reporter")
  const zoneTokens = await makeTokens(server, [...new Set(zones.values())], "reviewer")
  const [clerk, reviewer, second, analyst] = await Promise.all(
    (["reporter", "reviewer", "reviewer", "analyst"] as const).map((role) =>
      server.tokenFor(authority, role, "statistics"),
    ),
  )
  if (clerk === undefined || reviewer === undefined || second === undefined || analyst === undefined)
    throw new Error("no tokens")

  const survey = await timed("open", async () =>
    String(
      (
        await ok(reviewer, "POST", "/api/surveys", {
          pack: "demo",
          formSet: "demo-annual",
          period,
          rule: null,
          title: { zh: `示例 ${period} 年报`, en: `示例 Annual reports ${period}` },
          dueAt: new Date(server.context.now().getTime() + 86_400_000).toISOString(),
          example: true,
          levels: ["zone", "province"],
        })
      ).id,
    ),
  )

  const workbook = await timed("write workbook", () => workbookOf(server, reported))
  const upload = await timed("upload, check", async () => {
    const { headers, payload } = multipart(`企业年报-${period}.xlsx`, workbook, { survey })
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/return-uploads",
      headers: { ...headers, authorization: `Bearer ${clerk}` },
      payload,
    })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return uploaded(clerk, String((answer.json() as Json).id), "read")
  })
  async function uploaded(token: string, id: string, state: string): Promise<Json> {
    for (;;) {
      const found = await ok(token, "GET", `/api/return-uploads/${id}`)
      if (found.state === state) return found
      if (found.state === "failed" || found.state === "cancelled") throw new Error(JSON.stringify(found))
      await pause(100)
    }
  }
  await timed("take drafts", async () => {
    await ok(clerk, "POST", `/api/return-uploads/${upload.id}/accept`, { submit: false, held: true })
    return uploaded(clerk, String(upload.id), "accepted")
  })

  await timed("mend, submit", () =>
    together([...reported.keys()], async (unit) => {
      const token = of.get(unit) ?? ""
      const at = `/api/returns/${survey}/${unit}`
      let version = 1
      const cells = planted.get(unit)
      if (cells !== undefined) {
        const seen = (await ok(token, "GET", at)).draft as { version: number; values: Cells }
        const wanted = right.get(unit) ?? {}
        const codes = seen.version === 0 ? Object.keys(wanted) : cells
        const typed = codes.map((code) => [
          code,
          { from: seen.values[code] ?? null, to: wanted[code] ?? null },
        ])
        const saved = await ok(token, "POST", `${at}/save`, {
          base: seen.version,
          cells: Object.fromEntries(typed),
        })
        version = Number(saved.version)
      }
      await ok(token, "POST", `${at}/submit`, { version, number: 1, signature })
    }),
  )

  await timed("review", async () => {
    for (const token of [...zoneTokens.values(), reviewer])
      for (let more = 1; more > 0; ) {
        const done = await ok(token, "POST", `/api/reviews/${survey}/accept`, { units: null })
        more = Number(done.more)
        if ((done.held as Json[]).length > 0) throw new Error(JSON.stringify(done.held).slice(0, 2000))
      }
  })

  const snapshot = await timed("lock, snapshot", async () => {
    const { left } = await ok(reviewer, "GET", `/api/surveys/${survey}/lock`)
    const excluded = Object.values(left as Record<string, number>).reduce((sum, one) => sum + one, 0)
    const { id } = await ok(reviewer, "POST", `/api/surveys/${survey}/propose-lock`, { excluded })
    await ok(second, "POST", `/api/surveys/${survey}/lock`, { proposal: id })
    for (;;) {
      const { snapshots, job } = await ok(analyst, "GET", `/api/surveys/${survey}/snapshots`)
      const [first] = snapshots as Json[]
      if (first !== undefined) return first
      if ((job as Json | null)?.state === "failed") throw new Error(JSON.stringify(job))
      await pause(100)
    }
  })

  const key = { pack: "demo", framework: "demo-2021" }
  const at = `/api/surveys/${survey}/snapshots/1`
  const indicators = await timed("indicators", () =>
    ok(analyst, "GET", `${at}/indicators?pack=demo&framework=demo-2021`),
  )
  const preview = await timed("disclosure", () => ok(reviewer, "POST", `${at}/disclosure`, key))
  const { dataset } = await timed("release", () =>
    ok(reviewer, "POST", `${at}/releases`, { ...key, title: `示例省 ${period} 指标（快照 1）` }),
  )
  return {
    survey,
    invented,
    right,
    zones,
    upload,
    snapshot,
    indicators,
    preview,
    dataset: String(dataset),
    seconds,
    ok,
    tokens: { clerk, reviewer, second, analyst, of },
  }
}

/** All returns in one sheet; the columns as somebody else's export might have them: backwards, the unit's code last. */
async function workbookOf(server: TestServer, returns: ReadonlyMap<string, Cells>): Promise<Uint8Array> {
  const { survey } = surveyForms("demo", "demo-annual", server.context)
  const variables = [...survey.variables].reverse()
  const { content, issues } = await writeReturns(returns.values(), variables, {
    format: "xlsx",
    name: "年报",
  })
  if (issues.length > 0) throw new Error(JSON.stringify(issues.slice(0, 3)))
  return content
}

/** A token of each organisation, in a role, for statistics. */
async function makeTokens(
  server: TestServer,
  organisations: readonly string[],
  role: Role,
): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map(organisations.map((id) => [id, randomBytes(32).toString("base64url")]))
  await server.context.withActor(system, "administration", async (tx) => {
    const rows = await tx.selectFrom("organisation").select(["id", "place"]).execute()
    const values = rows.flatMap(({ id, place }) => {
      const token = tokens.get(id)
      if (token === undefined) return []
      return [
        {
          id: randomUUID(),
          name: "test",
          digest: server.context.digestOfSecret(token),
          organisation_id: id,
          place,
          role,
          purpose: "statistics" as const,
          expires_at: new Date(Date.now() + 3_600_000),
          revoked_at: null,
          last_used_at: null,
        },
      ]
    })
    for (let i = 0; i < values.length; i += 2000)
      await tx
        .insertInto("api_token")
        .values(values.slice(i, i + 2000))
        .execute()
  })
  return tokens
}

async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values()
  const worker = async () => {
    for (const one of rest) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

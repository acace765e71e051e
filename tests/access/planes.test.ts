// What identifies respondents stays in the statistics plane: the owner's own people find none of it for another purpose.
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { purposesOf } from "#access"
import { contracts, type RouteContract } from "#contracts"
import { mark } from "./fill-every-table.ts"
import { type Installation, installation, owner } from "./installation.ts"
import { requestFor } from "./request-for.ts"
import { routeCalls } from "./route-calls.ts"

let made: Installation
/** Tables that are read for statistics alone, by the policies of the database. */
let closed: ReadonlySet<string>
beforeAll(async () => {
  made = await installation([owner])
  closed = await made.server.context.withActor(made.server.system, "statistics", async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_policies
      where cmd in ('SELECT', 'ALL') and 'gaoxin_app' = any(roles)
      group by tablename
      having bool_and(qual like '%app.purpose%' and qual like '%''statistics''%'
        and qual not like '%''administration''%' and qual not like '%''public''%' and qual not like '%''service''%')`.execute(
      tx,
    )
    return new Set(rows.map(({ name }) => name))
  })
}, 120_000)
afterAll(() => made.stop())

/** Tables with rows of several purposes that the auditor and the administrators see whole, and why. */
const seenWhole: Readonly<Record<string, string>> = {
  audit_entry: "who did what when, without figures; for auditors",
  api_token: "which token may do what, without what it reads",
}

interface StatisticsRow {
  readonly table: string
  readonly key: readonly string[]
  readonly row: Readonly<Record<string, unknown>>
}

/** Rows of the statistics plane: of its tables, and those of other tables that serve its purpose. */
const statisticsRows = (): StatisticsRow[] =>
  [...made.tables.values()].flatMap(({ name, key, rows }) =>
    rows
      .slice(0, -1)
      .filter((row) => closed.has(name) || (row.purpose === "statistics" && !(name in seenWhole)))
      .map((row) => ({ table: name, key, row })),
  )

test("every table of surveys, returns and snapshots is of the statistics plane; what crosses has no figure", () => {
  const named = [...made.tables.keys()].filter((name) => /^(survey|return|snapshot)(_|$)/.test(name))
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((name) => !closed.has(name))).toEqual([])
  // The one table that tells the administration plane of a survey: where a released table comes from and what it lacks.
  expect([...(made.tables.get("dataset_survey")?.columns ?? [])].sort()).toEqual([
    "dataset_id",
    "framework",
    "manifest_digest",
    "missing",
    "organisation_id",
    "pack",
    "period",
    "person",
    "place",
    "released_at",
    "snapshot",
    "survey_id",
    "title_en",
    "title_zh",
  ])
})

test("the database shows the owner's people none of its rows for another purpose", async () => {
  const leaks: string[] = []
  const rows = statisticsRows()
  const isOne = ({ key, row }: StatisticsRow) =>
    sql.join(
      key.map((name) => sql`${sql.ref(`t.${name}`)}::text = ${String(row[name])}`),
      sql` and `,
    )
  let seen = 0
  for (const actor of await made.actorsOf(owner))
    for (const purpose of purposesOf(actor.role))
      await made.server.context.withActor(actor, purpose, async (tx) => {
        for (const table of new Set(rows.map((one) => one.table))) {
          const own = rows.filter((one) => one.table === table)
          await sql.raw("savepoint trial").execute(tx)
          try {
            const found = await sql`select 1 from ${sql.table(table)} t where ${sql.join(
              own.map((one) => sql`(${isOne(one)})`),
              sql` or `,
            )}`.execute(tx)
            if (purpose === "statistics") seen += found.rows.length
            else if (found.rows.length > 0) leaks.push(`${table} to ${actor.role} for ${purpose}`)
          } catch (error) {
            // Closed by a grant.
            if (!(error instanceof Error && "code" in error && error.code === "42501")) throw error
          } finally {
            await sql.raw("rollback to savepoint trial").execute(tx)
          }
        }
      })
  expect(leaks).toEqual([])
  // For statistics the same people see them: what was looked for is there.
  expect(seen).toBeGreaterThan(50)
}, 60_000)

test("no route of another purpose answers with any of them", async () => {
  const marks = new Set(
    // Rows of other tables have marks that stand elsewhere as references; the database was asked for them above.
    statisticsRows().flatMap(({ table, row }) =>
      !closed.has(table)
        ? []
        : (JSON.stringify(row).match(new RegExp(`${mark}-${table}-\\d`, "g")) ?? []).map(String),
    ),
  )
  expect(marks.size).toBeGreaterThan(50)
  const isMarked = new RegExp(`${mark}-[a-z_]+-\\d`, "g")
  const faults: string[] = []
  let answered = 0
  for (const [key, contract] of Object.entries(contracts as Readonly<Record<string, RouteContract>>)) {
    const call = routeCalls[key]
    // Files cost a worker each; what is sent is not what is stored.
    if (call === undefined || contract.purpose === "statistics" || contract.upload) continue
    // Own accounts are of the sign-in, which knows no rows of this kind.
    if (contract.roles === "signed-in") continue
    const all: readonly string[] = Array.isArray(contract.roles) ? contract.roles : []
    const roles = key.startsWith("GET") ? all : all.slice(0, 1)
    let before = ""
    for (const caller of made.callers) {
      if (caller.role === null ? contract.roles !== "anybody" : caller.purpose !== null) continue
      if (caller.role !== null && roles.length > 0 && !roles.includes(caller.role)) continue
      for (const purpose of new Set([contract.purpose, "statistics"])) {
        const request = requestFor(made, key, contract, call, purpose)
        const text = caller.name + JSON.stringify(request)
        if (text === before) continue
        before = text
        const answer = await made.app.inject({
          ...request,
          headers: { ...request.headers, ...caller.headers },
        })
        if (answer.statusCode < 400) answered++
        const sent = decodeURIComponent(JSON.stringify(request))
        const leaked = [...new Set(answer.body.match(isMarked) ?? [])].filter(
          (found) => marks.has(found) && !sent.includes(found),
        )
        if (leaked.length > 0) faults.push(`${key} as ${caller.name}: ${leaked.join(", ")}`)
      }
    }
  }
  expect(faults).toEqual([])
  expect(answered).toBeGreaterThan(50)
}, 120_000)

test("an administration route never names the rules of disclosure control", () => {
  const text = JSON.stringify(
    Object.values(contracts as Readonly<Record<string, RouteContract>>).filter(
      ({ purpose }) => purpose !== "statistics",
    ),
  )
  expect(text).not.toMatch(/dominance|pPercent|minimumFrequency|heldBack/)
})

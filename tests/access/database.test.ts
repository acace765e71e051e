// The database itself refuses: whatever a route forgets, no row of another organisation is read, changed or planted.
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Actor, type Purpose, purposesOf } from "#access"
import type { Transaction } from "#schema"
import { type FilledTable, insertOf, mark, quote, variants } from "./fill-every-table.ts"
import { type Installation, installation, owner, strangers } from "./installation.ts"

/** Tables whose rows others see, and why. */
const seenByOthers: Readonly<Record<string, string>> = {
  membership: "which zone belongs to which city is public",
  setting:
    "settings of the installation are nobody's secret: how long a lock lasts, whether it is a demonstration",
  installation: "the number of the installation and its mode stand on every page",
  audit_link: "hashes in a row, without what they hash, for auditors only",
  audit_checkpoint: "hashes and days, for auditors only",
}

/** Tables whose rows the zone below the owner sees in the statistics plane, and why. */
const seenBelow: Readonly<Record<string, string>> = {
  survey: "those whom a survey period covers know of it",
  survey_event: "when it was opened, until when returns are due, that it was locked",
}

/** Tables that take a row from anybody who acts, and why. */
const takenFromOthers: Readonly<Record<string, string>> = {}

let made: Installation
beforeAll(async () => {
  made = await installation()
}, 120_000)
afterAll(() => made.stop())

interface Way {
  readonly actor: Actor
  readonly purpose: Purpose
  readonly name: string
}

async function ways(): Promise<Way[]> {
  const found: Way[] = [{ actor: { kind: "public" }, purpose: "public", name: "anybody" }]
  for (const organisation of strangers)
    for (const actor of await made.actorsOf(organisation))
      for (const purpose of purposesOf(actor.role))
        found.push({ actor, purpose, name: `${actor.role} of ${organisation} for ${purpose}` })
  return found
}

/** What a statement did; a refusal is null. */
async function attempt(tx: Transaction, text: string): Promise<readonly unknown[] | null> {
  await sql.raw("savepoint trial").execute(tx)
  try {
    const { rows } = await sql.raw(text).execute(tx)
    return rows
  } catch (error) {
    const state = error instanceof Error && "code" in error ? error.code : ""
    if (state !== "42501") throw error
    return null
  } finally {
    await sql.raw("rollback to savepoint trial").execute(tx)
  }
}

const literal = (value: unknown): string =>
  typeof value === "number" ? String(value) : `'${String(value).replaceAll("'", "''")}'`

/** Condition that finds the planted rows and no others. */
const planted = ({ key, rows }: FilledTable) =>
  rows
    .slice(0, variants)
    .map((row) => `(${key.map((name) => `t.${quote(name)} = ${literal(row[name])}`).join(" and ")})`)
    .join(" or ")

test("every table holds rows of the organisation, and the system sees them", async () => {
  const empty: string[] = []
  for (const table of made.tables.values()) {
    expect(table.key.length, table.name).toBeGreaterThan(0)
    let seen = 0
    for (const purpose of ["statistics", "administration", "service", "public"] as const)
      seen += await made.server.context.withActor(made.server.system, purpose, async (tx) => {
        const rows = await attempt(tx, `select 1 from ${quote(table.name)} t where ${planted(table)}`)
        return rows?.length ?? 0
      })
    if (seen === 0) empty.push(table.name)
  }
  expect(empty.filter((name) => !(name in unseenBySystem))).toEqual([])
  expect(made.tables.size).toBeGreaterThan(5)
})

/** Tables whose rows not even the system sees without naming them, and why. */
const unseenBySystem: Readonly<Record<string, string>> = {
  installation: "one row only, made at the first start",
  feedback_letter: "a zone's own letter: its own organisation alone",
}

test("nobody of another organisation reads a row", async () => {
  const leaks: string[] = []
  for (const { actor, purpose, name } of await ways())
    await made.server.context.withActor(actor, purpose, async (tx) => {
      for (const table of made.tables.values()) {
        if (table.name in seenByOthers) continue
        const isBelow = actor.kind === "person" && actor.organisation === strangers[2]
        if (table.name in seenBelow && isBelow && purpose === "statistics") continue
        const rows = await attempt(
          tx,
          `select to_jsonb(t)::text as row from ${quote(table.name)} t where ${planted(table)}`,
        )
        if (rows !== null && rows.length > 0) leaks.push(`${table.name}: ${rows.length} rows to ${name}`)
      }
    })
  expect(leaks).toEqual([])
}, 60_000)

test("nobody of another organisation changes or removes a row", async () => {
  const leaks: string[] = []
  for (const { actor, purpose, name } of await ways())
    await made.server.context.withActor(actor, purpose, async (tx) => {
      for (const table of made.tables.values())
        for (const text of [
          ...table.columns
            .filter((column) => !table.key.includes(column))
            .map((column) => `update ${quote(table.name)} t set ${quote(column)} = t.${quote(column)}`),
          `delete from ${quote(table.name)} t`,
        ]) {
          const rows = await attempt(tx, `${text} where ${planted(table)} returning 1`)
          if (rows !== null && rows.length > 0) leaks.push(`${text} by ${name}`)
          // Refused for one column by a grant: others may still be open. Nothing seen: nothing is to be changed.
          if (rows !== null && rows.length === 0 && text.startsWith("update")) break
        }
    })
  const expected = (leak: string) =>
    [...Object.keys(seenByOthers), "membership"].some((name) => leak.includes(`"${name}"`)) &&
    /system-administrator|security-administrator|auditor/.test(leak)
  expect(leaks.filter((leak) => !expected(leak))).toEqual([])
}, 120_000)

test("nobody of another organisation plants a row in it", async () => {
  const leaks: string[] = []
  for (const { actor, purpose, name } of await ways())
    await made.server.context.withActor(actor, purpose, async (tx) => {
      for (const table of made.tables.values()) {
        const row = table.rows[variants]
        if (row === undefined || table.name in takenFromOthers) continue
        if (!["organisation_id", "owner_id", "place"].some((column) => column in row)) continue
        const [text, values] = insertOf(table.name, row)
        const filled = text
          .replace(/\$(\d+)/g, (_, n: string) => {
            const value = values[Number(n) - 1]
            if (value === null) return "null"
            if (value instanceof Date) return literal(value.toISOString())
            if (Array.isArray(value)) return "'{}'"
            return literal(value)
          })
          .replace(/ on conflict do nothing$/, "")
        const rows = await attempt(tx, `${filled} returning 1`)
        if (rows !== null) leaks.push(`${table.name} by ${name}`)
      }
    })
  expect(leaks).toEqual([])
}, 60_000)

test("the tables of sign-in, of the queue and of migrations are closed to the product's role", async () => {
  const open = await made.server.context.withActor(made.server.system, "administration", async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname = 'auth'
        and has_table_privilege('gaoxin_app', c.oid, 'select, insert, update, delete')
      union all
      select 'migration' where has_table_privilege('gaoxin_app', 'migration', 'insert, update, delete')`.execute(
      tx,
    )
    return rows.map(({ name }) => name)
  })
  expect(open).toEqual([])
})

test("every table has row-level security that binds its owner too", async () => {
  const bare = await made.server.context.withActor(made.server.system, "administration", async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity)
        and has_table_privilege('gaoxin_app', c.oid, 'select, insert, update, delete')`.execute(tx)
    return rows.map(({ name }) => name)
  })
  expect(bare).toEqual([])
})

test("the mark and the owner are what the suite thinks they are", () => {
  const run = [...made.tables.values()].find(({ columns }) => columns.includes("organisation_id"))
  expect(JSON.stringify(run?.rows[0])).toContain(mark)
  expect(run?.rows[0]?.organisation_id).toBe(owner)
})

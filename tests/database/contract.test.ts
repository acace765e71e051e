// What holds on every database that the product may stand on: the embedded 18, and a server of one's own from 16 on.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import type { Actor } from "#access"
import { type Database, listMigrations, NewerSchemaError, openDatabase } from "#database"
import { Problem } from "#issues"
import { checkVersion } from "../../src/adapters/database/roles.ts"
import { binaries16, type OwnServer, startOwnServer } from "./postgres-server.ts"
import { tablesWithoutPolicy } from "./tables-without-policy.ts"

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const system: Actor = { kind: "system", task: "test" }

const zone = (id: string): Actor => ({
  kind: "person",
  person: `person-${id}`,
  appointment: `appointment-${id}`,
  organisation: id,
  place: `/${id}/`,
  scope: `/${id}/`,
  role: "analyst",
})

const organisation = (id: string) => ({
  id,
  kind: "zone" as const,
  name_zh: `${id}区`,
  name_en: null,
  short_name: null,
  parent_id: null,
  place: `/${id}/`,
  scope: `/${id}/`,
  origin: "invented" as const,
})

let own: OwnServer
/** Roles belong to a whole server: one on which nobody has made ours. */
let other: OwnServer
const folders: string[] = []
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-contract-"))
  folders.push(folder)
  return folder
}

beforeAll(async () => {
  ;[own, other] = await Promise.all([startOwnServer(binaries16), startOwnServer(binaries16)])
})
afterAll(async () => {
  await Promise.all([own.stop(), other.stop()])
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** The code of the refusal. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return cause instanceof Problem
    ? cause.issues.map((found) => found.code).join()
    : `no refusal: ${String(cause)}`
}

describe.each([
  { name: "the embedded PostgreSQL 18", url: async () => ({}), kind: "embedded", superuser: true },
  {
    name: "a PostgreSQL 16 over TCP with a password",
    url: async () => ({ url: await own.newDatabase() }),
    kind: "server",
    superuser: true,
  },
  {
    name: "a PostgreSQL 16 whose administrator is no superuser",
    url: async () => {
      const admin = await other.connect()
      await admin.query("create role keeper login createrole password 'pass:word'")
      await admin.query("create database kept owner keeper")
      await admin.end()
      return { url: `postgresql://keeper:pass%3Aword@127.0.0.1:${other.port}/kept` }
    },
    kind: "server",
    superuser: false,
  },
])("on $name", ({ url, kind, superuser }) => {
  let database: Database
  let place: { folder: string; url?: string }
  beforeAll(async () => {
    place = { folder: await newFolder(), ...(await url()) }
    database = await openDatabase(place)
    await database.withActor(system, "administration", (tx) =>
      tx
        .insertInto("organisation")
        .values([organisation("a"), organisation("b")])
        .execute(),
    )
  })
  afterAll(() => database.close())

  test("every migration runs on an empty database, and none a second time", async () => {
    expect(database.kind).toBe(kind)
    expect(database.migrated).toEqual((await listMigrations()).map((migration) => migration.name))
    const again = await openDatabase(place)
    expect(again.migrated).toEqual([])
    await again.close()
  })

  test("a schema that a newer program made is refused", async () => {
    const owner = await database.connectAs("gaoxin_owner")
    await owner.query("insert into migration (number, name) values (9999, '9999-later.sql')")
    await expect(openDatabase(place)).rejects.toThrow(NewerSchemaError)
    expect(await refusal(openDatabase(place))).toBe("database-newer")
    await owner.query("delete from migration where number = 9999")
    await owner.end()
  })

  test("the application's role owns nothing, passes no policy, becomes nobody else and makes no table", async () => {
    const app = await database.connectAs("gaoxin_app")
    const { rows } = await app.query(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user",
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }])
    const owned = await app.query("select 1 from pg_class where relowner = current_user::regrole")
    expect(owned.rowCount).toBe(0)
    for (const statement of [
      "set role gaoxin_owner",
      "set session authorization gaoxin_owner",
      "alter table organisation disable row level security",
      "create table mine (n integer)",
      "create temporary table mine (n integer)",
      "create policy mine on organisation using (true)",
      "grant gaoxin_owner to gaoxin_app",
      "truncate organisation",
      "delete from audit_entry",
      "update audit_entry set action = 'a.b'",
      "update installation set mode = 'demo'",
      'select * from auth."user"',
    ])
      await expect(app.query(statement), statement).rejects.toThrow(
        /permission denied|must be owner|must have|permission/,
      )
    // Without the settings of an actor nothing of an organisation is seen.
    expect((await app.query("select 1 from person")).rowCount).toBe(0)
    await app.end()
  })

  test(`set_config() is ${superuser ? "closed to" : "open to, as only a superuser could close it,"} the application's queries`, async () => {
    const called = database.withActor(zone("a"), "administration", (tx) =>
      sql`select set_config('app.role', 'system', true) /* planted */`.execute(tx),
    )
    if (superuser) await expect(called).rejects.toThrow("permission denied for function set_config")
    else await expect(called).resolves.toBeDefined()
  })

  test("sign-in reaches its own schema alone, the sealer and the backup change nothing of people's", async () => {
    for (const role of ["gaoxin_auth", "gaoxin_sealer", "gaoxin_backup"] as const) {
      const client = await database.connectAs(role)
      for (const statement of [
        "update organisation set name_zh = 'x'",
        "delete from person",
        "create table t ()",
      ])
        await expect(client.query(statement), `${role}: ${statement}`).rejects.toThrow("permission denied")
      await client.end()
    }
    const auth = await database.connectAs("gaoxin_auth")
    await expect(auth.query("select 1 from person")).rejects.toThrow("permission denied")
    expect((await auth.query('select 1 from auth."user"')).rowCount).toBe(0)
    await auth.end()
    const backup = await database.connectAs("gaoxin_backup")
    expect((await backup.query("select id from organisation order by id")).rows).toEqual([
      { id: "a" },
      { id: "b" },
    ])
    await backup.end()
  })

  test("two transactions at once each see their own actor's rows alone", async () => {
    await database.withActor(system, "administration", (tx) =>
      tx
        .insertInto("artefact")
        .values(
          ["a", "b"].map((id) => ({
            id: `artefact-${id}`,
            digest: id.repeat(64),
            kind: "document",
            file_name: `${id}.txt`,
            media_type: "text/plain",
            bytes: 1,
            purpose: "administration" as const,
            organisation_id: id,
            place: `/${id}/`,
            released_at: null,
          })),
        )
        .execute(),
    )
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        const id = i % 2 === 0 ? "a" : "b"
        return database.withActor(zone(id), "administration", async (tx) => {
          const before = await tx.selectFrom("artefact").select("id").execute()
          await sql`select pg_sleep(0.002)`.execute(tx)
          const after = await tx.selectFrom("artefact").select("id").execute()
          return (
            JSON.stringify([before, after]) ===
            JSON.stringify([[{ id: `artefact-${id}` }], [{ id: `artefact-${id}` }]])
          )
        })
      }),
    )
    expect(seen).toEqual(Array(40).fill(true))
  })

  test("what a transaction did before it failed is undone, and the next one starts without its actor", async () => {
    const single = await openDatabase({ ...place, connections: 1 })
    const failing = single.withActor(system, "administration", async (tx) => {
      await tx.insertInto("organisation").values(organisation("lost")).execute()
      await sql`select no_such_column`.execute(tx)
    })
    await expect(failing).rejects.toThrow("no_such_column")
    const { rows } = await single.pool.query(
      "select coalesce(current_setting('app.role', true), '') as role, coalesce(current_setting('app.scope', true), '') as scope",
    )
    expect(rows).toEqual([{ role: "", scope: "" }])
    const found = await single.withActor(system, "administration", (tx) =>
      tx.selectFrom("organisation").where("id", "=", "lost").select("id").execute(),
    )
    expect(found).toEqual([])
    await single.close()
  })

  test("work that swallows the error of a statement is not taken for confirmed", async () => {
    const work = database.withActor(system, "administration", async (tx) => {
      await tx.insertInto("organisation").values(organisation("swallowed")).execute()
      await sql`select no_such_column`.execute(tx).catch(() => {})
    })
    await expect(work).rejects.toThrow()
  })

  test("every table is under row-level security with a policy, and a table without one is found", async () => {
    const owner = await database.connectAs("gaoxin_owner")
    expect(await tablesWithoutPolicy(owner)).toEqual([])
    await owner.query("begin")
    await owner.query("create table open_door (n integer)")
    await owner.query("create table no_force (n integer); alter table no_force enable row level security")
    await owner.query("create policy p on no_force for select to gaoxin_app using (true)")
    await owner.query(
      "create table no_policy (n integer); alter table no_policy enable row level security; alter table no_policy force row level security",
    )
    expect(await tablesWithoutPolicy(owner)).toEqual([
      "no_force: row-level security is not forced on its owner",
      "no_policy: no policy for reading",
      "open_door: no row-level security",
      "open_door: row-level security is not forced on its owner",
      "open_door: no policy for reading",
    ])
    await owner.query("rollback")
    await owner.end()
  })
})

describe("a database that cannot be used is refused in words", () => {
  test.each([
    ["not a URL", "database-url-invalid"],
    ["mysql://a:b@localhost/x", "database-url-invalid"],
    ["postgresql://a:b@localhost", "database-url-invalid"],
    ["postgresql://localhost/x", "database-url-invalid"],
    ["postgresql://a:b@127.0.0.1:1/x", "database-unreachable"],
  ])("%s", async (url, code) => {
    expect(await refusal(openDatabase({ folder: await newFolder(), url }))).toBe(code)
  })

  test("a wrong password of the administrator", async () => {
    const url = `postgresql://root:wrong@127.0.0.1:${own.port}/postgres`
    expect(await refusal(openDatabase({ folder: await newFolder(), url }))).toBe("database-unreachable")
  })

  test("an administrator who may make no roles", async () => {
    const admin = await own.connect()
    await admin.query("create role powerless login password 'p'")
    await admin.query("create database powerless owner powerless")
    await admin.end()
    const url = `postgresql://powerless:p@127.0.0.1:${own.port}/powerless`
    expect(await refusal(openDatabase({ folder: await newFolder(), url }))).toBe("database-rights-missing")
  })

  test("a PostgreSQL older than 16", async () => {
    // No such server is at hand: a connection that answers as one.
    const old = Object.assign(new pg.Client(), {
      query: async () => ({ rows: [{ number: "150010", name: "15.10" }] }),
    })
    expect(await refusal(checkVersion(old))).toBe("database-too-old")
  })

  test("an empty database for a command that only attaches", async () => {
    expect(await refusal(openDatabase({ folder: await newFolder(), existing: true }))).toBe("no-database")
    const url = await own.newDatabase()
    expect(await refusal(openDatabase({ folder: await newFolder(), url, existing: true }))).toMatch(
      /no-database|secrets-do-not-fit/,
    )
  })
})

import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type pg from "pg"
import { issue, Problem } from "#issues"
import { grantBackup } from "./roles.ts"

const folder = join(import.meta.dirname, "migrations")

/** The schema of the database is newer than this program. */
export class NewerSchemaError extends Problem {
  override name = "NewerSchemaError"

  constructor(number: number, known: number) {
    super("conflict", [issue("error", "database-newer", "", { number, known })])
  }
}

export interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
}

/** The numbered migrations, in order. */
export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => ({
      number: Number(name.slice(0, 4)),
      name,
      text: await readFile(join(folder, name), "utf8"),
    })),
  )
}

/**
 * The numbers of the migrations that a database has seen; none for an empty one.
 * @param client of any role that may read the table `migration`
 * @throws NewerSchemaError when the database has seen migrations that this program does not know
 */
export async function seenMigrations(client: pg.Client): Promise<ReadonlySet<number>> {
  const made = await client.query("select to_regclass('public.migration') as found")
  if (made.rows[0]?.found === null) return new Set()
  const { rows } = await client.query<{ number: number }>("select number from migration order by number")
  const known = (await listMigrations()).at(-1)?.number ?? 0
  const newest = rows.at(-1)?.number ?? 0
  if (newest > known) throw new NewerSchemaError(newest, known)
  return new Set(rows.map((row) => row.number))
}

export interface MigrateOptions {
  /** The last migration to run; every one when left out. */
  readonly upTo?: number
  /** The caller's transaction holds them all; otherwise each has one of its own. */
  readonly within?: boolean
}

/**
 * Runs the migrations that the database has not seen, as the owner of the tables, and lets backups read what they made.
 * @returns the names of those that ran
 * @throws NewerSchemaError when the database has seen migrations that this program does not know
 */
export async function migrate(owner: pg.Client, options: MigrateOptions = {}): Promise<string[]> {
  await owner.query(
    "create table if not exists migration (number integer primary key, name text not null, ran_at timestamptz not null default now())",
  )
  const seen = await seenMigrations(owner)
  const ran: string[] = []
  for (const migration of await listMigrations()) {
    if (seen.has(migration.number) || migration.number > (options.upTo ?? Number.POSITIVE_INFINITY)) continue
    await run(owner, migration, options.within === true)
    ran.push(migration.name)
  }
  await grantBackup(owner)
  return ran
}

async function run(owner: pg.Client, migration: Migration, within: boolean): Promise<void> {
  if (!within) await owner.query("begin")
  try {
    await owner.query(migration.text)
    await owner.query("insert into migration (number, name) values ($1, $2)", [
      migration.number,
      migration.name,
    ])
    if (!within) await owner.query("commit")
  } catch (cause) {
    if (!within) await owner.query("rollback")
    throw new Error(`Migration ${migration.name} failed: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}

import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Kysely, PostgresDialect } from "kysely"
import pg from "pg"
import type { Tables } from "#schema"
import { type AdministratorAddress, parseDatabaseUrl } from "./address.ts"
import { connectAs, connectionRefusal, type DatabaseAddress, poolFor } from "./connect.ts"
import { type EmbeddedServer, startEmbedded } from "./embedded-server.ts"
import { listMigrations, migrate, seenMigrations } from "./migrate.ts"
import { refusal } from "./refusal.ts"
import { checkVersion, grantBackup, prepareRoles } from "./roles.ts"
import { type DatabaseRole, loadSecrets, type Secrets } from "./secrets.ts"
import { findServing, lockForServing, lockKeys } from "./server-lock.ts"
import { type ServingDatabase, serveOn } from "./serving.ts"
import { type WithActor, withActorOn } from "./with-actor.ts"

export type ProductRole = Exclude<DatabaseRole, "postgres">

export interface DatabaseOptions {
  /** The data folder: secrets, files, and the embedded database. */
  readonly folder: string
  /** An administrator's address of a PostgreSQL of one's own; left out: the embedded one. */
  readonly url?: string
  /** Folder of other PostgreSQL programs than those that npm brought. */
  readonly binaries?: string
  /** Connections of the application; 10 when left out. */
  readonly connections?: number
  /** Told when an idle connection is lost. */
  readonly onLost?: (error: Error) => void
  /** Holds the database as its one server until it is closed. */
  readonly serve?: {
    readonly origin: string
    /** Told when another server took the database while this one had lost it: this one has to stop. */
    readonly onTaken?: () => void
  }
  /** Only a database that is there already: nothing is made. */
  readonly existing?: boolean
  /** The schema stays as it is, even an older one. */
  readonly asItIs?: boolean
  /** Fills an empty database at an older schema, in one transaction with the making of its tables. */
  readonly fill?: { readonly schema: number; readonly load: (owner: pg.Client) => Promise<void> }
  /** Called before migrations change a database that holds something, with the number of the first of them. */
  readonly beforeMigration?: (before: BeforeMigration) => Promise<void>
}

export interface BeforeMigration {
  readonly number: number
  readonly secrets: Secrets
  readonly connectAs: (role: ProductRole) => Promise<pg.Client>
}

export interface Database {
  readonly kind: "embedded" | "server"
  /** The data folder, absolute. */
  readonly folder: string
  readonly secrets: Secrets
  readonly address: DatabaseAddress
  readonly withActor: WithActor
  /** The application's own connections, for queues and readiness; rows of organisations only through `withActor`. */
  readonly pool: pg.Pool
  /** A connection of one of the database's roles; the caller ends it. */
  readonly connectAs: (role: ProductRole) => Promise<pg.Client>
  /** Connections of one of the database's roles; ended with the database. */
  readonly poolAs: (role: ProductRole, max: number) => pg.Pool
  /** Migrations that ran at this opening. */
  readonly migrated: readonly string[]
  readonly close: () => Promise<void>
}

/**
 * Opens the system of record: starts or finds the database, makes its roles, runs the migrations.
 * @throws Problem whose issue says what stands in the way, and the way out
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const folder = resolve(options.folder)
  if (options.existing && options.url === undefined && !existsSync(join(folder, "postgres")))
    throw refusal("no-database", { folder }, "not-found")
  const own = options.url === undefined ? null : parseDatabaseUrl(options.url)
  const secrets = await loadSecrets(folder)
  const server =
    own === null ? await startEmbedded(folder, secrets.database.postgres, options.binaries) : null
  const admin = own ?? embeddedAddress(server, secrets)
  try {
    if (server !== null) await makeDatabase(admin.address, admin.password)
    const { migrated, administrator } = await prepare(options, folder, admin, secrets)
    const serving =
      options.serve === undefined
        ? null
        : await serveOn(administrator, {
            folder,
            origin: options.serve.origin,
            onTaken: options.serve.onTaken ?? (() => {}),
            reconnect: async () => {
              if (server !== null) await startEmbedded(folder, secrets.database.postgres, options.binaries)
              return connectAs(admin.address, admin.user, admin.password)
            },
          })
    // Held until it is closed, so that whoever started an embedded server sees that somebody still works on it.
    const presence = serving === null && server !== null ? administrator : null
    if (serving === null && presence === null) await administrator.end()
    return opened(options, folder, admin, secrets, { migrated, server, serving, presence })
  } catch (cause) {
    if (server?.started) await server.stop()
    throw cause
  }
}

/** Roles, schema and the server's lock. One program at a time: a second one waits for the first one's migrations. */
async function prepare(
  options: DatabaseOptions,
  folder: string,
  { address, user, password }: AdministratorAddress,
  secrets: Secrets,
): Promise<{ migrated: readonly string[]; administrator: pg.Client }> {
  const connect = (role: ProductRole) =>
    connectAs(address, role, secrets.database[role]).catch((cause) => {
      throw connectionRefusal(cause, address, folder)
    })
  const administrator = await connectAs(address, user, password).catch((cause) => {
    const code = cause instanceof Error && "code" in cause ? cause.code : ""
    throw code === "28P01" && options.url !== undefined
      ? refusal("database-unreachable", {
          address: `${address.host}:${address.port}/${address.database}`,
          reason: cause.message,
        })
      : connectionRefusal(cause, address, folder)
  })
  try {
    await checkVersion(administrator)
    await administrator.query("select pg_advisory_lock($1)", [lockKeys.prepare])
    if (options.serve !== undefined) await lockForServing(administrator, folder, options.serve.origin)
    const made = await administrator.query("select 1 from pg_roles where rolname = 'gaoxin_owner'")
    if (options.existing && made.rowCount === 0) throw refusal("no-database", { folder }, "not-found")
    // While another one serves, nothing is prepared: it has been.
    const served = options.serve === undefined ? await findServing(administrator, folder) : null
    if (served === null && !options.existing) await prepareRoles(administrator, secrets.database)
    const owner = await connect("gaoxin_owner")
    try {
      const seen = await seenMigrations(owner)
      const pending = (await listMigrations()).filter(({ number }) => !seen.has(number))
      const first = pending[0]
      if (options.fill !== undefined) await fillEmpty(owner, options.fill, address)
      if (options.existing && seen.size === 0) throw refusal("no-database", { folder }, "not-found")
      if (first === undefined || options.asItIs) return { migrated: [], administrator }
      if (served !== null) throw refusal("older-server-running", { server: served })
      if (
        options.fill === undefined &&
        options.beforeMigration !== undefined &&
        (await holdsSomething(owner))
      ) {
        await grantBackup(owner)
        await options.beforeMigration({ number: first.number, secrets, connectAs: connect })
      }
      return { migrated: await migrate(owner), administrator }
    } finally {
      await owner.end()
      await administrator.query("select pg_advisory_unlock($1)", [lockKeys.prepare])
    }
  } catch (cause) {
    await administrator.end()
    throw cause
  }
}

/** @throws Problem `database-not-empty` */
async function fillEmpty(
  owner: pg.Client,
  fill: NonNullable<DatabaseOptions["fill"]>,
  address: DatabaseAddress,
): Promise<void> {
  const found = await owner.query(
    `select 1 from pg_class where relkind in ('r', 'p') and (relowner = current_user::regrole or relnamespace = 'public'::regnamespace)`,
  )
  if (found.rowCount !== 0) throw refusal("database-not-empty", { database: address.database })
  await owner.query("begin")
  try {
    await migrate(owner, { upTo: fill.schema, within: true })
    await fill.load(owner)
    await owner.query("commit")
  } catch (cause) {
    await owner.query("rollback").catch(() => {})
    throw cause
  }
}

interface Parts {
  readonly migrated: readonly string[]
  readonly server: EmbeddedServer | null
  readonly serving: ServingDatabase | null
  readonly presence: pg.Client | null
}

function opened(
  options: DatabaseOptions,
  folder: string,
  admin: AdministratorAddress,
  secrets: Secrets,
  { migrated, server, serving, presence }: Parts,
): Database {
  const { address } = admin
  const onLost = options.onLost ?? (() => {})
  const password = (role: ProductRole) => secrets.database[role]
  const pool = poolFor(address, "gaoxin_app", password("gaoxin_app"), options.connections ?? 10, onLost)
  const others: pg.Pool[] = []
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: server === null ? "server" : "embedded",
    folder,
    secrets,
    address,
    withActor: withActorOn(db),
    pool,
    connectAs: (role) => connectAs(address, role, password(role)),
    poolAs: (role, max) => {
      const made = poolFor(address, role, password(role), max, onLost)
      others.push(made)
      return made
    },
    migrated,
    close: async () => {
      // Kysely ends the pool only when it has used it.
      await db.destroy()
      await Promise.all([pool, ...others].filter((one) => !one.ending).map((one) => one.end()))
      await serving?.close()
      await presence?.end().catch(() => {})
      if (server !== null && (serving !== null || (server.started && (await isUnused(admin, folder)))))
        await server.stop()
    },
  }
}

/** Whether nobody else works on an embedded database that this process started: then it is stopped. */
async function isUnused({ address, user, password }: AdministratorAddress, folder: string): Promise<boolean> {
  const client = await connectAs(address, user, password).catch(() => null)
  if (client === null) return true
  try {
    // Connections that have just been ended are seen for a moment longer.
    for (let tries = 0; tries < 40; tries++) {
      const others = await client.query(
        "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()",
      )
      if (others.rowCount === 0) return true
      if ((await findServing(client, folder)) !== null) return false
      await sleep(50)
    }
    return false
  } finally {
    await client.end()
  }
}

function embeddedAddress(server: EmbeddedServer | null, secrets: Secrets): AdministratorAddress {
  return {
    address: { host: server?.host ?? "", port: 5432, database: "gaoxin" },
    user: "postgres",
    password: secrets.database.postgres,
  }
}

/** Whether a migration could lose something: any table of the owner's has a row. */
async function holdsSomething(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ name: string }>(
    "select oid::regclass::text as name from pg_class where relkind = 'r' and relowner = current_user::regrole and relname <> 'migration'",
  )
  for (const { name } of rows) {
    // The size, not the rows: row-level security hides those from their owner too.
    const size = await owner.query("select pg_relation_size($1::regclass) > 0 as used", [name])
    if (size.rows[0]?.used === true) return true
  }
  return false
}

async function makeDatabase(address: DatabaseAddress, password: string): Promise<void> {
  const client = await connectAs({ ...address, database: "postgres" }, "postgres", password)
  try {
    const known = await client.query("select 1 from pg_database where datname = $1", [address.database])
    if (known.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(address.database)}`)
  } catch (cause) {
    // Another program made it in between.
    if (!(cause instanceof Error && "code" in cause && (cause.code === "42P04" || cause.code === "23505")))
      throw cause
  } finally {
    await client.end()
  }
}

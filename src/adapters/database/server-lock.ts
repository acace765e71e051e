// One server per database: whoever serves holds an advisory lock on a connection of its own.
import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type pg from "pg"
import { refusal } from "./refusal.ts"
import { isAlive } from "./running-server.ts"

/** Keys of the product's advisory locks: preparing the database, and serving it. */
export const lockKeys = { prepare: 727001, serve: 727010 } as const

/** What `server.json` in the data folder says of the server that runs. */
export interface ServerInfo {
  readonly pid: number
  readonly origin: string
  /** ISO 8601. */
  readonly started: string
}

/**
 * Takes the lock of the server for as long as the connection lives.
 * @throws Problem `server-running`, which names the server that holds it
 */
export async function lockForServing(client: pg.Client, folder: string, origin: string): Promise<void> {
  if (!(await tryToServe(client)))
    throw refusal("server-running", { server: await whoServes(client, folder) })
  await nameServer(client, origin)
}

/** @returns whether the lock is now this connection's */
export async function tryToServe(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [
    lockKeys.serve,
  ])
  return rows[0]?.taken === true
}

/** Whom others find when they look for the server: in the database, from any machine. */
export async function nameServer(client: pg.Client, origin: string): Promise<void> {
  // A name has 63 bytes.
  const name = `gaoxin serve ${process.pid} ${origin}`.slice(0, 63)
  await client.query(`set application_name = ${client.escapeLiteral(name)}`)
}

/** Words on the server that holds the lock; `null`: none serves. */
export async function findServing(client: pg.Client, folder: string): Promise<string | null> {
  const { rows } = await client.query<{ name: string | null; address: string | null; since: Date | null }>(
    `select activity.application_name as name, activity.client_addr::text as address, activity.backend_start as since
       from pg_locks
       join pg_stat_activity as activity on activity.pid = pg_locks.pid
       join pg_database as own on own.oid = pg_locks.database
      where own.datname = current_database() and pg_locks.locktype = 'advisory' and pg_locks.granted
        and pg_locks.classid = 0 and pg_locks.objid = ${lockKeys.serve} and pg_locks.objsubid = 1`,
  )
  const holder = rows[0]
  if (holder === undefined) return null
  const info = await readServerInfo(folder)
  if (info !== null && isAlive(info.pid)) return `${info.origin}, pid ${info.pid}, ${info.started}`
  return [holder.name, holder.address, holder.since?.toISOString()].filter(Boolean).join(", ")
}

async function whoServes(client: pg.Client, folder: string): Promise<string> {
  return (await findServing(client, folder)) ?? "?"
}

/** The server of a data folder, as it wrote itself down; `null`: none did. */
export async function readServerInfo(folder: string): Promise<ServerInfo | null> {
  const text = await readFile(join(folder, "server.json"), "utf8").catch(() => null)
  if (text === null) return null
  try {
    const { pid, origin, started } = JSON.parse(text) as Partial<ServerInfo>
    return typeof pid === "number" && typeof origin === "string" && typeof started === "string"
      ? { pid, origin, started }
      : null
  } catch {
    return null
  }
}

export async function writeServerInfo(folder: string, info: ServerInfo): Promise<void> {
  await writeFile(join(folder, "server.json"), `${JSON.stringify(info, null, 2)}\n`, { mode: 0o600 })
}

/** Removes this process's own note, never another's. */
export async function removeServerInfo(folder: string): Promise<void> {
  if ((await readServerInfo(folder))?.pid === process.pid)
    await rm(join(folder, "server.json"), { force: true })
}

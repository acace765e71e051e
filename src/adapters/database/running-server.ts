// Finding the PostgreSQL that runs on a data folder: one's own, another command's, or one that outlived its parent.
import { readdir, readFile, readlink, realpath, rm } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { refusal } from "./refusal.ts"

export interface FoundServer {
  readonly pid: number
  /** Folder of its Unix socket. */
  readonly host: string
}

/** The server that runs on a cluster; `null`: none. A file that a crash left names a process that is gone or another's. */
export async function findServer(cluster: string): Promise<FoundServer | null> {
  const data = await realpath(cluster).catch(() => cluster)
  const lines = await readFile(join(data, "postmaster.pid"), "utf8").then(
    (text) => text.split("\n"),
    () => [],
  )
  // Lines: process, cluster, start, port, socket folder.
  const pid = Number(lines[0])
  const host = lines[4] ?? ""
  if (!Number.isInteger(pid) || pid <= 0 || host === "") return null
  return (await worksIn(pid, data)) ? { pid, host } : null
}

/** The server's process number; `null`: none runs. */
export async function runningServer(cluster: string): Promise<number | null> {
  return (await findServer(cluster))?.pid ?? null
}

/** Whether a process is PostgreSQL on this cluster: its working folder is the cluster, whatever its number was before. */
export async function worksIn(pid: number, data: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === data
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EACCES")) return false
    // Another user's: its command line names the cluster.
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")
    return command.split("\0").includes(data)
  }
}

/** Waits until a server has ended; after half a minute it is ended without a checkpoint, which loses nothing. */
export async function untilEnded(pid: number, data: string): Promise<void> {
  const impatient = Date.now() + 30_000
  let urged = false
  while (await worksIn(pid, data)) {
    if (!urged && Date.now() > impatient) {
      urged = true
      process.kill(pid, "SIGQUIT")
    }
    await sleep(10)
  }
}

/**
 * Makes a cluster without a server fit to start: waits for what is left of a server that was killed, and removes locks
 * that name processes of other programs. A lock of a process that is gone stays: PostgreSQL reads more from it.
 */
export async function clearLeftovers(data: string, socket: string): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const left = await processesIn(data)
    if (left.length === 0) break
    if (Date.now() > deadline)
      throw refusal("embedded-database-failed", {
        log: "postgres.log",
        reason: `processes of a killed server are left: ${left.join(", ")}`,
      })
    await sleep(50)
  }
  const lock = join(data, "postmaster.pid")
  const pid = Number((await readFile(lock, "utf8").catch(() => "")).split("\n")[0])
  if (pid > 0 && isAlive(pid)) await rm(lock, { force: true })
  // The folder of the socket is ours alone, and nothing runs.
  for (const name of [".s.PGSQL.5432", ".s.PGSQL.5432.lock"]) await rm(join(socket, name), { force: true })
}

async function processesIn(data: string): Promise<number[]> {
  const found: number[] = []
  for (const name of await readdir("/proc").catch(() => [] as string[])) {
    if (!/^\d+$/.test(name)) continue
    const folder = await readlink(`/proc/${name}/cwd`).catch(() => "")
    if (folder !== data) continue
    const program = await readlink(`/proc/${name}/exe`).catch(() => "")
    if (program.endsWith("/postgres")) found.push(Number(name))
  }
  return found
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM"
  }
}

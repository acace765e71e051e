import { spawn } from "node:child_process"
import { mkdir, open, readFile, rename, stat } from "node:fs/promises"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { embeddedBinaries } from "./binaries.ts"
import { type Cluster, openCluster } from "./cluster.ts"
import { refusal } from "./refusal.ts"
import { clearLeftovers, findServer, isAlive, untilEnded } from "./running-server.ts"
import { asServerUser } from "./server-user.ts"

/** Bytes of postgres.log after which a start begins a new one. */
const longestLog = 16 * 1024 * 1024

export interface EmbeddedServer {
  /** Folder of the Unix socket; it listens nowhere else. */
  readonly host: string
  /** Whether this process started it; another's is found running. */
  readonly started: boolean
  /** Ends the server that runs on the folder, whoever started it; clients are cut off, what they confirmed is kept. */
  readonly stop: () => Promise<void>
}

/**
 * Starts PostgreSQL on `<folder>/postgres`, making the cluster when there is none, or finds the server that already
 * runs there: another command's, or one that outlived its parent.
 *
 * @param folder the data folder, mode 0700
 * @param password of the superuser `postgres`, used when the cluster is made
 */
export async function startEmbedded(
  folder: string,
  password: string,
  binaries: string = embeddedBinaries(),
): Promise<EmbeddedServer> {
  const root = resolve(folder)
  await mkdir(root, { recursive: true, mode: 0o700 })
  const cluster = await openCluster(root, password, binaries)
  const { data } = cluster
  const stop = async () => {
    const running = await findServer(data)
    if (running === null) return
    process.kill(running.pid, "SIGINT")
    await untilEnded(running.pid, data)
  }
  const before = await findServer(data)
  if (before !== null) {
    await untilReady(root, before.host, password, () => isAlive(before.pid))
    return { host: before.host, started: false, stop }
  }
  await clearLeftovers(data, cluster.socket)
  const child = await launch(root, cluster)
  let exited = false
  child.once("exit", () => {
    exited = true
  })
  child.once("error", () => {
    exited = true
  })
  // Another program may have started one at the same moment: then ours ends, and theirs answers.
  const lives = async () => !exited || (await findServer(data)) !== null
  await untilReady(root, cluster.socket, password, lives).catch(async (cause) => {
    if ((await findServer(data))?.pid === child.pid) await stop()
    throw cause
  })
  const running = await findServer(data)
  return { host: cluster.socket, started: running?.pid === child.pid, stop }
}

async function launch(root: string, cluster: Cluster) {
  const path = join(root, "postgres.log")
  if (((await stat(path).catch(() => null))?.size ?? 0) > longestLog) await rename(path, `${path}.1`)
  const log = await open(path, "a", 0o600)
  const settings = [
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "timezone=Asia/Shanghai",
    "log_timezone=Asia/Shanghai",
    "max_connections=60",
  ]
  const server = asServerUser(cluster.user, join(cluster.binaries, "postgres"), [
    "-D",
    cluster.data,
    "-k",
    cluster.socket,
    ...settings.flatMap((setting) => ["-c", setting]),
  ])
  // A group of its own: an interrupt at the keyboard ends the product first, and the product its database.
  const child = spawn(server.command, server.arguments, {
    stdio: ["ignore", log.fd, log.fd],
    detached: true,
    cwd: "/",
    ...server.as,
  })
  child.unref()
  await log.close()
  return child
}

/** Recovery after a crash may take long: it is waited for while the server lives. */
async function untilReady(
  root: string,
  host: string,
  password: string,
  lives: () => boolean | Promise<boolean>,
): Promise<void> {
  for (;;) {
    const client = new pg.Client({ host, user: "postgres", password, database: "postgres" })
    client.on("error", () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      await client.end().catch(() => {})
      // The server speaks and refuses the password.
      if (cause instanceof Error && "code" in cause && cause.code === "28P01")
        throw refusal("secrets-do-not-fit", { folder: root })
      if (!(await lives()))
        throw refusal("embedded-database-failed", {
          log: join(root, "postgres.log"),
          reason: await lastLines(join(root, "postgres.log")),
        })
      await sleep(20)
    }
  }
}

async function lastLines(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch(() => "")
  return text.trimEnd().split("\n").slice(-3).join(" / ")
}

// A PostgreSQL of one's own for tests: over TCP, with a password, like a server that DATABASE_URL names.
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { writeFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { asServerUser, serverUserOf } from "../../src/adapters/database/server-user.ts"

export const binaries16 = resolve(import.meta.dirname, "../../node_modules/pg16/native/bin")

export interface OwnServer {
  /** DATABASE_URL of a new, empty database, as its administrator. */
  readonly newDatabase: () => Promise<string>
  /** A superuser's connection. */
  readonly connect: (database?: string) => Promise<pg.Client>
  readonly port: number
  readonly stop: () => Promise<void>
}

export async function startOwnServer(binaries: string): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-own-"))
  const data = join(folder, "data")
  const port = await freePort()
  const user = await serverUserOf(data)
  if (user.kind === "other") throw new Error("the tests need user namespaces, or an ordinary user")
  const secret = join(folder, "password")
  writeFileSync(secret, "administrator's password\n")
  const initdb = asServerUser(user, join(binaries, "initdb"), [
    "-D",
    data,
    "-U",
    "root",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "-A",
    "scram-sha-256",
    `--pwfile=${secret}`,
    "-N",
  ])
  const made = spawnSync(initdb.command, initdb.arguments, { encoding: "utf8" })
  if (made.status !== 0) throw new Error(made.stderr)
  const postgres = asServerUser(user, join(binaries, "postgres"), [
    "-D",
    data,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
  ])
  const child = spawn(postgres.command, postgres.arguments, { stdio: "ignore" })
  const connect = async (database = "postgres") => {
    const client = new pg.Client({
      host: "127.0.0.1",
      port,
      user: "root",
      password: "administrator's password",
      database,
    })
    client.on("error", () => {})
    await client.connect()
    return client
  }
  for (let tries = 0; ; tries++) {
    try {
      await (await connect()).end()
      break
    } catch (cause) {
      if (tries > 500 || child.exitCode !== null) throw cause
      await sleep(20)
    }
  }
  let count = 0
  return {
    port,
    connect,
    newDatabase: async () => {
      const name = `gaoxin${++count}`
      const client = await connect()
      await client.query(`create database ${name}`)
      await client.end()
      return `postgresql://root:${encodeURIComponent("administrator's password")}@127.0.0.1:${port}/${name}`
    },
    stop: async () => {
      child.kill("SIGINT")
      if (child.exitCode === null) await once(child, "exit")
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("no port")
  return address.port
}

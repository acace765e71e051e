// One server per data folder; the demonstration and production apart; what a wrong start says; an end that leaves nothing.
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { findServer, openDatabase, runningServer } from "#database"
import { Problem } from "#issues"
import { binaries16, type OwnServer, startOwnServer } from "./postgres-server.ts"

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const root = resolve(import.meta.dirname, "../..")
const cli = join(root, "src/cli/gaoxin.mjs")
let folder: string
let own: OwnServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-serve-"))
  own = await startOwnServer(binaries16)
})
afterAll(async () => {
  await own.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

const environment = (name: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  GAOXIN_DATA: join(folder, name),
  ...more,
})

function gaoxin(name: string, words: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const done = spawnSync(process.execPath, [cli, ...words], {
    encoding: "utf8",
    env: environment(name, more),
  })
  return { code: done.status, text: `${done.stdout}${done.stderr}` }
}

/** A server of its own process, once it says where it is. */
async function start(
  command: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  const child = spawn(command, words, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] })
  let said = ""
  await new Promise<void>((done, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.includes("→ http")) done()
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.once("exit", (code) => fail(new Error(`ended with ${code}: ${said}`)))
  })
  return child
}

async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM")
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  return typeof address === "object" && address !== null ? address.port : 0
}

const code = (cause: unknown) => (cause instanceof Problem ? cause.issues[0]?.code : String(cause))

test("npm start is a demonstration; a second one, and production on its folder, are refused; TERM ends all of it", async () => {
  const port = await freePort()
  // npm hands the signal on to the command, which `exec` has made its only child.
  const server = await start("npm", ["start", "--", "--port", String(port)], environment("demo"))
  const cluster = join(folder, "demo", "postgres")
  const info = JSON.parse(readFileSync(join(folder, "demo", "server.json"), "utf8"))
  expect(info.origin).toBe(`http://127.0.0.1:${port}`)
  expect((await fetch(`${info.origin}/api/ready`)).status).toBe(200)
  const second = gaoxin("demo", ["serve", "--demo", "--port", String(await freePort())])
  expect(second.code).toBe(2)
  expect(second.text).toContain(`已有一个服务在运行（${info.origin}`)
  expect(second.text).toContain(`A server already runs on this database (${info.origin}, pid ${info.pid}`)
  // A command works beside the server and leaves it running.
  const archive = join(folder, "demo.tar.gz")
  expect(gaoxin("demo", ["backup", "--out", archive]).code).toBe(0)
  expect((await fetch(`${info.origin}/api/ready`)).status).toBe(200)
  await end(server)
  for (let tries = 0; tries < 200 && (await runningServer(cluster)) !== null; tries++) await sleep(50)
  expect(await runningServer(cluster)).toBeNull()
  expect(existsSync(join(folder, "demo", "server.json"))).toBe(false)
  const production = gaoxin("demo", ["serve", "--port", String(port)])
  expect(production.code).toBe(2)
  expect(production.text).toContain("These are the data of a demonstration")
  expect(await runningServer(cluster)).toBeNull()
  // The mark goes with the archive.
  expect(gaoxin("demo", ["restore", archive, "--into", join(folder, "demo-copy")]).code).toBe(0)
  expect(gaoxin("demo-copy", ["serve", "--port", String(port)]).text).toContain(
    "These are the data of a demonstration",
  )
})

test("production's folder is refused to a demonstration; a taken port is said; a start that fails leaves no database", async () => {
  const taken = createServer().listen(0, "127.0.0.1")
  await once(taken, "listening")
  const address = taken.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  const first = gaoxin("production", ["serve", "--port", String(port)])
  expect(first.code).toBe(2)
  expect(first.text).toContain(`127.0.0.1:${port} is taken: choose another by --port`)
  expect(await runningServer(join(folder, "production", "postgres"))).toBeNull()
  taken.close()
  const demo = gaoxin("production", ["serve", "--demo", "--port", String(port)])
  expect(demo.code).toBe(2)
  expect(demo.text).toContain("These are production's data")
})

describe("wrong use is refused before anything is made", () => {
  test.each([
    [["serve", "--demo", "--host", "0.0.0.0"], "A demonstration stays on this machine"],
    [["serve", "--port", "eighty"], "A port is a whole number from 0 to 65535, not eighty"],
    [["serve", "--port", "70000"], "A port is a whole number from 0 to 65535, not 70000"],
    [["serve", "--origin", "example.org"], "--origin is written https://host, not example.org"],
    [["backup"], "holds no data"],
    [["restore", "/nowhere.tar.gz"], "--into FOLDER is missing"],
  ])("gaoxin %j", (words, expected) => {
    const done = gaoxin("nothing", words)
    expect(done.code).toBe(2)
    expect(done.text).toContain(expected)
    expect(existsSync(join(folder, "nothing"))).toBe(false)
  })
})

describe("one server per database", () => {
  test("of a server of one's own as well, from whichever folder", async () => {
    const url = await own.newDatabase()
    const first = await openDatabase({ folder: join(folder, "left"), url, serve: { origin: "http://first" } })
    const second = openDatabase({ folder: join(folder, "right"), url, serve: { origin: "http://second" } })
    expect(await second.catch(code)).toBe("server-running")
    const cause = await openDatabase({ folder: join(folder, "right"), url, serve: { origin: "x" } }).catch(
      (c) => c,
    )
    expect(cause instanceof Problem && cause.issues[0]?.values.server).toContain("http://first")
    // The first one's passwords still hold.
    expect((await first.pool.query("select 1")).rowCount).toBe(1)
    const again = await openDatabase({ folder: join(folder, "left"), url, existing: true })
    await again.close()
    await first.close()
    const third = await openDatabase({ folder: join(folder, "left"), url, serve: { origin: "http://third" } })
    await third.close()
  })

  test("whose database is killed starts it again and keeps the lock; a command that attached leaves it running", async () => {
    const data = join(folder, "revived")
    const server = await openDatabase({ folder: data, serve: { origin: "http://revived" } })
    const before = await findServer(join(data, "postgres"))
    process.kill(before?.pid ?? 0, "SIGKILL")
    let answered = false
    for (let tries = 0; tries < 600 && !answered; tries++) {
      answered = await server.pool.query("select 1").then(
        () => true,
        () => false,
      )
      if (!answered) await sleep(50)
    }
    expect(answered).toBe(true)
    const after = await findServer(join(data, "postgres"))
    expect(after?.pid).not.toBe(before?.pid)
    // The lock is taken again a moment after the database answers.
    const holder = await server.connectAs("gaoxin_backup")
    for (let tries = 0; tries < 600; tries++) {
      const { rowCount } = await holder.query(
        "select 1 from pg_locks where locktype = 'advisory' and objid = 727010",
      )
      if (rowCount === 1) break
      await sleep(50)
    }
    await holder.end()
    const refused = await openDatabase({ folder: data, serve: { origin: "http://other" } }).catch(code)
    expect(refused).toBe("server-running")
    const command = await openDatabase({ folder: data, existing: true })
    await command.close()
    expect((await server.pool.query("select 1")).rowCount).toBe(1)
    await server.close()
    expect(await runningServer(join(data, "postgres"))).toBeNull()
  })

  test("an older one that runs is not upgraded under its feet", async () => {
    const data = join(folder, "older")
    const server = await openDatabase({ folder: data, serve: { origin: "http://older" } })
    const owner = await server.connectAs("gaoxin_owner")
    await owner.query("delete from migration where number = (select max(number) from migration)")
    await owner.end()
    expect(await openDatabase({ folder: data }).catch(code)).toBe("older-server-running")
    await server.close()
  })
})

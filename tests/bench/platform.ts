// The platform as a whole: from nothing to the first page, many callers at once, bytes until the first screen.
import { fork, spawn } from "node:child_process"
import { randomBytes, randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { type RunningServer, serve } from "#server"
import { launchBrowser } from "../browser.ts"
import { openFirstScreen } from "../server/first-screen.ts"
import type { LoadOrder, LoadReport } from "./load-generator.ts"

export interface PlatformRow {
  readonly work: string
  readonly median: string
  readonly rate: string
  readonly bar: string
}

const cli = resolve(import.meta.dirname, "../../src/cli/gaoxin.mjs")

/** Milliseconds until the first page is answered, and until the demonstration is whole. */
async function startTo(folder: string, port: number): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, [cli, "serve", "--demo", "--port", String(port)], {
    env: { ...process.env, GAOXIN_DATA: folder },
    stdio: "ignore",
  })
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
      if (answer?.status === 200 && (await answer.text()).includes("<div id"))
        return performance.now() - began
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
      if (performance.now() - began > 60_000) throw new Error("no page within a minute")
      await new Promise((done) => setTimeout(done, 10))
    }
  } finally {
    const ended = new Promise((done) => child.once("exit", done))
    if (child.exitCode === null) {
      child.kill("SIGTERM")
      await ended
    }
  }
}

async function startRows(): Promise<PlatformRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-bench-"))
  try {
    const [empty, again] = [await startTo(folder, 8931), await startTo(folder, 8931)]
    const row = (work: string, ms: number) => ({
      work,
      median: `${ms.toFixed(0)} ms`,
      rate: "",
      bar: "≤ 3000 ms",
    })
    return [row("serve --demo to the first page, empty folder", empty), row("the same, again", again)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function load(order: LoadOrder): Promise<LoadReport> {
  return new Promise((done, fail) => {
    const child = fork(join(import.meta.dirname, "load-generator.ts"))
    child.once("message", (report) => done(report as LoadReport))
    child.once("error", fail)
    child.once("exit", (code) => code !== 0 && fail(new Error(`the load generator ended with ${code}`)))
    child.send(order)
  })
}

/** Tokens of an analyst of the invented province's department. */
async function tokensOf(server: RunningServer, count: number): Promise<string[]> {
  const { context } = server
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString("base64url"))
  await context.withActor({ kind: "system", task: "bench" }, "administration", async (tx) => {
    const { id, place } = await tx
      .selectFrom("organisation")
      .where("id", "=", "990000.kjt")
      .select(["id", "place"])
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("api_token")
      .values(
        tokens.map((token) => ({
          id: randomUUID(),
          name: "bench",
          digest: context.digestOfSecret(token),
          organisation_id: id,
          place,
          role: "analyst" as const,
          purpose: "administration" as const,
          expires_at: new Date(Date.now() + 3_600_000),
          revoked_at: null,
          last_used_at: null,
        })),
      )
      .execute()
  })
  return tokens
}

/** The demonstration makes its evaluations while people look around already. */
async function untilThere(address: string, token: string): Promise<void> {
  const until = performance.now() + 60_000
  while (performance.now() < until) {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
    await answer.arrayBuffer()
    if (answer.status === 200) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${address} is not there after a minute`)
}

async function loadRows(): Promise<PlatformRow[]> {
  const callers = 200
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-bench-"))
  const server = await serve({
    folder,
    host: "127.0.0.1",
    port: 0,
    mode: "demo",
    rates: { address: 1e9, caller: 1e9, uploads: 1e9, unknownTokens: 1e9 },
  })
  try {
    const tokens = await tokensOf(server, callers)
    const paths: readonly [string, string, readonly string[]][] = [
      ["a list: GET /api/runs", "/api/runs", tokens],
      ["a ranking: GET /api/runs/demo-zones/result", "/api/runs/demo-zones/result", tokens],
      ["a profile: GET /api/zones/320500-1", "/api/zones/320500-1", tokens],
      ["the register, anybody: GET /api/zones", "/api/zones", []],
    ]
    await untilThere(`${server.origin}/api/runs/demo-zones/result`, tokens[0] ?? "")
    const rows: PlatformRow[] = []
    for (const [work, path, used] of paths) {
      const report = await load({ origin: server.origin, path, tokens: used, callers, seconds: 5 })
      rows.push({
        work: `${work}, ${callers} at once${report.refused > 0 ? `, ${report.refused} not 200` : ""}`,
        median: `${report.median.toFixed(0)} ms, p95 ${report.p95.toFixed(0)} ms`,
        rate: `${(report.answered / report.seconds).toFixed(0)}/s`,
        bar: "",
      })
    }
    const browser = await launchBrowser()
    try {
      const screen = await openFirstScreen(browser, `${server.origin}/`)
      rows.push({
        work: `scripts and styles until the first screen, ${screen.files} files`,
        median: `${(screen.bytes / 1000).toFixed(0)} kB`,
        rate: "",
        bar: "≤ 400 kB",
      })
    } finally {
      await browser.close()
    }
    return rows
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Needs the built pages. */
export async function platformRows(): Promise<PlatformRow[]> {
  return [...(await startRows()), ...(await loadRows())]
}

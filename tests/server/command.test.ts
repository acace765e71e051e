// The command itself, as a service manager runs it: lines of JSON, a signal, an end.
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"

const command = fileURLToPath(new URL("../../src/cli/gaoxin.mjs", import.meta.url))
let folder: string
let child: ChildProcess
let output = ""
let origin = ""

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-command-"))
  child = spawn(process.execPath, [command, "serve", "--port", "0"], {
    env: { ...process.env, GAOXIN_DATA: folder, GAOXIN_LOG: "json" },
    stdio: ["ignore", "pipe", "inherit"],
  })
  await new Promise<void>((done, fail) => {
    child.once("exit", (code) => fail(new Error(`ended with ${code}: ${output}`)))
    child.stdout?.on("data", (part) => {
      output += String(part)
      const found = /→ (http:\S+)/.exec(output)
      if (found?.[1] !== undefined) {
        origin = found[1]
        done()
      }
    })
  })
})
afterAll(async () => {
  if (child.exitCode === null) child.kill("SIGKILL")
  await rm(folder, { recursive: true, force: true })
})

test("each request is one line of JSON that says what was asked, not by whom", async () => {
  await fetch(`${origin}/api/ready?secret=7`, { headers: { "user-agent": "somebody/1" } })
  const lines = () =>
    output
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  const found = async () => {
    for (;;) {
      const line = lines().find((one) => one.route === "/api/ready")
      if (line !== undefined) return line
      await new Promise((done) => setTimeout(done, 10))
    }
  }
  const line = await found()
  expect(Object.keys(line).sort()).toEqual(
    ["level", "method", "ms", "msg", "name", "request", "route", "status", "time"].sort(),
  )
  expect([line.method, line.status]).toEqual(["GET", 200])
  expect(output).not.toMatch(/secret|somebody|127\.0\.0\.1"/)
})

test("TERM ends it with 0, and its database with it", async () => {
  const ended = new Promise<number | null>((done) => child.once("exit", done))
  child.removeAllListeners("exit")
  const exit = new Promise<number | null>((done) => child.once("exit", (code) => done(code)))
  child.kill("SIGTERM")
  expect(await Promise.race([exit, ended])).toBe(0)
  await expect(fetch(`${origin}/api/health`)).rejects.toThrow()
})

import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"

async function freePort(): Promise<number> {
  const listener = createServer()
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done))
  const address = listener.address()
  await new Promise((done) => listener.close(done))
  return typeof address === "object" && address !== null ? address.port : 0
}

test("the log says what was asked and how it ended, nothing of who asked or what was written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-log-"))
  const port = await freePort()
  const child = spawn(process.execPath, ["src/cli/gaoxin.mjs", "serve", "--port", String(port)], {
    env: { ...process.env, GAOXIN_DATA: folder, DATABASE_URL: "", GAOXIN_LOG: "json" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let log = ""
  child.stdout.on("data", (chunk) => {
    log += String(chunk)
  })
  child.stderr.on("data", (chunk) => {
    log += String(chunk)
  })
  const ended = new Promise((done) => child.once("exit", done))
  const origin = `http://127.0.0.1:${port}`
  try {
    for (let i = 0; i < 500; i += 1) {
      if (
        await fetch(`${origin}/api/ready`).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        break
      await sleep(100)
    }
    const told = ["zhangsan", "Pa55word!", "13800000000", "geheim-token", "sekret-cookie", "王小明"]
    const json = { "content-type": "application/json", origin }
    const asOther = { authorization: "Bearer geheim-token", cookie: "gaoxin_appointment=sekret-cookie" }
    const body = JSON.stringify({ username: "zhangsan", password: "Pa55word!", name: "王小明" })
    const ask = (path: string, options: RequestInit = {}) => fetch(`${origin}${path}`, options)
    await ask("/api/auth/sign-in/username", { method: "POST", headers: json, body })
    await ask("/api/audit?person=zhangsan&objectId=13800000000", { headers: asOther })
    await ask(`/api/settings/${encodeURIComponent("王小明")}/zhangsan`, { headers: asOther })
    await ask("/api/settings/zhangsan?x=13800000000", {
      method: "PUT",
      headers: { ...json, ...asOther },
      body,
    })
    await ask("/api/tokens", { method: "POST", headers: json, body: '{"password": "Pa55word!"' })
    for (let i = 0; i < 100 && !log.includes('"/api/tokens"'); i += 1) await sleep(50)
    expect(log).toContain('"/api/audit"')
    expect(log).toContain('"/api/tokens"')
    for (const word of [...told, encodeURIComponent("王小明"), "remoteAddress", "user-agent"])
      expect(log, word).not.toContain(word)
  } finally {
    child.kill("SIGTERM")
    await ended
    await rm(folder, { recursive: true, force: true })
  }
})

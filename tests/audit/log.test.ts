import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test, vi } from "vitest"
import { serve } from "#server"

test("the log says what was asked and how it ended, and nothing of who asked or what was written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-log-"))
  const { makeApp } = await import("../../src/server/app.ts")
  const running = await serve({ folder, host: "127.0.0.1", port: 0, mode: "production" })
  const lines: string[] = []
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    lines.push(String(chunk))
    return true
  })
  // pino writes to the file descriptor itself, unless it is given a stream.
  const app = await makeApp(running.context, {
    pages: folder,
    log: true,
    logTo: { write: (line: string) => void lines.push(line) },
  })
  try {
    const secrets = ["zhangsan", "Pa55word!", "13800000000", "geheim-token", "sekret-cookie", "王小明"]
    const headers = { authorization: "Bearer geheim-token", cookie: "gaoxin_appointment=sekret-cookie" }
    const body = { username: "zhangsan", password: "Pa55word!", name: "王小明" }
    const origin = { "content-type": "application/json", origin: running.origin, host: new URL(running.origin).host }
    await app.inject({ method: "POST", url: "/api/auth/sign-in/username", payload: body, headers: origin })
    await app.inject({ method: "GET", url: "/api/audit?person=zhangsan&objectId=13800000000", headers })
    await app.inject({ method: "GET", url: `/api/settings/${encodeURIComponent("王小明")}/zhangsan`, headers })
    await app.inject({ method: "PUT", url: "/api/settings/zhangsan?x=13800000000", payload: body, headers })
    await app.inject({ method: "POST", url: "/api/tokens", payload: `{"password": "Pa55word!"`, headers: origin })
    app.log.info("end")
    const log = lines.join("")
    expect(log).toContain('"route":"/api/audit"')
    expect(log).toContain('"statusCode":401')
    for (const secret of secrets) expect(log, secret).not.toContain(secret)
    expect(log).not.toContain("remoteAddress")
  } finally {
    write.mockRestore()
    await app.close()
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

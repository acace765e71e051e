// The pages as a browser gets them: small enough for a slow line, and nothing that the policy of scripts refuses.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type RunningServer, serve } from "#server"
import { launchBrowser } from "../browser.ts"
import { builtPages } from "../built-pages.ts"
import { openFirstScreen } from "./first-screen.ts"

/** Compressed bytes of scripts and styles until the first screen stands. */
const mostBytes = 400_000

let folder: string
let server: RunningServer
let browser: Browser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-pages-"))
  const pages = await builtPages()
  ;[server, browser] = await Promise.all([
    serve({ folder: join(folder, "data"), host: "127.0.0.1", port: 0, mode: "production", pages }),
    launchBrowser(),
  ])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test("the first screen needs at most 400 kB of scripts and styles, and stands without a complaint", async () => {
  const screen = await openFirstScreen(browser, `${server.origin}/`)
  expect(screen.complaints).toEqual([])
  expect(screen.text).toMatch(/[\u4e00-\u9fff]{2}/)
  expect(screen.files).toBeGreaterThan(0)
  expect(screen.bytes).toBeGreaterThan(10_000)
  expect(screen.bytes).toBeLessThanOrEqual(mostBytes)
})

test("scripts come compressed, for good, and are checked no more", async () => {
  const html = await (await fetch(`${server.origin}/`)).text()
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ""
  const brotli = await fetch(server.origin + script, { headers: { "accept-encoding": "br" } })
  expect(brotli.headers.get("content-encoding")).toBe("br")
  expect(brotli.headers.get("cache-control")).toContain("immutable")
  expect(brotli.headers.get("content-type")).toMatch(/javascript/)
  const gzip = await fetch(server.origin + script, { headers: { "accept-encoding": "gzip" } })
  expect(gzip.headers.get("content-encoding")).toBe("gzip")
  expect(await gzip.text()).toBe(await brotli.text())
})

test("the page itself is asked for again each time; an old script's name is not taken for a page", async () => {
  const page = await fetch(`${server.origin}/rounds/2025`)
  expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-cache"])
  expect(page.headers.get("content-type")).toMatch(/html/)
  expect((await fetch(`${server.origin}/assets/index-gone.js`)).status).toBe(404)
})

test("the page of the interface lists every group of routes, without a network and under our policy", async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  const elsewhere: string[] = []
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin) && !request.url().startsWith("data:"))
      elsewhere.push(request.url())
  })
  await page.goto(`${server.origin}/api/docs`, { waitUntil: "networkidle" })
  await page.getByText("高新 Gaoxin").first().waitFor()
  expect(await page.locator(".opblock-tag").count()).toBeGreaterThan(1)
  await page.locator(".opblock-tag").first().click()
  expect(complaints).toEqual([])
  expect(elsewhere).toEqual([])
  await page.close()
})

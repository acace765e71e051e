// The first screen and the pages of this slice in a real browser, on pages built for the test.
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import type { FastifyInstance } from "fastify"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeApp } from "../../src/server/app.ts"
import { launchBrowser } from "../browser.ts"
import { builtPages } from "../built-pages.ts"
import { startTestServer, type TestServer } from "../server.ts"

let server: TestServer
let app: FastifyInstance
let browser: Browser
/** One for all, so that scripts are fetched and compiled once. */
let context: BrowserContext
let origin: string
let axe: string

beforeAll(async () => {
  const pages = await builtPages()
  server = await startTestServer("demo")
  app = await makeApp(server.context, { pages, log: false })
  origin = await app.listen({ host: "127.0.0.1", port: 0 })
  browser = await launchBrowser()
  context = await browser.newContext({ bypassCSP: true })
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await server?.stop()
})

async function open(path: string, viewport = { width: 1366, height: 768 }, dark = false): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(viewport)
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light" })
  await page.goto(origin + path)
  return page
}

/**
 * Runs a script in a page. It is a text: tests are checked without the types of browsers.
 * @param T what the script answers
 */
const run = async <T>(page: Page, script: string) => (await page.evaluate(script)) as T

interface Inset {
  readonly right: number
  readonly down: number
  readonly width: number
  readonly height: number
}

/** Paths of the map that are made of twelve pieces: the inset of the South China Sea, as the chart library draws it. */
const insets = (page: Page) =>
  run<Inset[]>(
    page,
    `(() => {
      const svg = document.querySelector(".china-map svg")
      const whole = svg.getBoundingClientRect()
      return [...svg.querySelectorAll("path")]
        .filter((path) => (path.getAttribute("d")?.match(/M/g)?.length ?? 0) === 12)
        .map((path) => {
          const box = path.getBoundingClientRect()
          return {
            right: (box.left + box.width / 2 - whole.left) / whole.width,
            down: (box.top + box.height / 2 - whole.top) / whole.height,
            width: box.width,
            height: box.height,
          }
        })
    })()`,
  )

/** Height and width of all that the page holds. */
const sizes = (page: Page) =>
  run<[number, number]>(page, "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")

describe("the first screen", () => {
  test("fits one screen of 1366 × 768, with stations, table or map, matrix and what the data are", async () => {
    const page = await open("/")
    await page.getByRole("heading", { level: 1 }).waitFor()
    await page.locator(".overview-map-body").waitFor()
    expect(await page.getByRole("list", { name: "工作环节" }).getByRole("listitem").count()).toBe(7)
    expect(await page.locator(".matrix a").count()).toBe(21)
    expect(await page.getByText("国发〔2020〕7号").first().isVisible()).toBe(true)
    expect(await page.getByText("179 园区名录").isVisible()).toBe(true)
    expect(await page.getByText("我的待办").isVisible()).toBe(true)
    const [height, width] = await sizes(page)
    expect(height).toBeLessThanOrEqual(768)
    expect(width).toBeLessThanOrEqual(1366)
    // Nothing of it is cut off below either.
    const line = await page.locator(".data-line").boundingBox()
    expect((line?.y ?? 768) + (line?.height ?? 1)).toBeLessThanOrEqual(768)
    await page.locator(".china-map svg path").first().waitFor()
    expect((await sizes(page))[0]).toBeLessThanOrEqual(768)
    await page.close()
  })

  test("narrows the zones of the chosen year by name and class", async () => {
    const page = await open("/")
    await page.getByRole("button", { name: "表格" }).click()
    await page.getByRole("combobox", { name: /^年末/ }).selectOption("2020")
    await page.getByText("2020 年末国家高新区 169 家，所选 169 家").first().waitFor()
    await page.getByRole("combobox", { name: /^战略区域/ }).selectOption("京津冀")
    // grep 京津冀 zones.csv | wc -l: 8, of which 雄安 is of 2026
    await page.getByText("所选 7 家").first().waitFor()
    await page.getByLabel("按名称查找").fill("石家庄")
    await page.getByText("所选 1 家").first().waitFor()
    await page.getByRole("link", { name: "石家庄高新区" }).click()
    await page.getByRole("heading", { name: "石家庄高新技术产业开发区" }).waitFor()
    expect(page.url()).toContain("/zones/130100-1")
    await page.close()
  })

  test("has a map with the inset of 南海诸岛, a notice that it is no published map, and marks that lead to zones", async () => {
    const page = await open("/")
    await page.locator(".china-map svg path").first().waitFor()
    const found = await insets(page)
    expect(found.length).toBe(1)
    // In the lower right of the map, about as high as wide, and large enough to be seen.
    expect(found[0]!.right).toBeGreaterThan(0.75)
    expect(found[0]!.down).toBeGreaterThan(0.7)
    expect(found[0]!.width).toBeGreaterThan(40)
    expect(found[0]!.height).toBeGreaterThan(40)
    expect(await page.getByText("未取得审图号，不作为公开发布之用").isVisible()).toBe(true)
    // Marks are circles: arcs in a path.
    const firstMark = () =>
      run<{ count: number; x: number; y: number }>(
        page,
        `(() => {
          const marks = [...document.querySelectorAll(".china-map svg path")].filter((path) =>
            /A/.test(path.getAttribute("d") ?? ""),
          )
          const box = marks[0].getBoundingClientRect()
          return { count: marks.length, x: box.left + box.width / 2, y: box.top + box.height / 2 }
        })()`,
      )
    expect((await firstMark()).count).toBe(179)
    // The page may still be drawing what stands above the map and move it under the mouse.
    await expect
      .poll(
        async () => {
          if (!page.url().includes("/zones/")) {
            const { x, y } = await firstMark()
            await page.mouse.click(x, y)
          }
          return page.url()
        },
        { timeout: 20_000, interval: 500 },
      )
      .toMatch(/\/zones\/\d{6}-\d+$/)
    await page.close()
  })

  test("loads no more than 400 kB of script and style before figures and table stand", async () => {
    const page = await open("/")
    await page.getByRole("link", { name: "中关村", exact: true }).waitFor()
    const bytes = await run<number>(
      page,
      `performance
        .getEntriesByType("resource")
        .filter(({ name }) => /\\.(js|css)$/.test(new URL(name).pathname) && !/chart-body|china-map/.test(name))
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0)`,
    )
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThanOrEqual(400_000)
    await page.close()
  })
})

describe("the pages", () => {
  const paths = [
    ["/", "意见 21 条"],
    ["/national", "营业收入"],
    ["/zones", "所选 179 家"],
    ["/zones/340100-1", "公开位次"],
    ["/zones/990001", "虚构"],
    ["/clauses", "115 项机制"],
    ["/frameworks", "未知权重"],
    ["/frameworks/national/nhtz-2021", "权重未公布"],
    ["/frameworks/compare?a=national/nhtz-2021&b=national/nhtz-2024", "只在左"],
    ["/packs", "国家高新区"],
    ["/packs/national", "警告 9"],
  ] as const

  const inTheDark: ReadonlySet<string> = new Set(["/", "/national", "/zones/340100-1", "/clauses"])

  test.each(paths)("%s has no serious fault of accessibility, light or dark", async (path, text) => {
    for (const dark of inTheDark.has(path) ? [false, true] : [false]) {
      const page = await open(path, { width: 1366, height: 768 }, dark)
      await page.getByText(text).first().waitFor()
      await page.addScriptTag({ content: axe })
      const faults = await run<string[]>(
        page,
        `axe.run("#content").then(({ violations }) =>
          violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 160) + " " + nodes[0].failureSummary.slice(0, 200)),
        )`,
      )
      expect(faults).toEqual([])
      await page.close()
    }
  })

  test("a narrow screen needs no sideways scrolling", async () => {
    for (const path of ["/", "/zones", "/clauses", "/national"]) {
      const page = await open(path, { width: 390, height: 844 })
      await page.locator("#content h1").waitFor()
      await page.waitForLoadState("networkidle")
      const width = await run<number>(page, 'document.querySelector("#content").scrollWidth')
      expect([path, width <= 390]).toEqual([path, true])
      await page.close()
    }
  })
})

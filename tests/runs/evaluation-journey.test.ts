import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { launchBrowser, pick } from "../browser.ts"
import { builtPages } from "../built-pages.ts"
import { startTestServer, type TestServer } from "../server.ts"

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

let server: TestServer
let browser: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  server = await startTestServer("demo", { pages: await builtPages(), seed: true })
  browser = await launchBrowser()
  const token = await server.tokenFor("990000.kjt", "analyst")
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  })
  page = await context.newPage()
  page.on("pageerror", (error) => errors.push(error.message))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** What a reader with a screen reader, a keyboard or weak eyes could not use. */
async function seriousFaults(): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const checker = (globalThis as unknown as { axe: { run: (options: object) => Promise<Found> } }).axe
    interface Found {
      violations: { id: string; impact: string; nodes: { target: string[]; html: string }[] }[]
    }
    const { violations } = await checker.run({ resultTypes: ["violations"] })
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map((node) => `${node.target} ${node.html.slice(0, 160)}`).join(" | ")}`,
      )
  })
}

/** Three invented zones that differ by one rule: whatever the demo's value is, 甲 takes the best, 乙 the middle, 丙 the worst. */
async function threeZones(): Promise<string> {
  const loaded = server.context.packs.get("demo")?.pack
  const id = loaded?.manifest.default?.framework ?? ""
  const nodes = loaded?.frameworks.get(id)?.nodes ?? []
  const indicators = nodes.filter((node) => node.kind === "indicator")
  const header = ["code", "name", "period", ...indicators.map((one) => one.code)]
  const value = (place: number) =>
    indicators.map((one) => (one.indicator?.direction === "lower-is-better" ? 10 + place : 100 - place))
  const rows = [
    ["990001", "示例丙", "2024", ...value(9)],
    ["990002", "示例甲", "2024", ...value(1)],
    ["990003", "示例乙", "2024", ...value(5)],
  ]
  return [header, ...rows].map((row) => row.join(",")).join("\n")
}

test("a table is uploaded, evaluated, ranked as by hand, and verified in the browser", async () => {
  await page.goto(`${server.origin}/evaluations/new`)
  await page.getByText("上传的表格").first().click()
  await page.locator("input[type=file]").setInputFiles({
    name: "三园区.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(await threeZones()),
  })
  await page.getByText("三园区 · 3 行").waitFor()
  await page.getByRole("textbox", { name: "标题" }).fill("三园区试评")
  expect(await seriousFaults()).toEqual([])
  await page.getByRole("button", { name: "开始评价" }).click()
  await page.getByRole("heading", { level: 1, name: /三园区试评/ }).waitFor()
  await page.getByRole("tab", { name: "位次" }).waitFor({ timeout: 60_000 })
  const rows = page.locator("tbody tr.ant-table-row")
  await rows.first().waitFor()
  const names = await rows.getByRole("button").allInnerTexts()
  // Better in every indicator means first whatever the weights: min-max gives 100, 50 and 0 throughout.
  expect(names.map((name) => name.trim())).toEqual(["示例甲", "示例乙", "示例丙"])
  const scores = await rows.locator("td:has(span[title])").allInnerTexts()
  expect(scores).toEqual(expect.arrayContaining(["100.00", "50.00", "0.00"]))
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("权重未公布 · 非官方")
  expect(await seriousFaults()).toEqual([])
  await page.getByRole("tab", { name: "文件与复核" }).click()
  await page.getByRole("button", { name: /^复\s*核$/ }).click()
  await page.getByText("一致", { exact: true }).waitFor({ timeout: 60_000 })
  expect(await seriousFaults()).toEqual([])
  expect(errors).toEqual([])
}, 180_000)

test("a table without codes is refused in words, on the page", async () => {
  await page.goto(`${server.origin}/evaluations/data`)
  await page.locator("input[type=file]").setInputFiles({
    name: "坏.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("名称,得分\n甲,1\n"),
  })
  await page.getByText("没有 code 列").waitFor()
  expect(await seriousFaults()).toEqual([])
}, 60_000)

test("every tab of a result opens without a serious fault for whoever reads it otherwise", async () => {
  for (;;) {
    const answer = await page.request.get(`${server.origin}/api/runs/demo-zones`)
    if (answer.status() === 200) break
    await page.waitForTimeout(200)
  }
  await page.goto(`${server.origin}/evaluations/demo-zones`)
  for (const name of [
    "对象画像",
    "得分热图",
    "计算过程",
    "分布",
    "权重",
    "规模检验",
    "方法",
    "提示与问题",
    "文件与复核",
  ]) {
    await page.getByRole("tab", { name }).click()
    await page.waitForLoadState("networkidle")
    await page.locator(".ant-skeleton").first().waitFor({ state: "detached" })
    expect(await seriousFaults(), name).toEqual([])
  }
  expect(errors).toEqual([])
}, 120_000)

test("the method's form is made from its schema and says what is wrong beside the option", async () => {
  await page.goto(`${server.origin}/evaluations/new`)
  await page.getByRole("combobox", { name: "评价方法" }).click()
  await pick(page, "自行设定每个选项…")
  await page.getByRole("combobox", { name: "处理极端值" }).click()
  await pick(page, "处理（缺省值同 OECD 手册软件 COINr）")
  await page.getByText("最多缩尾个数").waitFor()
  expect(
    await page
      .locator("section")
      .getByText(/winsorise|geometric|min-max/)
      .count(),
  ).toBe(0)
  await page.getByRole("combobox", { name: "插补缺失值" }).click()
  await pick(page, "插补（选择办法）")
  await page.getByText("JSON", { exact: true }).click()
  expect(JSON.parse(await page.getByRole("textbox", { name: "评价方法（JSON）" }).inputValue())).toEqual({
    treat: {},
    impute: {},
  })
  await page.getByRole("textbox", { name: "评价方法（JSON）" }).fill('{"rank":{"decimals":99}}')
  await page.getByText("方法有 1 处问题").waitFor()
  expect(await seriousFaults()).toEqual([])
}, 60_000)

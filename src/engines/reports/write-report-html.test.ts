import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { EvaluationResult } from "#evaluation"
import { launchBrowser } from "../../../tests/browser.ts"
import { exampleResult } from "./example-result.ts"
import { writeReportHtml } from "./write-report-html.ts"

const texts = { "weights-unknown": { zh: "{path} 的权重未公布。", en: "Weights of {path} are unpublished." } }
const write = (result: EvaluationResult, language: "zh" | "en" = "zh") =>
  writeReportHtml({
    result,
    texts,
    language,
    sources: [
      {
        title: "示例公报 <2023>",
        issuer: "示例省统计局",
        number: "示统〔2024〕1号",
        date: "2024-03-01",
        certainty: "A",
      },
    ],
    generated: "2024-05-01 09:00",
  })

test("the same input gives the same bytes", () => {
  expect(write(exampleResult())).toBe(write(exampleResult()))
})

test("names from the data are text, in HTML, in pictures and in JSON", () => {
  const page = write(exampleResult())
  expect(page).not.toMatch(/<script>alert/)
  expect(page).not.toMatch(/<img/)
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(page).not.toContain("\u202e")
  expect(page).not.toContain("\u001b")
  expect(page).not.toMatch(/ style="| on[a-z]+="/)
})

test("every id is used once and the pictures name nothing outside", () => {
  const page = write(exampleResult())
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, target] of page.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(target)
  expect(page).not.toMatch(/zr\d/)
  const addresses = [...page.matchAll(/(?:href|src|xlink:href)="([^"#][^"]*)"/g)].map((match) => match[1])
  expect(addresses).toEqual(["data:,"])
})

test("an entity alone gets no rank, and the page says so", () => {
  const page = write(exampleResult({ entities: 1, indicators: 4, intervals: false }))
  expect(page).toContain("不能得出位次")
  expect(page).toContain("no rank can be computed")
})

test("nothing is evaluated: the page is still written", () => {
  expect(write(exampleResult({ entities: 0, indicators: 2, intervals: false }))).toContain("没有可显示的得分")
})

test("with many entities the pictures are limited and say so, the tables are complete", () => {
  const page = write(exampleResult({ entities: 2000, indicators: 12, intervals: false, origin: "user" }))
  expect(page).toContain("未画出，见下表")
  for (const code of ["990001", "991000", "992000"])
    expect(page.split(`<td class="code">${code}</td>`)).toHaveLength(3)
  expect(page).not.toContain('class="watermark"')
  expect(page.length).toBeLessThan(8_000_000)
})

describe("in a browser", () => {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "gaoxin-report-"))
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** The page, and everything that it asked for or complained about. */
  async function open(
    text: string,
    width = 1366,
  ): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
    const file = join(folder, `report-${width}.html`)
    writeFileSync(file, text)
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const requests: string[] = []
    const complaints: string[] = []
    page.on("request", (request) => requests.push(request.url()))
    page.on("console", (message) => complaints.push(message.text()))
    page.on("pageerror", (error) => complaints.push(error.message))
    page.on("dialog", (dialog) => {
      complaints.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.goto(pathToFileURL(file).href)
    return { page, requests: requests.slice(1).filter((url) => url !== "data:,"), complaints }
  }

  test("it requests nothing, breaks no policy and runs nothing from the data", async () => {
    const { page, requests, complaints } = await open(write(exampleResult()))
    expect(requests).toEqual([])
    expect(complaints).toEqual([])
    expect(
      await page.evaluate("document.querySelectorAll('img, script[src], link[rel=stylesheet]').length"),
    ).toBe(0)
    await page.close()
  })

  test("one click changes the language", async () => {
    const { page, complaints } = await open(write(exampleResult()))
    await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toBe("示例高新区综合评价")
    await page.getByRole("button", { name: "English" }).click()
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(
      "Example evaluation of high-tech zones",
    )
    expect(await page.title()).toContain("weights unpublished")
    expect(await page.getByText("位次", { exact: true }).filter({ visible: true }).count()).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  test("any entity can be chosen, from the list, the buttons or the ranking", async () => {
    const { page, complaints } = await open(write(exampleResult()))
    const card = page.locator("#profile-body .card strong")
    await page.getByLabel("选择对象").selectOption("0")
    expect(await card.innerText()).toBe("<script>alert(1)</script>")
    await page.locator("#next").press("Enter")
    expect(await card.innerText()).not.toBe("<script>alert(1)</script>")
    await page.locator('a[data-entity="2"]').click()
    expect(await card.innerText()).toBe("示例省甲市高新区")
    expect(await page.locator("#profile-body tbody").nth(1).locator("tr").count()).toBe(9)
    expect(complaints).toEqual([])
    await page.close()
  })

  test("tables are sorted from the keyboard; those not ranked stay below", async () => {
    const { page } = await open(write(exampleResult()))
    const ranks = () => page.locator("#ranking tbody").first().locator("tr td:first-child").allInnerTexts()
    const button = page.locator("#ranking thead th button").first()
    await button.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    expect((await ranks())[0]).toBe("27")
    expect(await page.locator("#ranking tbody.below tr").count()).toBe(4)
    await page.close()
  })

  test("a narrow screen scrolls tables, not the page", async () => {
    const { page } = await open(write(exampleResult()), 390)
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390)
    await page.close()
  })
})

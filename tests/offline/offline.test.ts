// The one HTML file, opened from disk in a real browser without a network: an ugly workbook in, a ranking out.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { Workbook } from "@cj-tech-master/excelts"
import { set_cptable, utils, write } from "@e965/xlsx"
import * as codePages from "@e965/xlsx/dist/cpexcel"
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { buildOffline } from "../../scripts/offline/main.ts"
import { launchBrowser, pick } from "../browser.ts"
import { isFresh } from "../cached.ts"

let folder: string
let address: string
let browser: Browser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-offline-"))
  const built = "dist/web/gaoxin-offline.html"
  const fresh = await isFresh(built, ["src", "packs", "scripts/offline", "package-lock.json"])
  const [path, opened] = await Promise.all([fresh ? built : buildOffline(folder), launchBrowser()])
  address = pathToFileURL(resolve(path)).href
  browser = opened
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Opens the file as a person would; whatever asks for the network or is refused is a complaint. */
async function open(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: "zh-CN", acceptDownloads: true, offline: true })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url())
  })
  await page.goto(address)
  await page.getByRole("heading", { level: 1 }).waitFor()
  return { page, complaints }
}

async function downloaded(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name }).click(),
  ])
  return readFile(await download.path(), "utf8")
}

test("the example is evaluated as the command line evaluates it, without a request to anybody", async () => {
  const { page, complaints } = await open()
  await page.getByRole("button", { name: "用示例数据（虚构）评价" }).click()
  await page.getByTitle("评价报告").waitFor()
  const proof = JSON.parse(await downloaded(page, "下载 proof.json")) as { digest: string }
  const { runEvaluation } = await import("#services/evaluation")
  const { makeEvaluationContext } = await import("#wiring")
  const { fullProof } = await import("#evaluation")
  const context = await makeEvaluationContext(() => {})
  const { runs } = await runEvaluation({ pack: "demo", framework: "demo-2021" }, context)
  const [run] = runs
  if (run === undefined) throw new Error("nothing was evaluated")
  expect(proof.digest).toBe(fullProof(run.result, run.input).digest)
  expect(complaints).toEqual([])
  await page.context().close()
})

test("a workbook as a province has it is read, what is doubtful is asked, and it is evaluated", async () => {
  const book = new Workbook()
  const sheet = book.addWorksheet("2024")
  sheet.addRow(["示例省高新区主要指标（2024年）"])
  sheet.addRow(["序号", "园区", "当年净增营业收入", "企业利润率"])
  sheet.addRow(["", "", "（万元）", "（%）"])
  sheet.addRow([1, "示例省甲市高新区", 2_429_000, 5.7])
  sheet.addRow([2, "示例省乙市高新区", 1_630_000, "７.10"])
  sheet.addRow([3, "示例丙市高新区", "…", 9.43])
  sheet.addRow(["合计", "", 4_059_000, ""])
  sheet.addRow(["注：数据为虚构。"])
  const path = join(folder, "报表.xlsx")
  await writeFile(path, new Uint8Array(await book.xlsx.writeBuffer()))
  const { page, complaints } = await open()
  await page.getByLabel("指标体系").click()
  await pick(page, /示例省高新区综合评价/)
  await page.getByLabel("选择文件").last().setInputFiles(path)
  // A name that is only like one is asked for, and nothing is evaluated before.
  const asked = page.getByText("“示例丙市高新区”是哪个单位？")
  await asked.waitFor()
  expect(await page.getByRole("button", { name: "用这张表评价" }).count()).toBe(0)
  await page.getByRole("radio", { name: /示例省丙市高新区/ }).click()
  await asked.waitFor({ state: "hidden" })
  const csv = await downloaded(page, "下载 table.csv")
  const lines = csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replace("\ufeff", "").split(","))
  const [header = [], ...rows] = lines
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)])
  expect(column("code")).toEqual(["990001", "990002", "990003"])
  // 万元 in the file, 亿元 in the framework: 2429000 ÷ 10000, and … is missing.
  expect(column("revenue_increase")).toEqual(["242.9", "163", ""])
  expect(column("profit_margin")).toEqual(["5.7", "7.1", "9.43"])
  const unread = await downloaded(page, "下载未读单元格")
  expect(unread).toContain("4059000")
  expect(complaints).toEqual([])
  await page.context().close()
})

/** The rows below between tabs, in GB18030. */
const sameInGb18030 =
  "b8dfd0c2c7f809c6dabce409b5b1c4eabebbd4f6d3aad2b5cad5c8eba3a8cdf2d4aaa3a90d0acabec0fdcaa1bc" +
  "d7cad0b8dfd0c2c7f8093230323409313731333030300d0acabec0fdcaa1d2d2cad0b8dfd0c2c7f80932303234" +
  "09312c3633302c3030300d0a"

test("old workbooks, documents and Chinese text are read without a server too", async () => {
  set_cptable(codePages)
  const rows = [
    ["高新区", "期间", "当年净增营业收入（万元）"],
    ["示例省甲市高新区", "2024", "1713000"],
    ["示例省乙市高新区", "2024", "1,630,000"],
  ]
  const old = utils.book_new()
  utils.book_append_sheet(old, utils.aoa_to_sheet(rows), "2024")
  const paragraph = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const document = new Document({
    sections: [
      { children: [new Table({ rows: rows.map((row) => new TableRow({ children: row.map(paragraph) })) })] },
    ],
  })
  const files = {
    "旧表.xls": new Uint8Array(write(old, { type: "array", bookType: "biff8" })),
    "通知.docx": new Uint8Array(await Packer.toBuffer(document)),
    "国标.csv": new Uint8Array(Buffer.from(sameInGb18030, "hex")),
  }
  for (const [name, content] of Object.entries(files)) {
    const { page, complaints } = await open()
    await page.getByLabel("指标体系").click()
    await pick(page, /示例省高新区综合评价/)
    await page
      .getByLabel("选择文件")
      .last()
      .setInputFiles({
        name,
        mimeType: "application/octet-stream",
        buffer: Buffer.from(content),
      })
    const lines = (await downloaded(page, "下载 table.csv")).replace("\ufeff", "").trim().split(/\r?\n/)
    const [header = [], ...values] = lines.map((line) => line.split(","))
    const at = header.indexOf("revenue_increase")
    // 1,713,000 万元 ÷ 10,000 = 171.3 亿元
    expect([name, values.map((row) => [row[0], row[at]])]).toEqual([
      name,
      [
        ["990001", "171.3"],
        ["990002", "163"],
      ],
    ])
    expect(complaints).toEqual([])
    await page.context().close()
  }
})

test("a province's own regulation and its own table become a ranking, without a list of ours", async () => {
  // 一级、二级指标 with points; 万元 in the table where the annex says 亿元.
  const annex = new Workbook()
  const points = annex.addWorksheet("附件")
  for (const row of [
    ["高新区评价指标表"],
    ["一级指标", "二级指标", "单位", "分值"],
    ["规模", "营业收入", "亿元", 60],
    ["效益", "净利润率", "%", 40],
  ])
    points.addRow(row)
  const table = new Workbook()
  const sheet = table.addWorksheet("Sheet1")
  for (const row of [
    ["各园区2024年情况"],
    ["序号", "园区名称", "营业收入（万元）", "净利润率（%）"],
    [1, "东山科创园", 1_000_000, 4],
    [2, "西川科创园", 3_000_000, 2],
    [3, "南湖科创园", 2_000_000, 6],
    ["合计", "", 6_000_000, ""],
  ])
    sheet.addRow(row)
  const files = [join(folder, "办法.xlsx"), join(folder, "情况.xlsx")] as const
  await writeFile(files[0], new Uint8Array(await annex.xlsx.writeBuffer()))
  await writeFile(files[1], new Uint8Array(await table.xlsx.writeBuffer()))
  const { page, complaints } = await open()
  await page.getByLabel("选择文件").first().setInputFiles(files[0])
  await page.getByText("净利润率").first().waitFor()
  await page.getByLabel("选择文件").last().setInputFiles(files[1])
  await page.getByRole("button", { name: /按表中名称计入/ }).click()
  await page.getByRole("button", { name: "用这张表评价" }).click()
  await page.getByTitle("评价报告").waitFor()
  await page.screenshot({ path: join(tmpdir(), "gaoxin-offline-own.png"), fullPage: true })
  const ranking = await downloaded(page, "下载 ranking.csv")
  // By hand, min-max 0–100, weights 0.6 and 0.4: 南湖 0.6 × 50 + 0.4 × 100 = 70, 西川 60 + 0 = 60, 东山 0 + 0.4 × 50 = 20.
  const order = ["南湖科创园", "西川科创园", "东山科创园"].map((name) => ranking.indexOf(name))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  for (const score of ["70", "60", "20"])
    expect(ranking).toMatch(new RegExp(`[,\t]${score}(\\.0+)?[,\t\r\n]`))
  expect(complaints).toEqual([])
  await page.context().close()
})

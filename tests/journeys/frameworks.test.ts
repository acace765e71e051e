// In a browser: an annex becomes a framework, completed in the page, saved, put in force; a zone keys in its letter.
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { annexDocument } from "../frameworks/example-annex.ts"
import { ownFiguresWorkbook } from "../frameworks/own-figures-workbook.ts"
import { type Product, seriousFaults, startProduct } from "./product.ts"

let product: Product
let folder: string

beforeAll(async () => {
  product = await startProduct()
  folder = await mkdtemp(join(tmpdir(), "gaoxin-annex-"))
})
afterAll(async () => {
  await product?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Pictures for people who look: only where a folder is named. */
async function picture(page: Page, name: string): Promise<void> {
  const { GAOXIN_PICTURES: into } = process.env
  if (into === undefined) return
  await page.screenshot({ path: join(into, `${name}.png`), fullPage: true })
}

test("an annex as a document is completed in the page, saved and put in force", async () => {
  const path = join(folder, "办法附件.docx")
  await writeFile(path, await annexDocument())
  const page = await product.openAs("demo-analyst", "/frameworks/import")
  await page.getByLabel("文件").setInputFiles(path)
  await page.getByText("指标树，4 个指标").waitFor()
  await picture(page, "import")
  await page.getByRole("button", { name: "存为草案" }).click()
  await page.getByText("2 条评分规则待确认").waitFor()
  expect(await seriousFaults(page)).toEqual([])

  // A sum that no longer fits is said at once, at its node.
  await page.getByLabel("绿地率 的权重").fill("25")
  await page.getByText("1 个错误").waitFor()
  await picture(page, "editor-error")
  await page.getByLabel("绿地率 的权重").fill("15")
  await page.getByText("没有错误，可以用来评价").waitFor()

  // A formula in the wrong unit, mended as the message says.
  await page.getByRole("button", { name: "研发投入强度 的详情" }).click()
  const formula = page.getByLabel("公式，如")
  await formula.fill("sum(qj20) / sum(qc05_0)")
  await page.getByText("1 个错误").waitFor()
  await formula.fill("sum(qj20) / sum(qc05_0) * 100")
  await page.getByText("没有错误，可以用来评价").waitFor()
  await page.getByRole("button", { name: "确认", exact: true }).click()
  await page.getByText("1 条评分规则待确认").waitFor()
  await page.getByRole("button", { name: "在 绿色发展 下添指标" }).click()
  await page.getByLabel("新指标 的名称").fill("单位面积碳排放")
  await picture(page, "editor")
  await page.getByLabel("改了什么").fill("确认评分规则，添碳排放")
  await page.getByRole("button", { name: "存为第 2 版" }).click()
  await page.getByRole("tab", { name: "编辑（第 2 版）" }).waitFor()

  await page.getByRole("tab", { name: "各版 2" }).click()
  await page.getByText("2 处").waitFor()
  await page.getByRole("button", { name: "生效…" }).first().click()
  await page.getByLabel("自（日期）").fill("2024-01-01")
  await page.getByLabel("依据").fill("示例发〔2024〕1号")
  await page
    .getByRole("button", { name: "确 定" })
    .or(page.getByRole("button", { name: "确定" }))
    .click()
  await page.getByText("2024-01-01 起生效").waitFor()
  await picture(page, "versions")
  expect(await seriousFaults(page)).toEqual([])
  await page.setViewportSize({ width: 420, height: 800 })
  await page.getByRole("tab", { name: "编辑（第 2 版）" }).click()
  await page.getByLabel("绿地率 的权重").waitFor()
  await picture(page, "editor-narrow")
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(420)

  // A round of the authority is set up by it: figures come from a table, for there is no pack.
  const reviewer = await product.openAs("demo-reviewer", "/rounds/new")
  await reviewer.getByLabel("政策包").selectOption({ label: "本机构的指标体系" })
  await reviewer.getByText("取评价期最后一天生效的版本").waitFor()
  await reviewer.getByLabel("期间（年度）").fill("2024")
  await picture(reviewer, "new-round")
  await reviewer.getByRole("button", { name: "下一步" }).click()
  await reviewer.getByRole("button", { name: "全不选" }).click()
  await reviewer.getByLabel("示例省甲市高新区").check()
  await reviewer.getByRole("button", { name: "下一步" }).click()
  expect(await reviewer.getByRole("button", { name: /^建\s*立$/ }).isDisabled()).toBe(true)
  await reviewer.locator('input[type="file"]').setInputFiles({
    name: "甲市.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "code,period,研发投入强度,上市企业数,万元产值能耗,绿地率,node_7\n990001,2024,4,12,0.2,30,1",
    ),
  })
  await reviewer.getByText("已上传：甲市.csv").waitFor()
  await reviewer.getByRole("button", { name: /^建\s*立$/ }).click()
  await reviewer.getByText("第 2 版 · 2024-01-01 起生效").waitFor()
  await picture(reviewer, "round")
  expect(await seriousFaults(reviewer)).toEqual([])
})

test("a zone with its own figures as they are and ten cells of its letter sees its gaps", async () => {
  const page = await product.openAs("demo-zone1", "/imports")
  await page.getByLabel("选择文件").setInputFiles({
    name: "2023年自查表.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(ownFiguresWorkbook()),
  })
  await page.getByRole("heading", { level: 1, name: "2023年自查表" }).waitFor()
  await picture(page, "zone-import")
  await page
    .getByRole("group", { name: /甲市高新技术园/ })
    .getByRole("combobox")
    .selectOption("990001")
  await page.getByText(/^可以保存：1 行/).waitFor()
  await picture(page, "zone-import-ready")
  await page.getByRole("button", { name: "保存", exact: true }).click()
  await page.getByRole("link", { name: "录入反馈表，看差距" }).click()

  await page.getByLabel("评价年度").fill("2023")
  await page.getByLabel("总位次").fill("12")
  await page.getByLabel("参评园区数").fill("20")
  for (const [group, rank] of [
    ["创新能力和创业活跃度", "5"],
    ["结构优化和产业价值链", "9"],
    ["绿色发展和宜居包容性", "18"],
    ["开放创新和国际竞争力", "7"],
    ["综合质效和持续创新力", "11"],
  ] as const)
    await page.getByLabel(`${group} 位次`).fill(rank)
  await page.getByRole("button", { name: "按指标填" }).click()
  await page.getByLabel("研发经费内部支出占营业收入比例 平均").fill("5.8")
  await page.getByLabel("当年净增营业收入 平均").fill("250")
  await page.getByLabel("单位增加值综合能耗 平均").fill("0.3")
  await picture(page, "feedback-form")
  await page.getByRole("button", { name: /^保\s*存$/ }).click()
  // 4.06 of 5.8 is 30 % less; 231.6 亿元 of 250 is 7.36 % less; 0.315 of 0.3 is 5 % more, and less would be better.
  await page.getByText("差 30.0%").waitFor()
  const gaps = page.getByRole("table", { name: /与平均的差距/ })
  const rows = await gaps.getByRole("row").allTextContents()
  expect(rows.slice(1).map((text) => /(?:差|好) [\d.]+%/.exec(text)?.[0])).toEqual([
    "差 30.0%",
    "差 7.4%",
    "差 5.0%",
  ])
  expect(rows[2]).toContain("231.6")
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole("button", { name: "当年净增营业收入：出处" }).click()
  const origin = page.getByRole("tooltip")
  await origin.getByText("万元 → 亿元 ÷ 10,000").waitFor()
  const said = await origin.textContent()
  for (const part of ["2023年自查表.xlsx", "自查表", "E4", "2,316,000"]) expect(said).toContain(part)
  await picture(page, "feedback")

  await page.goto(`${product.server.origin}/zones/990001`)
  await page.getByRole("heading", { name: "评价反馈与差距" }).waitFor()
  await page.getByText("第 12 位 / 20").waitFor()
  // The weakest group stands first.
  const groups = page.getByRole("list", { name: "五组位次" }).getByRole("listitem")
  expect(await groups.first().textContent()).toContain("绿色发展")
  await picture(page, "zone")
  await page.getByRole("button", { name: "English" }).or(page.getByText("English")).first().click()
  await page.getByRole("heading", { name: "Feedback and gaps" }).waitFor()
  await picture(page, "zone-english")
  await page.setViewportSize({ width: 420, height: 800 })
  await picture(page, "zone-english-narrow")
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(420)
  // The authority above sees nothing of it.
  const above = await product.openAs("demo-analyst", "/zones/990001")
  expect(await above.getByText("评价反馈与差距").count()).toBe(0)
})

// A province drops its assessment table as it is and gets a ranking, without a line of YAML.
import { afterAll, beforeAll, expect, test } from "vitest"
import { assessmentWorkbook } from "../imports/example-assessment.ts"
import { type Product, seriousFaults, startProduct } from "./product.ts"

let product: Product
beforeAll(async () => {
  product = await startProduct()
}, 240_000)
afterAll(() => product?.stop())

const shots = process.env.GAOXIN_SHOTS

test("an assessment table of 19 zones becomes a ranking, each value with its cell", async () => {
  const pack = product.server.context.packs.get("demo")?.pack
  if (pack === undefined) throw new Error("no demonstration pack")
  const file = assessmentWorkbook(pack, { names: { "990001": "甲市高新技术园", "990003": "并不存在的园区" } })
  const page = await product.openAs("demo-analyst", "/imports")
  const shot = (name: string) =>
    shots === undefined
      ? null
      : page.screenshot({ path: `${shots}/${name}.png`, fullPage: name.endsWith("full") })
  await page.getByText("原样拖入即可").waitFor()
  await shot("imports-list")
  expect(await seriousFaults(page)).toEqual([])
  await page.getByLabel("选择文件").setInputFiles({
    name: "2024年评价数据.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(file),
  })
  await page.getByRole("heading", { level: 1, name: "2024年评价数据" }).waitFor()
  await shot("import-open")
  await shot("import-open-full")
  expect(await seriousFaults(page)).toEqual([])
  await page.getByText("还差：待确认 2 项").waitFor()
  expect(await page.getByRole("button", { name: "保存", exact: true }).isDisabled()).toBe(true)

  // By keyboard: the list of all zones, then none of them for a zone that is not there.
  const question = page.getByRole("group", { name: /甲市高新技术园/ })
  await question.getByRole("combobox").selectOption("990001")
  await page.getByText("还差：待确认 1 项").waitFor()
  await page
    .getByRole("group", { name: /并不存在的园区/ })
    .getByLabel("都不是，不读")
    .press("Space")
  await page.getByText(/^可以保存：18 行/).waitFor()
  await shot("import-ready-full")
  await page.getByRole("button", { name: "保存", exact: true }).click()
  await page.getByRole("button", { name: "用这份数据评价" }).waitFor()
  await shot("import-kept")
  await page.getByRole("button", { name: "用这份数据评价" }).click()
  await page.getByRole("tab", { name: "位次" }).waitFor({ timeout: 60_000 })
  await shot("import-ranking")

  // Where a raw value stood.
  await page.getByRole("tab", { name: "对象画像" }).click()
  const source = page.getByRole("button", { name: "当年净增营业收入：出处" })
  await source.click()
  await page.getByText("万元 → 亿元 ÷ 10,000").waitFor()
  await shot("import-origin")
  expect(await seriousFaults(page)).toEqual([])

  if (shots === undefined) return
  await page.goto(`${product.server.origin}/imports`)
  await page.getByRole("button", { name: "English" }).click()
  await page.getByRole("link", { name: "2024年评价数据" }).waitFor()
  await shot("imports-list-en")
  await page.getByRole("link", { name: "2024年评价数据" }).click()
  await page.getByText("Where every cell went").waitFor()
  await page.setViewportSize({ width: 420, height: 800 })
  await shot("import-narrow-en")
}, 120_000)

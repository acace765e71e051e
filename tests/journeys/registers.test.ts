// A record from its entry to its sign-off, and an indicator opened to its records, in a real browser.
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, seriousFaults, startProduct } from "./product.ts"

let product: Product

beforeAll(async () => {
  product = await startProduct()
}, 180_000)
afterAll(() => product.stop())

const problems = (page: Page) => page.locator(".field-faults li").allInnerTexts()

test("a zone enters a record, sees all that is wrong at once, a reviewer signs it off; the indicator opens to it", async () => {
  const zone = await product.openAs("demo-zone1", "/registers")
  await zone.getByRole("link", { name: "瞪羚、独角兽企业", exact: true }).click()
  await zone.getByRole("link", { name: "登记", exact: true }).click()
  await zone.getByLabel("统一社会信用代码").fill("91990001MA9XA00010")
  await zone.getByRole("button", { name: "登记", exact: true }).click()
  await zone.getByText(/没有保存：共 5 处问题/).waitFor()
  // Name, kind, rule and first day are missing; the check letter of the code is wrong: five, and all five are said.
  const said = await problems(zone)
  expect(said).toHaveLength(5)
  for (const word of ["企业名称", "类型", "认定规则及版本", "认定日期", "校验位"])
    expect(said.some((text) => text.includes(word))).toBe(true)
  expect(await seriousFaults(zone)).toEqual([])

  await zone.getByLabel("企业名称 *").fill("示例甲市瞪羚有限公司")
  await zone.getByLabel("类型 *").selectOption("gazelle")
  await zone.getByLabel("认定规则及版本 *").fill("示例省瞪羚认定办法（虚构）")
  await zone.getByLabel("认定日期 *").fill("2024-05-06")
  await zone.getByLabel("统一社会信用代码").fill("")
  await zone.getByRole("button", { name: "登记", exact: true }).click()
  await zone.getByRole("heading", { level: 1, name: "示例甲市瞪羚有限公司" }).waitFor()
  await zone.getByText("缺：本台账要求附佐证").waitFor()
  const file = { name: "示例文件.txt", mimeType: "text/plain", buffer: Buffer.from("示例") }
  await zone.locator('input[type="file"]').setInputFiles(file)
  await zone.getByRole("link", { name: "示例文件.txt" }).waitFor()
  expect(await seriousFaults(zone)).toEqual([])
  const path = new URL(zone.url()).pathname

  await zone.getByRole("button", { name: "修改" }).click()
  await zone.getByLabel("认定日期 *").fill("2024-05-07")
  await zone.getByLabel("修改理由 *").fill("日期抄错")
  await zone.getByRole("button", { name: "保存修改" }).click()
  await zone.getByText("日期抄错").waitFor()

  const reviewer = await product.openAs("demo-reviewer", path)
  await reviewer.getByRole("button", { name: "审核通过" }).click()
  await reviewer.getByRole("dialog").getByLabel("说明（可不填）").fill("与文件相符")
  await reviewer.getByRole("dialog").getByRole("button", { name: "审核通过" }).click()
  await reviewer.locator(".history").getByText("与文件相符").waitFor()
  const history = (await reviewer.locator(".history").innerText()).replace(/\s+/g, " ")
  expect(history).toMatch(/审核通过.*修改.*日期抄错.*2024-05-06 2024-05-07.*上传佐证材料.*登记/)
  expect(await seriousFaults(reviewer)).toEqual([])

  // One record in the list: the count of the indicator is one, and it opens to this record.
  await zone.goto(
    `${product.server.origin}/indicators/new_gazelles/records?pack=demo&period=2024&zone=990001`,
  )
  await zone.getByText("计入的记录 1 条").waitFor()
  await zone.getByRole("cell", { name: "1 家" }).waitFor()
  expect(await seriousFaults(zone)).toEqual([])
  await zone.getByRole("link", { name: "示例甲市瞪羚有限公司" }).click()
  await zone.waitForURL((url) => url.pathname === path)
  for (const page of [zone, reviewer]) await page.context().close()
}, 120_000)

// A zone confirms its figures and checks its proof; anybody reads what was released.
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { type Product, seriousFaults, startProduct } from "./product.ts"

let product: Product

beforeAll(async () => {
  product = await startProduct(true)
  // The demonstration's rounds are made beside the first requests.
  const system = { kind: "system", task: "test" } as const
  await vi.waitFor(
    async () => {
      const asked = await product.server.context.withActor(system, "administration", (tx) =>
        tx
          .selectFrom("round_event")
          .where("round_id", "=", "demo-2024")
          .where("action", "=", "question")
          .select("id")
          .execute(),
      )
      expect(asked).toHaveLength(2)
    },
    { timeout: 120_000, interval: 500 },
  )
}, 240_000)
afterAll(() => product.stop())

test("a zone questions one figure, the authority decides, the zone confirms", async () => {
  const zone = await product.openAs("demo-zone1", "/rounds/demo-2024")
  await zone
    .getByRole("row", { name: /当年新注册企业数/ })
    .getByRole("button", { name: /提出疑问/ })
    .click()
  const dialog = zone.getByRole("dialog")
  await dialog.getByLabel(/建议值/).fill("1300")
  await dialog.getByLabel(/理由/).fill("名单漏计")
  await dialog
    .getByLabel(/佐证文件/)
    .setInputFiles({ name: "名单.txt", mimeType: "text/plain", buffer: Buffer.from("示例") })
  await dialog.getByRole("button", { name: /^提\s?交$/ }).click()
  await zone.getByText("待处理：建议 1300").waitFor()
  expect(await seriousFaults(zone)).toEqual([])

  const office = await product.openAs("demo-reviewer", "/rounds/demo-2024")
  await office.getByRole("tab", { name: /疑问/ }).click()
  const asked = office.getByRole("row", { name: /甲市/ })
  await asked.getByRole("link", { name: "名单.txt" }).waitFor()
  await asked.getByRole("button", { name: /处\s?理/ }).click()
  await office.getByRole("radio", { name: "采纳", exact: true }).check()
  await office.getByRole("dialog").getByLabel(/理由/).fill("属实")
  await office.getByRole("button", { name: /^决\s?定$/ }).click()
  await office.getByRole("row", { name: /甲市/ }).getByText("采纳").waitFor()

  await zone.reload()
  await zone.getByRole("button", { name: "确认本园区数据" }).click()
  await zone.getByRole("button", { name: /^确\s?定$/ }).click()
  await zone.getByText(/已确认.*第 2 版/).waitFor()
}, 120_000)

test("anybody reads a release without signing in and checks its proof in the browser", async () => {
  const page = await product.openAs(null, "/public/evaluations")
  await page.getByRole("link", { name: /2023年度/ }).click()
  await page.getByText("园区、机关和数值均为虚构，不得引用", { exact: false }).waitFor()
  await page.getByRole("button", { name: "在浏览器中核对" }).click()
  await page.getByText(/^一致/).waitFor()
  expect(await seriousFaults(page)).toEqual([])
}, 120_000)

// One evaluation from the request for data to release, as its people live it, in a real browser.
import { readFile } from "node:fs/promises"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, seriousFaults, startProduct } from "./product.ts"

let product: Product
/** How far the server's clock is behind, in milliseconds: an hour until the notice is to be over. */
let behind = 3_600_000

beforeAll(async () => {
  product = await startProduct(false, () => new Date(Date.now() - behind))
}, 120_000)
afterAll(() => product.stop())

/** An action of the round's own bar, confirmed where it asks back. */
async function act(page: Page, name: string): Promise<void> {
  await page.reload()
  await page.getByRole("button", { name, exact: true }).click()
  const back = page.locator(".ant-popconfirm").getByRole("button", { name: "确定" })
  await back.click()
  await back.waitFor({ state: "hidden" })
}

const local = (milliseconds: number) => {
  const at = new Date(milliseconds - new Date(milliseconds).getTimezoneOffset() * 60_000)
  return at.toISOString().slice(0, 19)
}

test("a round is asked for, confirmed, computed, frozen, shown, objected to, released, and verified", async () => {
  const reviewer = await product.openAs("demo-reviewer", "/rounds/new")
  await reviewer.getByLabel("名称（中文）").fill("两园区评价（虚构）")
  await reviewer.getByRole("button", { name: "下一步" }).click()
  await reviewer.getByRole("button", { name: "全不选" }).click()
  await reviewer.getByLabel("示例省甲市高新区").check()
  await reviewer.getByLabel("示例省乙市高新区").check()
  await reviewer.getByRole("button", { name: "下一步" }).click()
  await reviewer.getByRole("button", { name: "建立", exact: true }).click()
  await reviewer.waitForURL(/\/rounds\/[0-9a-f-]{36}$/)
  const path = new URL(reviewer.url()).pathname
  const id = path.slice("/rounds/".length)
  await reviewer.getByRole("button", { name: "请园区确认数据" }).click()
  await reviewer.getByRole("dialog").getByRole("button", { name: "请园区确认数据" }).click()
  await reviewer.getByText("园区确认数据", { exact: true }).first().waitFor()

  const zones: Page[] = []
  for (const username of ["demo-zone1", "demo-zone2"]) {
    const zone = await product.openAs(username, path)
    zones.push(zone)
    await zone.getByRole("button", { name: "确认本园区数据" }).click()
    await zone.locator(".ant-popconfirm").getByRole("button", { name: "确定", exact: true }).click()
    await zone
      .getByText(/第 1 版/)
      .first()
      .waitFor()
  }
  const [zone1, zone2] = zones as [Page, Page]

  // By its own browser the zone gets its own row and nobody else's.
  const seen = await zone1.request.get(`${product.server.origin}/api/rounds/${id}/figures`)
  const figures = (await seen.json()) as { zones: { organisation: string }[] }
  expect(figures.zones.map((one) => one.organisation)).toEqual(["990001"])
  const early = await zone1.request.get(`${product.server.origin}/api/rounds/${id}/proof/zone`)
  expect(early.status()).toBe(404)

  const analyst = await product.openAs("demo-analyst", path)
  await act(analyst, "计算")
  await analyst.getByText("已计算，待冻结").first().waitFor()
  expect(await analyst.getByRole("button", { name: "冻结", exact: true }).count()).toBe(0)

  const decider = await product.openAs("demo-decider", path)
  await act(decider, "冻结")
  await decider.getByText("已冻结").first().waitFor()

  const publisher = await product.openAs("demo-publisher", path)
  await publisher.getByRole("button", { name: "公示", exact: true }).click()
  const until = Date.now() - 1_800_000
  await publisher.getByLabel(/公示截止/).fill(local(until))
  await publisher.getByRole("dialog").getByRole("button", { name: "公示", exact: true }).click()
  await publisher.getByText("公示中").first().waitFor()

  await zone2.reload()
  await zone2.getByRole("tab", { name: "异议" }).click()
  await zone2.getByRole("button", { name: "实名提出异议" }).click()
  await zone2.getByLabel("异议内容（必填）").fill("本园区研发投入强度按年报应为 3.9，请复核。")
  await zone2.getByRole("dialog").getByRole("button", { name: "提交", exact: true }).click()
  await zone2.getByText("待处理").first().waitFor()

  await decider.reload()
  await decider.getByRole("tab", { name: /异议/ }).click()
  await decider.getByRole("button", { name: "处理", exact: true }).click()
  await decider.getByLabel("不采纳").check()
  await decider.getByLabel("理由（必填）").fill("所报数值与年报一致。")
  await decider.getByRole("dialog").getByRole("button", { name: "决定", exact: true }).click()
  await decider.getByRole("dialog").waitFor({ state: "hidden" })
  await decider.getByText("所报数值与年报一致。").first().waitFor()
  behind = 0
  await act(decider, "定稿")
  await decider.getByText("已定稿，待发布").first().waitFor()

  const anybody = await product.openAs(null, "/public/evaluations")
  const publicPath = `${product.server.origin}/public/evaluations/${id}`
  await publisher.reload()
  await publisher.getByRole("button", { name: "发布", exact: true }).click()
  await publisher.getByRole("dialog").getByRole("button", { name: "发布", exact: true }).click()
  await publisher.getByText("已发布", { exact: true }).first().waitFor()

  // Three proofs, each downloaded and each checked in the browser of whoever holds it.
  await anybody.goto(publicPath)
  await decider.reload()
  await decider.getByRole("tab", { name: "结果" }).click()
  await zone1.reload()
  await zone1.getByRole("tab", { name: "本园区结果" }).click()
  for (const page of [anybody, decider, zone1]) {
    await page.getByRole("button", { name: "在浏览器中核对" }).click()
    await page.getByText(/^一致：/).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载", exact: true }).click(),
    ])
    const proof = JSON.parse(await readFile(await download.path(), "utf8")) as Record<string, unknown>
    expect(proof).toHaveProperty("digest")
    expect(await seriousFaults(page)).toEqual([])
  }
  expect(await anybody.getByRole("row").count()).toBeGreaterThanOrEqual(3)
  for (const page of [reviewer, zone1, zone2, analyst, decider, publisher, anybody])
    await page.context().close()
}, 180_000)

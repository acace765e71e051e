import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { pick } from "../browser.ts"
import { type Product, seriousFaults, startProduct } from "../journeys/product.ts"
import { authenticatorCode } from "./visitor.ts"

let product: Product
const password = "Gaoxin-demo-2020!"

beforeAll(async () => {
  product = await startProduct()
}, 240_000)
afterAll(() => product.stop())

const pathOf = (page: Page) => new URL(page.url()).pathname
const signIn = async (page: Page, username: string, secret: string) => {
  await page.getByLabel("用户名").fill(username)
  await page.getByLabel("口令", { exact: true }).fill(secret)
  await page.getByRole("button", { name: /^登\s?录$/ }).click()
}

test("a wrong password is said, the right one leads to the page that was wanted, never to another site", async () => {
  const page = await product.openAs(null, "/sign-in?next=/account")
  await signIn(page, "demo-city", "wrong")
  await page.getByText("用户名或口令不对").waitFor()
  expect(pathOf(page)).toBe("/sign-in")
  await signIn(page, "demo-city", password)
  await page.getByRole("heading", { level: 1, name: "我的账号" }).waitFor()
  await page.context().close()

  const other = await product.openAs(null, "/sign-in?next=//evil.example/x")
  await other.getByRole("button", { name: /demo-zone2/ }).click()
  await other.waitForURL((url) => url.pathname === "/")
  expect(new URL(other.url()).origin).toBe(product.server.origin)
  await other.context().close()
}, 60_000)

test("an appointment is changed, and the menu follows", async () => {
  const page = await product.openAs("demo-analyst", "/account")
  const row = page.getByRole("listitem").filter({ hasText: "审核人 ·" })
  await row.getByRole("button", { name: /换\s?用/ }).click()
  await row.getByText("当前").waitFor()
  expect(await page.getByRole("banner").getByText("审核人").count()).toBe(1)
  await page.context().close()
}, 60_000)

test("a second factor is set up, asked for at the next sign-in, and turned off", async () => {
  const page = await product.openAs("demo-decider", "/account")
  await page.getByLabel("口令（确认是本人）").fill(password)
  await page.getByRole("button", { name: "设置第二因素" }).click()
  const key = (await page.locator("code").first().textContent()) ?? ""
  await page.getByLabel("6 位验证码").fill(authenticatorCode(key, new Date()))
  await page.getByRole("button", { name: /启\s?用/ }).click()
  await page.getByText("请现在抄下或打印备用码").waitFor()
  await page.context().clearCookies()

  await page.goto(`${product.server.origin}/sign-in?next=/account`)
  await signIn(page, "demo-decider", password)
  await page.getByLabel("验证器上的 6 位验证码").fill("000000")
  await page.getByRole("button", { name: /继\s?续/ }).click()
  await page.getByText("验证码不对").waitFor()
  await page.getByLabel("验证器上的 6 位验证码").fill(authenticatorCode(key, new Date()))
  await page.getByRole("button", { name: /继\s?续/ }).click()
  await page.getByText("已启用：登录时").waitFor()
  await page.getByLabel("口令（确认是本人）").fill(password)
  await page.getByRole("button", { name: /停\s?用/ }).click()
  await page.getByText("未启用。启用后").waitFor()
  await page.context().close()
}, 90_000)

test("a person is entered, handed a link, given a role, and at work", async () => {
  const system = await product.openAs("demo-system", "/administration/people")
  await system.getByRole("button", { name: "登记人员" }).click()
  await system.getByLabel("姓名", { exact: true }).fill("赵六")
  await system.getByLabel(/^用户名/).fill("zhao.liu")
  await system.getByLabel("所在单位").fill("990002")
  await pick(system, "（990002）")
  await system.getByRole("button", { name: "登记并得到邀请链接" }).click()
  const link = (await system.locator("code", { hasText: "/invitation/" }).textContent()) ?? ""
  await system.context().close()

  const security = await product.openAs("demo-security", "/administration/people")
  await security.getByRole("button", { name: "赵六" }).click()
  await security.getByRole("button", { name: "授予角色" }).click()
  await security.getByText("填报人 · 示例省乙市高新区").waitFor()
  expect(await seriousFaults(security)).toEqual([])
  await security.context().close()

  const person = await product.openAs(null, new URL(link).pathname)
  await person.getByText("zhao.liu").waitFor()
  expect(await seriousFaults(person)).toEqual([])
  await person.getByLabel("新口令").fill("zhao.liu1234")
  await person.getByLabel("再输一次").fill("zhao.liu1234")
  await person.getByRole("button", { name: "设置口令" }).click()
  await person.getByText("口令不能含用户名或姓名").waitFor()
  await person.getByLabel("新口令").fill("Sommer-am-See-7")
  await person.getByLabel("再输一次").fill("Sommer-am-See-7")
  await person.getByRole("button", { name: "设置口令" }).click()
  await person.getByRole("link", { name: "去登录" }).click()
  await signIn(person, "zhao.liu", "Sommer-am-See-7")
  await person.getByRole("banner").getByText("赵六").waitFor()
  await person.goto(link)
  await person.getByText("此链接无效").waitFor()
  await person.context().close()
}, 120_000)

test("the tree of organisations opens, one is entered below another and moved", async () => {
  const page = await product.openAs("demo-system", "/administration/organisations")
  await page.getByLabel("按名称或编号查找").fill("990005")
  await page.getByRole("button", { name: /990005/ }).click()
  await page.getByRole("button", { name: "新增下级" }).click()
  const dialogue = page.getByRole("dialog")
  await dialogue.getByLabel("类别").click()
  await pick(page, "企业")
  await dialogue.getByLabel("编号（可不填，由系统给出）").fill("99-web-1")
  await dialogue.getByLabel("中文名称").fill("戊企业（虚构）")
  await dialogue.getByLabel("自哪一天起").fill("2020-01-01")
  await dialogue.getByRole("button", { name: /确\s?定/ }).click()
  await page.getByRole("heading", { name: /戊企业（虚构）/ }).waitFor()
  await page.getByRole("button", { name: "调整隶属" }).click()
  await dialogue.getByLabel("新的上级").fill("990006")
  await pick(page, "（990006）")
  await dialogue.getByLabel("自哪一天起").fill("2022-01-01")
  await dialogue.getByRole("button", { name: /确\s?定/ }).click()
  await page.getByRole("cell", { name: "2021-12-31" }).waitFor()
  // Colours under the mouse are on their way.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(500)
  expect(await seriousFaults(page)).toEqual([])
  await page.context().close()
}, 90_000)

test("whoever may not administer is told so, not shown an empty page", async () => {
  const page = await product.openAs("demo-zone1", "/administration/people")
  await page.getByText("没有权限").waitFor()
  expect(await page.getByRole("link", { name: "人员" }).count()).toBe(0)
  await page.context().close()
}, 60_000)

test.each(["/sign-in", "/account", "/administration/people", "/administration/organisations"])(
  "%s has no serious fault of accessibility, and nothing lies beyond the edge of a phone",
  async (path) => {
    const page = await product.openAs(path === "/sign-in" ? null : "demo-security", path)
    await page.waitForLoadState("networkidle")
    expect(await seriousFaults(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    // The menu moves aside first.
    await expect
      .poll(() => page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"), {
        timeout: 5000,
      })
      .toBeLessThanOrEqual(0)
    await page.context().close()
  },
  60_000,
)

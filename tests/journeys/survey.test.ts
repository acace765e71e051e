// From an enterprise's workbook to the zone's indicator and back to the one cell, in a real browser.
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { demoEnterprise, demoSize, seedDemoSurveys } from "#services/snapshots"
import { surveyForms } from "#services/surveys"
import { writeListWorkbook } from "#spreadsheets"
import { columnLetter } from "#tables"
import { makeDemoReturns } from "#wiring"
import { type Product, seriousFaults, startProduct } from "./product.ts"

let product: Product
let right: Readonly<Record<string, string>> = {}
const unit = demoEnterprise.id
const survey = "demo-annual-2024"

beforeAll(async () => {
  product = await startProduct()
  const { context } = product.server
  const inventReturns = makeDemoReturns(context.evaluation)
  // The demonstration's own enterprise is one of the first 240.
  const size = { ...demoSize, enterprises: 240 }
  await seedDemoSurveys({ ...context, inventReturns }, undefined, size)
  right = (await inventReturns(size)).returns.get("2024")?.get(unit) ?? {}
}, 240_000)
afterAll(() => product?.stop())

/** What is typed wrongly, and the cell where it has to be told; each is a fault of its own. */
const mistakes: readonly (readonly [typed: string, wrong: (right: number) => string, told: string])[] = [
  // Unreadable: words, two points, a fraction of a person, an error of the spreadsheet, a blank that is no number.
  ["qc29", () => "约两百万", "qc29"],
  ["qc30", () => "1.5.2", "qc30"],
  ["qd27", (value) => `${value}.5`, "qd27"],
  ["qc61", () => "#REF!", "qc61"],
  ["qc62", () => "见附件", "qc62"],
  ["qc32", (value) => `${value}万户`, "qc32"],
  // Relations, each by one cell of it; the finding stands at the first cell that the relation names.
  ["qd18", (value) => String(value + 1), "qd18"],
  ["qj20", (value) => String(value + 1), "qj20"],
  ["qc12", (value) => String(value + 1), "qc12"],
  ["qc49", (value) => String(value + 1), "qc05_0"],
  ["qj77", () => "999", "qj79"],
  ["qj79_2", () => "999", "qj79_1"],
]

/** One row, every cell as text: as people type. @returns the file and in which cell each code stands */
async function workbook(values: Readonly<Record<string, string>>) {
  const forms = surveyForms("demo", "demo-annual", product.server.context)
  const columns = forms.survey.variables.map(({ code, officialCode }) => ({ code, header: officialCode }))
  const content = await writeListWorkbook({
    name: "年报",
    columns: columns.map(({ header }) => ({ header, kind: "text" })),
    rows: [columns.map(({ code }) => values[code] ?? null)],
  })
  const cell = (code: string) => `${columnLetter(columns.findIndex((one) => one.code === code))}2`
  return { content, cell }
}

async function send(page: Page, name: string, content: Uint8Array) {
  await page.getByLabel("选择文件").setInputFiles({
    name,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: Buffer.from(content),
  })
  await page.getByRole("heading", { level: 1, name: `填报工作簿：${name}` }).waitFor()
}

async function confirm(page: Page, name: string) {
  await page.getByRole("button", { name, exact: true }).click()
  const back = page.locator(".ant-popconfirm").getByRole("button", { name: "确定" })
  await back.click()
  await back.waitFor({ state: "hidden" })
}

async function accept(username: string) {
  const officer = await product.openAs(username, `/reviews/${survey}/${unit}`)
  await officer.getByRole("button", { name: "通过", exact: true }).click()
  await officer.getByRole("button", { name: "通过", exact: true, disabled: true }).waitFor()
  return officer
}

test("twelve mistakes are told in their cells, mended, reviewed, locked by two, and the indicator leads back to the cell", async () => {
  const wrong = Object.fromEntries(
    mistakes.map(([code, make]) => [code, make(Number(right[code] ?? "0"))] as const),
  )
  const first = await workbook({ ...right, ...wrong })
  const enterprise = await product.openAs("demo-enterprise", "/returns")
  await send(enterprise, "年报.xlsx", first.content)
  await enterprise.getByText(/错误 12，警告 0/).waitFor()
  await enterprise.getByText("合格 0，待改 1").first().waitFor()
  await enterprise
    .locator("li > code")
    .nth(mistakes.length - 1)
    .waitFor()
  const told = await enterprise.locator("li > code").allTextContents()
  expect(told.map((one) => one.replace(/^.*!/, "")).sort()).toEqual(
    mistakes.map(([, , at]) => first.cell(at)).sort(),
  )
  expect(await seriousFaults(enterprise)).toEqual([])

  // Mended in the same file, taken and submitted in one go.
  await enterprise.goto(`${product.server.origin}/returns`)
  const mended = await workbook(right)
  await send(enterprise, "年报-改.xlsx", mended.content)
  await enterprise.getByText("合格 1，待改 0").first().waitFor()
  await enterprise.getByRole("button", { name: "收下并报送" }).click()
  const dialog = enterprise.getByRole("dialog")
  for (const label of ["单位负责人", "统计负责人", "填表人"])
    await dialog.getByLabel(new RegExp(label)).fill("示例甲")
  await dialog.getByLabel(/联系电话/).fill("000-00000000")
  await dialog.getByRole("button", { name: "收下并报送" }).click()
  await enterprise.getByText("收下 1 个单位，其中报送 1 个").waitFor()

  const zone = await product.openAs("demo-zone1-reviewer", `/reviews/${survey}/${unit}`)
  await zone.getByRole("button", { name: "退回", exact: true }).click()
  const back = zone.getByRole("dialog")
  await back.getByLabel("添加单元格").selectOption("qh51")
  await back.getByPlaceholder("理由（必填）").fill("与研发台账相差 7，请核对。")
  await back.getByRole("button", { name: "退回", exact: true }).click()
  await back.waitFor({ state: "hidden" })

  await enterprise.goto(`${product.server.origin}/returns/${survey}/${unit}`)
  await enterprise.getByText("审核人退回了 1 格，请核对后重新报送").waitFor()
  const figure = String(Number(right.qh51 ?? "0") + 7)
  await enterprise.getByRole("button", { name: /^QH51 / }).click()
  await enterprise.locator("#cell-qh51").fill(figure)
  await enterprise.getByText(/^已保存（版本 \d+）/).waitFor()
  expect(await seriousFaults(enterprise)).toEqual([])
  await enterprise.getByRole("button", { name: "报送", exact: true }).click()
  await enterprise.getByRole("dialog").getByRole("button", { name: "报送", exact: true }).click()
  await enterprise.getByText("已报送（第 2 次）", { exact: false }).first().waitFor()

  await zone.context().close()
  const officers = [await accept("demo-zone1-reviewer"), await accept("demo-city")]
  const province = await accept("demo-reviewer")

  await province.goto(`${product.server.origin}/surveys/${survey}`)
  await province.getByRole("tab", { name: "锁定" }).click()
  await confirm(province, "提请锁定")
  await province.getByText("须由提请人以外的第二人锁定").waitFor()
  const second = await product.openAs("demo-analyst", "/")
  await asReviewer(second)
  await second.goto(`${product.server.origin}/surveys/${survey}`)
  await second.getByRole("tab", { name: "锁定" }).click()
  await confirm(second, "锁定")
  await second.getByText("已锁定", { exact: true }).first().waitFor()
  await untilSnapshot(second)

  await second.context().close()

  await handOn(province)
  const analyst = await product.openAs("demo-analyst", "/evaluations/data")
  await evaluate(analyst)
  await openDown(analyst, figure)
  for (const page of [enterprise, province, analyst, ...officers]) await page.context().close()
}, 180_000)

const handed = "示例：快照一的指标"

/** The province hands the snapshot's indicators on to evaluation, after disclosure control. */
async function handOn(page: Page) {
  await page.goto(`${product.server.origin}/surveys/${survey}/snapshots/1`)
  await page.getByRole("tab", { name: "交评价使用" }).click()
  await page.getByRole("button", { name: "保密检查" }).click()
  await page.getByLabel("数据表名称").fill(handed)
  await page.getByRole("button", { name: /^交评价使用（/ }).click()
  await page.getByRole("region", { name: "本调查期已交出" }).waitFor()
}

/** A statistician evaluates that table. */
async function evaluate(page: Page) {
  await page.getByRole("link", { name: handed }).click()
  await page.getByRole("heading", { level: 1, name: handed }).waitFor()
  const id = new URL(page.url()).pathname.split("/").at(-1)
  await page.goto(`${product.server.origin}/evaluations/new?dataset=${id}&pack=demo&framework=demo-2021`)
  await page.getByRole("button", { name: "开始评价" }).click()
  await page.getByRole("tab", { name: "对象画像" }).click()
}

/** From the zone's indicator in the evaluation to its figure in the snapshot, and on to the cell of one enterprise. */
async function openDown(page: Page, figure: string) {
  await page.goto(`${page.url().split("#")[0]}#profile/990001`)
  await page.reload()
  await page.getByRole("button", { name: "研发经费内部支出占营业收入比例：出处" }).click()
  const source = page.getByRole("tooltip").filter({ hasText: "rd_intensity" })
  await source.getByRole("link").click()
  const row = page.getByRole("row").filter({ hasText: demoEnterprise.name_zh })
  await row.first().waitFor()
  expect(new URL(page.url()).pathname).toBe(`/surveys/${survey}/snapshots/1/figures/990001/rd_intensity`)
  expect(await seriousFaults(page)).toEqual([])
  await row
    .first()
    .getByRole("link", { name: `qh51 ${figure}` })
    .click()
  await page.getByRole("heading", { level: 1, name: demoEnterprise.name_zh }).waitFor()
  const cell = page.getByRole("row").filter({ has: page.locator("th .asked-cell") })
  await page.locator("th .asked-cell:focus").waitFor()
  expect(await cell.textContent()).toContain("QH51")
  expect((await cell.locator("td .asked-cell").textContent())?.replaceAll(/[, ]/g, "")).toBe(figure)
}

/** In the other appointment of the same person. */
async function asReviewer(page: Page) {
  const { origin } = product.server
  const me = (await (await page.request.get(`${origin}/api/me`)).json()) as {
    appointments: { id: string; role: string }[]
  }
  const appointment = me.appointments.find(({ role }) => role === "reviewer")?.id
  const answer = await page.request.post(`${origin}/api/me/appointment`, {
    data: { appointment },
    headers: { origin },
  })
  expect(answer.status()).toBe(200)
}

async function untilSnapshot(page: Page) {
  for (;;) {
    const answer = await page.request.get(`${product.server.origin}/api/surveys/${survey}/snapshots`)
    if (((await answer.json()) as { snapshots: unknown[] }).snapshots.length > 0) return
    await page.waitForTimeout(200)
  }
}

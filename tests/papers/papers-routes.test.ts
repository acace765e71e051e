// Papers and receipts as the server hands them out, on the story of a period with three units.
import { unzipSync } from "fflate"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startToldReview, type ToldReview } from "../reviewing/told-review.ts"

let told: ToldReview
let units: readonly string[]
const officer = "reviewer@990000.kjt"
const papers = "/api/surveys/now/papers"

const named = (unit: string) => ({ qa04: `示例企业 ${unit}（虚构）` })

beforeAll(async () => {
  told = await startToldReview()
  units = [...(await told.enterprises("990001", 2)), ...(await told.enterprises("990002", 1))]
  const [large = "", small = "", elsewhere = ""] = units
  await told.open("before", "2023", [large], ["zone"])
  await told.submit("before", large, { number: 1, values: { qc05_0: "250000" } })
  await told.open("now", "2024", units, ["zone", "province"])
  // 千元: the cover page is asked of those above 200,000.
  await told.submit("now", large, { number: 1, values: { ...named(large), qc05_0: "300000", qd01: "40" } })
  await told.submit("now", small, { number: 1, values: { ...named(small), qc05_0: "200000", qd01: "5" } })
  await told.submit("now", elsewhere, {
    number: 1,
    values: { ...named(elsewhere), qc05_0: "900000", qd01: "7" },
  })
}, 60_000)
afterAll(() => told?.server.stop())

async function word(path: string): Promise<string> {
  const { status, bytes } = await fileOf(officer, path)
  expect(status).toBe(200)
  return new TextDecoder().decode(unzipSync(bytes)["word/document.xml"])
}

async function fileOf(who: string, path: string) {
  const [role = "", organisation = ""] = who.split("@")
  const token = await told.server.tokenFor(organisation, role as "reviewer", "statistics")
  const answer = await fetch(told.server.origin + path, { headers: { authorization: `Bearer ${token}` } })
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

test("a cover page for each unit above the threshold, of one place or of all", async () => {
  const { papers: listed } = (await told.ok(officer, "GET", papers)) as { papers: { id: string }[] }
  expect(listed.map(({ id }) => id).sort()).toEqual([
    "demo-comparison",
    "demo-cover-pages",
    "demo-listed-companies",
  ])
  const all = await word(`${papers}/demo-cover-pages?format=docx`)
  expect(units.map((unit) => all.includes(`示例企业 ${unit}（虚构）`))).toEqual([true, false, true])
  const here = await word(`${papers}/demo-cover-pages?format=docx&within=990001`)
  expect(units.map((unit) => here.includes(`示例企业 ${unit}（虚构）`))).toEqual([true, false, false])
  // A zone's officer gets no more than the zone's, whatever is asked for.
  const zone = await fileOf("reviewer@990001", `${papers}/demo-cover-pages?format=docx`)
  const inZone = new TextDecoder().decode(unzipSync(zone.bytes)["word/document.xml"])
  expect(units.map((unit) => inZone.includes(`示例企业 ${unit}（虚构）`))).toEqual([true, false, false])
  for (const { id } of listed) {
    const { status, bytes } = await fileOf(officer, `${papers}/${id}?format=xlsx`)
    expect(status).toBe(200)
    expect(Object.keys(unzipSync(bytes))).toContain("xl/workbook.xml")
  }
  expect((await fileOf(officer, `${papers}/nothing?format=docx`)).status).toBe(404)
})

test("a receipt names the digest of its revision and is for those who see the return", async () => {
  const [large = "", , elsewhere = ""] = units
  const receipt = await told.ok(officer, "GET", `/api/receipts/now/${large}/1`)
  expect(receipt).toMatchObject({
    revision: 1,
    latest: true,
    keyed: false,
    phase: "submitted",
    example: true,
  })
  expect(receipt.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(receipt.address).toContain(`/receipts/now/${large}/1?digest=${String(receipt.digest)}`)
  expect(await word(`/api/receipts/now/${large}/1/file`)).toContain(String(receipt.digest))
  expect((await told.call(`reporter@${large}`, "GET", `/api/receipts/now/${large}/1`)).status).toBe(200)
  expect((await told.call(`reporter@${large}`, "GET", `/api/receipts/now/${elsewhere}/1`)).status).toBe(404)
  expect((await told.call(officer, "GET", `/api/receipts/now/${large}/2`)).status).toBe(404)
})

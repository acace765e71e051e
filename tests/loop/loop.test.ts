// From invented enterprises to an evaluation. Expected figures are sums in plain numbers over what was invented;
// expected findings are the list of mistakes that the invention wrote down.
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { startTestServer, type TestServer } from "../server.ts"
import { type Json, type LoopTold, tellLoop } from "./told-loop.ts"

const enterprises = 1000

let server: TestServer
let told: LoopTold

beforeAll(async () => {
  server = await startTestServer("demo")
  told = await tellLoop(server, { enterprises, mistakes: 20 / enterprises, period: "2024" })
}, 300_000)
afterAll(() => server?.stop())

const list = (json: Json, key: string) => json[key] as Json[]

test("the upload holds back just the returns with a mistake, and names the cells of all", async () => {
  const { planted, returns } = told.invented
  expect(planted.length).toBeGreaterThan(10)
  const { units } = await told.ok(
    told.tokens.clerk,
    "GET",
    `/api/return-uploads/${told.upload.id}/units?size=200&outcome=held`,
  )
  const held = new Set((units as Json[]).map(({ unit }) => String(unit)))
  const code = planted.filter(({ cell }) => cell === "qa03")
  const counts = told.upload.counts as Readonly<Record<"units" | "good" | "held" | "unknown", number>>
  expect(counts.units).toBe(returns.get("2024")?.size)
  // A slip of the unit or an outlier is a warning; it holds nothing back.
  expect(counts.good + counts.held + counts.unknown).toBe(counts.units)
  expect(counts.unknown).toBe(code.length)
  for (const unit of held) expect(planted.map((one) => one.unit)).toContain(unit)
})

test("the snapshot has everyone who reported, and names those who did not", async () => {
  const reported = told.invented.returns.get("2024")?.size ?? 0
  // The demonstration's own enterprise has to report too, and does not.
  const listed = new Set([...told.invented.frame.map(({ unit }) => unit), "99990001000002305R"]).size
  expect(told.snapshot).toMatchObject({ number: 1, units: reported, excluded: listed - reported })
})

test("indicators of zones are those of the returns", () => {
  const zones = [...new Set(told.zones.values())]
  const sum = (zone: string, cell: string) =>
    [...told.right].reduce(
      (all, [unit, cells]) => (told.zones.get(unit) === zone ? all + Number(cells[cell] ?? 0) : all),
      0,
    )
  const figures = list(told.indicators, "figures")
  let held = 0
  for (const [indicator, expected] of [
    ["rd_intensity", (zone: string) => (sum(zone, "qh51") / sum(zone, "qc05_0")) * 100],
    ["rd_fte_share", (zone: string) => (sum(zone, "qh40") / sum(zone, "qd01")) * 100],
    ["invention_grants_per_10k", (zone: string) => (sum(zone, "qj57") / sum(zone, "qd01")) * 10_000],
  ] as const)
    for (const zone of zones) {
      const found = figures.find((one) => one.zone === zone && one.indicator === indicator)
      expect(found?.state, `${zone} ${indicator}`).toBe("computed")
      expect(Number(found?.value), `${zone} ${indicator}`).toBeCloseTo(expected(zone), 9)
      held++
    }
  expect(held).toBe(60)
})

test("what reaches the evaluation is what was released, and nothing that was held back", async () => {
  const analyst = await server.tokenFor("990000.kjt", "analyst")
  const { json, status, text } = await server.call(analyst, "GET", `/api/datasets/${told.dataset}`)
  expect(status, text).toBe(200)
  const table = tableOf(json)
  const figures = list(told.preview, "figures")
  const published = figures.filter((one) => one.status === "published")
  expect(published.length).toBeGreaterThan(50)
  expect(figures.filter(({ status, value }) => status === "suppressed" && value !== null)).toEqual([])
  for (const { zone, indicator, status, value } of figures)
    expect(table(String(zone), String(indicator)), `${zone} ${indicator}`).toBe(
      status === "published" ? String(value) : "",
    )
  const run = await server.call(analyst, "POST", "/api/runs", {
    pack: "demo",
    framework: "demo-2021",
    method: null,
    data: { kind: "dataset", id: told.dataset },
    period: "2024",
  })
  expect(run.status, run.text).toBe(200)
  const id = String((run.json as Json).run)
  const over = await vi.waitUntil(
    async () => {
      const found = (await server.call(analyst, "GET", `/api/runs/${id}`)).json as Json
      return found.status === "running" || found.status === "queued" ? null : found
    },
    { timeout: 20_000, interval: 100 },
  )
  expect(over.status, JSON.stringify(over)).toBe("done")
})

/** Cells of the released table by zone and indicator, as text. */
function tableOf(json: unknown): (zone: string, indicator: string) => string | undefined {
  const { dataset, preview } = json as {
    dataset: { header: string[]; origin: string }
    preview: { cells: string[] }[]
  }
  expect(dataset.origin).toBe("invented")
  const code = dataset.header.indexOf("code")
  return (zone, indicator) =>
    preview.find(({ cells }) => cells[code] === zone)?.cells[dataset.header.indexOf(indicator)]
}

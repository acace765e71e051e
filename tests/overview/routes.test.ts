// The routes of overview and packs on a real server; expected counts were made with other tools, as each says.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Contracts, ResponseOf, RouteKey } from "#contracts"
import { startTestServer, type TestServer } from "../server.ts"

let server: TestServer
beforeAll(async () => {
  server = await startTestServer("demo")
})
afterAll(() => server.stop())

/** The answer of a route, typed by its contract. */
async function get<K extends RouteKey>(key: K, path = key.slice("GET ".length), token: string | null = null) {
  const answer = await server.call(token, "GET", path)
  return { status: answer.status, json: answer.json as ResponseOf<Contracts[K]>, text: answer.text }
}

const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

describe("the first screen", () => {
  test("has seven stations, 21 articles and says what is real, invented and missing", async () => {
    const { status, json } = await get("GET /api/overview")
    expect(status).toBe(200)
    expect(json.stations.map((one) => one.label.zh)).toEqual([
      "填报",
      "审核",
      "快照",
      "评价",
      "解释",
      "处置",
      "政策",
    ])
    // A station shows numbers, or says what it needs.
    for (const station of json.stations)
      expect(station.inUse ? station.figures.length > 0 : station.needs.zh.startsWith("需要")).toBe(true)
    expect(json.stations.at(-1)?.inUse).toBe(false)
    expect(json.articles.length).toBe(21)
    expect(json.document.number).toBe("国发〔2020〕7号")
    // grep -c '^[0-9]' zones.csv; tail -n +2 zone_rankings_published.csv | wc -l; cut -d, -f4 | sort -u | wc -l; the same of the others
    expect(json.data.real.map((one) => one.zh)).toEqual([
      "179 园区名录",
      "58 园区 187 条公开位次",
      "15 园区 70 条公开指标",
      "131 条全国总量",
    ])
    expect(json.data.invented.map((one) => one.zh)).toEqual(["示例省 20 园区（虚构）"])
  })

  test("counts the states of 115 clauses; their sum over articles is the same", async () => {
    const { json } = await get("GET /api/overview")
    // grep -c '^- id:' packs/national/clauses.yaml
    expect(total(json.states)).toBe(115)
    expect(json.articles.reduce((sum, one) => sum + total(one.states), 0)).toBe(115)
    // grep -c 'kind: not-software' packs/national/clauses.yaml
    expect(json.states["not-software"]).toBe(3)
    // Public lists alone: 十二-1, 十三-4 (designations), 十七-8 (companies of the Shenzhen exchange), 二十-6 (provincial zones).
    expect(json.states["in-use"]).toBe(4)
  })

  test("a person's own needs a role; a zone sees its card, tasks and stations", async () => {
    expect((await get("GET /api/overview/mine")).status).toBe(401)
    const { status, json } = await get(
      "GET /api/overview/mine",
      "/api/overview/mine",
      await server.tokenFor("320500-1", "reporter"),
    )
    expect(status).toBe(200)
    expect(json.tasks.every((task) => task.href.startsWith("/"))).toBe(true)
    expect(json.organisationKind).toBe("zone")
    expect(json.zone?.code).toBe("320500-1")
    const ministry = await get(
      "GET /api/overview/mine",
      "/api/overview/mine",
      await server.tokenFor("cn.miit", "analyst"),
    )
    expect(ministry.json.zone).toBeNull()
  })
})

describe("the register", () => {
  test("counts the zones of each year beside the published count", async () => {
    const { json } = await get("GET /api/zones")
    // awk -F, '$13<=YEAR' by approval_year with csv.DictReader; population.csv by eye
    expect(json.populations.map((one) => [one.year, one.registered, one.published?.zones])).toEqual([
      [2020, 169, 169],
      [2021, 169, 169],
      [2022, 177, 177],
      [2023, 178, 178],
      [2024, 178, 178],
      [2025, 178, 178],
      [2026, 179, 179],
    ])
    expect(json.zones.length).toBe(179)
    expect(json.zones.filter((zone) => zone.region === "东部").length).toBe(71)
    expect(json.zones.filter((zone) => zone.demonstrationZone !== null).length).toBe(66)
    expect(json.zones.filter((zone) => zone.strategies.includes("长江经济带")).length).toBe(84)
    expect(json.zones.every((zone) => zone.origin === "public")).toBe(true)
  })

  test("invented zones stand in a list of their own", async () => {
    const { json } = await get("GET /api/zones", "/api/zones?origin=invented")
    // cut -d, -f1 packs/demo/data/zones.csv | tail -n +2 | sort -u | wc -l
    expect(json.zones.length).toBe(20)
    expect(json.zones.every((zone) => zone.code.startsWith("99") && zone.origin === "invented")).toBe(true)
  })

  test("a zone shows its facts with sources, its ranks over the years, and nothing that was not published", async () => {
    const { json } = await get("GET /api/zones/:code", "/api/zones/340100-1")
    expect(json.zone.shortName).toBe("合肥高新区")
    // grep -c ',340100-1,' zone_rankings_published.csv
    expect(json.ranks.length).toBe(18)
    const area = json.facts.find((fact) => fact.id === "area")
    expect(area?.citation).toBeDefined()
    const named = json.ranks.flatMap((rank) => rank.citation.sources)
    expect(named.every((id) => json.sources[id] !== undefined)).toBe(true)
    // 赣州高新区 stands in no published table of values: grep -c '^360700-1' zone_indicators.csv is 0
    const bare = await get("GET /api/zones/:code", "/api/zones/360700-1")
    expect(bare.status).toBe(200)
    expect(bare.json.values).toEqual([])
    expect((await get("GET /api/zones/:code", "/api/zones/999999-9")).status).toBe(404)
  })

  test("an invented zone is marked and exists in a demonstration only", async () => {
    const { json } = await get("GET /api/zones/:code", "/api/zones/990001")
    expect(json.zone.origin).toBe("invented")
    expect(json.values.length).toBeGreaterThan(0)
  })

  test("is exported with its origin on each row", async () => {
    const { text } = await get("GET /api/zones/export", "/api/zones/export?year=2020")
    const lines = text.trim().split(/\r?\n/)
    expect(lines.length).toBe(1 + 169)
    expect(lines.slice(1).every((line) => line.endsWith("public"))).toBe(true)
  })
})

describe("what was published", () => {
  test("ranks, totals, goals and layout are those of the files", async () => {
    const ranks = await get("GET /api/published-ranks")
    expect(ranks.json.ranks.length).toBe(187)
    expect(ranks.json.zones).toBe(58)
    const series = await get("GET /api/national/series")
    expect(series.json.series.reduce((sum, one) => sum + one.points.length, 0)).toBe(131)
    const revenue = series.json.series.find(
      (one) => one.indicator === "operating_revenue" && one.points.length > 5,
    )
    // grep 'operating_revenue' national_totals.csv | grep -v hightech | wc -l: 13 with two parts of years
    expect(revenue?.points.length).toBe(13)
    expect(revenue?.breaks.length).toBeGreaterThan(0)
    const { json } = await get("GET /api/national/goals")
    const zones = json.goals.find((goal) => goal.id === "规划-国家高新区数量")
    expect([zones?.target, zones?.actual?.value, zones?.outcome]).toEqual([220, 178, "not-met"])
    expect(json.goals.filter((goal) => goal.outcome === "qualitative").length).toBe(14)
    const layout = await get("GET /api/national/layout")
    // cut of prefecture_code with sort -u | wc -l: 164
    expect([layout.json.zones, layout.json.prefectures, layout.json.prefecturesWithout]).toEqual([
      179,
      164,
      null,
    ])
  })
})

describe("packs and frameworks", () => {
  test("packs come with what their check found", async () => {
    const { json } = await get("GET /api/packs")
    const national = json.find((one) => one.id === "national")
    // gaoxin pack check national: 7 frameworks, 129 indicators, 170 sources, 115 clauses; 0 errors, 9 warnings (one is
    // indicator 1.2, full-time equivalents over persons, which no factor makes per cent)
    expect(national?.counts).toMatchObject({ frameworks: 7, indicators: 129, sources: 170, clauses: 115 })
    expect([national?.errors, national?.warnings]).toEqual([0, 9])
    const one = await get("GET /api/packs/:pack", "/api/packs/national")
    expect(one.json.issues.length).toBe(9)
    expect(one.json.sources.length).toBe(170)
    expect((await get("GET /api/packs/:pack", "/api/packs/nowhere")).status).toBe(404)
  })

  test("a table is downloaded as it stands", async () => {
    const { text } = await get(
      "GET /api/packs/:pack/tables/:file",
      "/api/packs/national/tables/population.csv",
    )
    expect(text.split("\n")[1]).toBe("2020-12-31,169,high,plan-14-5-zones;torch-report-2020,含苏州工业园区")
    expect(
      (await get("GET /api/packs/:pack/tables/:file", "/api/packs/national/tables/pack.yaml")).status,
    ).toBe(404)
  })

  test("unknown weights stay unknown, with the interval they cause", async () => {
    const { json } = await get("GET /api/frameworks/:pack/:id", "/api/frameworks/national/nhtz-2021")
    expect(json.head.indicators).toBe(46)
    expect(json.head.notice?.zh).toContain("权重未公布")
    const energy = json.nodes.find((node) => node.code === "energy_per_industrial_value_added")
    expect(energy?.weight).toBeNull()
    // By hand: group of 15 in 100 with nine indicators between 0.8 and 1.2: 0.15·0.8/(0.8+8·1.2) and 0.15·1.2/(1.2+8·0.8)
    const interval = energy?.interval ?? [0, 0]
    expect(interval[0]).toBeCloseTo((0.15 * 0.8) / 10.4, 12)
    expect(interval[1]).toBeCloseTo((0.15 * 1.2) / 7.6, 12)
    expect(energy?.share).toBeCloseTo(0.15 / 9, 12)
    const grants = json.nodes.find((node) => node.code === "invention_grants_per_10k_staff")
    expect(grants?.variables.map((one) => one.name)).toEqual(["授权发明专利（件）", "从业人员期末人数（人）"])
  })

  test("two frameworks are matched by code, then by label", async () => {
    const { json } = await get(
      "GET /api/framework-comparison",
      "/api/framework-comparison?a=national/nhtz-2021&b=national/nhtz-2024",
    )
    const shared = json.rows.find((row) => row.a?.code === "rd_institutions_count")
    expect(json.rows.length).toBeGreaterThanOrEqual(52)
    expect(["code", "only-a"]).toContain(shared?.by)
    expect(
      (await get("GET /api/framework-comparison", "/api/framework-comparison?a=national/x&b=national/y"))
        .status,
    ).toBe(404)
  })
})

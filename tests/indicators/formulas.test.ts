// The formulas of the 2021 framework against plain SQL that was written by hand from their definitions.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Scalar } from "#expressions"
import { computeIndicators, type IndicatorsResult, type ReturnsSource } from "#services/indicators"
import { contextOf, type ExampleReturn, exampleSource, national } from "./example-returns.ts"

const amounts =
  "qc02 qc05_0 qc11 qc11_1 qc12 qc41 qc51 qc61 qc62 qc120 qc221 qc226 qh51 qj20 qj33_1 qj33_2 qj33_3 qj33_4 qj59 qj61 qj80"
const counts = "qd01 qd03 qd08 qd18 qd25 qj56 qj57 qj57_1 qj73 qj79 qj79_2 qj90 qj98_1 qh40"
const columns = ["qb03_1", "qb11", "qb18", ...amounts.split(" "), ...counts.split(" ")]
const zones = ["990001", "990002", "990003", "990004"]

/** Numbers that look like chance and are the same each time. */
function draws(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

/** Cells that are missing, zero and, for profits, negative; one zone exports nothing and another employs nobody. */
function returnsOf(seed: number): ExampleReturn[] {
  const draw = draws(seed)
  return Array.from({ length: 240 }, (_, i) => {
    const zone = zones[i % zones.length] ?? ""
    const cells: Record<string, Scalar | null> = {
      qb03_1:
        draw(12) === 0 ? null : (["0610", "1351", "3922", "4430", "4710", "6510", "7320"][draw(7)] ?? null),
      qb11: draw(15) === 0 ? null : draw(2),
      qb18: draw(15) === 0 ? null : 1 + draw(5),
    }
    for (const code of amounts.split(" ")) {
      const value = draw(5) === 0 ? 0 : draw(900_000_00)
      const loses = code === "qc12" || code === "qc120"
      cells[code] = draw(9) === 0 ? null : loses ? value - 300_000_00 : value
    }
    for (const code of counts.split(" ")) cells[code] = draw(9) === 0 ? null : draw(4) === 0 ? 0 : draw(400)
    if (zone === "990003") cells.qc11 = cells.qc11 === null ? null : 0
    if (zone === "990004") cells.qd01 = 0
    return { unit: `99${String(i).padStart(16, "0")}`, zone, cells }
  })
}

let source: ReturnsSource
let result: IndicatorsResult
let hand: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

beforeAll(async () => {
  const pack = await national()
  source = await exampleSource(pack, columns, { 2023: returnsOf(7), 2024: returnsOf(11) })
  hand = source.query
  const kept = { ...source, close: () => {} }
  const outcome = await computeIndicators(
    { data: "example", framework: "nhtz-2021", pack: "national", period: null },
    await contextOf(pack, kept),
  )
  if (outcome.result === null) throw new Error(JSON.stringify(outcome.issues))
  result = outcome.result
})
afterAll(() => source.close())

/** Is the cell of 2023 (period_1) or 2024 (period_2); amounts in hundredths of 千元, so ratios of amounts need no factor. */
const byHand: Readonly<Record<string, string>> = {
  invention_grants_per_10k_staff:
    "select zone, sum(qj57)::double * 10000 / sum(qd01) as x from period_2 group by zone",
  bachelor_and_above_share:
    "select zone, (sum(qd08) + sum(qd18))::double / sum(qd01) * 100 as x from period_2 group by zone",
  // 千元 with two decimals → 万元: ÷ 100 ÷ 10.
  tech_contract_value_per_head:
    "select zone, sum(qj80)::double / 1000 / sum(qd01) as x from period_2 group by zone",
  // → 亿元: ÷ 100 ÷ 100,000.
  net_new_revenue:
    "select n.zone, (n.s - b.s)::double / 10000000 as x from (select zone, sum(qc05_0) s from period_2 group by zone) n join (select zone, sum(qc05_0) s from period_1 group by zone) b on n.zone = b.zone",
  profit_margin: "select zone, sum(qc12)::double / sum(qc05_0) * 100 as x from period_2 group by zone",
  net_new_hnte:
    "select n.zone, (n.c - b.c) as x from (select zone, sum(case when qb11 = 1 then 1 else 0 end) c from period_2 group by zone) n join (select zone, sum(case when qb11 = 1 then 1 else 0 end) c from period_1 group by zone) b on n.zone = b.zone",
  venture_funded_enterprises:
    "select zone, sum(case when qc226 > 0 then 1 else 0 end) as x from period_2 group by zone",
  // Per 百亿元 = 10^7 千元 = 10^9 hundredths.
  patents_and_trademarks_per_10bn_revenue:
    "select zone, (sum(qj73) + sum(qj79)) * 1e9 / sum(qc05_0) as x from period_2 group by zone",
  value_added_rate:
    "select zone, sum(qc51 + qc61 + qc221 + qc62 + qc120)::double * 100 / sum(case when substr(qb03_1, 1, 2) in ('06', '13', '39', '44') then qc02 when qb03_1 is null then null else qc05_0 end) as x from period_2 group by zone",
  // 吨标准煤 with two decimals per 万元: hundredths over hundredths of 千元, × 10.
  energy_per_industrial_value_added:
    "select zone, sum(qc41)::double * 10 / sum(qc51 + qc61 + qc221 + qc62 + qc120) as x from (select * exclude (qc41), qc41 from period_2 where substr(qb03_1, 1, 2) in ('06', '13', '39', '44')) group by zone",
  wage_share_of_value_added:
    "select zone, sum(qc51)::double * 100 / sum(qc51 + qc61 + qc221 + qc62 + qc120) as x from period_2 group by zone",
  net_new_staff:
    "select n.zone, (n.s - b.s)::double / 10000 as x from (select zone, sum(qd01) s from period_2 group by zone) n join (select zone, sum(qd01) s from period_1 group by zone) b on n.zone = b.zone",
  overseas_rd_domestic_enterprises:
    "select zone, sum(case when qj90 > 0 and qb18 between 1 and 3 then 1 else 0 end) as x from period_2 group by zone",
  external_technology_spending_share:
    "select zone, (sum(qj33_1) + sum(qj33_2) + sum(qj33_3) + sum(qj33_4) + sum(qj59) + sum(qj61))::double * 100 / sum(qc05_0) as x from period_2 group by zone",
  overseas_ip_domestic_enterprises:
    "select zone, sum(case when (qj79_2 > 0 or qj57 > qj57_1) and qb18 between 1 and 3 then 1 else 0 end) as x from period_2 group by zone",
  tech_service_export_share:
    "select zone, case when sum(qc11) = 0 then null else sum(qc11_1)::double * 100 / sum(qc11) end as x from period_2 group by zone",
  hnte_export_share:
    "select zone, sum(case when qb11 = 1 then qc11 end)::double * 100 / sum(qc05_0) as x from period_2 group by zone",
  rd_fte_share:
    "select zone, case when sum(qd01) = 0 then null else sum(qh40)::double / sum(qd01) end as x from period_2 group by zone",
  rd_intensive_revenue_share:
    "select zone, sum(case when qh51 * 20 >= qc05_0 then qc05_0 end)::double * 100 / sum(qc05_0) as x from period_2 group by zone",
  rd_intensive_large_enterprises:
    "select zone, sum(case when qh51 * 20 >= qc05_0 and qc05_0 > 50000000 then 1 else 0 end) as x from period_2 group by zone",
}

const figure = (zone: string, indicator: string) => {
  const found = result.figures.find((one) => one.zone === zone && one.indicator === indicator)
  if (found === undefined) throw new Error(`${zone} ${indicator}`)
  return found
}

describe("formulas of the 2021 framework", () => {
  test.each(Object.entries(byHand))("%s is what plain SQL gives", async (code, sql) => {
    // Nobody is employed in 990004: a share of staff is not known there, and not infinite.
    const perHead = /\/ sum\(qd01\)/.test(sql)
    let known = 0
    for (const row of await hand(sql)) {
      const own = figure(String(row.zone), code)
      if (row.x === null || (perHead && row.zone === "990004")) {
        expect(own.value, `${row.zone}`).toBeNull()
        expect(own.reason?.en).toContain("division by zero")
        continue
      }
      known++
      const x = Number(row.x)
      expect(Math.abs(Number(own.value) - x), `${row.zone}: ${own.value} ${x}`).toBeLessThanOrEqual(
        1e-12 * Math.abs(x),
      )
    }
    expect(known).toBeGreaterThanOrEqual(3)
  })

  test("returns that a missing cell leaves out are counted", async () => {
    const rows = await hand(
      "select zone, count(*) filter (where qc12 is null or qc05_0 is null) as x from period_2 group by zone",
    )
    for (const { zone, x } of rows) expect(figure(String(zone), "profit_margin").leftOut).toBe(Number(x))
    const open = await hand("select zone, count(*) - count(qb11) as x from period_2 group by zone")
    for (const { zone, x } of open) expect(figure(String(zone), "net_new_hnte").leftOut).toBe(Number(x))
  })

  test("what stands in for an official method says so, and what cannot be computed says why", () => {
    expect(figure("990001", "value_added_rate")).toMatchObject({ state: "substitute", basis: "ours" })
    expect(figure("990001", "value_added_rate").note?.zh).toContain("QZ001")
    expect(figure("990001", "profit_margin").state).toBe("computed")
    expect(figure("990001", "hightech_service_revenue_share")).toMatchObject({
      state: "unknown",
      value: null,
    })
    expect(figure("990001", "hightech_service_revenue_share").reason?.zh).toBe(
      "代码表未加载：高技术服务业分类代码表",
    )
    expect(figure("990001", "rd_institutions_count").reason?.zh).toContain("台账")
    expect(figure("990001", "green_space_rate").reason?.zh).toContain("园区口径")
    expect(figure("990001", "qualitative_liveability").reason?.zh).toContain("专家评分")
  })
})

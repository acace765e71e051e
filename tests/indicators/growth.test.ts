// Two periods of nine enterprises, small enough to add up by hand.
import { afterEach, describe, expect, test } from "vitest"
import { computeIndicators, openFigure, type ReturnsSource } from "#services/indicators"
import { contextOf, type ExampleReturn, exampleSource, national } from "./example-returns.ts"

const columns = ["qa04", "qb11", "qc05_0", "qc12", "qd01"]
/** Revenue and net profit in 千元, staff. */
const one = (
  unit: string,
  zone: string | null,
  revenue: number | null,
  profit: number | null,
  staff: number | null,
  certified = 1,
): ExampleReturn => ({
  unit,
  zone,
  cells: {
    qa04: `示例${unit}企业`,
    qb11: certified,
    qc05_0: revenue === null ? null : revenue * 100,
    qc12: profit === null ? null : profit * 100,
    qd01: staff,
  },
})

// 990001: A stays, B leaves for 990002, C gives no return, D comes. 990002: E stays, F stays without its revenue.
// 990003 reported last year alone, 990004 this year alone. H belongs to no zone.
const before = [
  one("A", "990001", 100_000, 10_000, 100),
  one("B", "990001", 300_000, 30_000, 200),
  one("C", "990001", 50_000, -5_000, 50, 0),
  one("E", "990002", 200_000, 0, 80, 0),
  one("F", "990002", 40_000, 4_000, 20),
  one("G", "990003", 70_000, 7_000, 70),
]
const now = [
  one("A", "990001", 120_000, 9_000, 110),
  one("B", "990002", 310_000, 31_000, 190),
  one("D", "990001", 60_000, 6_000, 40),
  one("E", "990002", 220_000, -2_000, 90),
  one("F", "990002", null, 5_000, 25),
  one("H", null, 999_000, 999, 999),
  one("I", "990004", 80_000, 8_000, 60),
]

let source: ReturnsSource | null = null
afterEach(() => source?.close())

const options = { data: "example", framework: "nhtz-2021", pack: "national", period: null }

async function computed(files?: Parameters<typeof contextOf>[2]) {
  const pack = await national()
  source = await exampleSource(pack, columns, { 2023: before, 2024: now })
  const { result, issues } = await computeIndicators(
    options,
    await contextOf(pack, { ...source, close: () => {} }, files),
  )
  if (result === null) throw new Error(JSON.stringify(issues))
  const figure = (zone: string, code: string) =>
    result.figures.find((line) => line.zone === zone && line.indicator === code)
  const growth = (zone: string, code: string) =>
    result.growth.find((line) => line.zone === zone && line.indicator === code)
  return { result, figure, growth, issues }
}

describe("growth in two scopes", () => {
  test("as reported, what comes and goes counts; of the same enterprises, it does not", async () => {
    const { figure, growth } = await computed()
    // 990001: 120 + 60 − (100 + 300 + 50) million = −270 million yuan = −2.7 亿元; A alone: +20 million = 0.2 亿元.
    expect(Number(figure("990001", "net_new_revenue")?.value)).toBeCloseTo(-2.7, 12)
    expect(Number(growth("990001", "net_new_revenue")?.sameNow)).toBeCloseTo(0.2, 12)
    // Staff: 150 − 350 = −200 people = −0.02 万人; A alone +10.
    expect(Number(figure("990001", "net_new_staff")?.value)).toBeCloseTo(-0.02, 12)
    expect(Number(growth("990001", "net_new_staff")?.sameNow)).toBeCloseTo(0.001, 12)
    // Margin: 15 / 180 against 35 / 450; A alone 9 / 120 against 10 / 100.
    const margin = growth("990001", "profit_margin")
    expect(Number(margin?.now)).toBeCloseTo((15 / 180) * 100, 10)
    expect(Number(margin?.before)).toBeCloseTo((35 / 450) * 100, 10)
    expect(margin?.growth).toBeCloseTo((15 / 180 / (35 / 450) - 1) * 100, 9)
    expect(Number(margin?.sameNow)).toBeCloseTo(7.5, 12)
    expect(margin?.sameGrowth).toBeCloseTo(-25, 9)
  })

  test("an enterprise that moves is in neither zone's same scope, and is listed once as a move", async () => {
    const { result, growth } = await computed()
    // 990002: B came with 310; reported 310 + 220 − 240 = +290 million (F's revenue is missing now); same E and F: 220 − 240.
    expect(Number(growth("990002", "net_new_revenue")?.now)).toBeCloseTo(2.9, 12)
    expect(Number(growth("990002", "net_new_revenue")?.sameNow)).toBeCloseTo(-0.2, 12)
    expect(result.changes).toEqual([
      { unit: "B", name: "示例B企业", kind: "move", zoneBefore: "990001", zoneNow: "990002" },
      { unit: "C", name: "示例C企业", kind: "exit", zoneBefore: "990001", zoneNow: null },
      { unit: "D", name: "示例D企业", kind: "entry", zoneBefore: null, zoneNow: "990001" },
      { unit: "G", name: "示例G企业", kind: "exit", zoneBefore: "990003", zoneNow: null },
      { unit: "H", name: "示例H企业", kind: "entry", zoneBefore: null, zoneNow: null },
      { unit: "I", name: "示例I企业", kind: "entry", zoneBefore: null, zoneNow: "990004" },
    ])
    expect(result.zones).toEqual([
      {
        code: "990001",
        name: null,
        returns: 2,
        returnsBefore: 3,
        same: 1,
        entries: 1,
        exits: 1,
        movedIn: 0,
        movedOut: 1,
        missing: null,
      },
      {
        code: "990002",
        name: null,
        returns: 3,
        returnsBefore: 2,
        same: 2,
        entries: 0,
        exits: 0,
        movedIn: 1,
        movedOut: 0,
        missing: null,
      },
      {
        code: "990003",
        name: null,
        returns: 0,
        returnsBefore: 1,
        same: 0,
        entries: 0,
        exits: 1,
        movedIn: 0,
        movedOut: 0,
        missing: null,
      },
      {
        code: "990004",
        name: null,
        returns: 1,
        returnsBefore: 0,
        same: 0,
        entries: 1,
        exits: 0,
        movedIn: 0,
        movedOut: 0,
        missing: null,
      },
    ])
  })

  test("a zone without returns has no counts of zero: not now, and no net increase from nothing", async () => {
    const { figure, issues } = await computed()
    expect(figure("990003", "net_new_hnte")).toMatchObject({ value: null, reason: { zh: "2024 没有报表" } })
    expect(figure("990004", "net_new_hnte")).toMatchObject({ value: null, reason: { zh: "2023 没有报表" } })
    expect(figure("990004", "profit_margin")?.value).toBe("10")
    // A, D now; A, B before.
    expect(figure("990001", "net_new_hnte")).toMatchObject({ value: "0", leftOut: 0 })
    expect(figure("990002", "profit_margin")).toMatchObject({ leftOut: 1 })
    expect(issues.find(({ code }) => code === "returns-outside-zones")?.values).toMatchObject({ returns: 1 })
  })

  test("a form that the data lack is named, and nothing stands in for it", async () => {
    const { figure } = await computed()
    expect(figure("990001", "rd_internal_share_of_revenue")).toMatchObject({
      state: "unknown",
      basis: "form",
      reason: { zh: "2024 的数据缺 GQ-004 QH51" },
    })
  })
})

describe("who has not reported", () => {
  test("without a frame: whoever reported in the period before", async () => {
    const { result } = await computed()
    expect(result.missing).toEqual([
      { unit: "C", name: "示例C企业", zone: "990001", because: "last-period" },
      { unit: "G", name: "示例G企业", zone: "990003", because: "last-period" },
    ])
  })

  test("with a frame: whoever stands in it, of this period", async () => {
    const lines = [
      ["A", "示例A企业", "990001", "2024"],
      ["C", "示例C企业", "990001", "2024"],
      ["G", "示例G企业", "990003", "2023"],
      ["J", "示例J企业", "990005", ""],
    ]
    const { result } = await computed({
      filesOf: async () => ["frame.csv", "manifest.json"].map((name) => ({ name, path: name })),
      readTable: async () => ({
        table: {
          source: "frame.csv",
          sheet: null,
          header: ["unit", "name", "zone", "period"],
          rows: lines.map((cells, i) => ({ line: i + 2, cells })),
        },
        issues: [],
      }),
    })
    expect(result.missing).toEqual([
      { unit: "C", name: "示例C企业", zone: "990001", because: "frame" },
      { unit: "J", name: "示例J企业", zone: "990005", because: "frame" },
    ])
    // A zone of which nobody reported is in the table, without a figure.
    expect(result.zones.find(({ code }) => code === "990005")).toMatchObject({ returns: 0, missing: 1 })
    expect(result.zones.find(({ code }) => code === "990001")).toMatchObject({ missing: 1 })
  })
})

describe("a figure opened", () => {
  test("its units' parts add up to it; a unit that is left out is shown", async () => {
    const pack = await national()
    source = await exampleSource(pack, columns, { 2023: before, 2024: now })
    const { figure } = await openFigure(
      { ...options, zone: "990002", indicator: "profit_margin" },
      await contextOf(pack, { ...source, close: () => {} }),
    )
    expect(figure?.units).toEqual([
      {
        unit: "B",
        name: "示例B企业",
        period: "2024",
        cells: { qc05_0: "310000.00", qc12: "31000.00" },
        parts: { "sum(qc12)": "31000.00", "sum(qc05_0)": "310000.00" },
      },
      {
        unit: "E",
        name: "示例E企业",
        period: "2024",
        cells: { qc05_0: "220000.00", qc12: "-2000.00" },
        parts: { "sum(qc12)": "-2000.00", "sum(qc05_0)": "220000.00" },
      },
      {
        unit: "F",
        name: "示例F企业",
        period: "2024",
        cells: { qc05_0: null, qc12: "5000.00" },
        parts: { "sum(qc12)": "5000.00", "sum(qc05_0)": null },
      },
    ])
  })

  test("a net increase shows both periods", async () => {
    const pack = await national()
    source = await exampleSource(pack, columns, { 2023: before, 2024: now })
    const { figure } = await openFigure(
      { ...options, zone: "990001", indicator: "net_new_hnte" },
      await contextOf(pack, { ...source, close: () => {} }),
    )
    const part = "count(*) filter (where qb11 = 1)"
    expect(figure?.units.map(({ unit, period, parts }) => [unit, period, parts])).toEqual([
      ["A", "2024", { [part]: "1" }],
      ["D", "2024", { [part]: "1" }],
      ["A", "2023", { [`prior(${part})`]: "1" }],
      ["B", "2023", { [`prior(${part})`]: "1" }],
      ["C", "2023", {}],
    ])
  })
})

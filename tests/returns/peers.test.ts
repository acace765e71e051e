/** Peers whose logarithms are known by heart: revenue per head 10, 20, 40, 80, 160. */
import { beforeAll, describe, expect, test } from "vitest"
import type { SqlParser } from "#expressions"
import { checkReturn, peerSpreads } from "#returns"
import { loadSqlParser } from "#sql-parser"
import { type Given, returnOf, soundChecks } from "./example-checks.ts"

let parse: SqlParser
beforeAll(async () => {
  parse = await loadSqlParser()
})

describe("peers", () => {
  const groups = ["substring(industry, 1, 2)"]
  const peers = (values: readonly [revenue: string, staff: string][], industry = "6510") =>
    values.map(([revenue, staff], i) => returnOf({ revenue, staff, industry }, `P${i}`))
  // Revenue per head 10, 20, 40, 80, 160: the logarithms are ln 10 + 0 … 4 × ln 2, their median is ln 40, the
  // distances from it 2, 1, 0, 1, 2 × ln 2, so the MAD is ln 2.
  const doubling = peers([
    ["100", "10"],
    ["200", "10"],
    ["400", "10"],
    ["800", "10"],
    ["1600", "10"],
  ])
  const outlier: Given = {
    kind: "outlier",
    cells: ["revenue"],
    over: "staff",
    groups,
    deviations: 3,
    fewest: 5,
  }

  test("have the median and the MAD of logarithms", () => {
    const [spread, ...more] = peerSpreads(soundChecks(parse, { c: outlier }), doubling)
    expect(more).toEqual([])
    expect(spread).toMatchObject({ check: "c", cell: "revenue", group: ["65"], units: 5 })
    // ln 40 = 3.688879454113936, from a table.
    expect(spread?.median).toBeCloseTo(3.688879454113936, 14)
    expect(spread?.spread).toBeCloseTo(1.4826 * Math.LN2, 14)
  })

  test("leave out zero, negative and missing values and units without a group", () => {
    const others = [
      returnOf({ revenue: "0", staff: "10", industry: "6510" }),
      returnOf({ revenue: "-5", staff: "-10", industry: "6510" }),
      returnOf({ revenue: "100", staff: "0", industry: "6510" }),
      returnOf({ revenue: "100", industry: "6510" }),
      returnOf({ revenue: "100", staff: "10" }),
    ]
    const checks = soundChecks(parse, { c: outlier })
    expect(peerSpreads(checks, [...doubling, ...others])).toEqual(peerSpreads(checks, doubling))
    const told = others.map((each) => {
      const { findings, undecided } = checkReturn(checks, each, null, peerSpreads(checks, doubling))
      expect(findings).toEqual([])
      return undecided.map(({ text }) => text.zh)
    })
    expect(told).toEqual([
      ["“营业收入”：零或负值不与同类比较"],
      ["“营业收入”：零或负值不与同类比较"],
      ["除数为零"],
      ["缺“期末人数”"],
      ["“营业收入”：分组变量缺失，不知同类"],
    ])
  })

  test("judge a unit only where there are enough of them", () => {
    const checks = soundChecks(parse, { c: outlier })
    const spreads = peerSpreads(checks, doubling.slice(1))
    expect(spreads).toEqual([])
    const far = returnOf({ revenue: "9000000", staff: "10", industry: "6510" })
    expect(checkReturn(checks, far, null, spreads).undecided.map(({ text }) => text.zh)).toEqual([
      "“营业收入”：同类不足 5 家",
    ])
    expect(checkReturn(checks, far).undecided.map(({ text }) => text.zh)).toEqual([
      "“营业收入”：没有同类单位的数据",
    ])
  })

  test("show an outlier: three spreads are 2^4.4478, so 40 × 21.83 = 873 per head", () => {
    const checks = soundChecks(parse, { c: outlier })
    const spreads = peerSpreads(checks, doubling)
    const judged = (revenue: string) =>
      checkReturn(checks, returnOf({ revenue, staff: "10", industry: "6520" }), null, spreads).findings
    expect(judged("8720")).toEqual([])
    expect(judged("8740")).toHaveLength(1)
    // Downwards: 40 ÷ 21.83 = 1.8325.
    expect(judged("19")).toEqual([])
    expect(judged("18").map(({ text }) => text.zh)).toEqual([
      "营业收入 18 千元 ÷ 期末人数 10 人 = 1.8 千元/人，同类 5 家的中位数 40 千元/人，偏离 3.02 个离散度，限 3",
    ])
  })

  test("that are all equal have no spread, and judge nobody", () => {
    const checks = soundChecks(parse, { c: outlier })
    const equal = peers(Array.from({ length: 5 }, () => ["100", "10"] as [string, string]))
    const far = returnOf({ revenue: "9000000", staff: "10", industry: "6510" })
    const { findings, undecided } = checkReturn(checks, far, null, peerSpreads(checks, equal))
    expect(findings).toEqual([])
    expect(undecided[0]?.text.en).toBe("Operating revenue: more than half of the peers are equal: no spread")
  })

  test("show a slip of unit that began before last period", () => {
    const checks = soundChecks(parse, {
      c: {
        kind: "unit-slip",
        cells: ["revenue"],
        factors: [1000],
        within: 1.2,
        peers: { over: "staff", groups, within: 5, fewest: 5 },
      },
    })
    const spreads = peerSpreads(checks, doubling)
    const judged = (revenue: string) =>
      checkReturn(
        checks,
        returnOf({ revenue, staff: "10", industry: "6510" }),
        returnOf({ revenue, staff: "10" }),
        spreads,
      ).findings.map(({ text }) => text.zh)
    // 40 × 1000 ÷ 5 = 8000 and 40 × 1000 × 5 = 200000 per head.
    expect([judged("79990"), judged("2000100")]).toEqual([[], []])
    expect(judged("400000")).toEqual([
      "营业收入 400,000 千元 ÷ 期末人数 10 人 = 40,000 千元/人，同类 5 家的中位数 40 千元/人，约为其 1000 倍：应以千元填报，是否误用了元？",
    ])
    expect([judged("80010"), judged("1999900")].map(({ length }) => length)).toEqual([1, 1])
  })
})

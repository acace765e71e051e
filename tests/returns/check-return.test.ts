/** Numbers by hand: each return is small enough to add up in one's head. */
import { beforeAll, describe, expect, test } from "vitest"
import type { SqlParser } from "#expressions"
import { checkReturn } from "#returns"
import { loadSqlParser } from "#sql-parser"
import { checksOf, type Given, returnOf, soundChecks } from "./example-checks.ts"

let parse: SqlParser
beforeAll(async () => {
  parse = await loadSqlParser()
})

type Texts = Readonly<Record<string, string>>

/** Texts of what one check finds in a return. */
function found(check: Given, now: Texts, last?: Texts) {
  const prior = last === undefined ? null : returnOf(last, "U1", "2023")
  const result = checkReturn(soundChecks(parse, { c: check }), returnOf(now), prior)
  return {
    zh: result.findings.map(({ text }) => text.zh),
    en: result.findings.map(({ text }) => text.en),
    cells: result.findings.map(({ cells }) => cells),
    undecided: result.undecided,
  }
}

const revenue: Given = { kind: "relation", holds: "revenue = technology + products + goods + other" }

describe("a relation", () => {
  test("says both sides and how far they lie apart", () => {
    const now = { revenue: "1200", technology: "500", products: "400", goods: "150", other: "50" }
    const { zh, en, cells } = found(revenue, now)
    expect(zh).toEqual([
      "营业收入 1,200 千元 ≠ 四项之和 1,100 千元（技术收入 500 千元 + 产品销售收入 400 千元 + 商品销售收入 150 千元 + 其他营业收入 50 千元），差 100 千元",
    ])
    expect(en[0]).toContain("Operating revenue 1,200 千元 ≠ the sum of 4 items, 1,100 千元")
    expect(en[0]).toContain("100 千元 apart")
    expect(cells).toEqual([["revenue", "technology", "products", "goods", "other"]])
  })

  test("that is kept says nothing", () => {
    const now = { revenue: "1100", technology: "500", products: "400", goods: "150", other: "50" }
    expect(found(revenue, now)).toEqual({ zh: [], en: [], cells: [], undecided: [] })
  })

  test("with a missing cell is undecided: missing is not zero", () => {
    const now = { revenue: "1200", technology: "500", products: "700", goods: "0" }
    const { zh, undecided } = found(revenue, now)
    expect(zh).toEqual([])
    // What it lacks is worked out when it is asked for.
    expect(
      undecided.map(({ check, cells, missing, missingPrior, text }) => ({
        check,
        cells,
        missing,
        missingPrior,
        text,
      })),
    ).toEqual([
      {
        check: "c",
        cells: ["revenue", "technology", "products", "goods", "other"],
        missing: ["other"],
        missingPrior: [],
        text: { zh: "缺“其他营业收入”", en: "missing: Other revenue" },
      },
    ])
  })

  test("of part and whole shows what is so", () => {
    const { zh, cells } = found(
      { kind: "relation", holds: "researchers <= staff", cells: ["researchers"] },
      { researchers: "50", staff: "40" },
    )
    expect(zh).toEqual(["研发人员 50 人 > 期末人数 40 人，差 10 人"])
    expect(cells).toEqual([["researchers"]])
  })

  test("shows those parts only that broke it, and dates without an error", () => {
    const both = { kind: "relation", holds: "staff > 0 and researchers <= staff and founded <= listed_on" }
    const now = { staff: "40", researchers: "50", founded: "2010-03-01", listed_on: "2010-02-26" }
    expect(found(both, now).zh).toEqual([
      "研发人员 50 人 > 期末人数 40 人，差 10 人；注册日期 2010-03-01 > 上市日期 2010-02-26，差 3 天",
    ])
    const either = { kind: "relation", holds: "not listed or listed_on is not null" }
    expect(found(either, { listed: "true" }).zh).toEqual(["是否上市 是，且 “上市日期”未填"])
    expect(found(either, { listed: "false" }).zh).toEqual([])
  })

  test("does not say twice that a cell is filled in", () => {
    const check = { kind: "relation", holds: "researchers is null or researchers = 0" }
    expect(found(check, { researchers: "5" }).zh).toEqual(["研发人员 5 人 ≠ 0"])
  })

  test("applies only where it says, and is undecided where that is unknown", () => {
    const check = { kind: "relation", holds: "researchers > 0", where: "industry like '65%'" }
    expect(found(check, { researchers: "0", industry: "3911" }).zh).toEqual([])
    expect(found(check, { researchers: "0", industry: "6510" }).zh).toEqual([
      "研发人员 0 人 ≤ 0（适用于：行业代码 “6510” like '65%'）",
    ])
    expect(found(check, { researchers: "0" }).undecided.map(({ missing }) => missing)).toEqual([["industry"]])
    // It holds whether it applies or not.
    expect(found(check, { researchers: "7" }).undecided).toEqual([])
  })

  test("across periods reads the return before, and tells which of the two lacks a cell", () => {
    const check = { kind: "relation", holds: "staff >= prior(staff) - prior(researchers)" }
    expect(found(check, { staff: "5" }, { staff: "30", researchers: "10" }).zh).toEqual([
      "期末人数 5 人 < 20 人（上期(期末人数 30 人) − 上期(研发人员 10 人)），差 15 人",
    ])
    const { undecided } = found(check, { staff: "5" }, { staff: "30" })
    expect(undecided[0]).toMatchObject({ missing: [], missingPrior: ["researchers"] })
    expect(undecided[0]?.text.zh).toBe("缺上期“研发人员”")
    expect(found(check, { staff: "5" }).undecided[0]?.text).toEqual({
      zh: "没有上一时期的数据",
      en: "no data of the period before",
    })
  })
})

test("a required cell is missing where it is asked for", () => {
  const check = { kind: "required", cells: ["listed_on", "staff"], where: "listed" }
  expect(found(check, { listed: "true", staff: "0" }).zh).toEqual(["“上市日期”未填（须填：是否上市 是）"])
  expect(found(check, { listed: "false" }).zh).toEqual([])
  const { zh, undecided } = found(check, { staff: "3" })
  expect(zh).toEqual([])
  expect(undecided.map(({ cells, missing }) => [cells, missing])).toEqual([[["listed_on"], ["listed"]]])
})

describe("a change", () => {
  const check: Given = { kind: "change", cells: ["revenue"], share: 0.5, floor: 100 }
  const moved = (now: string, last: string) => found(check, { revenue: now }, { revenue: last }).zh

  test("beyond the share is told with both values", () => {
    expect(moved("3000", "1000")).toEqual(["营业收入 3,000 千元，上期 1,000 千元，变动 +200%，超过 50%"])
    expect(moved("400", "1000")).toEqual(["营业收入 400 千元，上期 1,000 千元，变动 −60%，超过 50%"])
  })

  test("of exactly the share, or of small values, is let pass", () => {
    expect([moved("1500", "1000"), moved("500", "1000"), moved("99", "10")]).toEqual([[], [], []])
    expect(moved("1501", "1000")).toHaveLength(1)
    expect(moved("100", "10")).toHaveLength(1)
  })

  test("from zero is any change; a share without an exact double is exact", () => {
    expect(moved("500", "0")).toEqual(["营业收入 500 千元，上期 0 千元"])
    // 0.07 × 100 is 7.000000000000001 in double precision, 1.1 × 10 no whole number either.
    const seven = { kind: "change", cells: ["revenue"], share: 0.07 }
    expect(found(seven, { revenue: "93" }, { revenue: "100" }).zh).toEqual([])
    expect(found(seven, { revenue: "92" }, { revenue: "100" }).zh).toHaveLength(1)
  })

  test("just beyond the limit reads as beyond it", () => {
    expect(moved("15001", "10000")[0]).toContain("变动 +50.1%，超过 50%")
  })

  test("of a cell that one of the periods lacks is undecided", () => {
    expect(found(check, {}, { revenue: "5" }).undecided[0]?.missing).toEqual(["revenue"])
    expect(found(check, { revenue: "500" }, {}).undecided[0]?.missingPrior).toEqual(["revenue"])
  })
})

describe("a slip of unit", () => {
  const check: Given = { kind: "unit-slip", cells: ["revenue"], factors: [10, 1000], within: 1.2 }
  const slip = (now: string, last: string) => found(check, { revenue: now }, { revenue: last }).zh

  test("is a factor of last period, up or down, and guesses the unit", () => {
    expect(slip("1100000", "1000")).toEqual([
      "营业收入 1,100,000 千元，约为上期 1,000 千元 的 1000 倍：应以千元填报，是否误用了元？",
    ])
    expect(slip("90", "1000")).toEqual([
      "营业收入 90 千元，约为上期 1,000 千元 的 1/10：应以千元填报，是否误用了万元？",
    ])
  })

  test("lies between factor ÷ within and factor × within, both included", () => {
    // 1000 × 1.2 = 1200; 1000 ÷ 1.2 = 833.33….
    expect(slip("1200000", "1000")).toHaveLength(1)
    expect(slip("1200001", "1000")).toEqual([])
    expect(slip("833334", "1000")).toHaveLength(1)
    expect(slip("833333", "1000")).toEqual([])
    expect(slip("100000", "1000")).toEqual([])
  })

  test("is none from or to zero", () => {
    expect([slip("0", "1000"), slip("1000", "0"), slip("0", "0")]).toEqual([[], [], []])
  })
})

test("faults of checks are all told, and faulty checks left out", () => {
  const { checks, issues } = checksOf(parse, {
    good: revenue,
    typo: { kind: "relation", holds: "revenu = technology" },
    units: { kind: "relation", holds: "revenue > staff", where: "sum(staff) > 3" },
    number: { kind: "relation", holds: "revenue + technology" },
    constant: { kind: "relation", holds: "1 = 1" },
    cell: { kind: "required", cells: ["revenue", "nowhere"] },
    text: { kind: "change", cells: ["industry"], share: 0.5 },
    share: { kind: "change", cells: ["revenue"], share: 1e-12 },
    factor: { kind: "unit-slip", cells: ["revenue"], factors: [1], within: 0.9 },
    peers: {
      kind: "outlier",
      cells: ["revenue"],
      over: "staf",
      groups: ["sum(staff)"],
      deviations: 0,
      fewest: 2,
    },
  })
  expect(checks.checks.map(({ definition }) => definition.code)).toEqual(["good"])
  expect(issues.map(({ code, path }) => `${path}: ${code}`)).toEqual([
    "typo/holds 1:1: expression-unknown-name-near",
    "units/where: return-check-not-of-one",
    "units/holds 1:1: expression-units-differ",
    "number/holds: return-check-no-truth",
    "constant/holds: return-check-not-of-one",
    "cell/cells: return-check-cell",
    "text/cells: return-check-no-number",
    "share/share: return-check-number",
    "factor/factors: return-check-number",
    "factor/within: return-check-number",
    "peers/deviations: return-check-number",
    "peers/fewest: return-check-fewest",
    "peers/over 1:1: expression-unknown-name-near",
    "peers/groups/1: return-check-group",
  ])
})

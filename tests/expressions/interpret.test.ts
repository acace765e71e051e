import { beforeAll, describe, expect, test } from "vitest"
import {
  type Checked,
  checkExpression,
  compileToSql,
  explain,
  explainOver,
  interpret,
  interpretOver,
  readCell,
  readExpression,
  readRecord,
  type Scope,
  type SqlParser,
  valueText,
} from "#expressions"
import { loadSqlParser } from "#sql-parser"

let parse: SqlParser
beforeAll(async () => {
  parse = await loadSqlParser()
})

const label = (zh: string, en: string) => ({ zh, en })
const scope: Scope = {
  variables: [
    { code: "a", label: label("甲", "A"), type: "number", decimals: 1, unit: "千元" },
    { code: "b", label: label("乙", "B"), type: "number", decimals: 2, unit: "千元" },
    { code: "n", label: label("从业人数", "staff"), type: "number", unit: "人" },
    { code: "big", label: label("大数", "big"), type: "number" },
    { code: "t", label: label("级别", "level"), type: "text" },
    { code: "d", label: label("日期", "date"), type: "date" },
    { code: "x", label: label("子", "X"), type: "truth" },
    { code: "y", label: label("丑", "Y"), type: "truth" },
  ],
}

function checkedOf(text: string): Checked {
  const { expression, issues } = readExpression(text, parse)
  if (expression === null) throw new Error(JSON.stringify(issues))
  const { checked, issues: more } = checkExpression(expression, scope, text)
  if (checked === null) throw new Error(JSON.stringify(more))
  return checked
}
const recordOf = (cells: Record<string, string | null>) => readRecord(scope, cells, "r").record
const value = (text: string, cells: Record<string, string | null> = {}) =>
  interpret(checkedOf(text), recordOf(cells)).value
const shown = (text: string, cells: Record<string, string | null> = {}) => {
  const checked = checkedOf(text)
  return valueText(checked, interpret(checked, recordOf(cells)), "en")
}

describe("three-valued logic", () => {
  // ISO/IEC 9075-2, tables of AND, OR, NOT and IS: T, F, U.
  const truths = { T: "true", F: "false", U: null } as const
  const and = { TT: "T", TF: "F", TU: "U", FT: "F", FF: "F", FU: "F", UT: "U", UF: "F", UU: "U" } as const
  const or = { TT: "T", TF: "T", TU: "T", FT: "T", FF: "F", FU: "U", UT: "T", UF: "U", UU: "U" } as const
  const of = (result: "T" | "F" | "U") => (result === "U" ? null : result === "T")
  for (const [pair, result] of Object.entries(and))
    test(`${pair}: and ${result}, or ${or[pair as keyof typeof or]}`, () => {
      const [p, q] = [...pair] as ["T" | "F" | "U", "T" | "F" | "U"] // two letters of the table
      const cells = { x: truths[p], y: truths[q] }
      expect(value("x and y", cells)).toBe(of(result))
      expect(value("x or y", cells)).toBe(of(or[pair as keyof typeof or]))
    })
  test("not, is, in and case with something unknown", () => {
    expect(value("not x")).toBeNull()
    expect(value("x is unknown")).toBe(true)
    expect(value("x is not true")).toBe(true)
    expect(value("n = n")).toBeNull()
    expect(value("n in (1, null)", { n: "1" })).toBe(true)
    expect(value("n not in (1, null)", { n: "2" })).toBeNull()
    expect(value("n between 1 and null", { n: "0" })).toBe(false)
    expect(value("case when x then 1 else 2 end")).toBe(2)
  })
})

describe("numbers", () => {
  test("sums and comparisons of decimals are exact", () => {
    // 0.1 + 0.2 = 0.3 is false in doubles.
    expect(value("0.1 + 0.2 = 0.3")).toBe(true)
    expect(value("a + b = 0.3", { a: "0.1", b: "0.20" })).toBe(true)
    expect(shown("a - b", { a: "0.3", b: "0.25" })).toBe("0.05 千元")
    expect(shown("-a", { a: "0" })).toBe("0.0 千元")
  })
  test("beyond 2⁵³ too", () => {
    // 9007199254740993 is no double; 999999999999999999 × 2 needs 61 bits.
    expect(value("big = 9007199254740992", { big: "9007199254740993" })).toBe(false)
    expect(value("big + big", { big: "999999999999999999" })).toBe(1999999999999999998n)
    expect(value("big + big - big - big", { big: "999999999999999999" })).toBe(0)
    const records = Array.from({ length: 1000 }, () => recordOf({ big: "999999999999999999" }))
    expect(interpretOver(checkedOf("sum(big)"), records).value).toBe(999999999999999999000n)
  })
  test("× and ÷ are doubles", () => {
    expect(value("a / n", { a: "1", n: "3" })).toBe(1 / 3)
    expect(value("n * 0.1 = 0.3", { n: "3" })).toBe(false)
  })
  test("what has no value says why, and is never Infinity", () => {
    expect(shown("a / n", { a: "1", n: "0" })).toBe("unknown: division by zero")
    expect(shown("a / n", { a: "0", n: "0" })).toBe("unknown: division by zero")
    expect(shown("a / n", { a: "0" })).toBe("unknown: staff is missing")
    expect(shown("ln(n)", { n: "0" })).toBe("unknown: outside the domain of ln")
    expect(shown("sqrt(n)", { n: "-1" })).toBe("unknown: outside the domain of sqrt")
    expect(shown("exp(n)", { n: "1000" })).toBe("unknown: out of range")
    expect(shown("power(n, 0.5)", { n: "-4" })).toBe("unknown: out of range")
    expect(shown("d + big", { d: "2024-01-01", big: "99999999" })).toBe("unknown: out of range")
  })
  test("ln, log10, exp, power are the engine's own and not written as SQL", () => {
    expect(value("log10(n)", { n: "1000" })).toBe(3)
    expect(value("power(n, 10)", { n: "2" })).toBe(1024)
    expect(compileToSql(checkedOf("ln(n) > 1"))).toMatchObject({
      sql: null,
      issues: [{ code: "expression-sql-function" }],
    })
  })
  test("a cell that does not fit is missing with an issue, not rounded", () => {
    const [, b] = scope.variables
    if (b === undefined) throw new Error()
    const read = (text: string) => readCell(b, text, "A1")
    expect(read("12.50").cell).toBe(1250)
    expect(read("12.505")).toMatchObject({ cell: { missing: "expression-cell-decimals" } })
    expect(read("1e17").issues).toHaveLength(1)
    expect(read("12,5").issues[0]?.code).toBe("expression-cell-number")
    expect(read("")).toEqual({ cell: null, issues: [] })
  })
})

describe("text and dates", () => {
  test("text compares by code point, letters of A–Z alone change case", () => {
    // U+20BB7 is above U+FF21, its first UTF-16 half is below.
    expect(value("t > 'Ａ'", { t: "𠮷" })).toBe(true)
    expect(value("t < 'a'", { t: "Z" })).toBe(true)
    expect(value("length(t)", { t: "𠮷é级" })).toBe(3)
    expect(value("upper(t)", { t: "aßé" })).toBe("Aßé")
    expect(value("substring(t, 2, 2)", { t: "国𠮷级别" })).toBe("𠮷级")
    expect(value("t like '国_级%'", { t: "国家级高新区" })).toBe(true)
  })
  test("a long pattern on a long text ends", () => {
    const began = performance.now()
    expect(value(`t like '${"%a".repeat(200)}b'`, { t: "a".repeat(20_000) })).toBe(false)
    expect(performance.now() - began).toBeLessThan(2000)
  })
  test("days, years and months agree with the calendar", () => {
    expect(value("d - date '2024-02-28'", { d: "2024-03-01" })).toBe(2)
    expect(value("d - date '2023-02-28'", { d: "2023-03-01" })).toBe(1)
    expect(value("years_between(d, date '2025-02-28')", { d: "2004-02-29" })).toBe(20)
    expect(value("years_between(d, date '2025-03-01')", { d: "2004-02-29" })).toBe(21)
    expect(value("months_between(d, date '2024-02-29')", { d: "2024-01-31" })).toBe(0)
    expect(value("months_between(d, date '2024-03-31')", { d: "2024-01-31" })).toBe(2)
    expect(value("months_between(d, date '2023-12-15')", { d: "2024-02-14" })).toBe(-1)
    // Every 97th day from 1583 on, against JavaScript's own calendar.
    const [year, month, day] = ["year", "month", "day"].map((part) => checkedOf(`extract(${part} from d)`))
    if (year === undefined || month === undefined || day === undefined) throw new Error()
    for (let at = Date.UTC(1583, 0, 1); at < Date.UTC(2500, 0, 1); at += 97 * 86_400_000) {
      const text = new Date(at).toISOString().slice(0, 10)
      const record = recordOf({ d: text })
      const parts = [year, month, day].map((part) => Number(interpret(part, record).value))
      expect(parts).toEqual(text.split("-").map(Number))
      expect(record.d).toBe(at / 86_400_000)
    }
  })
})

describe("aggregates", () => {
  const records = [
    recordOf({ a: "1", n: "2", t: "national", x: "true" }),
    recordOf({ a: "2.5", t: "provincial", x: "false" }),
    recordOf({ n: "4", t: "national" }),
  ]
  const over = (text: string, prior = records.slice(0, 1)) =>
    interpretOver(checkedOf(text), records, { prior })
  test("leave out what is not known, and the filter what is not true", () => {
    expect(over("count(*)").value).toBe(3)
    expect(over("count(n)").value).toBe(2)
    expect(over("count(distinct t)").value).toBe(2)
    expect(over("count(*) filter (where t = 'national')").value).toBe(2)
    expect(over("count(*) filter (where x)").value).toBe(1)
    expect(over("sum(a)").value).toBe(35)
    expect(over("avg(n)").value).toBe(3)
    expect(over("max(t)").value).toBe("provincial")
    expect(over("sum(a) - prior(sum(a))").value).toBe(25)
  })
  test("of nothing are unknown, but count is 0", () => {
    expect(over("sum(a) filter (where n > 100)")).toEqual({
      value: null,
      reasons: [{ kind: "no-records", of: "sum(a) filter (where n > 100)" }],
    })
    expect(over("count(*) filter (where n > 100)").value).toBe(0)
    expect(interpretOver(checkedOf("prior(count(*))"), records).reasons).toEqual([
      { kind: "no-prior-period" },
    ])
  })
  test("are explained with their values", () => {
    const checked = checkedOf("count(*) filter (where t = 'national') >= 3")
    const explained = explainOver(checked, records, "zh")
    expect(explained.deciding).toEqual(["不满足：计数(*) filter (where 级别 = 'national') 2 ≥ 3"])
    expect(explainOver(checkedOf("sum(a) / count(*)"), records, "en").text).toBe(
      "sum(A) 3.5 千元 ÷ count(*) 3",
    )
  })
})

describe("explanation", () => {
  test("puts the values in, in either language", () => {
    const record = recordOf({ a: "1234.5", n: "320" })
    const checked = checkedOf("n <= 300 and a / n > 2")
    expect(explain(checked, record, "zh")).toMatchObject({
      formula: "从业人数 ≤ 300 且 甲 ÷ 从业人数 > 2",
      text: "从业人数 320 人 ≤ 300 且 甲 1,234.5 千元 ÷ 从业人数 320 人 > 2",
      result: "否",
      deciding: ["不满足：从业人数 320 人 ≤ 300"],
      cells: [
        { code: "n", label: "从业人数", value: "320 人" },
        { code: "a", label: "甲", value: "1,234.5 千元" },
      ],
    })
    expect(explain(checked, record, "en").deciding).toEqual(["not met: staff 320 人 ≤ 300"])
  })
  test("of `or` names what would have done, of unknowns what is missing", () => {
    expect(explain(checkedOf("x or n > 3"), recordOf({ x: "false", n: "1" }), "en").deciding).toEqual([
      "not met: X no",
      "not met: staff 1 人 > 3",
    ])
    expect(explain(checkedOf("x or n > 3"), recordOf({ x: "false" }), "zh").deciding).toEqual([
      "未知：从业人数 未知 > 3（缺“从业人数”）",
    ])
    expect(explain(checkedOf("not (x or n > 3)"), recordOf({ x: "false", n: "5" }), "zh").deciding).toEqual([
      "不满足：非 从业人数 5 人 > 3",
    ])
  })
})

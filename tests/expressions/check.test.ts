import { beforeAll, describe, expect, test } from "vitest"
import {
  type CheckOutcome,
  checkDefinitions,
  checkExpression,
  checkIndicatorValue,
  type Declared,
  type Definition,
  expressionIssueTexts,
  readExpression,
  type Scope,
  type SqlParser,
  unusedVariables,
} from "#expressions"
import { describeIssue } from "#issues"
import { loadSqlParser } from "#sql-parser"

let parse: SqlParser
beforeAll(async () => {
  parse = await loadSqlParser()
})

const declared = (code: string, unit?: string, more: Partial<Declared> = {}): Declared => ({
  code,
  label: { zh: code, en: code },
  type: "number",
  ...(unit === undefined ? {} : { unit }),
  ...more,
})
const scope: Scope = {
  variables: [
    declared("qc05_0", "千元"),
    declared("revenue_wan", "万元"),
    declared("staff", "人"),
    declared("monthly", "千元", { period: "month" }),
    declared("yearly", "千元", { period: "year" }),
    declared("share", "%"),
    declared("area", "公顷"),
    declared("area_mu", "亩"),
    declared("level", undefined, { type: "text" }),
    declared("begun", undefined, { type: "date" }),
    declared("listed", undefined, { type: "truth" }),
    declared("营业收入", "千元"),
    declared("index", undefined, { level: "whole" }),
  ],
  parameters: [declared("cap", "人")],
}

function expressionOf(text: string) {
  const { expression, issues } = readExpression(text, parse)
  if (expression === null) throw new Error(JSON.stringify(issues))
  return expression
}
const check = (text: string): CheckOutcome => checkExpression(expressionOf(text), scope, text)
const errors = (text: string) =>
  check(text)
    .issues.filter(({ severity }) => severity !== "info")
    .map(({ code }) => code)

describe("names", () => {
  test("an unknown name brings the nearest", () => {
    const [found] = check("营业收人 > 0").issues
    expect(found && describeIssue(found, "zh", expressionIssueTexts)).toBe(
      "1:1：没有声明变量“营业收人”。是否指“营业收入”？",
    )
    expect(check("p.cup > staff").issues[0]?.values.nearest).toBe("cap")
  })
})

describe("units", () => {
  test("千元 + 万元 is an error that says the factor", () => {
    const [found] = check("qc05_0 + revenue_wan").issues
    // 1 千元 = 0.1 万元.
    expect(found && describeIssue(found, "en", expressionIssueTexts)).toBe(
      "1:1: “qc05_0 + revenue_wan” has two units, 千元 and 万元. Times 1/10, the first is in the second's unit.",
    )
    expect(errors("qc05_0 / 10 + revenue_wan")).toEqual([])
    expect(errors("qc05_0 + revenue_wan * 10")).toEqual([])
    // 15 亩 are a hectare.
    expect(check("area_mu = area").issues[0]?.values.factor).toBe("1/15")
  })
  test("what cannot be converted is told apart", () => {
    expect(errors("qc05_0 > staff")).toEqual(["expression-units-differ"])
    expect(errors("staff <= p.cap and staff > 300")).toEqual([])
    expect(errors("coalesce(qc05_0, staff) > 1")).toEqual(["expression-units-differ"])
  })
  test("× and ÷ derive the unit", () => {
    expect(check("sum(qc05_0) / sum(staff)").checked?.nature.type).toMatchObject({
      unit: { powers: { cny: 1, person: -1 }, times: "1000" },
    })
    expect(check("qc05_0 / revenue_wan").checked?.nature.type).toMatchObject({
      unit: { powers: {}, over: "10" },
    })
  })
  const indicator = (text: string, unit: string) =>
    checkIndicatorValue({ text, unit, scope, path: "i.yaml" }, parse)
      .issues.filter(({ severity }) => severity !== "info")
      .map(({ code, values }) => `${code} ${String(values.factor ?? "")}`)
  test("an indicator's value comes out in its unit, bare factors being conversions", () => {
    expect(indicator("sum(qc05_0) / 10 / sum(staff)", "万元/人")).toEqual([])
    expect(indicator("sum(qc05_0) / sum(staff)", "万元/人")).toEqual(["expression-indicator-unit 1/10"])
    expect(indicator("sum(qc05_0) / sum(revenue_wan)", "%")).toEqual(["expression-indicator-unit 10"])
    expect(indicator("(sum(qc05_0) - prior(sum(qc05_0))) / 100000", "亿元")).toEqual([])
    expect(indicator("(sum(qc05_0) / prior(sum(qc05_0)) - 1) * 100", "%")).toEqual([])
    // The mean of two years is still in 千元.
    expect(indicator("(sum(qc05_0) + prior(sum(qc05_0))) / 2", "千元")).toEqual([])
    expect(indicator("sum(qc05_0)", "人")).toEqual(["expression-indicator-unit-differs "])
    expect(indicator("count(*) filter (where listed)", "家")).toEqual([])
    expect(indicator("qc05_0 / 2", "千元")).toEqual(["expression-indicator-level "])
    expect(indicator("sum(qc05_0) > 1", "%")).toEqual(["expression-indicator-type "])
  })
})

describe("types, levels, periods", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["level > 3", "expression-types"],
    ["level + 1", "expression-type"],
    ["listed > false", "expression-type"],
    ["staff and listed", "expression-type"],
    ["begun + 0.5 > begun", "expression-date-arithmetic"],
    ["begun * 2", "expression-date-arithmetic"],
    ["case when listed then 1 else 'x' end", "expression-types"],
    ["sum(level)", "expression-type"],
    ["sum(sum(staff))", "expression-nested-aggregate"],
    ["count(*) filter (where sum(staff) > 1)", "expression-nested-aggregate"],
    ["sum(staff) > staff", "expression-mixed-level"],
    ["sum(index)", "expression-mixed-level"],
    ["sum(qc05_0 / staff)", "expression-double-aggregate"],
    ["monthly + yearly", "expression-periods"],
    ["prior(prior(staff))", "expression-nested-prior"],
    ["sum(prior(staff))", "expression-prior-in-aggregate"],
    ["prior(1)", "expression-prior-constant"],
    ["staff = null", "expression-compares-null"],
    ["substring(level, 0, 2)", "expression-substring"],
    ["substring(level, staff, 2)", "expression-substring"],
  ]
  for (const [text, code] of cases) test(text, () => expect(errors(text)).toContain(code))
  test("a divisor that can be zero is worth knowing, one that cannot is not", () => {
    const infos = (text: string) =>
      check(text).issues.map(({ code, values }) => `${code} ${String(values.piece)}`)
    expect(infos("qc05_0 / staff")).toEqual(["expression-may-divide-by-zero staff"])
    expect(infos("qc05_0 / 10")).toEqual([])
    expect(infos("qc05_0 / nullif(staff, 0)")).toEqual([])
    expect(infos("qc05_0 / 0")).toEqual(["expression-may-divide-by-zero 0"])
  })
  test("decimals and bounds are those of the parts", () => {
    expect(check("1.5 + 0.25").checked?.nature.type).toMatchObject({ kind: "exact", decimals: 2, bound: 175 })
    expect(check("sum(staff)").checked?.nature.type).toMatchObject({
      kind: "exact",
      decimals: 0,
      bound: 1e28,
    })
  })
})

describe("expressions that name one another", () => {
  const define = (texts: Record<string, string>) =>
    checkDefinitions(
      new Map(
        Object.entries(texts).map(([code, text]): [string, Definition] => [
          code,
          { expression: expressionOf(text), label: { zh: code, en: code }, text },
        ]),
      ),
      scope,
    )
  test("come after what they name", () => {
    const { order, issues } = define({ c: "b + a", b: "a * 2", a: "sum(staff)" })
    expect(order).toEqual(["a", "b", "c"])
    expect(issues).toEqual([])
  })
  test("in a circle are refused, with the circle", () => {
    const { issues } = define({ a: "b + 1", b: "c + 1", c: "a + 1" })
    expect(issues.find(({ code }) => code === "expression-cycle")?.values.cycle).toBe("a → b → c → a")
  })
  test("carry their unit and level on", () => {
    expect(
      define({ per_head: "sum(qc05_0) / sum(staff)", wrong: "per_head + sum(staff)" }).issues.map(
        ({ code }) => code,
      ),
    ).toContain("expression-units-differ")
  })
  test("variables that none names are listed", () => {
    const unused = unusedVariables(scope, [expressionOf("qc05_0 > revenue_wan"), expressionOf("sum(staff)")])
    expect(unused.map(({ values }) => values.code)).not.toContain("staff")
    expect(unused.map(({ values }) => values.code)).toContain("area")
  })
})

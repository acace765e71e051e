// Hand calculations on the opinion's own numbers and on the point table of 国科发政〔2017〕115号.
import { beforeAll, describe, expect, test } from "vitest"
import {
  type CheckedDefinitions,
  checkDefinitions,
  checkExpression,
  type Decision,
  type Definition,
  decide,
  explainDecision,
  type Rule,
  readExpression,
  readParameters,
  readRecord,
  type Scope,
  type SqlParser,
  withDefinitions,
} from "#expressions"
import { loadSqlParser } from "#sql-parser"
import {
  type ExampleRule,
  residencePermit,
  technologySme,
  workPermitAge,
} from "../../src/engines/expressions/example-policies.ts"

let parse: SqlParser
beforeAll(async () => {
  parse = await loadSqlParser()
})

function expressionOf(text: string) {
  const { expression, issues } = readExpression(text, parse)
  if (expression === null) throw new Error(JSON.stringify(issues))
  return expression
}

function load(example: ExampleRule): { rule: Rule; definitions: CheckedDefinitions } {
  const scope: Scope = { variables: example.variables, parameters: example.parameters }
  const definitions = checkDefinitions(
    new Map(
      Object.entries(example.definitions).map(([code, { label, text }]): [string, Definition] => [
        code,
        { expression: expressionOf(text), label, text },
      ]),
    ),
    scope,
  )
  expect(definitions.issues.filter(({ severity }) => severity !== "info")).toEqual([])
  const conditions = example.conditions.map(({ id, label, text, clause }) => {
    const { checked, issues } = checkExpression(expressionOf(text), definitions.scope, text)
    expect(issues.filter(({ severity }) => severity !== "info")).toEqual([])
    if (checked === null) throw new Error(id)
    return { id, label, clause, test: checked }
  })
  return { definitions, rule: { id: example.id, title: example.title, force: example.force, conditions } }
}

function decideOn(
  example: ExampleRule,
  cells: Record<string, string | null>,
  more: Record<string, string> = {},
) {
  const { rule, definitions } = load(example)
  const scope: Scope = { variables: example.variables, parameters: example.parameters }
  const given = readRecord(scope, cells, "record")
  const parameters = readParameters(scope, { ...example.parameterValues, ...more }, "parameters")
  expect([...given.issues, ...parameters.issues]).toEqual([])
  const { record } = withDefinitions(definitions, given.record, parameters.record)
  const decision = decide(rule, record, parameters.record)
  const because = explainDecision(decision, record, "zh", {
    parameters: parameters.record,
    definitions: definitions.checked,
  })
  return { decision, because, record }
}

const failed = (decision: Decision) => decision.deciding.map(({ condition }) => condition.id)

describe("work permit up to 65 (国发〔2020〕7号（五）)", () => {
  const person = {
    high_end_talent: "true",
    zone_level: "national",
    birth_date: "1960-07-14",
    approval_level: "city",
  }
  const on = (day: string, cells = {}) => decideOn(workPermitAge, { ...person, ...cells }, { on: day })

  test("at 64 and on the 65th birthday it may be granted, never entitled", () => {
    expect(on("2025-07-13").decision.outcome).toBe("may-be-granted")
    expect(on("2025-07-14").decision.outcome).toBe("may-be-granted")
    // The last day on which the person is 65.
    expect(on("2026-07-13").decision.outcome).toBe("may-be-granted")
  })
  test("at 66 it is not, with age and limit in the reason", () => {
    const { decision, because } = on("2026-07-14")
    expect(decision.outcome).toBe("not")
    expect(failed(decision)).toEqual(["age"])
    expect(because[0]?.explanation.deciding).toEqual(["不满足：周岁 66 年 ≤ 年龄上限 65 岁"])
    expect(because[0]?.clause).toBe("国发〔2020〕7号（五）")
    // Down to the cells: the age is a sub-result of the date of birth.
    expect(because[0]?.explanation.steps[0]?.explanation.text).toBe(
      "整年数(出生日期 1960-07-14, 申请日 2026-07-14)",
    )
  })
  test("an approval below city level, or a provincial zone, does not do", () => {
    expect(failed(on("2025-07-13", { approval_level: "county" }).decision)).toEqual(["approval"])
    expect(failed(on("2025-07-13", { zone_level: "provincial" }).decision)).toEqual(["zone"])
  })
  test("until the authority has judged who is high-end talent, it is not known", () => {
    const { decision, because } = on("2025-07-13", { high_end_talent: null })
    expect(decision.outcome).toBe("not-known")
    expect(decision.missing).toEqual(["high_end_talent"])
    expect(because[0]?.explanation.result).toBe("未知：缺“境外高端人才（主管部门认定）”")
  })
  test("what is not met settles it, whatever is missing", () => {
    expect(on("2030-01-01", { high_end_talent: null }).decision).toMatchObject({
      outcome: "not",
      missing: [],
    })
  })
})

describe("residence permit of at most 5 years (国发〔2020〕7号（五）; 出境入境管理法第三十条)", () => {
  const from = (permit_from: string, permit_to: string) =>
    decideOn(residencePermit, { zone_level: "national", foreign_staff: "true", permit_from, permit_to })
      .decision
  test("five years to the day may be granted, one day more not", () => {
    expect(from("2024-03-01", "2029-03-01").outcome).toBe("may-be-granted")
    expect(failed(from("2024-03-01", "2029-03-02"))).toEqual(["longest"])
    expect(from("2024-02-29", "2029-02-28").outcome).toBe("may-be-granted")
  })
  test("89 days are too few, 90 are enough", () => {
    // 2025-01-01 + 89 days = 2025-03-31 (31 + 28 + 30).
    expect(failed(from("2025-01-01", "2025-03-31"))).toEqual(["shortest"])
    expect(from("2025-01-01", "2025-04-01").outcome).toBe("may-be-granted")
  })
})

describe("科技型中小企业 (国科发政〔2017〕115号 Art. 6–8)", () => {
  // 25/100 = 25 % → 16; 45/1000 = 4.5 % → 30; 45/900 = 5 % of costs → 0; three class II rights → 18: 64.
  const enterprise = {
    resident: "true",
    staff: "100",
    st_staff: "25",
    sales: "1000",
    assets: "800.50",
    costs: "900",
    rd: "45",
    restricted_product: "false",
    misconduct: "false",
    class_one: "0",
    class_two: "3",
    hnte: "false",
    national_award: "false",
    rd_body: "false",
    led_standard: "false",
  }
  const on = (cells: Record<string, string | null>) => decideOn(technologySme, { ...enterprise, ...cells })

  test("16 + 30 + 18 = 64 is entitled", () => {
    const { decision, record } = on({})
    expect(record).toMatchObject({ staff_score: 16, rd_sales_score: 30, rd_costs_score: 0, result_score: 18 })
    expect(decision.outcome).toBe("entitled")
  })
  test("16 + 30 + 12 = 58 is not, and says so with the items", () => {
    const { decision, because } = on({ class_two: "2" })
    expect(decision.outcome).toBe("not")
    expect(failed(decision)).toEqual(["score"])
    expect(because[0]?.explanation.deciding).toContain(
      "不满足：科技人员得分 16 + 研发投入得分（按销售收入） 30 + 科技成果得分 12 ≥ 得分下限 60",
    )
  })
  test("the better of the two R&D items counts: 45/160 = 28.1 % of costs → 40, 16 + 40 + 12 = 68", () => {
    expect(on({ class_two: "2", costs: "160" }).decision.outcome).toBe("entitled")
  })
  test("lower bounds are included: 30 % of staff 20, 6 % of sales 50, one class I right 30", () => {
    const { decision, record } = on({ st_staff: "30", rd: "60", class_one: "1" })
    expect(record).toMatchObject({ staff_score: 20, rd_sales_score: 50, result_score: 30 })
    expect(decision.outcome).toBe("entitled")
    expect(on({ st_staff: "29" }).record).toMatchObject({ staff_score: 16 })
    expect(on({ rd: "59.99" }).record).toMatchObject({ rd_sales_score: 40 })
  })
  test("with 9 % of staff the item is 0, and 0 + 50 + 30 = 80 does not help", () => {
    const { decision } = on({ st_staff: "9", rd: "70", class_one: "1" })
    expect(decision.outcome).toBe("not")
  })
  test("Art. 8 confirms directly, but not against (一) to (四)", () => {
    expect(on({ class_two: "0", hnte: "true" }).decision.outcome).toBe("entitled")
    expect(failed(on({ hnte: "true", staff: "501" }).decision)).toEqual(["size"])
    expect(failed(on({ hnte: "true", misconduct: "true" }).decision)).toEqual(["conduct"])
  })
  test("500 staff and 20,000 万元 still fit; a cent more does not", () => {
    expect(on({ hnte: "true", staff: "500", sales: "20000", assets: "20000" }).decision.outcome).toBe(
      "entitled",
    )
    const { decision, because } = on({ hnte: "true", sales: "20000.01" })
    expect(decision.outcome).toBe("not")
    expect(because[0]?.explanation.deciding).toEqual([
      "不满足：销售收入 20,000.01 万元 ≤ 收入、资产上限 20,000 万元",
    ])
  })
  test("a missing figure is not a score of 0: it is asked for", () => {
    const { decision } = on({ class_two: null, sales: null })
    expect(decision.outcome).toBe("not-known")
    // Size (二) and score (五) both ask for sales; the score for the rights too.
    expect(decision.missing).toEqual(["sales", "class_two"])
  })
  test("58 by sales is not yet refused while the costs are not reported", () => {
    const { decision } = on({ class_two: "2", costs: null })
    expect(decision.outcome).toBe("not-known")
    expect(decision.missing).toEqual(["costs"])
  })
  test("no sales at all: the share is unknown, not infinite", () => {
    const { record, because } = on({ sales: "0", class_two: "2", costs: null })
    expect(record.rd_sales_score).toMatchObject({ because: [{ kind: "division-by-zero" }] })
    expect(because[0]?.explanation.result).toBe("未知：除数为零；缺“成本费用总额”")
  })
})

import { readdirSync, readFileSync } from "node:fs"
import { beforeAll, describe, expect, test } from "vitest"
import { parse as parseYaml } from "yaml"
import {
  checkExpression,
  expressionIssueTexts,
  expressionText,
  functionTable,
  namesOf,
  readExpression,
  type SqlParser,
} from "#expressions"
import { describeIssue } from "#issues"
import { loadSqlParser } from "#sql-parser"

let parse: SqlParser
beforeAll(async () => {
  parse = await loadSqlParser()
})
const read = (text: string) => readExpression(text, parse)
const refusal = (text: string) => {
  const { expression, issues } = read(text)
  expect(expression).toBeNull()
  return issues.map(({ code, path, values }) => `${code} ${path} ${String(values.piece)}`)
}

describe("what is part of the language is read and written back", () => {
  const same = [
    "qc05_0 >= qc06 + qc07",
    "sum(qj20) / sum(qc05_0)",
    "count(*) filter (where qb11 = 1)",
    "prior(sum(qc05_0))",
    "taxable_income <= p.small_profit_income_cap and employees <= 300",
    "营业收入 > 1000 or not 从业人数 is null",
    "case when a > 1 then 'x' when a is unknown then 'it''s' else null end",
    "a not in (1, -2, 3.5) and b not between 0 and 1 and t not like '国家%_'",
    "date '2024-02-29' - d <= 30",
    "extract(year from d) = 2024",
    "count(distinct t) filter (where a is not null)",
    "-(a + b) * c - (d - (e - f))",
    "a = b is not true and not (x or y)",
    "nullif(least(a, b), coalesce(c, 0))",
    "years_between(birth, p.day) < 65",
  ]
  for (const text of same) test(text, () => expect(expressionText(read(text).expression ?? never)).toBe(text))

  test("zero, which PostgreSQL's tree leaves out, is zero", () => {
    expect(read("0").expression).toMatchObject({ kind: "number", text: "0" })
    expect(read("false").expression).toMatchObject({ kind: "truth", value: false })
  })
  test("every function is read as its form says, and stands in the table of the language", () => {
    const page = readFileSync("docs/expressions.md", "utf8")
    for (const { name, form } of functionTable) {
      for (const each of form.split(/, (?=count)/)) {
        const text = each.replace(", …", "").replaceAll("…", "x")
        expect(read(text).issues).toEqual([])
      }
      expect(page).toMatch(new RegExp(`\\b${name}\\b`))
    }
  })
  test("every value: of the packs is an expression", () => {
    let count = 0
    for (const pack of ["demo", "national", "provinces"])
      for (const file of readdirSync(`packs/${pack}/indicators`)) {
        const entries = parseYaml(readFileSync(`packs/${pack}/indicators/${file}`, "utf8")) as Record<
          string,
          { value?: unknown }
        >
        for (const { value } of Object.values(entries)) {
          if (typeof value !== "string") continue
          count++
          const { expression, issues } = read(value)
          expect(issues).toEqual([])
          if (expression === null) continue
          const variables = namesOf(expression).map((code) => ({
            code,
            label: { zh: code, en: code },
            // A code of a classification, compared as text.
            type: code === "qb03_1" ? ("text" as const) : ("number" as const),
          }))
          const { checked, issues: found } = checkExpression(expression, { variables }, value)
          expect(found.filter(({ severity }) => severity === "error")).toEqual([])
          expect(checked?.nature.level).toBe("whole")
        }
      }
    expect(count).toBeGreaterThan(15)
  })
})

describe("what is not is refused, with the place and the piece", () => {
  const cases: readonly (readonly [text: string, issue: string])[] = [
    ["a -- b", "expression-comment 1:3 --"],
    ["a /* b */ + 1", "expression-comment 1:3 /*"],
    ["营业收入 > now()", "expression-clock 1:8 now"],
    ["current_date > d", "expression-clock 1:1 current_date"],
    ["a > 1 and random() < 0.5", "expression-clock 1:11 random"],
    ["(select 1)", "expression-not-allowed 1:1 ("],
    ["exists (select 1)", "expression-not-allowed 1:1 exists"],
    ["a in (select b from t)", "expression-not-allowed 1:3 in"],
    ["sum(a) over (partition by b)", "expression-window 1:1 sum"],
    ["row_number() over ()", "expression-window 1:1 row_number"],
    ["a; drop table t", "expression-several 1:2 ;"],
    ["a, b", "expression-several 1:4 b"],
    ["a from t", "expression-statement 1:1 a from t"],
    ["a union select b", "expression-statement 1:1 a union select b"],
    ["distinct a", "expression-statement 1:1 distinct a"],
    ["all a", "expression-statement 1:1 all"],
    ["a as b", "expression-named 1:1 a as b"],
    ["*", "expression-qualified 1:1 *"],
    ["t.a", "expression-qualified 1:1 t.a"],
    ["a::int", "expression-cast 1:4 int"],
    ["cast(a as text)", "expression-cast 1:11 text"],
    ["date '2023-02-29'", "expression-date 1:1 date '2023-02-29'"],
    ["interval '1 day'", "expression-cast 1:1 interval"],
    ["a % 2", "expression-operator 1:3 %"],
    ["a || b", "expression-operator 1:3 ||"],
    ["a ~ 'x'", "expression-operator 1:3 ~"],
    ["a ilike 'x'", "expression-not-allowed 1:3 ilike"],
    ["a similar to 'x'", "expression-not-allowed 1:3 similar"],
    ["a between symmetric 1 and 2", "expression-not-allowed 1:3 between"],
    ["a is distinct from b", "expression-not-allowed 1:3 is"],
    ["t like x", "expression-pattern 1:3 like"],
    ["t like 'x' escape '#'", "expression-pattern 1:3 like"],
    ["round(a)", "expression-function 1:1 round"],
    ["pg_sleep(10)", "expression-function 1:1 pg_sleep"],
    ["pg_catalog.abs(a)", "expression-function 1:1 pg_catalog"],
    ["sum(distinct a)", "expression-distinct 1:1 sum"],
    ["sum(a order by b)", "expression-not-allowed 1:1 sum"],
    ["sum(*)", "expression-arguments 1:1 sum"],
    ["abs()", "expression-arguments 1:1 abs"],
    ["abs(a) filter (where b)", "expression-filter 1:1 abs"],
    ["extract(dow from d)", "expression-extract 1:1 extract"],
    ["row(1, 2) = row(1, 2)", "expression-not-allowed 1:1 row"],
    ["array[1, 2]", "expression-not-allowed 1:1 array"],
    ["a = any(b)", "expression-not-allowed 1:3 ="],
    ['a collate "C" = b', "expression-not-allowed 1:3 collate"],
    ["a at time zone 'x'", "expression-function 1:3 at"],
    ["$1", "expression-character 1:1 $"],
    ["$$a$$", "expression-character 1:1 $"],
    ["e'a'", "expression-quote 1:2 '"],
    ["U&'a'", "expression-quote 1:3 '"],
    ["B'01'", "expression-quote 1:2 '"],
    ["'a\\b'", "expression-character 1:1 'a\\b'"],
    ["'abc", "expression-quote-open 1:1 'abc"],
    ["a\u0000b", "expression-character 1:2 \u0000"],
    ["'\ud800'", "expression-character 1:1 '\ud800'"],
    ["1234567890123456789", "expression-number 1:1 1234567890123456789"],
    ["0.1234567891", "expression-number 1:1 0.1234567891"],
    ["1e40", "expression-number 1:1 1e40"],
    [`${"a".repeat(49)} > 1`, `expression-name 1:1 ${"a".repeat(49)}`],
    [`${"营".repeat(22)} > 1`, `expression-name 1:1 ${"营".repeat(22)}`],
    ['"A b" > 1', 'expression-name 1:1 "A b"'],
    ["_a > 1", "expression-name 1:1 _a"],
    ["a >", "expression-syntax 1:3 >"],
    ["a b c", "expression-syntax 1:5 c"],
    ["a +\n 营业收入 + now()", "expression-clock 2:9 now"],
    ["'𠮷𠮷' = t and now() > d", "expression-clock 1:14 now"],
    ["", "expression-empty 1:1 "],
    [`a + ${"b".repeat(4000)}`, "expression-too-long 1:1 "],
    [`${"(".repeat(250)}a${")".repeat(250)}`, "expression-deep 1:201 ("],
    [`a${" + a".repeat(300)}`, "expression-deep 1:1 a"],
  ]
  for (const [text, wanted] of cases) test(text.slice(0, 50), () => expect(refusal(text)[0]).toBe(wanted))

  test("all faults at once", () => {
    expect(refusal("now() > d and foo(a) > 1 or b % 2 = 0")).toEqual([
      "expression-clock 1:1 now",
      "expression-function 1:15 foo",
      "expression-operator 1:31 %",
    ])
  })
  test("each code has its text in both languages, and every refusal says what is allowed", () => {
    for (const [text] of cases)
      for (const found of read(text).issues)
        for (const language of ["zh", "en"] as const) {
          expect(expressionIssueTexts[found.code]?.[language]).toBeTruthy()
          expect(describeIssue(found, language, expressionIssueTexts)).not.toContain("—")
        }
    const [found] = read("round(a)").issues
    expect(found && describeIssue(found, "en", expressionIssueTexts)).toMatch(
      /^1:1: no function round\. Allowed: abs, .*years_between/,
    )
  })
})

const never = { kind: "null", at: { start: 0, end: 0 } } as const

/** Hostile texts to readExpression: it never throws, never hangs, and what it reads it can write and check. */
import { beforeAll, expect, test } from "vitest"
import { checkExpression, compileToSql, expressionText, readExpression, type SqlParser } from "#expressions"
import { loadSqlParser } from "#sql-parser"
import { chance, expressionMaker, scope } from "./random-expressions.ts"

let parse: SqlParser
beforeAll(async () => {
  parse = await loadSqlParser()
})

const pieces = [
  ..."()*,.;:'\"\\$@#&|~!^%/+-<>=[]{}`?_0 \n\t\r\0",
  ..."aA营𠮷é\u200b\u202e\ufeff\u0301",
  "\ud800",
  "\udc00",
  "--",
  "/*",
  "*/",
  "$$",
  "e'",
  "U&'",
  "::",
  "select ",
  " from ",
  " where ",
  " union ",
  " into ",
  " as ",
  " over ()",
  " filter (where ",
  "case when ",
  " then ",
  " end",
  " is null",
  " not ",
  " and ",
  " or ",
  " in (",
  " between ",
  " like '",
  "sum(",
  "count(*)",
  "count(distinct ",
  "prior(",
  "extract(year from ",
  "date '",
  "interval '",
  "now()",
  "row(",
  "array[",
  "cast(",
  "p.",
  "1e",
  "0x",
  "1_0",
  "9".repeat(40),
  "''",
  "%",
  "__proto__",
  "constructor",
  "with x as (",
  "values (1)",
  "xmlelement(name a)",
  "json_object('a': 1)",
  "grouping(a)",
  "a.*",
]

function attack(text: string) {
  const began = performance.now()
  const { expression, issues } = readExpression(text, parse)
  expect(performance.now() - began).toBeLessThan(1000)
  expect(expression === null).toBe(issues.some(({ severity }) => severity === "error"))
  for (const { path } of issues) expect(path).toMatch(/^\d+:\d+$/)
  if (expression === null) return false
  const written = expressionText(expression)
  // Written with blanks between, a text at the limit is beyond it.
  if (written.length > 4000) return true
  const again = readExpression(written, parse)
  expect(again.expression === null ? again.issues : expressionText(again.expression)).toEqual(written)
  const { checked } = checkExpression(expression, scope, text)
  if (checked !== null) compileToSql(checked)
  return true
}

const seconds = Number(process.env.GAOXIN_FUZZ_SECONDS ?? 0)
test(
  "texts of broken pieces, and good texts broken in one place",
  () => {
    const fixed = Number(process.env.GAOXIN_FUZZ_SEED ?? 0)
    const seed = fixed > 0 ? fixed : seconds > 0 ? Date.now() % 1_000_000_000 : 1
    const random = chance(seed)
    const below = (n: number) => Math.floor(random() * n)
    const maker = expressionMaker(random)
    const end = performance.now() + seconds * 500
    let read = 0
    let count = 0
    for (; count < 2000 || performance.now() < end; count++) {
      let text = ""
      if (count % 2 === 0) for (let i = below(12); i >= 0; i--) text += pieces[below(pieces.length)]
      else {
        text = random() < 0.5 ? maker.ofOne(below(4)) : maker.ofAll(below(3))
        const at = below(text.length)
        text = `${text.slice(0, at)}${random() < 0.7 ? pieces[below(pieces.length)] : ""}${text.slice(at + below(3))}`
      }
      try {
        if (attack(text)) read++
      } catch (cause) {
        throw new Error(`seed ${seed}: ${JSON.stringify(text)}`, { cause })
      }
    }
    // The attack would prove little if everything were refused at the door.
    expect(read).toBeGreaterThan(count / 20)
  },
  seconds * 1000 + 60_000,
)

test("depth and length are bounded", () => {
  for (const text of [
    "(".repeat(4000),
    `${"(".repeat(1999)}a${")".repeat(1999)}`,
    "not ".repeat(990),
    `${"not ".repeat(990)}q`,
    `${"-".repeat(1)}${"- ".repeat(1900)}a`,
    `a${"+a".repeat(1990)}`,
    `${"case when q then ".repeat(200)}1`,
    `${"abs(".repeat(900)}a${")".repeat(900)}`,
    "a".repeat(4000),
    "'".repeat(3999),
    "营".repeat(4000),
    `a in (${"1,".repeat(1990)}1)`,
    "x".repeat(10_000_000),
  ])
    expect(() => attack(text)).not.toThrow()
})

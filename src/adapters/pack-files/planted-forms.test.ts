// Every kind of fault in forms and check relations, planted into the demo pack, is reported with its line.
import { join, resolve } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { expressionIssueTexts, type SqlParser } from "#expressions"
import { describeIssue, type Issue } from "#issues"
import { buildPack, checkPack, type PackFile, packIssueTexts } from "#packs"
import { checkIssueTexts } from "#returns"
import { loadSqlParser } from "#sql-parser"
import { parseYamlFile, readPackFolder } from "./index.ts"

const packsRoot = resolve(import.meta.dirname, "../../../packs")
const texts = { ...packIssueTexts, ...expressionIssueTexts, ...checkIssueTexts }
let demo: readonly PackFile[] = []
let parse: SqlParser

beforeAll(async () => {
  parse = await loadSqlParser()
  // Tables and indicators have planted-faults.test.ts; without them a plant is checked in milliseconds.
  const { files } = await readPackFolder(join(packsRoot, "demo"), [
    "pack.yaml",
    "sources.yaml",
    "variables",
    "checks",
    "papers",
  ])
  demo = files.map((file) => (file.path === "pack.yaml" ? replaced(file, /^default: .*\n/m, "") : file))
})

function replaced(file: PackFile, from: string | RegExp, to: string): PackFile {
  if (typeof from === "string" && !file.text.includes(from)) throw new Error(`${file.path} has no ${from}`)
  const parsed = parseYamlFile(
    file.path,
    file.text.replace(from, () => to),
  )
  if (parsed.file === null) throw new Error(`${file.path} is no YAML: ${JSON.stringify(parsed.issues)}`)
  return parsed.file
}

function check(files: readonly PackFile[], tables = ["gb4754_2017.csv"]): Issue[] {
  const { pack, issues } = buildPack(files)
  return [...issues, ...checkPack(pack, { parse, tables: new Set(tables) })]
}

/** @returns the issues, the line where the plant begins, and that of a text */
function plant(path: string, from: string, to: string) {
  const file = demo.find((one) => one.path === path)
  if (file === undefined) throw new Error(path)
  const position = file.text.indexOf(from) + to.length - to.trimStart().length
  const line = file.text.slice(0, position).split("\n").length
  const lineOf = (text: string) => file.text.slice(0, file.text.indexOf(text)).split("\n").length
  return { issues: check(demo.map((one) => (one === file ? replaced(file, from, to) : one))), line, lineOf }
}

test("what is planted into has no fault itself", () => {
  expect(check(demo)).toEqual([])
})

const checks = "checks/demo-annual.yaml"
const cover = "variables/demo-cover.yaml"
const general = "variables/demo-gq-001.yaml"
const paper = "papers/demo-cover-pages.yaml"
const comparison = "papers/demo-comparison.yaml"

/** [what, file, from, to, code, so many lines further down, or the line of a text] */
const plants: [string, string, string, string, string, (number | string)?][] = [
  ["a paper of a form that is not there", paper, "[demo-cover,", "[demo-covers,", "pack-dangling"],
  ["a paper with a cell that is not there", paper, "[qa03, qa04,", "[qa03, qa04x,", "pack-dangling"],
  [
    "a paper for units by a cell that is not there",
    paper,
    "qc05_0 > 2",
    "qc05_9 > 2",
    "expression-unknown-name-near",
  ],
  ["a paper for units by a number", paper, "qc05_0 > 200000", "qc05_0 + 1", "pack-bad-value"],
  ["totals of a text", comparison, "[qc02, qc05_0,", "[qc02, qa04,", "pack-bad-value"],
  [
    "a cell that is not there, in an expression",
    checks,
    "qc05_0 = qc06 +",
    "qc05_9 = qc06 +",
    "expression-unknown-name-near",
  ],
  [
    "a cell that is not there, in a list",
    checks,
    "[qc05_0, qc24, qd01]",
    "[qc05_0, qc999, qd01]",
    "return-check-cell",
  ],
  ["a denominator that is not there", checks, "over: qd05", "over: qd5", "expression-unknown-name-near"],
  [
    "an expression that is none",
    checks,
    "qc24 = qc25 + qc27_1",
    "qc24 = qc25 + * qc27_1",
    "expression-syntax",
  ],
  [
    "a function that is not in the language",
    checks,
    "qj09 <= qd01",
    "round(qj09) <= qd01",
    "expression-function",
  ],
  ["persons added to money", checks, "qd18 = qd06 + qd07", "qd18 = qd06 + qc06", "expression-units-differ"],
  ["units that convert", checks, "qc07 >= qc09", "qc07 >= qb04_0", "expression-units"],
  ["a text compared with a number", checks, "qc52 >= qc11", "qc52 >= qb06", "expression-types"],
  ["a relation that is no truth", checks, "qc52 >= qc11", "qc52 - qc11", "return-check-no-truth"],
  [
    "a condition that is no truth",
    checks,
    "where: qb15_1 is not null",
    "where: qc05_0 + qc06",
    "return-check-no-truth",
  ],
  ["a relation over many units", checks, "qc11 >= qc38", "sum(qc11) >= sum(qc38)", "return-check-not-of-one"],
  ["a relation of constants", checks, "qc11 >= qc38", "2 >= 1", "return-check-not-of-one"],
  ["a change of a text", checks, "cells: [qc05_0, qc02,", "cells: [qb03_1, qc02,", "return-check-no-number"],
  [
    "a group that is an average",
    checks,
    '["substring(qb03_1, 1, 2)"]',
    '["avg(qc05_0)"]',
    "return-check-group",
  ],
  [
    "a group that is not there",
    checks,
    '["substring(qb03_1, 1, 2)"]',
    "[qb99]",
    "expression-unknown-name-near",
  ],
  ["a form that is not there", checks, "forms: [demo-cover,", "forms: [demo-covers,", "pack-dangling"],
  [
    "a cell of a form that the file does not list",
    checks,
    "demo-gq-003, demo-gq-005]",
    "demo-gq-003]",
    "pack-check-form",
    "holds: qj20 =",
  ],
  ["a source that is not there", checks, "source: demo-rules", "source: demo-rule", "pack-dangling"],
  ["an unknown kind", checks, "kind: unit-slip", "kind: unit-error", "pack-bad-value"],
  ["no kind", checks, "    kind: unit-slip\n", "", "pack-missing-key", -1],
  [
    "no level",
    checks,
    "    level: warning\n    label: { zh: 比上年变动",
    "    label: { zh: 比上年变动",
    "pack-missing-key",
    -2,
  ],
  ["a level that is none", checks, "level: warning", "level: grave", "pack-bad-value"],
  ["a key of another kind", checks, "    floor: 10000", "    fewest: 5", "pack-unknown-key"],
  [
    "a label in one language",
    checks,
    "{ zh: 净利润 = 利润总额 − 所得税费用, en:",
    "{ zh: 净利润, fr:",
    "pack-unknown-key",
  ],
  ["a share of nothing", checks, "share: 0.5", "share: 0", "pack-bad-value"],
  ["a factor of one", checks, "factors: [1000,", "factors: [1,", "pack-bad-value"],
  ["too few peers", checks, "fewest: 20", "fewest: 2", "pack-bad-value"],
  ["a tolerance below one", checks, "within: 1.5", "within: 0.5", "pack-bad-value"],
  ["cells that are none", checks, "cells: [qa03]", "cells: []", "pack-bad-value"],
  ["a code that is no id", checks, "  net-profit:", "  Net_Profit:", "pack-bad-id"],
  ["a file of another name", checks, "id: demo-annual", "id: demo-yearly", "pack-definition-file-name"],
  [
    "a form of a survey in an invented pack that is no example",
    cover,
    "  example: true\n",
    "",
    "pack-form-example",
    "form:",
  ],
  ["forms of one survey of different periods", general, "period: year", "period: month", "pack-form-survey"],
  ["a kind of survey that is none", cover, "kind: annual", "kind: yearly", "pack-bad-value"],
  ["two names of the unit", cover, "    role: division", "    role: name", "pack-variable-role"],
  ["a role that is none", cover, "    role: division", "    role: place", "pack-bad-value"],
  [
    "a list of codes that is nowhere",
    general,
    "codes: gb4754_2017.csv",
    "codes: gb4754_2011.csv",
    "pack-dangling",
  ],
]

test.each(plants)("%s is reported with its line", (_, file, from, to, code, down = 0) => {
  const { issues, line, lineOf } = plant(file, from, to)
  const place = typeof down === "number" ? line + down : lineOf(down)
  expect(issues.map((issue) => `${issue.code} ${issue.path}`)).toContain(`${code} ${file}:${place}`)
  for (const issue of issues)
    for (const language of ["zh", "en"] as const)
      expect(describeIssue(issue, language, texts)).not.toContain(`${issue.code} {`)
})

describe("codes of checks", () => {
  const second = (text: string) => {
    const parsed = parseYamlFile("checks/more.yaml", text)
    if (parsed.file === null) throw new Error(JSON.stringify(parsed.issues))
    return check([...demo, parsed.file]).map((issue) => `${issue.code} ${issue.path}`)
  }
  const head = `id: more
title: { zh: 另一组, en: More }
forms: [demo-gq-002]
reference: { source: demo-rules }
checks:
`
  const net = "{ kind: relation, level: error, label: { zh: 净利润, en: Net }, holds: qc12 = qc234 - qc231 }"

  test("are unique in the pack", () => {
    expect(second(`${head}  net: ${net}\n`)).toEqual([])
    expect(second(`${head}  net: ${net}\n  net-profit: ${net}\n`)).toEqual([
      "pack-duplicate-code checks/more.yaml:7",
    ])
  })

  test("all faults of a file are reported at once", () => {
    const faults = second(
      `${head}  a: { kind: relation }\n  b: { kind: guess }\n  C: ${net}\n  d: ${net.replace("qc12", "qd12")}\n`,
    )
    expect(faults).toEqual([
      "pack-missing-key checks/more.yaml:6",
      "pack-missing-key checks/more.yaml:6",
      "pack-missing-key checks/more.yaml:6",
      "pack-bad-value checks/more.yaml:7",
      "pack-bad-id checks/more.yaml:8",
      "expression-unknown-name-near checks/more.yaml:9",
    ])
  })
})

// Every kind of fault, planted into a copy of the demo pack, is reported with its file and line.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { describeIssue } from "#issues"
import { packIssueTexts } from "#packs"
import { loadSqlParser } from "#sql-parser"
import { loadPack } from "./index.ts"

const demo = resolve(import.meta.dirname, "../../../packs/demo")
let root = ""

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "packs-"))
  // Its forms and checks have planted-forms.test.ts; reading them takes most of the time.
  const filter = (path: string) => !/[\\/](variables|checks)$/.test(path)
  await cp(demo, join(root, "demo"), { recursive: true, filter })
})
afterEach(() => rm(root, { recursive: true, force: true }))

const at = (path: string) => join(root, "demo", path)
const load = async () => (await loadPack("demo", root)).issues

/** Replaces the first occurrence; the line at which it stands is returned. */
async function plant(path: string, from: string, to: string): Promise<number> {
  const text = await readFile(at(path), "utf8")
  const position = text.indexOf(from)
  if (position < 0) throw new Error(`${path} has no ${from}`)
  await writeFile(at(path), text.slice(0, position) + to + text.slice(position + from.length))
  return text.slice(0, position + to.length - to.trimStart().length).split("\n").length
}

/** The line of the first occurrence, as the file stands now. */
async function lineOf(path: string, text: string): Promise<number> {
  const [before = ""] = (await readFile(at(path), "utf8")).split(text)
  return before.split("\n").length
}

const framework = "frameworks/demo-2021.yaml"

/** [what, file, from, to, code, where it is reported: so many lines further down, or at a text of the framework] */
const plants: [string, string, string, string, string, (number | string)?][] = [
  ["an unknown key", framework, "status: partial", "status: partial\nstate: good", "pack-unknown-key", 1],
  ["a missing key", "themes.yaml", ", article: （二十一）", "", "pack-missing-key"],
  ["a wrong word", "pack.yaml", "kind: demo", "kind: example", "pack-bad-value"],
  [
    "an official number as a number",
    "indicators/innovation.yaml",
    'number: "1.10"',
    "number: 1.10",
    "pack-text-needed",
  ],
  ["a period as a number", "pack.yaml", 'period: "2024"', "period: 2024", "pack-text-needed"],
  ["a negative weight", framework, "weight: 0.8", "weight: -0.8", "pack-bad-value"],
  ["an infinite weight", framework, "weight: 0.8", "weight: .inf", "pack-bad-value"],
  [
    "a code that cannot stand in a formula",
    "indicators/innovation.yaml",
    "rd_intensity:",
    "RD-1.3:",
    "pack-bad-code",
  ],
  [
    "a code defined twice",
    "indicators/livability.yaml",
    "wage_share:",
    "rd_intensity:",
    "pack-duplicate-code",
  ],
  [
    "an indicator twice in a tree",
    framework,
    "- startup_services",
    "- new_enterprises",
    "pack-duplicate-code",
    1,
  ],
  ["an indicator that is not there", framework, "- rd_intensity", "- rd_strength", "pack-dangling"],
  ["a source that is not there", framework, "[framework-2021-repost,", "[framework-2022,", "pack-dangling"],
  [
    "a clause that is not there",
    "indicators/innovation.yaml",
    "clauses: [demo-2]",
    "clauses: [demo-99]",
    "pack-dangling",
  ],
  [
    "a theme that is not there",
    "indicators/innovation.yaml",
    "themes: [rd-spending]",
    "themes: [cats]",
    "pack-dangling",
  ],
  ["a method that is not there", framework, "method: min-max-arithmetic", "method: best", "pack-dangling"],
  [
    "an unknown normalisation",
    "methods.yaml",
    "method: efficacy",
    "method: effective",
    "method-unknown-name",
  ],
  ["weights that do not sum", framework, "weight: 30", "weight: 29", "pack-weight-sum", "- code: index"],
  [
    "known weights above the sum",
    framework,
    "weight: 0.8",
    "weight: 120",
    "pack-weight-sum-exceeded",
    "- code: innovation",
  ],
  ["a gap in a partial framework", framework, "          - startup_services\n", "", "pack-gap", "expected:"],
  [
    "a number without a source",
    "indicators/innovation.yaml",
    "kind: quantitative\n  reference: ",
    "kind: quantitative\n  target: 5\n  definition: x # ",
    "pack-uncited-number",
    1,
  ],
  [
    "goalposts upside down",
    "indicators/innovation.yaml",
    "kind: quantitative",
    "kind: quantitative\n  goalposts: [9, 1]",
    "pack-bounds-order",
    1,
  ],
  [
    "a cycle of growth",
    "indicators/innovation.yaml",
    "kind: quantitative",
    "kind: quantitative\n  growthOf: rd_institutions",
    "pack-cycle",
    "- { indicator: rd_institutions",
  ],
  ["an unknown unit", "indicators/innovation.yaml", 'unit: "个"', 'unit: "蒲式耳"', "pack-unknown-unit"],
  [
    "data in another unit",
    "data/data.yaml",
    'profit_margin: "%"',
    'profit_margin: "元"',
    "pack-unit-mismatch",
  ],
  [
    "another unit in the tree",
    framework,
    "indicator: rd_institutions,",
    "indicator: rd_institutions, unit: 家,",
    "pack-unit-mismatch",
  ],
  [
    "an address that is not the publisher's",
    "sources.yaml",
    "read: invented",
    "read: invented\n  address: https://news.example.com/1",
    "pack-address-not-publisher",
    1,
  ],
  [
    "an address with a user in it",
    "sources.yaml",
    "read: invented",
    "read: invented\n  address: https://www.gov.cn@example.com/",
    "pack-bad-address",
    1,
  ],
  [
    "an address of a mirror",
    "sources.yaml",
    "read: invented",
    "read: mirror\n  address: https://www.gov.cn/1",
    "pack-address-of-mirror",
    1,
  ],
  [
    "a repeater as a publisher",
    "pack.yaml",
    "kind: demo",
    "kind: demo\npublishers: [wenku.baidu.com]",
    "pack-repeater",
    1,
  ],
  ["a table that is not there", "data/data.yaml", "file: zones.csv", "file: areas.csv", "pack-data-missing"],
  [
    "real data in an invented pack",
    "data/data.yaml",
    "origin: invented",
    "origin: public",
    "pack-mixed-origin",
  ],
  ["a real code in an invented pack", "data/zones.csv", "990001,", "110001,", "pack-invented-code"],
  ["a name without 示例", "data/zones.csv", "示例省甲市高新区", "甲市高新区", "pack-invented-name"],
  [
    "a doubled row",
    "data/zones.csv",
    "990002,示例省乙市高新区,2022",
    "990001,示例省甲市高新区,2022",
    "pack-data-double-row",
  ],
  ["a cell that is no number", "data/zones.csv", ",50,8.77,", ",5O,8.77,", "pack-data-not-a-number"],
  ["a column that the framework needs", "data/zones.csv", "profit_margin", "profit", "pack-no-column"],
  [
    "an adjustment without a basis",
    "data/adjustments.csv",
    "示例办法（虚构）第九条：新设园区首次参加评价的，公布得分，不排位次",
    "",
    "pack-adjustment-uncited",
  ],
  ["a period without data", "pack.yaml", 'period: "2024"', 'period: "2031"', "pack-no-period"],
  ["broken YAML", "themes.yaml", "- { id: energy,", "- { id: energy,, ", "pack-yaml-fault"],
  ["a key that stands twice", "pack.yaml", "kind: demo", "kind: demo\nkind: demo", "pack-yaml-fault", 1],
]

test.each(plants)("%s is reported with its line", async (_, file, from, to, code, down = 0) => {
  const planted = await plant(file, from, to)
  const place =
    typeof down === "number" ? `${file}:${planted + down}` : `${framework}:${await lineOf(framework, down)}`
  const issues = await load()
  const found = issues.filter((issue) => issue.code === code)
  expect(found.map((issue) => issue.path)).toContain(place)
  for (const issue of issues)
    for (const language of ["zh", "en"] as const)
      if (issue.code.startsWith("pack-"))
        expect(describeIssue(issue, language, packIssueTexts)).not.toContain(`${issue.code} {`)
})

test("all faults are reported at once", async () => {
  await plant("pack.yaml", "kind: demo", "kind: example\ncolour: red")
  for (const code of ["rd_intensity", "tech_smes", "new_incubatees"])
    await plant(framework, `- ${code}`, `- ${code}_x`)
  await writeFile(at("data/other.csv"), "a\n1\n")
  const codes = (await load()).map((issue) => issue.code)
  expect(codes.filter((code) => code === "pack-dangling").length).toBeGreaterThanOrEqual(3)
  expect(codes).toEqual(
    expect.arrayContaining(["pack-bad-value", "pack-unknown-key", "pack-data-undeclared"]),
  )
})

test("more than eight faults in one file are all reported", async () => {
  const keys = Array.from({ length: 30 }, (_, i) => `extra_${i}: 1`).join("\n")
  await plant("pack.yaml", "kind: demo", `kind: demo\n${keys}`)
  expect((await load()).filter((issue) => issue.code === "pack-unknown-key")).toHaveLength(30)
})

// Definitions: a small pack of an invented form, a register with a table of records, and a profile for its list.
const made: Readonly<Record<string, string>> = {
  "registers/halls.yaml": `id: halls
title: { zh: 展厅, en: Halls }
subject: facility
fields:
  - { code: name, label: { zh: 名称, en: Name }, type: text, required: true }
  - { code: area, label: { zh: 面积, en: Area }, type: number, unit: 平方米 }
  - { code: opened, label: { zh: 启用日期, en: Opened on }, type: date }
key: [name]
roles: { name: name, validFrom: opened }
proof: none
counts:
  - code: large
    label: { zh: 大展厅数, en: Large halls }
    indicator: startup_services
    expression: count(*) filter (where area >= 1000)
    when: all
    unit: 个
`,
  "imports/hall-list.yaml": `id: hall-list
title: 展厅名单
rows: records
register: halls
columns:
  - { headers: [名称], measure: name }
  - { headers: [面积], measure: area, unit: 亩 }
`,
  "data/halls.csv": "name,area,opened,zone\n示例展厅,1200,2020-01-01,990001\n",
}
const table = `
- file: halls.csv
  title: 展厅
  source: [demo-rules]
  origin: invented
  use: list
  register: halls
`
const variables = "variables/demo-gq-003.yaml"
const innovation = "indicators/innovation.yaml"

/** [what, file, from, to, code, lines further down] */
const definitionPlants: [string, string, string, string, string, number?][] = [
  ["a variable twice, in another case", variables, "  qd01:", "  QD01:", "pack-bad-code"],
  ["a unit on a text", variables, "type: number", "type: text", "pack-not-a-quantity", 1],
  ["a form without its approval", variables, "  approval: 示统制〔2024〕1号\n", "", "pack-missing-key", -6],
  [
    "a form that stands in another file",
    variables,
    "id: demo-gq-003",
    "id: demo-gq-03",
    "pack-definition-file-name",
  ],
  ["a formula that names nothing", innovation, "sum(qh40)", "sum(staff_months)", "expression-unknown-name"],
  [
    "a formula in the wrong unit",
    innovation,
    "/ sum(qc05_0) * 100",
    "/ sum(qc05_0)",
    "expression-indicator-unit",
  ],
  ["a formula that is none", innovation, "sum(qh51) /", "sum(qh51 /", "expression-syntax"],
  [
    "a count that is not there",
    innovation,
    "count: { register: innovation-bodies, code: national_and",
    "count: { register: innovation-bodies, code: nationl_and",
    "pack-dangling",
  ],
  [
    "a count of a register in another unit than its expression gives",
    "registers/halls.yaml",
    "expression: count(*) filter (where area >= 1000)",
    "expression: sum(area)",
    "expression-indicator-unit-differs",
  ],
  [
    "a register that is nowhere",
    innovation,
    "count: { register: incubators,",
    "count: { register: incubatrs,",
    "pack-dangling",
  ],
  [
    "a profile of a register that is not there",
    "imports/hall-list.yaml",
    "register: halls",
    "register: rooms",
    "pack-dangling",
  ],
  [
    "records without a register",
    "imports/hall-list.yaml",
    "register: halls\n",
    "",
    "pack-profile-register",
    -1,
  ],
  ["a column that is no field", "imports/hall-list.yaml", "measure: name", "measure: title", "pack-dangling"],
  ["a unit that does not convert", "imports/hall-list.yaml", "unit: 亩", "unit: 吨", "pack-profile-unit"],
  ["a header twice", "imports/hall-list.yaml", "headers: [面积]", "headers: [ 名称 ]", "pack-profile-header"],
  ["a measure without a code", "imports/hall-list.yaml", ", measure: name", "", "pack-profile-measure"],
  [
    "a count in another unit than its indicator",
    "registers/halls.yaml",
    "unit: 个",
    "unit: 吨",
    "pack-unit-mismatch",
  ],
  [
    "a count whose expression names nothing",
    "registers/halls.yaml",
    "where area",
    "where size",
    "expression-unknown-name",
  ],
  [
    "a count of an indicator that is not there",
    "registers/halls.yaml",
    "indicator: startup_services",
    "indicator: halls_of_fame",
    "pack-dangling",
  ],
  [
    "a role that is no field",
    "registers/halls.yaml",
    "validFrom: opened",
    "validFrom: begun",
    "register-field-not-there",
  ],
  ["a column of records that is no field", "data/halls.csv", "area", "size", "pack-record-column"],
  [
    "records of a register that is not there",
    "data/data.yaml",
    "register: halls",
    "register: rooms",
    "pack-dangling",
  ],
]

test("the definitions that are planted into have no fault themselves", async () => {
  await definitions()
  expect((await loadPack("demo", root, { parse: await loadSqlParser() })).issues).toEqual([])
})

test.each(definitionPlants)(
  "of definitions, %s is reported with its line",
  async (_, file, from, to, code, down = 0) => {
    await definitions()
    const planted = await plant(file, from, to)
    const { issues } = await loadPack("demo", root, { parse: await loadSqlParser() })
    expect(issues.map((issue) => [issue.code, issue.path])).toContainEqual([
      code,
      `${file}:${planted + down}`,
    ])
  },
)

/** The demonstration with definitions of its own beside those that its indicators name in the national pack. */
async function definitions(): Promise<void> {
  await cp(join(demo, "variables"), at("variables"), { recursive: true })
  await cp(join(demo, "../national/registers"), join(root, "other/registers"), { recursive: true })
  await mkdir(join(root, "other/data"))
  await writeFile(join(root, "other/data/gb4754_2017.csv"), "code\n")
  await writeFile(join(root, "other/pack.yaml"), "id: other\ntitle: other\nkind: policy\norigin: public\n")
  for (const [path, text] of Object.entries(made)) {
    await mkdir(join(at(path), ".."), { recursive: true })
    await writeFile(at(path), text)
  }
  await writeFile(at("data/data.yaml"), (await readFile(at("data/data.yaml"), "utf8")) + table)
}

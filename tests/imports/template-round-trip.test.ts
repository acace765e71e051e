// A template that was filled in comes back by the import: the same numbers to the last digit, and nothing is asked.
import { Workbook } from "@cj-tech-master/excelts"
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import type { Framework } from "#evaluation"
import { type ImportDictionary, proposeImport, type ReadRow, readImport } from "#imports"
import type { RegisterDefinition } from "#registers"
import { registerList } from "#services/evaluation"
import { writeListTemplate, writeTemplate } from "../../src/adapters/spreadsheets/index.ts"
import { readWorkbookFile } from "../../src/adapters/workbooks/index.ts"

const framework: Framework = {
  id: "demo",
  title: "演示",
  nodes: [
    { code: "index", kind: "aggregate", parent: null, weight: 1, direction: 1 },
    {
      code: "rd_intensity",
      kind: "indicator",
      parent: "index",
      weight: 1,
      direction: 1,
      unit: "%",
      label: { zh: "研发投入强度", en: "R&D intensity" },
    },
    {
      code: "revenue",
      kind: "indicator",
      parent: "index",
      weight: 1,
      direction: 1,
      unit: "亿元",
      label: { zh: "营业收入", en: "Revenue" },
    },
    {
      code: "grants_per_10k",
      kind: "indicator",
      parent: "index",
      weight: 1,
      direction: 1,
      unit: "件/万人",
      label: { zh: "万人发明专利授权数", en: "Grants per 10,000" },
    },
  ],
}
const entities = [
  { code: "990001", name: "示例省甲市高新区" },
  { code: "990002", name: "示例省乙市高新区" },
  { code: "990003", name: "示例省丙市高新区" },
]
const measures = framework.nodes.filter(({ kind }) => kind === "indicator")
const dictionary: ImportDictionary = {
  measures: measures.map(({ code, label, unit }) => ({
    code,
    kind: "indicator",
    label: label as { zh: string; en: string },
    names: [],
    unit: unit ?? null,
    type: "number",
  })),
  entities: entities.map(({ code, name }) => ({ code, names: [name] })),
}

/** Up to 15 significant digits with the point anywhere. */
const decimal = fc
  .tuple(fc.bigInt({ min: 1n, max: 999_999_999_999_999n }), fc.nat({ max: 15 }), fc.boolean())
  .map(([digits, places, negative]) => {
    const padded = String(digits).padStart(places + 1, "0")
    const text =
      places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`.replace(/\.?0+$/, "")
    return `${negative ? "-" : ""}${text}`
  })

/** @param values by sheet cell; numbers are typed as numbers */
async function filled(template: Uint8Array, values: Readonly<Record<string, string | number>>) {
  const book = await new Workbook().xlsx.load(template)
  const [sheet] = book.worksheets
  for (const [cell, value] of Object.entries(values))
    if (sheet !== undefined) sheet.getCell(cell).value = value
  return book.xlsx.writeBuffer({ validate: false })
}

async function read(bytes: Uint8Array, known: ImportDictionary) {
  const { workbook, issues } = await readWorkbookFile(bytes, "填报.xlsx")
  if (workbook === null) throw new Error(JSON.stringify(issues))
  const { plan, issues: told } = proposeImport(workbook, known)
  const rows: (readonly [string | null, ReadRow])[] = []
  const outcome = readImport(workbook, plan, known, (table, row) => rows.push([table.sheet, row]))
  return { plan, rows, outcome, issues: [...issues, ...told] }
}

const columns = ["D", "E", "F"]
const previous = {
  codes: entities.map(({ code }) => code),
  names: entities.map(({ name }) => name),
  periods: ["2023", "2023", "2023"],
  values: Object.fromEntries(measures.map(({ code }) => [code, Float64Array.of(7, 8, 9)])),
  groups: {},
}

describe("the template of a framework", () => {
  let template: Uint8Array
  beforeAll(async () => {
    template = await writeTemplate({ framework, entities, period: "2024", previous, language: "zh" })
  })

  test("numbers of up to 15 digits come back to the last digit, without a question", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(decimal, { minLength: 9, maxLength: 9 }), async (numbers) => {
        const places = numbers.map((text, i) => [`${columns[i % 3]}${2 + Math.floor(i / 3)}`, Number(text)])
        const { rows, outcome, plan } = await read(
          await filled(template, Object.fromEntries(places)),
          dictionary,
        )
        expect(outcome.questions).toEqual([])
        const [table] = plan.tables.filter(({ skipped }) => !skipped)
        const codes = table?.columns.filter(({ role }) => role === "measure").map(({ measure }) => measure)
        expect(codes).toEqual(measures.map(({ code }) => code))
        expect(rows.map(([sheet, { entity, period }]) => [sheet, entity, period])).toEqual(
          entities.map(({ code }) => ["数据", code, "2024"]),
        )
        expect(
          rows.flatMap(([, { values }]) => values.map((one) => ("text" in one ? one.text : null))),
        ).toEqual(numbers)
      }),
      { seed: 20240921, numRuns: 12 },
    )
  })

  test("unfilled it holds no value, and last year's are none of this year's", async () => {
    const { rows, outcome } = await read(template, dictionary)
    expect(outcome.questions).toEqual([])
    expect(outcome.account.values).toBe(0)
    expect(rows.filter(([sheet]) => sheet !== "数据")).toEqual([])
  })
})

const register: RegisterDefinition = {
  id: "contracts",
  title: { zh: "技术合同", en: "Technology contracts" },
  subject: "event",
  fields: [
    { code: "number", label: { zh: "登记编号", en: "Number" }, type: "text", required: true },
    { code: "name", label: { zh: "合同名称", en: "Name" }, type: "text" },
    {
      code: "kind",
      label: { zh: "类别", en: "Kind" },
      type: "choice",
      choices: [
        { code: "development", label: { zh: "技术开发", en: "Development" } },
        { code: "transfer", label: { zh: "技术转让", en: "Transfer" } },
      ],
    },
    { code: "amount", label: { zh: "成交额", en: "Amount" }, type: "number", unit: "万元" },
    { code: "signed", label: { zh: "签订日期", en: "Signed on" }, type: "date" },
  ],
  key: ["number"],
  roles: { name: "name" },
  proof: "optional",
  counts: [],
}

test("the template of a register comes back as records: codes, choices, amounts and dates", async () => {
  const template = await writeListTemplate(registerList(register, "zh"))
  const bytes = await filled(template, {
    A2: "0012024",
    B2: "示例合同一",
    C2: "技术转让",
    D2: 1234.567,
    E2: "2024-01-31",
    A3: "0012025",
    B3: "示例合同二",
    C3: "技术开发",
    E3: "2024-02-29",
  })
  const known: ImportDictionary = {
    measures: register.fields.map(({ code, label, unit, type, choices }) => ({
      code,
      kind: "field",
      label,
      names: [],
      unit: unit ?? null,
      type: type === "choice" ? "code" : type === "number" || type === "date" ? type : "text",
      ...(code === "number" ? { identifies: true } : {}),
      ...(choices === undefined
        ? {}
        : { choices: choices.map((one) => ({ code: one.code, names: [one.label.zh, one.label.en] })) }),
    })),
    entities: null,
  }
  const { rows, outcome } = await read(bytes, known)
  expect(outcome.questions).toEqual([])
  expect(rows.map(([, { values }]) => values.map((one) => ("text" in one ? one.text : one.missing)))).toEqual(
    [
      ["0012024", "示例合同一", "transfer", "1234.567", "2024-01-31"],
      ["0012025", "示例合同二", "development", "blank", "2024-02-29"],
    ],
  )
})

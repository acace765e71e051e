import type { Dataset, Framework, FrameworkNode } from "#evaluation"
import { labelText } from "#evaluation"
import type { Language } from "#issues"
import { type Content, type SheetPlan, textFormat, writeBook } from "./sheet-plan.ts"
import { guideLines } from "./template-guide.ts"
import { notImported, originName, workbookTexts } from "./workbook-texts.ts"

export interface TemplateInput {
  readonly framework: Framework
  /** One row each. */
  readonly entities: readonly { readonly code: string; readonly name: string | null }[]
  /** The period to fill; `null`: the column is left blank. */
  readonly period: string | null
  /** What is known: figures of the period itself are filled in, others shown on a sheet of their own. */
  readonly previous?: Dataset
  readonly language: Language
  /** Column of the size of an entity, where the method names one. */
  readonly size?: string
  /** By code of an indicator: how it is computed, and where its definition is from. */
  readonly background?: ReadonlyMap<string, { readonly formula?: string; readonly source?: string }>
}

/** A column to fill: an indicator's value, the column that it grows from, or a denominator. */
interface FillColumn {
  readonly code: string
  /** The indicator whose value it is; `null`: something to divide by. */
  readonly node: FrameworkNode | null
}

/**
 * The workbook to fill for a framework. Its first sheet reads back as a data table: the heads are the codes with their
 * units, a comment on each says name and definition, codes and periods are text and locked. Then, marked as not to be
 * imported, the indicators with formula and source, a guide, and earlier data in grey.
 */
export async function writeTemplate(input: TemplateInput): Promise<Uint8Array> {
  const { framework, previous, language } = input
  const columns = columnsOf(framework, input.size)
  const origin = previous?.origin
  const plans = [
    dataSheet(input, columns),
    indicatorSheet(input, columns),
    guideSheet(framework, language),
    ...(previous === undefined ? [] : [previousSheet(previous, columns, language)]),
  ]
  return writeBook(plans, {
    notices: origin === "invented" ? [workbookTexts.invented[language]] : [],
    origin:
      origin === undefined
        ? null
        : { head: workbookTexts.origin[language], word: originName(origin, language) },
    lockStructure: true,
  })
}

function columnsOf({ nodes }: Framework, size: string | undefined): FillColumn[] {
  const columns = new Map<string, FillColumn>()
  const add = (code: string, node: FrameworkNode | null) => {
    if (!columns.has(code)) columns.set(code, { code, node })
  }
  const indicators = nodes.filter(({ kind }) => kind === "indicator")
  for (const node of indicators) add(node.growthOf ?? node.code, node.growthOf === undefined ? node : null)
  for (const { denominator } of indicators) if (denominator !== undefined) add(denominator, null)
  if (size !== undefined) add(size, null)
  return [...columns.values()]
}

function dataSheet(
  { entities, period, previous, language }: TemplateInput,
  columns: readonly FillColumn[],
): SheetPlan {
  const known = new Map(
    previous?.codes.flatMap((code, row) => (previous.periods[row] === period ? [[code, row] as const] : [])),
  )
  return {
    name: workbookTexts.data[language],
    bare: true,
    heads: [["code", "name", "period", ...columns.map(headOf)]],
    notes: [
      workbookTexts.code[language],
      workbookTexts.name[language],
      `${workbookTexts.period[language]}: 2024 · 2024-Q1 · 2024-01`,
      ...columns.map((column) => noteOf(column, language)),
    ],
    rows: entities.map(({ code, name }) => [
      code,
      name,
      period,
      ...columns.map((column) => valueAt(previous, column.code, known.get(code))),
    ]),
    frozen: 3,
    formats: [textFormat, textFormat, textFormat],
    widths: [14, 24, 10, ...columns.map((column) => Math.min(40, headOf(column).length + 6))],
    // Where no entity is known they are typed in; the period too, where none was asked for.
    open: [
      ...(entities.length === 0 ? [0, 1] : []),
      ...(period === null ? [2] : []),
      ...columns.map((_, i) => i + 3),
    ],
    entry: columns.flatMap((column, i) => {
      const prompt = noteOf(column, language)
      return prompt === column.code ? [] : [{ column: i + 3, rows: Math.max(entities.length, 200), prompt }]
    }),
  }
}

/** The code, and its unit where that holds no brackets itself: so an import needs not ask for it. */
function headOf({ code, node }: FillColumn): string {
  const unit = node?.unit
  return unit === undefined || unit === "" || /[()（）[\]【】]/.test(unit) ? code : `${code}（${unit}）`
}

function valueAt(data: Dataset | undefined, column: string, row: number | undefined): Content {
  const value = row === undefined ? undefined : data?.values[column]?.[row]
  return value === undefined || Number.isNaN(value) ? null : value
}

function noteOf({ code, node }: FillColumn, language: Language): string {
  if (node === null) return code
  return [
    [node.number, labelText(node.label, language, code)].filter((part) => part !== undefined).join(" "),
    node.unit === undefined ? "" : `${workbookTexts.unit[language]}: ${node.unit}`,
    node.definition === undefined ? "" : labelText(node.definition, language, ""),
  ]
    .filter((line) => line !== "")
    .join("\n")
}

function indicatorSheet(
  { framework, language, background }: TemplateInput,
  columns: readonly FillColumn[],
): SheetPlan {
  const word = (
    key:
      | "code"
      | "number"
      | "nameZh"
      | "nameEn"
      | "unit"
      | "direction"
      | "parent"
      | "weightOf"
      | "definition"
      | "formula"
      | "source",
  ) => workbookTexts[key][language]
  const own = framework.nodes.map((node) => [
    node.code,
    node.number ?? null,
    labelText(node.label, "zh", node.code),
    labelText(node.label, "en", node.code),
    node.unit ?? null,
    node.kind === "aggregate" ? null : workbookTexts[node.direction === 1 ? "higher" : "lower"][language],
    node.parent,
    node.weight,
    node.definition === undefined ? null : labelText(node.definition, language, ""),
    background?.get(node.code)?.formula ?? null,
    background?.get(node.code)?.source ?? null,
  ])
  const known = new Set(framework.nodes.map(({ code }) => code))
  const others = columns.filter(({ code }) => !known.has(code))
  return {
    name: workbookTexts.indicators[language],
    mark: notImported,
    heads: [
      [
        word("code"),
        word("number"),
        word("nameZh"),
        word("nameEn"),
        word("unit"),
        word("direction"),
        word("parent"),
        word("weightOf"),
        word("definition"),
        word("formula"),
        word("source"),
      ],
    ],
    rows: [
      ...own,
      ...others.map(({ code }) => [
        code,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        usesOf(framework, code, language),
      ]),
    ],
    frozen: 1,
    formats: [textFormat, textFormat],
    widths: [20, 8, 30, 30, 12, 14, 16, 10, 60, 40, 40],
  }
}

/** What a column that is no indicator itself is for. */
function usesOf({ nodes }: Framework, column: string, language: Language): string {
  const codes = nodes.filter((node) => node.denominator === column || node.growthOf === column)
  const names = codes.map((node) => labelText(node.label, language, node.code))
  return `${workbookTexts.neededFor[language]}${names.join(language === "zh" ? "、" : ", ")}`
}

function guideSheet(framework: Framework, language: Language): SheetPlan {
  return {
    name: workbookTexts.guide[language],
    mark: notImported,
    heads: [[labelText(framework.title, language, framework.id)]],
    rows: guideLines[language].map((line) => [line]),
    widths: [110],
  }
}

function previousSheet(previous: Dataset, columns: readonly FillColumn[], language: Language): SheetPlan {
  return {
    name: workbookTexts.previous[language],
    mark: notImported,
    muted: true,
    heads: [["code", "name", "period", ...columns.map(headOf)]],
    rows: previous.codes.map((code, row) => [
      code,
      previous.names[row] ?? null,
      previous.periods[row] ?? null,
      ...columns.map((column) => valueAt(previous, column.code, row)),
    ]),
    frozen: 3,
    widths: [14, 24, 10, ...columns.map(() => 16)],
  }
}

import type { Language } from "#issues"
import type { ReturnTemplate, ReturnTemplateColumn } from "#returns"
import { columnLetter } from "#tables"
import {
  type Content,
  type EntryRule,
  type SheetPlan,
  sheetName,
  sheetReference,
  textFormat,
  writeBook,
} from "./sheet-plan.ts"
import { notImported, workbookTexts } from "./workbook-texts.ts"

/** Rows that are prepared where no unit is known. */
const prepared = 500

/**
 * The workbook to fill for the forms of a survey. The first sheet has a line of survey codes, a line of names with units,
 * and a row for each unit; what is known of a unit is filled in, heads are locked, coded items offer their codes. Items,
 * guide, codes and last period's values follow on sheets that are marked as not to be read.
 */
export async function writeReturnTemplate(template: ReturnTemplate): Promise<Uint8Array> {
  const { columns, previous, language } = template
  const offering = columns.filter(({ choices = [] }) => choices.length > 0)
  const plans: SheetPlan[] = [
    dataSheet(template, offering),
    itemSheet(columns, language),
    {
      name: workbookTexts.guide[language],
      mark: notImported,
      heads: [[template.title[language]]],
      rows: [...template.heads, ...guide[language]].map((line) => [line]),
      widths: [110],
    },
  ]
  if (offering.length > 0) plans.push(choiceSheet(offering, language))
  if (previous !== undefined)
    plans.push({
      name: workbookTexts.previous[language],
      mark: notImported,
      muted: true,
      heads: [columns.map(headOf(language)), columns.map(({ code }) => code)],
      rows: previous.rows.map((row) => columns.map((column, i) => contentOf(row[i] ?? null, column))),
      formats: columns.map(formatOf),
      widths: columns.map(() => 16),
    })
  return writeBook(plans, { notices: [], origin: null, lockStructure: true })
}

const headOf =
  (language: Language) =>
  ({ label, unit }: ReturnTemplateColumn): string =>
    unit === undefined ? label[language] : `${label[language]}（${unit}）`

const formatOf = ({ type }: ReturnTemplateColumn) => (type === "number" ? undefined : textFormat)

/** A number where a spreadsheet keeps all its digits, else text. */
function contentOf(text: string | null, { type }: ReturnTemplateColumn): Content {
  if (text === null) return null
  const value = type === "number" ? Number(text) : Number.NaN
  return String(value) === text ? value : text
}

function dataSheet(
  { title, columns, rows, language }: ReturnTemplate,
  offering: readonly ReturnTemplateColumn[],
): SheetPlan {
  const count = Math.max(rows.length, prepared)
  return {
    name: sheetName(title[language]),
    bare: true,
    heads: [columns.map(({ code }) => code), columns.map(headOf(language))],
    rows: rows.map((row) => columns.map((column, i) => contentOf(row[i] ?? null, column))),
    formats: columns.map(formatOf),
    widths: columns.map(({ label }) => Math.min(30, Math.max(12, label[language].length * 2 + 2))),
    frozen: 2,
    open: columns.map((_, i) => i),
    entry: columns.map((column, i): EntryRule => {
      const place = offering.indexOf(column)
      const letter = columnLetter(place * 2)
      const prompt = promptOf(column, language)
      return {
        column: i,
        rows: count,
        prompt,
        ...(place < 0
          ? {}
          : {
              choices: sheetReference(
                workbookTexts.choices[language],
                `$${letter}$3:$${letter}$${2 + (column.choices?.length ?? 0)}`,
              ),
            }),
      }
    }),
  }
}

function promptOf(
  { code, label, unit, type, decimals, definition }: ReturnTemplateColumn,
  language: Language,
) {
  const zh = language === "zh"
  return [
    `${code} ${label[language]}`,
    unit === undefined ? "" : `${workbookTexts.unit[language]}: ${unit}`,
    type === "number" && decimals !== undefined
      ? zh
        ? `最多 ${decimals} 位小数`
        : `at most ${decimals} decimals`
      : "",
    type === "date" ? (zh ? "日期，如 2024-06-30" : "a date such as 2024-06-30") : "",
    definition ?? "",
  ]
    .filter((part) => part !== "")
    .join(zh ? "；" : "; ")
}

function itemSheet(columns: readonly ReturnTemplateColumn[], language: Language): SheetPlan {
  return {
    name: workbookTexts.indicators[language],
    mark: notImported,
    heads: [
      [
        workbookTexts.code[language],
        workbookTexts.nameZh[language],
        workbookTexts.nameEn[language],
        workbookTexts.unit[language],
        language === "zh" ? "小数位" : "Decimals",
        language === "zh" ? "报表" : "Form",
        workbookTexts.definition[language],
      ],
    ],
    rows: columns.map(({ code, label, unit, decimals, type, form, definition }) => [
      code,
      label.zh,
      label.en,
      unit ?? null,
      type === "number" ? (decimals ?? null) : null,
      form,
      definition ?? null,
    ]),
    formats: [textFormat, textFormat, textFormat],
    widths: [12, 36, 40, 10, 8, 30, 60],
  }
}

/** Two columns for each item: the codes, which the drop-down offers, and what they mean. */
function choiceSheet(offering: readonly ReturnTemplateColumn[], language: Language): SheetPlan {
  const longest = Math.max(...offering.map(({ choices = [] }) => choices.length))
  return {
    name: workbookTexts.choices[language],
    mark: notImported,
    heads: [offering.flatMap(({ code, label }) => [code, label[language]])],
    rows: Array.from({ length: longest }, (_, i) =>
      offering.flatMap(({ choices = [] }) => [choices[i]?.code ?? null, choices[i]?.name ?? null]),
    ),
    formats: offering.flatMap(() => [textFormat, textFormat]),
    widths: offering.flatMap(() => [12, 36]),
  }
}

const guide: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "在第一张表中填写：一行一个企业。前两行（代码、名称和单位）已锁定，请勿改动、增删列或合并单元格。",
    "点到单元格会显示指标、单位和要求；有下拉箭头的请从选项中选。",
    "只填数，按列名括号中的单位。没有数据请留空；0 表示数值为零，不表示缺数。",
    "统一社会信用代码、行业代码按文本填写，开头的 0 不会丢。日期写 2024-06-30。",
    "“往期数据”是上期的值，只供对照，不会当作本期填报。带“仅供参照，不导入”的表一律不读取。",
    "填好后运行 gaoxin check：所有错误和警告一次列出，并写在文件副本的对应单元格上。",
  ],
  en: [
    "Fill in the first sheet, one row an enterprise. Its first two rows (codes; names with units) are locked: change, add or merge nothing there.",
    "A cell shows its item, unit and what it wants once you are in it; where there is an arrow, choose from the list.",
    "Numbers only, in the unit in brackets. Leave a cell blank where there is no figure: 0 is a value.",
    "Codes are text, so that leading zeros are kept. Dates are 2024-06-30.",
    "“Earlier data” are last period's values, for comparison only. Sheets marked as not imported are not read.",
    "Then run gaoxin check: every error and warning is listed at once, and written onto the cells of a copy.",
  ],
}

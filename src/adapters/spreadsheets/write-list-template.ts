import type { ListTemplate, ListTemplateColumn } from "#imports"
import type { Language } from "#issues"
import { columnLetter } from "#tables"
import {
  type Content,
  type EntryRule,
  type SheetPlan,
  sheetReference,
  textFormat,
  writeBook,
} from "./sheet-plan.ts"
import { listGuideLines } from "./template-guide.ts"
import { notImported, workbookTexts } from "./workbook-texts.ts"

/** Rows that a list is prepared for. */
const prepared = 2000

/**
 * The workbook to fill for a list: of a register, or of a kind of file that an import profile describes. The first sheet
 * has the heads that an import knows without a question, drop-downs where texts are coded, and nothing else; fields,
 * guide, choices and earlier rows follow on sheets that are marked as not to be imported.
 */
export async function writeListTemplate(template: ListTemplate): Promise<Uint8Array> {
  const { columns, previous, language } = template
  const choices = choiceSheet(columns, language)
  return writeBook(
    [
      dataSheet(template),
      fieldSheet(columns, language),
      {
        name: workbookTexts.guide[language],
        mark: notImported,
        heads: [[template.title[language]]],
        rows: listGuideLines[language].map((line) => [line]),
        widths: [110],
      },
      ...(choices === null ? [] : [choices]),
      ...(previous === undefined ? [] : [previousSheet(columns, previous, language)]),
    ],
    { notices: [], origin: null, lockStructure: true },
  )
}

const isChoice = ({ choices }: ListTemplateColumn): boolean => choices !== undefined && choices.length > 0

/** One column of texts for each column that offers them: from the third row, under the mark and the head. */
function choiceSheet(columns: readonly ListTemplateColumn[], language: Language): SheetPlan | null {
  const offering = columns.filter(isChoice)
  if (offering.length === 0) return null
  const longest = Math.max(...offering.map(({ choices = [] }) => choices.length))
  return {
    name: workbookTexts.choices[language],
    mark: notImported,
    heads: [offering.map(({ header }) => header)],
    rows: Array.from({ length: longest }, (_, i) => offering.map(({ choices = [] }) => choices[i] ?? null)),
    formats: offering.map(() => textFormat),
    widths: offering.map(() => 24),
  }
}

function dataSheet({ title, columns, rows, language }: ListTemplate): SheetPlan {
  const offering = columns.filter(isChoice)
  const count = Math.max(rows.length, rows.length === 0 ? prepared : 0)
  const entry = columns.flatMap((column, i): EntryRule[] => {
    const place = offering.indexOf(column)
    const letter = columnLetter(place)
    return [
      {
        column: i,
        rows: count,
        prompt: promptOf(column, language),
        ...(place < 0
          ? {}
          : {
              choices: sheetReference(
                workbookTexts.choices[language],
                `$${letter}$3:$${letter}$${2 + (column.choices?.length ?? 0)}`,
              ),
            }),
      },
    ]
  })
  return {
    name: title[language],
    bare: true,
    heads: [columns.map(({ header }) => header)],
    rows: rows.map((cells) => columns.map((_, i): Content => cells[i] ?? null)),
    // Codes and dates as text: neither zeros at the front nor the order of day and month are lost.
    formats: columns.map(({ type }) => (type === "number" ? undefined : textFormat)),
    widths: columns.map(({ header }) => Math.min(40, Math.max(12, header.length * 2 + 4))),
    open: columns.flatMap(({ locked }, i) => (locked === true ? [] : [i])),
    entry,
  }
}

function promptOf({ type, unit, required, definition }: ListTemplateColumn, language: Language): string {
  const zh = language === "zh"
  return [
    required === true ? workbookTexts.required[language] : workbookTexts.optional[language],
    unit === undefined ? "" : `${workbookTexts.unit[language]}: ${unit}`,
    type === "date" ? (zh ? "日期，如 2024-06-30" : "a date such as 2024-06-30") : "",
    definition ?? "",
  ]
    .filter((part) => part !== "")
    .join(zh ? "；" : "; ")
}

function fieldSheet(columns: readonly ListTemplateColumn[], language: Language): SheetPlan {
  const words = ["name", "code", "unit", "required", "definition", "otherNames", "choices", "source"] as const
  return {
    name: workbookTexts.fields[language],
    mark: notImported,
    heads: [words.map((word) => workbookTexts[word][language])],
    rows: columns.map(({ label, code, unit, required, definition, names, choices, source }) => [
      label[language],
      code,
      unit ?? null,
      workbookTexts[required === true ? "required" : "optional"][language],
      definition ?? null,
      names?.join("、") ?? null,
      choices?.join("、") ?? null,
      source ?? null,
    ]),
    formats: [textFormat, textFormat, textFormat],
    widths: [24, 20, 12, 10, 50, 40, 40, 40],
  }
}

function previousSheet(
  columns: readonly ListTemplateColumn[],
  rows: readonly (readonly (string | number | null)[])[],
  language: Language,
): SheetPlan {
  return {
    name: workbookTexts.previous[language],
    mark: notImported,
    muted: true,
    heads: [columns.map(({ header }) => header)],
    rows,
    formats: columns.map(({ type }) => (type === "number" ? undefined : textFormat)),
    widths: columns.map(() => 16),
  }
}

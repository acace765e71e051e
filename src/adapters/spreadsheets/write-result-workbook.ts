import { type EvaluationResult, evaluationIssueTexts, labelText } from "#evaluation"
import type { IssueTexts, Language } from "#issues"
import { tableIssueTexts } from "#tables"
import { recordSheets } from "./record-sheets.ts"
import { bookOf, leadColumns, type ResultBook } from "./result-book.ts"
import { resultSheet } from "./result-sheet.ts"
import { type SheetPlan, writeBook } from "./sheet-plan.ts"
import { weightSheet } from "./weight-sheet.ts"
import { workbookTexts } from "./workbook-texts.ts"

/**
 * An evaluation as a workbook: results, one sheet per step, weights, settings, what is missing, what was adjusted,
 * sources and issues. The same row on the results and on every step is the same entity, best first. Scores and ranks are
 * formulas where weights and lower scores reproduce them, each with its value stored.
 * @param sources documents that the data come from: title, issuer, number, date …
 * @param texts text of issues by code
 */
export async function writeResultWorkbook(
  result: EvaluationResult,
  language: Language,
  sources: readonly Readonly<Record<string, unknown>>[] = [],
  texts: IssueTexts = { ...evaluationIssueTexts, ...tableIssueTexts },
): Promise<Uint8Array> {
  const book = bookOf(result, language)
  const steps = Object.keys(result.steps).map((step) => stepSheet(book, step))
  return writeBook(
    [resultSheet(book), ...steps, weightSheet(book), ...recordSheets(book, sources, texts)],
    book,
  )
}

/** The values of all indicators after one step, in the columns that the weights have on their sheet. */
function stepSheet({ result, layout, language, stepSheet: nameOf }: ResultBook, step: string): SheetPlan {
  const columns = result.steps[step] ?? {}
  return {
    name: nameOf(step),
    heads: [
      [
        workbookTexts.code[language],
        workbookTexts.name[language],
        ...layout.indicators.map(({ label, code }) => labelText(label, language, code)),
      ],
      ["code", "name", ...layout.indicators.map(({ code }) => code)],
    ],
    rows: layout.entities.map((entity) => [
      result.entities[entity]?.code ?? "",
      result.entities[entity]?.name ?? null,
      ...layout.indicators.map(({ code }) => columns[code]?.[entity] ?? null),
    ]),
    frozen: leadColumns.step,
    widths: [14, 24],
  }
}

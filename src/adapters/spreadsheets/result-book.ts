import type { EvaluationResult } from "#evaluation"
import { labelText } from "#evaluation"
import type { Language } from "#issues"
import { layOut, type ResultLayout } from "./result-layout.ts"
import type { NodePlace, WeightPlace } from "./score-formula.ts"
import { type BookOptions, firstRow, sheetName } from "./sheet-plan.ts"
import { originName, stepName, workbookTexts } from "./workbook-texts.ts"

/** Columns before the numbers: on the sheet of results, and on those of steps and weights, which share theirs. */
export const leadColumns = { result: 6, step: 2 } as const

/** The row of the weights that formulas read, among the rows of their sheet, from 0. */
export const weightRow = 6

/** What the sheets of one result share. */
export interface ResultBook extends BookOptions {
  readonly result: EvaluationResult
  readonly layout: ResultLayout
  readonly language: Language
  /** Name of the sheet of a step. */
  readonly stepSheet: (step: string) => string
  readonly places: ReadonlyMap<string, NodePlace>
  readonly weightPlace: WeightPlace
}

/** Names and places that the sheets refer to. */
export function bookOf(result: EvaluationResult, language: Language): ResultBook {
  const { origin } = result.data
  const { notice } = result.framework
  const notices = [
    ...(origin === "invented" ? [workbookTexts.invented[language]] : []),
    ...(notice === undefined ? [] : [labelText(notice, language, "")]),
    ...(result.rankIntervals === undefined ? [] : [workbookTexts.weightsUnknown[language]]),
  ]
  const layout = layOut(result)
  const stepSheet = (step: string) => sheetName(stepName(step, language))
  const places = new Map<string, NodePlace>()
  layout.indicators.forEach(({ code }, i) => {
    places.set(code, {
      sheet: stepSheet("normalised"),
      column: leadColumns.step + i,
      weightColumn: leadColumns.step + i,
    })
  })
  layout.aggregates.forEach(({ code }, i) => {
    const weightColumn = leadColumns.step + layout.indicators.length + i
    places.set(code, { sheet: null, column: leadColumns.result + i, weightColumn })
  })
  return {
    result,
    layout,
    language,
    notices,
    origin:
      origin === undefined
        ? null
        : { head: workbookTexts.origin[language], word: originName(origin, language) },
    stepSheet,
    places,
    weightPlace: {
      sheet: workbookTexts.weights[language],
      row: firstRow({ notices }, 2) + weightRow,
    },
  }
}

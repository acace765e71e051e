// Door of returns: checking files of returns, templates to fill.
export { type CheckAsked, type CheckedFile, type CheckOutcome, checkFile } from "./check-file.ts"
export type { LineFile, ReturnsContext } from "./context.ts"
export { findSurvey, industryTable, type Survey, surveyOf } from "./find-survey.ts"
export {
  type InventAsked,
  type InventContext,
  type InventedReturns,
  inventReturns,
} from "./invent-returns.ts"
export { returnsIssueTexts } from "./issue-texts.ts"
export {
  makeReturnTemplate,
  type ReturnTemplateOptions,
  returnTemplateOf,
  type TemplateUnit,
} from "./make-return-template.ts"
export { collectFindings, findingHeads, findingRow, mostShown, summaryOf, writeCheck } from "./write-check.ts"

// Door of reports: an evaluation result as a page, a table of rows, and a table for the terminal.
export { describeMethod, type MethodLine } from "./describe-method.ts"
export { effectiveWeights, type Weight, weightFor } from "./effective-weights.ts"
export { nullWords, optionNames, optionWords } from "./method-texts.ts"
export type { PaperBlock, PaperDocument } from "./paper.ts"
export { type RankingRows, rankingRows } from "./ranking-rows.ts"
export { type ReportText, reportTexts } from "./report-texts.ts"
export {
  adjustmentWords,
  intervalText,
  missingWords,
  severityWords,
  statusWords,
  stepWords,
} from "./result-words.ts"
export type { ReportSource } from "./sections/section.ts"
export { nodeText, standingOf, valuesUsed } from "./standing.ts"
export { type TerminalOptions, terminalTable } from "./terminal-table.ts"
export type { ReportInput } from "./write-report-html.ts"

import type { ReportInput } from "./write-report-html.ts"

/**
 * The report as one HTML file. Its charts are loaded when a report is written and not before: they are the larger
 * part of the program.
 */
export async function writeReportHtml(input: ReportInput): Promise<string> {
  const page = await import("./write-report-html.ts")
  return page.writeReportHtml(input)
}

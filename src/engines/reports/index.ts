// Door of reports: an evaluation result as a page, a table of rows, and a table for the terminal.
export { type RankingRows, rankingRows } from "./ranking-rows.ts"
export { type ReportText, reportTexts } from "./report-texts.ts"
export type { ReportSource } from "./sections/section.ts"
export { type TerminalOptions, terminalTable } from "./terminal-table.ts"
export { type ReportInput, writeReportHtml } from "./write-report-html.ts"

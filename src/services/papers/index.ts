// Door of papers: what notices ask for on paper about a period's returns, and receipts.
export type { PaperContext } from "./context.ts"
export { findPaper, listPapers } from "./find-papers.ts"
export { paperIssueTexts } from "./issue-texts.ts"
export { makePaper, type PaperFile } from "./make-paper.ts"
export { type Receipt, readReceipt, writeReceipt } from "./receipt.ts"

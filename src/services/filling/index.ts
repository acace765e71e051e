// Door of filling: what a respondent, or a clerk for it, does with a return.

export { type AcceptAsked, acceptUpload } from "./accept-upload.ts"
export {
  type CheckedCells,
  checkCells,
  type Explanations,
  explanationsOf,
  titlesOf,
  withIdentity,
} from "./check-cells.ts"
export { checkUpload, type ThreadContext, unitsOfFile, writeTemplate } from "./check-upload.ts"
export type { FillingContext, UploadContext } from "./context.ts"
export { type ExplanationAsked, explainFinding } from "./explain.ts"
export { fillingHandlers } from "./handlers.ts"
export { fillingIssueTexts } from "./issue-texts.ts"
export { listReturns, type ReturnsAsked } from "./list-returns.ts"
export { makeTemplate } from "./make-template.ts"
export { openSheet } from "./open-sheet.ts"
export { openAnnotated, uploadLines } from "./open-upload.ts"
export { findPriorValues, type PriorValues } from "./prior-values.ts"
export { type EditsAsked, readEdits } from "./read-edits.ts"
export { recallReturn } from "./recall.ts"
export type * from "./returns-work.ts"
export { type SaveAsked, type Saved, saveDraft } from "./save-draft.ts"
export { type GivenFile, keepScan } from "./scan.ts"
export { cancelUpload, sendUpload } from "./send-upload.ts"
export { digestOfReturn, type SubmitAsked, type Submitted, submitReturn } from "./submit.ts"
export { getUpload, listUploads, type UploadSeen } from "./upload-store.ts"

// Door of imports: files as people have them → tables for evaluations and records of registers, with their origin.
export { answerQuestions, type NewAnswers } from "./answer-questions.ts"
export type { ImportContext } from "./context.ts"
export { exportUnread, getImportFile, type ImportPreview, previewImport } from "./get-import.ts"
export { getImport, type ImportView, listImports } from "./import-store.ts"
export {
  type FileImport,
  type FileImportContext,
  type FileReading,
  readForFiles,
  returnRows,
  summaryOf,
  writeReading,
} from "./import-to-files.ts"
export { importsIssueTexts } from "./issue-texts.ts"
export { type KeepRequest, type KeptImport, keepImport } from "./keep-import.ts"
export { deleteProfile, getProfile, listProfiles, type ProfileView, packProfiles } from "./profile-store.ts"
export { proposeImportOf } from "./propose-import.ts"
export { type ImportRequest, profilesFor } from "./task-of.ts"
export { undoImport } from "./undo-import.ts"
export { type CountedOrigin, type Origins, originsOf, valueOrigin } from "./value-origin.ts"

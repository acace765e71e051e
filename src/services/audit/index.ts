// Door of audit: who did what, for which purpose, unchangeable.
export { type ExportFormat, exportEntries, exportFormats } from "./export-entries.ts"
export { auditIssueTexts } from "./issue-texts.ts"
export { type Action, recordAction } from "./record-action.ts"
export {
  type AuditFilter,
  actionsPerDay,
  type FoundEntry,
  type FoundPage,
  occurringWords,
  searchEntries,
} from "./search-entries.ts"
export { type ChainReport, verifyChain } from "./verify-chain.ts"

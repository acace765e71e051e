// Door of registers: records entered, changed, signed off and withdrawn; lists, counts and evidence of them.
export { attachProof, getProof, type ProofFile } from "./attach-proof.ts"
export { changeRecord, queryRecord, signOffRecord, withdrawRecord } from "./change-record.ts"
export type { RegisterContext } from "./context.ts"
export { type CountRow, countRecords } from "./count-records.ts"
export {
  type CountOrigin,
  type CountsTable,
  countOriginOf,
  keepCountOrigins,
  makeCountsTable,
} from "./counts-dataset.ts"
export { declareNone } from "./declare-none.ts"
export { enterRecord } from "./enter-record.ts"
export { enterSystemRecords, type SystemRecords } from "./enter-system-records.ts"
export {
  type EvidenceFolder,
  type EvidenceRequest,
  evidenceFolder,
  exportEvidence,
} from "./evidence-folder.ts"
export { expiryRadar } from "./expiry-radar.ts"
export { exportRecords, makeTemplate } from "./export-records.ts"
export { countOfIndicator, getRegister, registersOf } from "./find-register.ts"
export { getRecord } from "./get-record.ts"
export { type ImportedRecords, type ImportSource, importRecords } from "./import-records.ts"
export { indicatorRecords } from "./indicator-records.ts"
export { registersIssueTexts } from "./issue-texts.ts"
export { describeRegister, listRegisters } from "./list-registers.ts"
export { loadPackRecords } from "./load-pack-records.ts"
export type { RecordView } from "./record-view.ts"
export { keptRegisters, publicRegisters } from "./registers-in-use.ts"
export { searchRecords } from "./search-records.ts"
export { seedDemoRegisters } from "./seed-demo-registers.ts"
export { undoImport } from "./undo-import.ts"
export { zoneRegisters } from "./zone-registers.ts"

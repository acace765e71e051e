// Door of the audit chain: hashes that link the rows of the audit trail, so that no change of them goes unseen.
export {
  type ChainEntry,
  type ChainLink,
  type Checkpoint,
  checkpointHash,
  linkHash,
  origin,
  type SealedEntry,
  sealEntries,
} from "./chain.ts"
export {
  type ChainCheck,
  checkChain,
  checkCheckpoints,
  type ExpiringCheckpoint,
  fewestRetentionDays,
} from "./check-chain.ts"
export { checkExport, type ExportCheck, type ExportHeader, type ExportLine } from "./check-export.ts"
export { auditChainIssueTexts } from "./issue-texts.ts"

// Door of snapshots: folders of frozen returns, written, verified and asked by SQL.

export { type Invented, type InventOptions, inventSnapshot } from "./invent/invent-snapshot.ts"
export { snapshotIssueTexts } from "./issue-texts.ts"
export { type OpenRows, openRows, type RowsOfPeriods } from "./open-rows.ts"
export { type OpenOptions, type OpenSnapshot, openSnapshot } from "./open-snapshot.ts"
export {
  type LockedReturns,
  type LockedSnapshot,
  manifestDigest,
  writeLockedSnapshot,
} from "./write-locked.ts"
export {
  type SnapshotColumn,
  type SnapshotHead,
  type SnapshotRow,
  type SnapshotTable,
  writeSnapshot,
} from "./write-snapshot.ts"

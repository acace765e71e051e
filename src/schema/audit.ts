import type { ColumnType } from "kysely"

/** A row refers to values and never copies them. All but the last four columns are filled by the database. */
export interface AuditEntryTable {
  id: ColumnType<string, never, never>
  at: ColumnType<Date, never, never>
  person: ColumnType<string, never, never>
  organisation: ColumnType<string, never, never>
  role: ColumnType<string, never, never>
  purpose: ColumnType<string, never, never>
  action: string
  object_kind: string
  object_id: string
  detail: ColumnType<unknown, string, never>
}

/** The place of a row in the chain of hashes; written by the sealer alone. */
export interface AuditLinkTable {
  /** 1, 2, 3 …; a bigint arrives as text. */
  seq: ColumnType<string, never, never>
  entry_id: ColumnType<string, never, never>
  sealed_at: ColumnType<Date, never, never>
  /** Hash of the link before; 64 zeros at the first. */
  previous: ColumnType<string, never, never>
  hash: ColumnType<string, never, never>
}

/** The chain at the end of a day; written by the sealer alone. */
export interface AuditCheckpointTable {
  number: ColumnType<number, never, never>
  /** ISO date, of the last link. */
  day: ColumnType<string, never, never>
  from_seq: ColumnType<string, never, never>
  to_seq: ColumnType<string, never, never>
  last_hash: ColumnType<string, never, never>
  made_at: ColumnType<Date, never, never>
  previous: ColumnType<string, never, never>
  hash: ColumnType<string, never, never>
  /** Since when its rows are gone; null: they are there. */
  expired_at: ColumnType<Date | null, never, never>
}

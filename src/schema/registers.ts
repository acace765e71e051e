import type { ColumnType, Generated } from "kysely"
import type { Origin } from "#access"
import type { Words } from "#issues"
import type { RecordEventKind, RecordSource, RecordState } from "#registers"

/** Written as JSON text, read as its value. */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>
/** An ISO day; as text both ways. */
type DayOrNull = ColumnType<string | null, string | null, string | null>

export interface RegisterRecordTable {
  id: string
  register: string
  /** Keeper. */
  organisation_id: string
  /** Of the zone that it counts for, else the keeper's. */
  place: string
  zone: string | null
  /** A public list that came with a pack. */
  open: Generated<boolean>
  origin: Exclude<Origin, "derived">
  key_text: string
  name: string
  uscc: string | null
  level: string | null
  valid_from: DayOrNull
  valid_to: DayOrNull
  state: RecordState
  version: number
  values: Json<Readonly<Record<string, string | null>>>
  changed_by: string
  signed_by: string | null
  signed_at: Date | null
  proof_id: string | null
  import_id: string | null
  source: JsonOrNull<RecordSource>
  search: string
  pairs: string[]
  created_at: Generated<Date>
  created_by: Generated<string>
  updated_at: ColumnType<Date, Date, Date>
}

/** Append-only. `record_id`, `version` null: a declaration about a period. */
export interface RegisterEventTable {
  id: Generated<string>
  record_id: string | null
  register: string
  organisation_id: string
  place: string
  zone: string | null
  open: Generated<boolean>
  version: number | null
  period: string | null
  kind: RecordEventKind | "declared-none" | "none-taken-back"
  values: Json<Readonly<Record<string, string | null>>>
  reason: string
  at: Date
  person: Generated<string>
  person_organisation: Generated<string>
  signs_version: number | null
  signs_person: string | null
  proof_id: string | null
  import_id: string | null
  source: JsonOrNull<RecordSource>
}

/** What a value of a table of counts stands for. */
export interface RegisterCountTable {
  dataset_id: string
  entity: string
  code: string
  period: string
  organisation_id: string
  place: string
  register: string
  count_code: string
  value: string | null
  detail: Json<RegisterCountDetail>
}

export interface RegisterCountDetail {
  readonly expression: string
  readonly reason: Words | null
  readonly basis: "standing" | "signed-off"
  /** The records of the period, each with the version that was counted. */
  readonly records: readonly { readonly id: string; readonly version: number }[]
}

import type { ColumnType, Generated } from "kysely"

export interface FrameworkDraftTable {
  id: string
  organisation_id: string
  place: string
  title: string
  file_name: string
  file_digest: string
  /** JSON; written as text. `null`: it was kept with errors. */
  framework: ColumnType<unknown, string | null, string>
  /** JSON; written as text. */
  reading: ColumnType<unknown, string, string>
  created_at: Generated<Date>
  created_by: Generated<string>
  withdrawn_at: ColumnType<Date | null, never, Date>
}

export interface FrameworkVersionTable {
  framework_id: string
  version: number
  organisation_id: string
  place: string
  title: string
  /** JSON; written as text. `null`: as the draft's file was read. */
  document: ColumnType<unknown, string | null, never>
  /** JSON; written as text. `null`: it has errors. */
  framework: ColumnType<unknown, string | null, never>
  note: string
  created_at: Generated<Date>
  created_by: Generated<string>
}

export interface FrameworkVersionStateTable {
  id: Generated<string>
  framework_id: string
  version: number
  organisation_id: string
  place: string
  state: "in-force" | "ended"
  /** `2024-01-31` */
  from_date: string
  note: string
  at: Generated<Date>
  by_person: Generated<string>
}

export interface FeedbackLetterTable {
  organisation_id: string
  year: string
  version: number
  place: string
  /** JSON; written as text. */
  letter: ColumnType<unknown, string, never>
  note: string
  entered_at: Generated<Date>
  entered_by: Generated<string>
}

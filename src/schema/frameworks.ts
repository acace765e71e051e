import type { ColumnType, Generated } from "kysely"

export interface FrameworkDraftTable {
  id: string
  organisation_id: string
  place: string
  title: string
  file_name: string
  file_digest: string
  /** JSON; written as text. */
  framework: ColumnType<unknown, string, string>
  /** JSON; written as text. */
  reading: ColumnType<unknown, string, string>
  created_at: Generated<Date>
  created_by: Generated<string>
  withdrawn_at: ColumnType<Date | null, never, Date>
}

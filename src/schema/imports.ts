import type { ColumnType, Generated } from "kysely"
import type { ImportAnswers, ImportOutcome, ImportPlan, ImportProfile, ImportRead } from "#imports"

/** Written as JSON text, read as its value. */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>

/** What the page shows of a reading besides plan and outcome. */
export type KeptPreview = Pick<ImportRead, "firstRows" | "grid" | "likely" | "issues">

export type ImportState = "proposed" | "kept" | "undone"

export interface ImportTable {
  id: string
  organisation_id: string
  place: string
  title: string
  file_name: string
  digest: string
  artefact_id: string
  format: "xlsx" | "xls" | "csv" | "docx"
  encoding: string | null
  pack: string
  framework: string | null
  /** As it was given with the file. */
  period: string | null
  /** The profile that the plan was made with, whole. */
  profile: JsonOrNull<ImportProfile>
  state: ImportState
  version: Generated<number>
  plan: Json<ImportPlan>
  answers: Json<ImportAnswers>
  outcome: Json<ImportOutcome>
  preview: Json<KeptPreview>
  row_count: number
  value_count: number
  missing_count: number
  unread_count: number
  question_count: number
  error_count: number
  register: string | null
  dataset_id: string | null
  /** Where each value of the dataset stood. */
  origin_artefact_id: string | null
  created_at: Generated<Date>
  created_by: Generated<string>
  kept_at: Date | null
  kept_by: string | null
  undone_at: Date | null
  undone_by: string | null
}

export interface ImportProfileTable {
  id: string
  organisation_id: string
  place: string
  name: string
  version: number
  title: string
  pack: string
  profile: Json<ImportProfile>
  created_at: Generated<Date>
  created_by: Generated<string>
  deleted_at: Date | null
}

import type { ColumnType, Generated } from "kysely"
import type { Origin, Purpose, Role } from "#access"

export type JobState = "queued" | "running" | "done" | "failed" | "cancelled"

/** Written as JSON text. */
type Json = ColumnType<unknown, string, string>

export interface JobTable {
  id: string
  kind: string
  organisation_id: string
  place: string
  purpose: Purpose
  /** Who asked for it; loaded anew when the job is taken up. */
  person: string
  appointment: string
  role: Role | "system"
  object_kind: string
  object_id: string
  data: Json
  state: JobState
  /** 0 to 1. */
  progress: number
  message_zh: string
  message_en: string
  cancel_requested: boolean
  attempts: number
  /** Number of the server that works on it; its lock is held for as long as that server lives. */
  worker: string | number | null
  issues: Json
  created_at: Generated<Date>
  created_by: Generated<string>
  started_at: Date | null
  finished_at: Date | null
}

export interface DatasetTable {
  id: string
  title: string
  file_name: string
  digest: string
  artefact_id: string
  organisation_id: string
  place: string
  sheet: string | null
  header: Json
  row_count: number
  periods: Json
  origin: Exclude<Origin, "derived">
  issues: Json
  created_at: Generated<Date>
  created_by: Generated<string>
  deleted_at: Date | null
}

export interface RunTable {
  id: string
  title: string
  organisation_id: string
  place: string
  status: JobState
  origin: Origin | null
  pack: string | null
  framework_id: string
  framework_title_zh: string | null
  framework_title_en: string | null
  framework_digest: string | null
  method_digest: string | null
  dataset_id: string | null
  data_digest: string | null
  period: string | null
  entity_count: number | null
  /** Whether weights are unknown: 权重未公布 · 非官方. */
  unofficial: boolean
  result_digest: string | null
  proof_digest: string | null
  options: Json
  issue_count: number
  job_id: string | null
  created_at: Generated<Date>
  created_by: Generated<string>
  finished_at: Date | null
  /** Of a round: within the organisation's own circle. */
  confined: Generated<boolean>
  released_at: Date | null
  deleted_at: Date | null
}

/** The files of a run. */
export interface RunFileTable {
  run_id: string
  kind: "result" | "ranking" | "workbook" | "proof" | "report" | "public-proof" | "openings"
  artefact_id: string
  organisation_id: string
  place: string
}

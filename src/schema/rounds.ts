import type { ColumnType, Generated } from "kysely"
import type { Origin } from "#access"
import type { SurveyOrigin, ValueOrigin } from "#imports"
import type { RoundAction, RoundDetail } from "#rounds"

/** Written as JSON text, read as its value. */
type Json<T> = ColumnType<T, string, never>
/** Written as a Date, with a default where it has one. */
type Instant = ColumnType<Date, Date | string, never>

/** The authority whose round it is: its organisation and place, on every row. */
interface Owned {
  round_id: string
  owner_id: string
  place: string
}

export interface RoundTable {
  id: string
  title_zh: string
  title_en: string
  period: string
  /** `null`: by a version of a framework of one's own, below. */
  pack: string | null
  framework: string
  framework_version: number | null
  framework_digest: string | null
  /** The version whole, as an evaluation takes it. */
  framework_document: ColumnType<unknown, string | null | undefined, never>
  method: string | null
  class_column: string | null
  organisation_id: string
  place: string
  origin: Exclude<Origin, "derived">
  chosen: Json<string[]>
  data_digest: string | null
  data_name: string | null
  created_at: Instant
  created_by: Generated<string>
}

export interface RoundParticipantTable extends Owned {
  organisation_id: string
  name: string
}

export interface RoundEventTable extends Owned {
  id: Generated<string>
  action: RoundAction
  at: Instant
  person: Generated<string>
  organisation_id: Generated<string>
  participant_id: string | null
  detail: Json<RoundDetail>
  computation_id: string | null
  computed_by: string | null
}

export interface RoundFiguresTable extends Owned {
  organisation_id: string
  version: number
  figures: Json<Record<string, number | null>>
  groups: Json<Record<string, string | null>>
  /** By period, then by column. */
  earlier: Json<Record<string, Record<string, number | null>>>
  /** Of the first version: where figures stood in the file that they were imported from, by column. */
  sources: ColumnType<Record<string, ValueOrigin | SurveyOrigin>, string | undefined, never>
  reason: string
  created_at: Instant
  created_by: Generated<string>
}

export interface FigureQuestionTable extends Owned {
  id: string
  organisation_id: string
  column_code: string
  version: number
  present_value: number | null
  proposed_value: number | null
  reason: string
  evidence_id: string | null
  asked_at: Instant
  asked_by: Generated<string>
}

export interface FigureQuestionDecisionTable extends Owned {
  question_id: string
  organisation_id: string
  accepted: boolean
  value: number | null
  reason: string
  decided_at: Instant
  decided_by: Generated<string>
}

/** A figure put right. */
export interface FigureCorrection {
  readonly organisation: string
  readonly column: string
  readonly value: number | null
}

export interface ObjectionTable extends Owned {
  id: string
  organisation_id: string
  objector: string
  contact: string
  columns: Json<string[]>
  statement: string
  evidence_id: string | null
  filed_at: Instant
  filed_by: Generated<string>
}

export interface ObjectionDecisionTable extends Owned {
  objection_id: string
  organisation_id: string
  accepted: boolean
  corrections: Json<FigureCorrection[]>
  reason: string
  decided_at: Instant
  decided_by: Generated<string>
}

export interface RoundPublicationTable extends Owned {
  id: string
  kind: "notice" | "release"
  released_at: Instant
  ends_at: ColumnType<Date | null, Date | string | null, never>
  content: Json<unknown>
  proof_id: string | null
  openings_id: string | null
  reason: string
  replaces: string | null
  created_at: Instant
  created_by: Generated<string>
}

export interface RoundPublicationEndTable extends Owned {
  publication_id: string
  released_at: Instant
  kind: "replaced" | "withdrawn"
  title_zh: string
  title_en: string
  reason: string
  ended_at: Instant
  ended_by: Generated<string>
}

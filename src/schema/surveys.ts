import type { ColumnType, Generated } from "kysely"
import type { Issue, Words } from "#issues"
import type { Finding, FormHead } from "#returns"
import type {
  ReturnAction,
  ReturnDetail,
  ReturnPhase,
  ReviewLevel,
  SurveyAction,
  SurveyDetail,
} from "#surveys"

/** Written as JSON text, read as its value. */
type Json<T> = ColumnType<T, string, never>
type JsonChanged<T> = ColumnType<T, string, string>
type JsonWithDefault<T> = ColumnType<T, string | undefined, never>
type Instant = ColumnType<Date, Date | string, never>
type ByDefault<T> = ColumnType<T, never, never>
/** A bigint arrives as text. */
type Identity = ColumnType<string, never, never>

/** The authority whose period it is, and the subtree that the period covers. */
interface Owned {
  survey_id: string
  owner_id: string
  covers: string
}

export interface SurveyTable {
  id: string
  title_zh: string
  title_en: string
  pack: string
  form_set: string
  forms: Json<readonly FormHead[]>
  kind: "annual" | "flash" | "monthly"
  period: string
  frame_rule: string | null
  organisation_id: string
  covers: string
  example: boolean
  origin: "user" | "invented"
  created_at: Instant
  created_by: ByDefault<string>
}

export interface SurveyEventTable extends Owned {
  id: Identity
  action: SurveyAction
  at: Instant
  person: ByDefault<string>
  detail: Json<SurveyDetail>
  proposal_id: string | null
  proposed_by: string | null
}

export interface SurveyUnitTable extends Owned {
  unit_id: string
  name: string
  uscc: string | null
  place: string
  zone: string | null
  levels: readonly ReviewLevel[]
  added_at: Instant
  added_by: ByDefault<string>
  listed_by: Generated<"rule" | "undecided" | "added">
  phase: Generated<ReturnPhase>
  revision: ColumnType<number | null, number | null | undefined, number | null>
  waiting_for: ColumnType<ReviewLevel | null, ReviewLevel | null | undefined, ReviewLevel | null>
  submitted_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  late: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
  times_returned: Generated<number>
  restated: Generated<number>
  unexplained: Generated<number>
  errors: Generated<number>
  warnings: Generated<number>
  keyed: Generated<boolean>
  reminded_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

/** How figures came in. `keyed`: by a clerk, from a stamped paper return (代录). */
export type EntryKind = "typed" | "workbook" | "keyed"

/** One unit in one period. */
interface OfUnit {
  unit_id: string
  survey_id: string
  place: string
}

/** Cells by the code of their variable, as they were typed. */
export type TypedCells = Readonly<Record<string, string>>

export interface ReturnDraftTable extends OfUnit {
  version: number
  values: JsonChanged<TypedCells>
  updated_at: Date
  updated_by: ColumnType<string, string | undefined, string>
}

export interface ReturnEditTable extends OfUnit {
  id: Identity
  version: number
  kind: EntryKind
  changes: Json<Readonly<Record<string, readonly [before: string | null, after: string | null]>>>
  conflicts: JsonWithDefault<
    Readonly<
      Record<
        string,
        { readonly base: string | null; readonly theirs: string | null; readonly mine: string | null }
      >
    >
  >
  file_id: string | null
  at: Instant
  person: ByDefault<string>
}

/** A finding of the revision, and what the respondent said to it; `null`: nothing. */
export interface ExplainedFinding extends Finding {
  readonly explanation: string | null
}

/** Who signs a return (条例第十七条). */
export interface Signature {
  readonly filler: string
  readonly head: string
  readonly statisticsHead: string
  readonly telephone: string
}

export interface ReturnRevisionTable extends OfUnit {
  number: number
  kind: EntryKind
  values: Json<TypedCells>
  digest: string
  findings: Json<readonly ExplainedFinding[]>
  signature: Json<Signature>
  file_id: string | null
  scan_id: string | null
  at: Instant
  person: ByDefault<string>
  organisation_id: ByDefault<string>
}

export interface ReturnEventTable extends OfUnit {
  id: Identity
  action: ReturnAction
  at: Instant
  person: ByDefault<string>
  organisation_id: ByDefault<string>
  level: ReviewLevel | null
  revision: number | null
  detail: Json<ReturnDetail>
}

export interface ReturnRemarkTable extends OfUnit {
  id: Identity
  kind: "explanation" | "question" | "answer"
  cell: string | null
  check_code: string | null
  /** The finding's Chinese text as it was then. */
  finding: string | null
  answers: string | null
  body: string
  at: Instant
  person: ByDefault<string>
  person_name: string
  organisation_id: ByDefault<string>
}

/** What the check of a workbook found in the file as a whole; empty while it is under way. */
export interface UploadOutcome {
  readonly layout?: "rows" | "sheets" | "none"
  readonly period?: string | null
  readonly counts?: {
    readonly units: number
    readonly good: number
    readonly held: number
    readonly unknown: number
    readonly notNow: number
    readonly errors: number
    readonly warnings: number
  }
  readonly issues?: readonly Issue[]
  /** Name of the workbook with its findings. */
  readonly annotated?: string
}

/** Units that were taken from a workbook. */
export interface UploadAccepted {
  readonly saved: number
  readonly submitted: number
  readonly same: number
  readonly refused: number
  /** Why units were refused, some of them. */
  readonly issues: readonly Issue[]
}

export interface ReturnUploadTable {
  id: string
  survey_id: string
  organisation_id: string
  place: string
  person: ByDefault<string>
  file_id: string
  digest: string
  file_name: string
  state: "reading" | "read" | "accepting" | "accepted"
  job_id: string | null
  result_id: string | null
  annotated_id: string | null
  outcome: ColumnType<UploadOutcome, string | undefined, string>
  accepted: ColumnType<UploadAccepted | null, string | null | undefined, string | null>
  at: Instant
}

/** What a snapshot has that the one before it had not; counts of units, names stay in the snapshot's folder. */
export interface SnapshotChanges {
  readonly entered?: number
  readonly left?: number
  readonly changed?: number
}

export interface SnapshotTable extends Owned {
  number: number
  /** Under snapshots/ of the data folder. */
  folder: string
  manifest_digest: string
  units: number
  excluded: number
  changes: JsonWithDefault<SnapshotChanges>
  lock_id: string
  at: Instant
  person: ByDefault<string>
}

export interface SnapshotReleaseTable extends Owned {
  id: string
  number: number
  framework: string
  dataset_id: string
  rules: Json<Readonly<Record<string, number>>>
  held_back: Json<readonly { readonly zone: string; readonly indicator: string; readonly reason: Words }[]>
  at: Instant
  person: ByDefault<string>
}

/** A figure that a table handed on does not hold, and why. */
export interface MissingFigure {
  readonly zone: string
  readonly indicator: string
  readonly reason: Words
}

export interface DatasetSurveyTable {
  dataset_id: string
  organisation_id: string
  place: string
  survey_id: string
  title_zh: string
  title_en: string
  period: string
  snapshot: number
  manifest_digest: string
  pack: string
  framework: string
  missing: Json<readonly MissingFigure[]>
  released_at: Instant
  person: ByDefault<string>
}

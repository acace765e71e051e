// The tables of the system of record as types; the numbered migrations of adapters/database are the truth.
import type { Transaction as KyselyTransaction } from "kysely"
import type { ApiTokenTable, ArtefactTable } from "./artefacts.ts"
import type { AuditCheckpointTable, AuditEntryTable, AuditLinkTable } from "./audit.ts"
import type {
  FeedbackLetterTable,
  FrameworkDraftTable,
  FrameworkVersionStateTable,
  FrameworkVersionTable,
} from "./frameworks.ts"
import type { SignInLinkTable } from "./identity.ts"
import type { ImportProfileTable, ImportTable } from "./imports.ts"
import type { InstallationTable } from "./installation.ts"
import type {
  AppointmentTable,
  MembershipTable,
  OrganisationTable,
  PersonTable,
  SettingTable,
} from "./organisations.ts"
import type { RegisterCountTable, RegisterEventTable, RegisterRecordTable } from "./registers.ts"
import type {
  FigureQuestionDecisionTable,
  FigureQuestionTable,
  ObjectionDecisionTable,
  ObjectionTable,
  RoundEventTable,
  RoundFiguresTable,
  RoundParticipantTable,
  RoundPublicationEndTable,
  RoundPublicationTable,
  RoundTable,
} from "./rounds.ts"
import type { DatasetTable, JobTable, RunFileTable, RunTable } from "./runs.ts"
import type {
  DatasetSurveyTable,
  ReturnDraftTable,
  ReturnEditTable,
  ReturnEventTable,
  ReturnRemarkTable,
  ReturnRevisionTable,
  ReturnUploadTable,
  SnapshotReleaseTable,
  SnapshotTable,
  SurveyEventTable,
  SurveyTable,
  SurveyUnitTable,
} from "./surveys.ts"

export interface Tables {
  installation: InstallationTable
  organisation: OrganisationTable
  membership: MembershipTable
  person: PersonTable
  appointment: AppointmentTable
  setting: SettingTable
  audit_entry: AuditEntryTable
  audit_link: AuditLinkTable
  audit_checkpoint: AuditCheckpointTable
  artefact: ArtefactTable
  api_token: ApiTokenTable
  sign_in_link: SignInLinkTable
  framework_draft: FrameworkDraftTable
  framework_version: FrameworkVersionTable
  framework_version_state: FrameworkVersionStateTable
  feedback_letter: FeedbackLetterTable
  job: JobTable
  dataset: DatasetTable
  run: RunTable
  run_file: RunFileTable
  import: ImportTable
  import_profile: ImportProfileTable
  register_record: RegisterRecordTable
  register_event: RegisterEventTable
  register_count: RegisterCountTable
  /** View of `register_record` that lists and searches read. */
  register_listing: RegisterRecordTable
  round: RoundTable
  round_participant: RoundParticipantTable
  round_event: RoundEventTable
  round_figures: RoundFiguresTable
  figure_question: FigureQuestionTable
  figure_question_decision: FigureQuestionDecisionTable
  objection: ObjectionTable
  objection_decision: ObjectionDecisionTable
  round_publication: RoundPublicationTable
  round_publication_end: RoundPublicationEndTable
  survey: SurveyTable
  survey_event: SurveyEventTable
  survey_unit: SurveyUnitTable
  return_draft: ReturnDraftTable
  return_edit: ReturnEditTable
  return_revision: ReturnRevisionTable
  return_event: ReturnEventTable
  return_remark: ReturnRemarkTable
  return_upload: ReturnUploadTable
  snapshot: SnapshotTable
  snapshot_release: SnapshotReleaseTable
  dataset_survey: DatasetSurveyTable
}

/** A transaction in which an actor acts for a purpose: what it can see and change is what row-level security lets it. */
export type Transaction = KyselyTransaction<Tables>

export type * from "./artefacts.ts"
export type * from "./audit.ts"
export type * from "./frameworks.ts"
export type * from "./identity.ts"
export type * from "./imports.ts"
export type * from "./installation.ts"
export type * from "./organisations.ts"
export type * from "./registers.ts"
export type * from "./rounds.ts"
export type * from "./runs.ts"
export type * from "./surveys.ts"

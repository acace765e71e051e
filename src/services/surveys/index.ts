// Door of surveys: periods, who must report in them, how far they are, their locking and snapshots; the stores of returns.
export { actOnReturn, levelOf, type ReturnSeen, readReturn } from "./act-on-return.ts"
export { actOnSurvey, bilingual, readSurvey, type SurveySeen, surveyActorOf } from "./act-on-survey.ts"
export { addUnits } from "./add-units.ts"
export { cancelSurvey } from "./cancel-survey.ts"
export type { SurveyContext } from "./context.ts"
export { describeSurvey, type SurveyDescription } from "./describe-survey.ts"
export { exportDiscipline, surveyDiscipline, type ZoneDiscipline } from "./discipline.ts"
export { enterUnits, type NewUnit } from "./enter-units.ts"
export { exportUnits } from "./export-units.ts"
export { findPriorSurvey } from "./find-prior.ts"
export { surveyIssueTexts } from "./issue-texts.ts"
export { listSurveys, type SurveySummary } from "./list-surveys.ts"
export { everyUnit, type ListedUnit, listUnits, matchingUnits, type UnitFilter } from "./list-units.ts"
export { lockPeriod } from "./lock-period.ts"
export { type NewSurvey, openSurvey } from "./open-survey.ts"
export { personNameOf } from "./person-name.ts"
export { type FormShown, shownForm } from "./present-forms.ts"
export { type LockPreview, previewLock } from "./preview-lock.ts"
export { type PlaceProgress, surveyProgress } from "./progress.ts"
export { proposeLock } from "./propose-lock.ts"
export { listReminders, type Reminder, remindUnits } from "./reminders.ts"
export { reopenSurvey } from "./reopen-survey.ts"
export {
  appendReturnEvent,
  type DraftRow,
  findDraft,
  findRemarks,
  findReturnHistory,
  findRevision,
  findUnit,
  holdForReturn,
  type RemarkRow,
  type ReturnKey,
  type RevisionRow,
  type UnitRow,
} from "./return-store.ts"
export { setDeadline } from "./set-deadline.ts"
export { type SurveyForms, surveyForms } from "./survey-forms.ts"
export { type FormSet, type SurveyOptions, surveyOptions } from "./survey-options.ts"
export {
  appendSurveyEvent,
  findSurveyHistories,
  findSurveyRow,
  holdSurveyOpen,
  ownedBy,
  type SurveyRow,
} from "./survey-store.ts"
export { type FrameTried, tryFrame } from "./try-frame.ts"
export {
  type TableAsked,
  type TableColumn,
  type TableContext,
  type TableFile,
  writeTable,
} from "./write-table.ts"

// Survey periods as answers carry them.
import type { Words } from "#issues"
import type {
  FormShown,
  ListedUnit,
  LockPreview,
  PlaceProgress,
  Reminder,
  SurveyDescription,
  SurveySummary,
  ZoneDiscipline,
} from "#services/surveys"
import type { SurveyEvent } from "#surveys"

export function presentSummary({ survey, state, counted, ...summary }: SurveySummary) {
  return {
    id: survey.id,
    title: { zh: survey.title_zh, en: survey.title_en },
    pack: survey.pack,
    formSet: survey.form_set,
    kind: survey.kind,
    period: survey.period,
    origin: survey.origin,
    example: survey.example,
    authority: summary.authority,
    own: summary.own,
    phase: state.phase,
    dueAt: state.dueAt,
    over: summary.over,
    createdAt: survey.created_at.toISOString(),
    snapshot: state.snapshot,
    reopened: state.reopened,
    counts: { ...counted.counts },
    phases: { ...counted.phases },
    actions: summary.actions.map((action) => ({ ...action })),
  }
}

export function presentDescription(description: SurveyDescription) {
  const { survey, forms, frameInWords, history, proposal, counted } = description
  return {
    ...presentSummary(description),
    covers: survey.covers,
    forms: forms.map(presentForm),
    frameRule: survey.frame_rule,
    frameInWords,
    undecided: counted.undecided,
    history: history.map(presentEvent),
    proposal: proposal === null ? null : presentEvent(proposal),
  }
}

export const presentForm = (form: FormShown) => ({ ...form })

function presentEvent({ id, action, at, person, detail }: SurveyEvent) {
  return {
    id,
    action,
    at,
    person,
    personName: detail.personName ?? null,
    dueAt: detail.dueAt ?? null,
    reason: detail.reason ?? null,
    excluded: detail.excluded ?? null,
    snapshot: detail.snapshot ?? null,
  }
}

export function presentUnit(unit: ListedUnit) {
  return {
    unit: unit.unit_id,
    name: unit.name,
    uscc: unit.uscc,
    place: unit.place,
    zone: unit.zone === null ? null : { id: unit.zone, name: unit.zone_name ?? unit.zone },
    listedBy: unit.listed_by,
    addedAt: unit.added_at.toISOString(),
    levels: [...unit.levels],
    phase: unit.phase,
    revision: unit.revision,
    waitingFor: unit.waiting_for,
    submittedAt: unit.submitted_at?.toISOString() ?? null,
    late: unit.late,
    timesReturned: unit.times_returned,
    restated: unit.restated,
    errors: unit.errors,
    warnings: unit.warnings,
    unexplained: unit.unexplained,
    keyed: unit.keyed,
    remindedAt: unit.reminded_at?.toISOString() ?? null,
  }
}

export const presentLock = ({ accepted, left, unexplained, units }: LockPreview) => ({
  accepted,
  left: { ...left },
  unexplained,
  units: units.map(presentUnit),
})

export const presentPlace = ({ counted, ...place }: PlaceProgress) => ({
  ...place,
  counts: { ...counted.counts },
  phases: { ...counted.phases },
  waiting: { ...counted.waiting },
})

export const presentDiscipline = (zones: readonly ZoneDiscipline[], label: Words) => ({
  indicator: { number: "5.10", label },
  zones: zones.map(({ zone, name, counts }) => ({ zone, name, counts: { ...counts } })),
})

export const presentReminder = ({ survey, remindedAt, ...reminder }: Reminder) => ({
  survey: survey.id,
  title: { zh: survey.title_zh, en: survey.title_en },
  period: survey.period,
  authority: reminder.authority,
  example: survey.example,
  remindedAt: remindedAt.toISOString(),
  dueAt: reminder.dueAt,
  over: reminder.over,
  phase: reminder.phase,
})

import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import type { Transaction, TypedCells } from "#schema"
import { recordAction } from "#services/audit"
import { checkCells } from "#services/filling"
import {
  findPriorSurvey,
  findRemarks,
  findRevision,
  findUnit,
  type ReturnKey,
  type ReturnSeen,
  readReturn,
  type SurveyContext,
  type SurveyForms,
  surveyForms,
} from "#services/surveys"
import { returnActionsFor, returnBarrierWords } from "#surveys"
import { explainedFindings } from "./explained-findings.ts"
import { presentCells } from "./present-cells.ts"
import { presentQuestions } from "./present-questions.ts"
import { presentRevision } from "./present-revision.ts"
import { findRevisions, organisationNames } from "./review-store.ts"

/**
 * A return as an officer reviews it: a revision beside the period before and the revision before it, what the checks say
 * and what the respondent says to that. The read is recorded.
 *
 * @param number of the revision; `null`: the one last submitted
 * @throws Problem not-found, also for a revision that is not there
 */
export async function readReview(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  number: number | null,
  context: SurveyContext,
) {
  const seen = await readReturn(tx, actor, key)
  const { survey, period, unit, state, history } = seen
  const forms = surveyForms(survey.pack, survey.form_set, context)
  const revisions = await findRevisions(tx, key)
  const revision = revisions.find((one) => one.number === (number ?? state.revision)) ?? null
  if (number !== null && revision === null)
    throw new Problem("not-found", [issue("error", "review-revision-unknown", "revision", { number })])
  const before = revisions.find((one) => one.number === (revision?.number ?? 0) - 1) ?? null
  const remarks = await findRemarks(tx, key)
  const prior = await priorOf(tx, seen)
  const nameOf = await organisationNames(tx, [
    ...history.map(({ organisation }) => organisation),
    ...revisions.map(({ organisation_id }) => organisation_id),
    ...remarks.map(({ organisation_id }) => organisation_id),
    ...(unit.zone === null ? [] : [unit.zone]),
  ])
  await recordAction(tx, {
    action: "return.read",
    objectKind: "return",
    objectId: key.unit,
    detail: { survey: survey.id, revision: revision?.number ?? null },
  })
  return {
    survey: {
      id: survey.id,
      title: { zh: survey.title_zh, en: survey.title_en },
      period: survey.period,
      origin: survey.origin,
      example: survey.example,
      phase: period.phase,
      dueAt: period.dueAt,
    },
    unit: {
      id: unit.unit_id,
      name: unit.name,
      uscc: unit.uscc,
      zone: unit.zone === null ? null : { id: unit.zone, name: nameOf(unit.zone) },
      levels: [...unit.levels],
    },
    phase: state.phase,
    waitingFor: state.waitingFor,
    accepted: acceptancesOf(seen),
    submittedAt: state.firstSubmittedAt,
    late: state.late,
    returns: state.returns,
    openCells: [...state.openCells],
    restated: [...state.restated],
    level:
      seen.actor.side === "officer" && seen.actor.role === "reviewer" ? (seen.actor.level ?? null) : null,
    actions: returnActionsFor(state, period, seen.actor).map(({ action, barrier }) => ({
      action,
      barrier: barrier === null ? null : returnBarrierWords[barrier],
    })),
    forms: forms.survey.asked.map(({ id, number: formNumber, title }) => ({ id, number: formNumber, title })),
    cells: presentCells(forms, revision?.values ?? {}, before?.values ?? null, prior?.values ?? null),
    revision: revision === null ? null : presentRevision(revision, history, nameOf),
    before: before?.number ?? null,
    prior:
      prior === null
        ? null
        : {
            survey: prior.survey,
            period: prior.period,
            revision: prior.revision,
            accepted: prior.accepted,
          },
    findings: revision === null ? [] : presentFindings(explainedFindings(revision.findings, remarks), forms),
    undecided: revision === null ? [] : undecidedOf(seen, forms, revision.values, prior),
    revisions: revisions.map((one) => presentRevision(one, history, nameOf)),
    questions: presentQuestions(remarks, unit.unit_id, nameOf),
    history: history.map(({ id, action, at, organisation, detail }) => ({
      id,
      action,
      at,
      personName: detail.personName ?? null,
      organisation: nameOf(organisation),
      level: detail.level ?? null,
      revision: detail.revision ?? null,
      reason: detail.reason ?? null,
      cells: [...(detail.cells ?? [])],
      restated: [...(detail.restated ?? [])],
      keyed: detail.keyed ?? false,
    })),
  }
}

/** The same unit's return of the period before: the revision last submitted. */
async function priorOf(tx: Transaction, { survey, unit }: ReturnSeen) {
  const before = await findPriorSurvey(tx, survey)
  if (before === null) return null
  const key = { survey: before.id, unit: unit.unit_id }
  const listed = await findUnit(tx, key)
  const revision = listed === undefined ? undefined : await findRevision(tx, key)
  return {
    survey: before.id,
    period: before.period,
    revision: revision?.number ?? null,
    values: revision?.values ?? null,
    accepted: listed?.phase === "accepted",
  }
}

/** Checks that the revision's figures cannot decide, made anew: a revision keeps its findings only. */
function undecidedOf(
  { survey, unit }: ReturnSeen,
  forms: SurveyForms,
  values: TypedCells,
  prior: { readonly period: string; readonly values: TypedCells | null } | null,
) {
  const before = prior?.values == null ? null : { period: prior.period, values: prior.values }
  return checkCells(forms, unit, survey.period, values, before, new Map()).undecided.map(
    ({ check, cells, text }) => ({ check, cells: [...cells], text }),
  )
}

/** Those of the revision that stands, with the names from the history. */
function acceptancesOf({ state, history }: ReturnSeen) {
  return state.accepted.map(({ level, at }) => ({
    level,
    at,
    personName:
      history.findLast(
        (event) => event.action === "accept" && event.at === at && event.detail.level === level,
      )?.detail.personName ?? null,
  }))
}

function presentFindings(findings: ReturnType<typeof explainedFindings>, { checks }: SurveyForms) {
  const labels = new Map<string, Words>(
    checks.checks.map(({ definition }) => [definition.code, definition.label]),
  )
  return [...findings]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map(({ check, level, cells, text, explanation }) => ({
      check,
      level,
      label: labels.get(check) ?? null,
      cells: [...cells],
      text,
      explanation,
    }))
}

/** Errors first, and of each those without an explanation. */
const rankOf = ({ level, explanation }: { readonly level: string; readonly explanation: string | null }) =>
  (level === "error" ? 0 : 2) + (explanation === null ? 0 : 1)

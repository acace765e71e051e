import type { Actor } from "#access"
import type { Transaction, TypedCells } from "#schema"
import {
  findDraft,
  findRemarks,
  findRevision,
  type ReturnKey,
  type ReturnSeen,
  type RevisionRow,
  readReturn,
  shownForm,
  surveyForms,
} from "#services/surveys"
import { returnActionsFor } from "#surveys"
import { type CheckedCells, checkCells, explanationsOf, withIdentity } from "./check-cells.ts"
import type { FillingContext } from "./context.ts"
import { findPriorValues } from "./prior-values.ts"
import { sheetLayout } from "./sheet-layout.ts"
import { presentSurvey } from "./survey-head.ts"

/** The sheet of a return: everything that whoever fills it in needs. An officer sees the last revision, never a draft. */
export async function openSheet(tx: Transaction, actor: Actor, key: ReturnKey, context: FillingContext) {
  const seen = await readReturn(tx, actor, key)
  const { survey, unit, state, history } = seen
  const forms = surveyForms(survey.pack, survey.form_set, context)
  const revision = state.revision === null ? undefined : await findRevision(tx, key, state.revision)
  const side = sideOf(seen)
  const draft = side === "officer" ? undefined : await findDraft(tx, key)
  const values = side === "officer" ? (revision?.values ?? {}) : (draft?.values ?? {})
  const prior = await findPriorValues(tx, survey, key.unit)
  const remarks = await findRemarks(tx, key)
  const layout = sheetLayout(forms)
  const now = context.now()
  return {
    survey: await presentSurvey(tx, survey, seen.period, now),
    unit: { id: unit.unit_id, name: unit.name, uscc: unit.uscc, zone: unit.zone, place: unit.place },
    side,
    forms: survey.forms.map((form) => ({
      ...shownForm(form, dayOf(now)),
      sections: layout.sections.get(form.id) ?? [],
    })),
    cells: layout.cells,
    choices: layout.choices,
    draft: {
      version: draft?.version ?? 0,
      values: withIdentity(forms, unit, values),
      updatedAt: draft?.updated_at.toISOString() ?? null,
      updatedBy: draft?.updated_by ?? null,
    },
    prior,
    checked: checkedNow(seen, forms, values, prior, remarks),
    phase: state.phase,
    waitingFor: state.waitingFor,
    late: state.late,
    keyed: state.keyed,
    revision: revision === undefined ? null : revisionHead(revision),
    nextNumber: (state.revision ?? 0) + 1,
    returned: state.openCells,
    remarks,
    history,
    remindedAt: unit.reminded_at?.toISOString() ?? null,
    actions: returnActionsFor(state, seen.period, seen.actor),
  }
}

export const sideOf = ({ actor, clerk }: Pick<ReturnSeen, "actor" | "clerk">) =>
  clerk ? ("clerk" as const) : actor.side === "respondent" ? ("respondent" as const) : ("officer" as const)

/** The day of an instant where the periods are kept: Beijing time. */
export const dayOf = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

const revisionHead = ({ number, kind, at, digest, signature }: RevisionRow) => ({
  number,
  kind,
  at: at.toISOString(),
  digest,
  signature,
})

function checkedNow(
  { survey, unit }: ReturnSeen,
  forms: Parameters<typeof checkCells>[0],
  values: TypedCells,
  prior: Parameters<typeof checkCells>[4],
  remarks: Parameters<typeof explanationsOf>[0],
): CheckedCells {
  return checkCells(forms, unit, survey.period, values, prior, explanationsOf(remarks))
}

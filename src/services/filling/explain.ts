import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import {
  actOnReturn,
  findDraft,
  findRemarks,
  personNameOf,
  type ReturnKey,
  surveyForms,
} from "#services/surveys"
import { type CheckedCells, checkCells, explanationsOf } from "./check-cells.ts"
import type { FillingContext } from "./context.ts"
import { findPriorValues } from "./prior-values.ts"

export interface ExplanationAsked {
  readonly check: string
  /** The finding's Chinese text as it was seen. */
  readonly finding: string
  readonly body: string
}

/**
 * Keeps what the respondent says to a finding. It holds for that check and that text; other figures make another finding.
 * @throws Problem conflict when the return has no such finding now
 */
export async function explainFinding(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  asked: ExplanationAsked,
  context: FillingContext,
): Promise<{ readonly id: string; readonly checked: CheckedCells }> {
  // Whoever may fill in may explain.
  const { survey, unit } = await actOnReturn(tx, actor, key, "save")
  const forms = surveyForms(survey.pack, survey.form_set, context)
  const [draft, prior] = [await findDraft(tx, key), await findPriorValues(tx, survey, key.unit)]
  const checkedWith = (remarks: Parameters<typeof explanationsOf>[0]) =>
    checkCells(forms, unit, survey.period, draft?.values ?? {}, prior, explanationsOf(remarks))
  const now = checkedWith([])
  const found = now.findings.find(({ check, text }) => check === asked.check && text.zh === asked.finding)
  if (found === undefined)
    throw new Problem("conflict", [
      issue("error", "return-finding-other", asked.check, {
        now: now.findings.filter(({ check }) => check === asked.check).map(({ text }) => text.zh),
      }),
    ])
  const { id } = await tx
    .insertInto("return_remark")
    .values({
      unit_id: unit.unit_id,
      survey_id: unit.survey_id,
      place: unit.place,
      kind: "explanation",
      cell: found.cells[0] ?? null,
      check_code: asked.check,
      finding: asked.finding,
      answers: null,
      body: asked.body,
      at: context.now(),
      person_name: (await personNameOf(tx, actor)).personName ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await recordAction(tx, {
    action: "return.explain",
    objectKind: "return",
    objectId: `${key.survey}/${key.unit}`,
    detail: { check: asked.check, remark: id },
  })
  return { id, checked: checkedWith(await findRemarks(tx, key)) }
}

import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import {
  actOnReturn,
  appendReturnEvent,
  personNameOf,
  type ReturnKey,
  type SurveyContext,
  surveyForms,
} from "#services/surveys"
import { holdToRevision } from "./seen-revision.ts"

export interface SentBack {
  /** As it was seen. */
  readonly revision: number
  /** What is to be looked at again, and why. */
  readonly cells: readonly { readonly cell: string; readonly reason: string }[]
  readonly reason?: string
}

/**
 * Sends a return back to the respondent (条例 19), at any level that has it before it or has accepted it.
 * @throws Problem invalid when a cell is not of the form or is named twice, conflict when another revision has come since
 */
export async function returnToRespondent(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  sent: SentBack,
  context: SurveyContext,
): Promise<void> {
  const seen = await actOnReturn(tx, actor, key, "return")
  holdToRevision(seen, sent.revision)
  const forms = surveyForms(seen.survey.pack, seen.survey.form_set, context)
  const known = new Set(forms.survey.variables.map(({ code }) => code))
  const codes = sent.cells.map(({ cell }) => cell)
  const faults = [
    ...codes
      .filter((cell) => !known.has(cell))
      .map((cell) => issue("error", "review-cell-unknown", cell, { cell })),
    ...codes
      .filter((cell, i) => codes.indexOf(cell) !== i)
      .map((cell) => issue("error", "review-cell-twice", cell, { cell })),
  ]
  if (faults.length > 0) throw new Problem("invalid", faults)
  const name = await personNameOf(tx, actor)
  await appendReturnEvent(tx, seen.unit, seen.history, {
    action: "return",
    at: context.now().toISOString(),
    person: seen.actor.person,
    detail: {
      revision: sent.revision,
      level: seen.actor.level ?? "nation",
      cells: sent.cells,
      ...(sent.reason === undefined ? {} : { reason: sent.reason }),
      ...name,
    },
  })
  await recordAction(tx, {
    action: "return.send-back",
    objectKind: "return",
    objectId: key.unit,
    detail: { survey: key.survey, revision: sent.revision, cells: codes },
  })
}

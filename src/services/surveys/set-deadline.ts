import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { actOnSurvey } from "./act-on-survey.ts"
import { personNameOf } from "./person-name.ts"
import { appendSurveyEvent } from "./survey-store.ts"

/**
 * Sets until when returns are due. What was submitted already stays on time or late by the deadline that held then.
 * @throws Problem not-found, refused, conflict; invalid when it has passed
 */
export async function setDeadline(
  tx: Transaction,
  actor: Actor,
  id: string,
  { dueAt, reason }: { readonly dueAt: string; readonly reason: string },
  { now }: { readonly now: () => Date },
): Promise<void> {
  const { survey, state } = await actOnSurvey(tx, actor, id, "set-deadline")
  const at = now()
  const until = new Date(dueAt)
  if (until <= at) throw new Problem("invalid", [issue("error", "survey-deadline-past", "dueAt", { dueAt })])
  const detail = { dueAt: until.toISOString(), reason, ...(await personNameOf(tx, actor)) }
  await appendSurveyEvent(tx, survey, at, { action: "set-deadline", detail })
  await recordAction(tx, {
    action: "survey.set-deadline",
    objectKind: "survey",
    objectId: id,
    detail: { from: state.dueAt, to: detail.dueAt, reason },
  })
}

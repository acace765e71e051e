import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { actOnSurvey } from "./act-on-survey.ts"
import { personNameOf } from "./person-name.ts"
import { appendSurveyEvent } from "./survey-store.ts"

/** @throws Problem not-found, refused, conflict also when it has a snapshot */
export async function cancelSurvey(
  tx: Transaction,
  actor: Actor,
  id: string,
  reason: string,
  { now }: { readonly now: () => Date },
): Promise<void> {
  const { survey } = await actOnSurvey(tx, actor, id, "cancel")
  const detail = { reason, ...(await personNameOf(tx, actor)) }
  await appendSurveyEvent(tx, survey, now(), { action: "cancel", detail })
  await recordAction(tx, {
    action: "survey.cancel",
    objectKind: "survey",
    objectId: id,
    detail: { reason },
  })
}

import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import {
  actOnReturn,
  appendReturnEvent,
  personNameOf,
  type ReturnKey,
  type SurveyContext,
} from "#services/surveys"

/** Leaves a unit out of a period, or takes it in again; always with a reason. Nothing that was reported is lost. */
export async function setAside(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  action: "exclude" | "include",
  reason: string,
  context: SurveyContext,
): Promise<void> {
  const seen = await actOnReturn(tx, actor, key, action)
  const name = await personNameOf(tx, actor)
  await appendReturnEvent(tx, seen.unit, seen.history, {
    action,
    at: context.now().toISOString(),
    person: seen.actor.person,
    detail: { reason, ...name },
  })
  await recordAction(tx, {
    action: `return.${action}`,
    objectKind: "return",
    objectId: key.unit,
    detail: { survey: key.survey },
  })
}

import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { actOnReturn, appendReturnEvent, personNameOf, type ReturnKey } from "#services/surveys"
import type { ReturnPhase } from "#surveys"
import type { FillingContext } from "./context.ts"

/** Takes a submission back before anybody has accepted it; the revision stays. */
export async function recallReturn(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  reason: string | undefined,
  context: FillingContext,
): Promise<ReturnPhase> {
  const { unit, history } = await actOnReturn(tx, actor, key, "recall")
  const state = await appendReturnEvent(tx, unit, history, {
    action: "recall",
    at: context.now().toISOString(),
    person: actor.kind === "person" ? actor.person : "",
    detail: {
      ...(reason === undefined || reason === "" ? {} : { reason }),
      ...(await personNameOf(tx, actor)),
    },
  })
  await recordAction(tx, {
    action: "return.recall",
    objectKind: "return",
    objectId: `${key.survey}/${key.unit}`,
  })
  return state.phase
}

import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent } from "./round-store.ts"

/** Ends the notice: possible when its time is over and every objection decided. */
export async function finaliseRound(
  tx: Transaction,
  actor: Actor,
  id: string,
  seen: string | undefined,
  context: RoundContext,
): Promise<void> {
  const now = context.now()
  const { round } = await openRound(tx, actor, id, now, "finalise", seen)
  await appendEvent(tx, round, now, { action: "finalise", detail: await nameOf(tx, actor) })
  await recordAction(tx, { action: "round.finalise", objectKind: "round", objectId: id })
}

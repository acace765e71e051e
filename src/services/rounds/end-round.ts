import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { endPublications } from "./end-publications.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent } from "./round-store.ts"

/** Ends a round with a reason: cancelled before anything was public, withdrawn after, when the reason is public too. */
export async function endRound(
  tx: Transaction,
  actor: Actor,
  id: string,
  action: "cancel" | "withdraw",
  ending: { readonly reason: string; readonly seen?: string },
  context: RoundContext,
): Promise<void> {
  const now = context.now()
  const { round } = await openRound(tx, actor, id, now, action, ending.seen)
  if (action === "withdraw") await endPublications(tx, round, "withdrawn", ending.reason, now)
  await appendEvent(tx, round, now, {
    action,
    detail: { ...(await nameOf(tx, actor)), reason: ending.reason },
  })
  await recordAction(tx, { action: `round.${action}`, objectKind: "round", objectId: id })
}

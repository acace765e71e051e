import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import { phaseWords } from "#rounds"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent } from "./round-store.ts"

/** A zone confirms its own figures, in the version that it has seen. */
export async function confirmFigures(
  tx: Transaction,
  actor: Actor,
  id: string,
  version: number,
  context: RoundContext,
): Promise<void> {
  const now = context.now()
  const opened = await openRound(tx, actor, id, now, "confirm")
  const own = opened.state.participants.find((one) => one.organisation === opened.actor.organisation)
  if (own?.version !== version) {
    const words = phaseWords[opened.state.phase]
    throw new Problem("conflict", [
      issue("error", "round-changed", id, { phaseZh: words.zh, phaseEn: words.en, version: own?.version }),
    ])
  }
  await appendEvent(tx, opened.round, now, {
    action: "confirm",
    participant: opened.actor.organisation,
    detail: { ...(await nameOf(tx, actor)), version },
  })
  await recordAction(tx, {
    action: "figures.confirm",
    objectKind: "round",
    objectId: id,
    detail: { participant: opened.actor.organisation, version },
  })
}

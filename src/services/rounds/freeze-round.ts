import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent } from "./round-store.ts"

/** Fixes data, framework, method and result by their digests; done by someone other than whoever computed. */
export async function freezeRound(
  tx: Transaction,
  actor: Actor,
  id: string,
  seen: string | undefined,
  context: RoundContext,
): Promise<void> {
  const now = context.now()
  const { round, state, history } = await openRound(tx, actor, id, now, "freeze", seen)
  const { computation } = state
  const computed = history.find((event) => event.id === computation?.event)
  if (computation === null || computed === undefined)
    throw new Problem("conflict", [issue("error", "round-not-computed", id, {})])
  const { run, proof, dataDigest, frameworkDigest, methodDigest, proofDigest } = computed.detail
  await appendEvent(tx, round, now, {
    action: "freeze",
    computation,
    detail: {
      ...(await nameOf(tx, actor)),
      computation: computation.event,
      ...Object.fromEntries(
        Object.entries({ run, proof, dataDigest, frameworkDigest, methodDigest, proofDigest }).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    },
  })
  await recordAction(tx, {
    action: "round.freeze",
    objectKind: "round",
    objectId: id,
    detail: { computation: computation.event, proofDigest },
  })
}

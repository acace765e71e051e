import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { type JobContext, requestJob } from "#services/runs"
import { actOnSurvey } from "./act-on-survey.ts"
import { personNameOf } from "./person-name.ts"
import { appendSurveyEvent } from "./survey-store.ts"

/** What locking needs of the outside: the queue writes the snapshot afterwards; wake it once the transaction has ended. */
export type LockContext = Pick<JobContext, "queue" | "newId" | "now">

/**
 * Locks a period that another person has proposed to lock, and asks for its snapshot.
 * @param proposal the one that the person saw
 * @throws Problem not-found, refused, conflict also when the proposal is another one by now
 */
export async function lockPeriod(
  tx: Transaction,
  actor: Actor,
  id: string,
  proposal: string,
  context: LockContext,
): Promise<{ readonly snapshot: number; readonly job: string }> {
  const { survey, state, history } = await actOnSurvey(tx, actor, id, "lock")
  const standing = history.findLast(({ action }) => action === "propose-lock")
  if (standing === undefined || standing.id !== proposal)
    throw new Problem("conflict", [issue("error", "survey-proposal-changed", "proposal", { proposal })])
  const snapshot = state.snapshot + 1
  const lock = await appendSurveyEvent(tx, survey, context.now(), {
    action: "lock",
    detail: { snapshot, ...(await personNameOf(tx, actor)) },
    proposal: { event: standing.id, person: standing.person },
  })
  const job = await requestJob(
    tx,
    actor,
    "statistics",
    { kind: "snapshot.write", objectKind: "survey", objectId: id, data: { number: snapshot, lock } },
    context,
  )
  await recordAction(tx, {
    action: "survey.lock",
    objectKind: "survey",
    objectId: id,
    detail: { proposal, snapshot, job },
  })
  return { snapshot, job }
}

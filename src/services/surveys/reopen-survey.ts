import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { actOnSurvey } from "./act-on-survey.ts"
import { personNameOf } from "./person-name.ts"
import { appendSurveyEvent } from "./survey-store.ts"

/**
 * Opens a period again: after a lock, whose snapshot stays as it is, or in place of one that was proposed.
 * @throws Problem not-found, refused, conflict also while the snapshot of the lock is not written; invalid when the new deadline has passed
 */
export async function reopenSurvey(
  tx: Transaction,
  actor: Actor,
  id: string,
  { reason, dueAt }: { readonly reason: string; readonly dueAt?: string | undefined },
  { now }: { readonly now: () => Date },
): Promise<void> {
  const { survey, state } = await actOnSurvey(tx, actor, id, "reopen")
  if (state.phase === "locked") await needSnapshot(tx, id, state.snapshot)
  const at = now()
  if (dueAt !== undefined && new Date(dueAt) <= at)
    throw new Problem("invalid", [issue("error", "survey-deadline-past", "dueAt", { dueAt })])
  await appendSurveyEvent(tx, survey, at, {
    action: "reopen",
    detail: {
      reason,
      ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt).toISOString() }),
      ...(await personNameOf(tx, actor)),
    },
  })
  await recordAction(tx, {
    action: "survey.reopen",
    objectKind: "survey",
    objectId: id,
    detail: { snapshot: state.snapshot, reason },
  })
}

/** A lock whose snapshot is not there yet would leave its number without one. */
async function needSnapshot(tx: Transaction, survey: string, number: number): Promise<void> {
  const written = await tx
    .selectFrom("snapshot")
    .where("survey_id", "=", survey)
    .where("number", "=", number)
    .select("number")
    .executeTakeFirst()
  if (written === undefined)
    throw new Problem("conflict", [issue("error", "survey-snapshot-unwritten", survey, { number })])
}

import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { actOnSurvey } from "./act-on-survey.ts"
import { personNameOf } from "./person-name.ts"
import { countSurvey, type SurveyCounts } from "./survey-counts.ts"
import { appendSurveyEvent } from "./survey-store.ts"

/**
 * Proposes to lock a period: from now on nobody fills or reviews, until a second person locks it or it is reopened.
 * @param seen how many returns would be left out, as the person saw it
 * @returns the proposal, by which the second person locks
 * @throws Problem not-found, refused, conflict also when another number would be left out by now; invalid when no return is
 * accepted
 */
export async function proposeLock(
  tx: Transaction,
  actor: Actor,
  id: string,
  seen: { readonly excluded: number; readonly reason?: string | undefined },
  { now }: { readonly now: () => Date },
): Promise<string> {
  const { survey } = await actOnSurvey(tx, actor, id, "propose-lock")
  const { phases } = await countSurvey(tx, id)
  const excluded = leftOut(phases)
  if (phases.accepted === 0) throw new Problem("invalid", [issue("error", "survey-nothing-accepted", id)])
  if (excluded !== seen.excluded)
    throw new Problem("conflict", [
      issue("error", "survey-excluded-changed", "excluded", { seen: seen.excluded, now: excluded }),
    ])
  const { reason } = seen
  const detail = {
    excluded,
    ...(reason === undefined ? {} : { reason }),
    ...(await personNameOf(tx, actor)),
  }
  const event = await appendSurveyEvent(tx, survey, now(), { action: "propose-lock", detail })
  await recordAction(tx, {
    action: "survey.propose-lock",
    objectKind: "survey",
    objectId: id,
    detail: { proposal: event, accepted: phases.accepted, excluded },
  })
  return event
}

/** Units that are not accepted, those left out with a reason among them. */
const leftOut = ({ accepted: _, ...left }: SurveyCounts["phases"]): number =>
  Object.values(left).reduce((sum, count) => sum + count, 0)

import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import {
  actOnReturn,
  appendReturnEvent,
  findRemarks,
  findRevision,
  personNameOf,
  type ReturnKey,
  type SurveyContext,
} from "#services/surveys"
import type { ReturnState } from "#surveys"
import { explainedFindings, unexplainedErrors } from "./explained-findings.ts"
import { holdToRevision } from "./seen-revision.ts"

/**
 * Accepts a revision at the level of the actor.
 * @throws Problem conflict when another revision has come since, or when an error of it carries no explanation
 */
export async function acceptReturn(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  number: number,
  context: SurveyContext,
): Promise<ReturnState> {
  const seen = await actOnReturn(tx, actor, key, "accept")
  holdToRevision(seen, number)
  const revision = await findRevision(tx, key, number)
  const open = unexplainedErrors(explainedFindings(revision?.findings ?? [], await findRemarks(tx, key)))
  if (open > 0)
    throw new Problem("conflict", [issue("error", "review-unexplained-errors", key.unit, { count: open })])
  const name = await personNameOf(tx, actor)
  const level = seen.actor.level ?? "nation"
  const state = await appendReturnEvent(tx, seen.unit, seen.history, {
    action: "accept",
    at: context.now().toISOString(),
    person: seen.actor.person,
    detail: { revision: number, level, ...name },
  })
  await recordAction(tx, {
    action: "return.approve",
    objectKind: "return",
    objectId: key.unit,
    detail: { survey: key.survey, revision: number, level },
  })
  return state
}

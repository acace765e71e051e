import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent, correctFigures, owned } from "./round-store.ts"

export interface QuestionDecision {
  readonly accepted: boolean
  /** Of an accepted question: the new value, `null`: missing. Left out: the proposed one. */
  readonly value?: number | null
  readonly reason: string
}

/** The authority accepts a question, which makes a new version of the zone's figures, or rejects it; always with a reason. */
export async function decideQuestion(
  tx: Transaction,
  actor: Actor,
  id: string,
  question: string,
  decision: QuestionDecision,
  context: RoundContext,
): Promise<void> {
  const now = context.now()
  const { round, state } = await openRound(tx, actor, id, now, "decide-question")
  const asked = await tx
    .selectFrom("figure_question")
    .where("id", "=", question)
    .where("round_id", "=", id)
    .selectAll()
    .executeTakeFirst()
  if (asked === undefined || !state.openQuestions.includes(question))
    throw new Problem("conflict", [issue("error", "round-question-unknown", question, {})])
  const value = decision.value === undefined ? asked.proposed_value : decision.value
  const version = decision.accepted
    ? await correctFigures(
        tx,
        round,
        asked.organisation_id,
        { [asked.column_code]: value },
        decision.reason,
        now,
      )
    : undefined
  await tx
    .insertInto("figure_question_decision")
    .values({
      ...owned(round),
      question_id: question,
      organisation_id: asked.organisation_id,
      accepted: decision.accepted,
      value: decision.accepted ? value : null,
      reason: decision.reason,
      decided_at: now,
    })
    .execute()
  await appendEvent(tx, round, now, {
    action: "decide-question",
    participant: asked.organisation_id,
    detail: {
      ...(await nameOf(tx, actor)),
      question,
      accepted: decision.accepted,
      ...(version === undefined ? {} : { version }),
    },
  })
  await recordAction(tx, {
    action: "figures.decide-question",
    objectKind: "figure-question",
    objectId: question,
    detail: { round: id, accepted: decision.accepted },
  })
}

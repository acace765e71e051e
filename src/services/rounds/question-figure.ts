import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { findEvidence } from "./evidence.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent, findFigures, owned } from "./round-store.ts"

export interface NewQuestion {
  readonly column: string
  /** `null`: it should be missing. */
  readonly proposed: number | null
  readonly reason: string
  readonly evidence: string | null
}

/** A zone questions one of its own figures: what it should be, why, with evidence. @returns the question's id */
export async function questionFigure(
  tx: Transaction,
  actor: Actor,
  id: string,
  asked: NewQuestion,
  context: RoundContext,
): Promise<string> {
  const now = context.now()
  const { round, actor: self } = await openRound(tx, actor, id, now, "question")
  const [own] = await findFigures(tx, id, self.organisation)
  if (own === undefined || !Object.hasOwn(own.figures, asked.column))
    throw new Problem("invalid", [issue("error", "round-column-unknown", "column", { column: asked.column })])
  const present = own.figures[asked.column] ?? null
  if (present === asked.proposed)
    throw new Problem("invalid", [issue("error", "round-same-value", "proposed", {})])
  const open = await tx
    .selectFrom("figure_question as q")
    .leftJoin("figure_question_decision as d", "d.question_id", "q.id")
    .where("q.round_id", "=", id)
    .where("q.organisation_id", "=", self.organisation)
    .where("q.column_code", "=", asked.column)
    .where("d.question_id", "is", null)
    .select("q.id")
    .executeTakeFirst()
  if (open !== undefined)
    throw new Problem("conflict", [issue("error", "round-question-open", "column", { column: asked.column })])
  const evidence = await findEvidence(tx, asked.evidence, self.organisation)
  const question = context.newId()
  await tx
    .insertInto("figure_question")
    .values({
      id: question,
      ...owned(round),
      organisation_id: self.organisation,
      column_code: asked.column,
      version: own.version,
      present_value: present,
      proposed_value: asked.proposed,
      reason: asked.reason,
      evidence_id: evidence,
      asked_at: now,
    })
    .execute()
  await appendEvent(tx, round, now, {
    action: "question",
    participant: self.organisation,
    detail: { ...(await nameOf(tx, actor)), question },
  })
  await recordAction(tx, {
    action: "figures.question",
    objectKind: "figure-question",
    objectId: question,
    detail: { round: id, column: asked.column },
  })
  return question
}

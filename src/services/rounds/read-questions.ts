import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"

/** The questions on figures that the actor may see, with their decisions, the newest first. The read is recorded. */
export async function readQuestions(tx: Transaction, round: string) {
  const rows = await tx
    .selectFrom("figure_question as q")
    .innerJoin("round_participant as p", (join) =>
      join.onRef("p.round_id", "=", "q.round_id").onRef("p.organisation_id", "=", "q.organisation_id"),
    )
    .leftJoin("figure_question_decision as d", "d.question_id", "q.id")
    .leftJoin("artefact as a", "a.id", "q.evidence_id")
    .where("q.round_id", "=", round)
    .orderBy("q.asked_at", "desc")
    .orderBy("q.id")
    .select([
      "q.id",
      "q.organisation_id as organisation",
      "p.name",
      "q.column_code as column",
      "q.version",
      "q.present_value as present",
      "q.proposed_value as proposed",
      "q.reason",
      "q.evidence_id as evidence",
      "a.file_name as evidenceName",
      "q.asked_at as askedAt",
      "d.accepted",
      "d.value",
      "d.reason as decision",
      "d.decided_at as decidedAt",
    ])
    .execute()
  if (rows.length > 0)
    await recordAction(tx, {
      action: "figures.read-questions",
      objectKind: "round",
      objectId: round,
      detail: { questions: rows.length },
    })
  return rows
}

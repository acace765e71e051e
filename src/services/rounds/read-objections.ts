import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"

/** The objections that the actor may see, with their decisions, the newest first. The read is recorded. */
export async function readObjections(tx: Transaction, round: string) {
  const rows = await tx
    .selectFrom("objection as o")
    .innerJoin("round_participant as p", (join) =>
      join.onRef("p.round_id", "=", "o.round_id").onRef("p.organisation_id", "=", "o.organisation_id"),
    )
    .leftJoin("objection_decision as d", "d.objection_id", "o.id")
    .leftJoin("artefact as a", "a.id", "o.evidence_id")
    .where("o.round_id", "=", round)
    .orderBy("o.filed_at", "desc")
    .orderBy("o.id")
    .select([
      "o.id",
      "o.organisation_id as organisation",
      "p.name",
      "o.objector",
      "o.contact",
      "o.columns",
      "o.statement",
      "o.evidence_id as evidence",
      "a.file_name as evidenceName",
      "o.filed_at as filedAt",
      "d.accepted",
      "d.corrections",
      "d.reason as decision",
      "d.decided_at as decidedAt",
    ])
    .execute()
  if (rows.length > 0)
    await recordAction(tx, {
      action: "objection.read",
      objectKind: "round",
      objectId: round,
      detail: { objections: rows.length },
    })
  return rows
}

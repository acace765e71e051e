import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { findEvidence } from "./evidence.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent, findFigures, owned } from "./round-store.ts"

export interface NewObjection {
  /** The objector's real name (实名). */
  readonly objector: string
  readonly contact: string
  /** Own figures that it is about; empty: the result as a whole. */
  readonly columns: readonly string[]
  readonly statement: string
  readonly evidence: string | null
}

/** A participant objects by real name while the public notice is open. @returns the objection's id */
export async function fileObjection(
  tx: Transaction,
  actor: Actor,
  id: string,
  filed: NewObjection,
  context: RoundContext,
): Promise<string> {
  const now = context.now()
  const { round, actor: self } = await openRound(tx, actor, id, now, "object")
  const [own] = await findFigures(tx, id, self.organisation)
  const unknown = filed.columns.filter((column) => !Object.hasOwn(own?.figures ?? {}, column))
  if (unknown.length > 0)
    throw new Problem(
      "invalid",
      unknown.map((column) => issue("error", "round-column-unknown", "columns", { column })),
    )
  const evidence = await findEvidence(tx, filed.evidence, self.organisation)
  const objection = context.newId()
  await tx
    .insertInto("objection")
    .values({
      id: objection,
      ...owned(round),
      organisation_id: self.organisation,
      objector: filed.objector,
      contact: filed.contact,
      columns: JSON.stringify(filed.columns),
      statement: filed.statement,
      evidence_id: evidence,
      filed_at: now,
    })
    .execute()
  await appendEvent(tx, round, now, {
    action: "object",
    participant: self.organisation,
    detail: { ...(await nameOf(tx, actor)), objection },
  })
  await recordAction(tx, {
    action: "objection.file",
    objectKind: "objection",
    objectId: objection,
    detail: { round: id },
  })
  return objection
}

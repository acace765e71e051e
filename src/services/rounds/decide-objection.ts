import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent, correctFigures, findFigures, owned } from "./round-store.ts"

export interface ObjectionDecision {
  readonly accepted: boolean
  readonly reason: string
  /** Of an accepted objection: the objector's figures put right; with any, the round is computed and frozen again. */
  readonly corrections: readonly { readonly column: string; readonly value: number | null }[]
}

/** Decides an objection with reasons; done by someone other than whoever computed. */
export async function decideObjection(
  tx: Transaction,
  actor: Actor,
  id: string,
  objection: string,
  decision: ObjectionDecision,
  context: RoundContext,
): Promise<void> {
  const now = context.now()
  const { round, state } = await openRound(tx, actor, id, now, "decide-objection")
  const filed = await tx
    .selectFrom("objection")
    .where("id", "=", objection)
    .where("round_id", "=", id)
    .selectAll()
    .executeTakeFirst()
  if (filed === undefined || !state.openObjections.includes(objection) || state.computation === null)
    throw new Problem("conflict", [issue("error", "round-objection-unknown", objection, {})])
  const corrections = decision.accepted ? decision.corrections : []
  const [own] = await findFigures(tx, id, filed.organisation_id)
  const unknown = corrections.filter(({ column }) => !Object.hasOwn(own?.figures ?? {}, column))
  if (unknown.length > 0)
    throw new Problem(
      "invalid",
      unknown.map(({ column }) => issue("error", "round-column-unknown", "corrections", { column })),
    )
  const version =
    corrections.length === 0
      ? undefined
      : await correctFigures(
          tx,
          round,
          filed.organisation_id,
          Object.fromEntries(corrections.map(({ column, value }) => [column, value])),
          decision.reason,
          now,
        )
  await tx
    .insertInto("objection_decision")
    .values({
      ...owned(round),
      objection_id: objection,
      organisation_id: filed.organisation_id,
      accepted: decision.accepted,
      corrections: JSON.stringify(
        corrections.map((one) => ({ ...one, organisation: filed.organisation_id })),
      ),
      reason: decision.reason,
      decided_at: now,
    })
    .execute()
  await appendEvent(tx, round, now, {
    action: "decide-objection",
    participant: filed.organisation_id,
    computation: state.computation,
    detail: {
      ...(await nameOf(tx, actor)),
      objection,
      accepted: decision.accepted,
      corrections: corrections.length,
      ...(version === undefined ? {} : { version }),
    },
  })
  await recordAction(tx, {
    action: "objection.decide",
    objectKind: "objection",
    objectId: objection,
    detail: { round: id, accepted: decision.accepted, corrections: corrections.length },
  })
}

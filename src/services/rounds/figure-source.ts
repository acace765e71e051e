import type { Actor } from "#access"
import type { SurveyOrigin, ValueOrigin } from "#imports"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { readRound } from "./open-round.ts"

/** A figure that a decision set: no cell of a file says it. */
export interface Correction {
  readonly kind: "correction"
  readonly version: number
  readonly value: number | null
  readonly before: number | null
  readonly reason: string
  readonly at: string
}

/**
 * Where a participant's figure comes from: the decision that set it last, or else the cell of the file that the round's table
 * was imported from.
 * @returns `null` when the table was uploaded as it is, or the file says nothing of the figure
 * @throws Problem not-found for a round that is not open to the actor
 */
export async function figureSource(
  tx: Transaction,
  actor: Actor,
  id: string,
  figure: { readonly organisation: string; readonly code: string },
  context: RoundContext,
): Promise<ValueOrigin | SurveyOrigin | Correction | null> {
  await readRound(tx, actor, id, context.now())
  const versions = await tx
    .selectFrom("round_figures")
    .where("round_id", "=", id)
    .where("organisation_id", "=", figure.organisation)
    .select(["version", "figures", "sources", "reason", "created_at"])
    .orderBy("version")
    .execute()
  if (versions.length === 0) return null
  await recordAction(tx, {
    action: "figures.read",
    objectKind: "round",
    objectId: id,
    detail: { participants: [figure.organisation] },
  })
  const value = (at: number) => versions[at]?.figures[figure.code] ?? null
  for (let at = versions.length - 1; at > 0; at--) {
    const { version, reason, created_at } = versions[at]!
    if (value(at) !== value(at - 1))
      return {
        kind: "correction",
        version,
        value: value(at),
        before: value(at - 1),
        reason,
        at: created_at.toISOString(),
      }
  }
  return versions[0]?.sources[figure.code] ?? null
}

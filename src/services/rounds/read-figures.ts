import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { readRound } from "./open-round.ts"
import { findFigures } from "./round-store.ts"

export interface ParticipantFigures {
  readonly organisation: string
  readonly name: string
  readonly version: number
  readonly figures: Readonly<Record<string, number | null>>
  /** Of the period before, where it was given. */
  readonly before: Readonly<Record<string, number | null>> | null
  readonly beforePeriod: string | null
}

/**
 * The figures that the actor may see: all zones' for the authority, its own for a zone. The read is recorded.
 * @throws Problem not-found, refused for those outside the circle
 */
export async function readFigures(
  tx: Transaction,
  actor: Actor,
  id: string,
  context: RoundContext,
): Promise<readonly ParticipantFigures[]> {
  const opened = await readRound(tx, actor, id, context.now())
  const rows = await findFigures(tx, id)
  if (rows.length === 0 && opened.state.participants.length > 0)
    throw new Problem("refused", [issue("error", "round-figures-closed", id, {})])
  const names = await tx
    .selectFrom("round_participant")
    .where("round_id", "=", id)
    .select(["organisation_id", "name"])
    .execute()
  const nameOf = new Map(names.map((one) => [one.organisation_id, one.name]))
  if (rows.length > 0)
    await recordAction(tx, {
      action: "figures.read",
      objectKind: "round",
      objectId: id,
      detail: { participants: rows.map((row) => row.organisation_id) },
    })
  return rows.map((row) => {
    const [beforePeriod] = Object.keys(row.earlier).sort().reverse()
    return {
      organisation: row.organisation_id,
      name: nameOf.get(row.organisation_id) ?? row.organisation_id,
      version: row.version,
      figures: row.figures,
      before: beforePeriod === undefined ? null : (row.earlier[beforePeriod] ?? null),
      beforePeriod: beforePeriod ?? null,
    }
  })
}

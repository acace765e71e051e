import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { FigureCorrection, Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { appendEvent, correctFigures, findFigures } from "./round-store.ts"

/**
 * Opens a revision of what was released, with its reason (统计法实施条例 26): figures are put right, then computed, frozen by
 * a second person and released anew. What was published stays, with the reason beside it.
 */
export async function reviseRound(
  tx: Transaction,
  actor: Actor,
  id: string,
  revision: {
    readonly reason: string
    readonly corrections: readonly FigureCorrection[]
    readonly seen?: string
  },
  context: RoundContext,
): Promise<void> {
  const now = context.now()
  const { round } = await openRound(tx, actor, id, now, "revise", revision.seen)
  const figures = new Map((await findFigures(tx, id)).map((row) => [row.organisation_id, row]))
  const unknown = revision.corrections.filter(
    ({ organisation, column }) => !Object.hasOwn(figures.get(organisation)?.figures ?? {}, column),
  )
  if (unknown.length > 0)
    throw new Problem(
      "invalid",
      unknown.map(({ column }) => issue("error", "round-column-unknown", "corrections", { column })),
    )
  for (const organisation of new Set(revision.corrections.map((one) => one.organisation))) {
    const own = revision.corrections.filter((one) => one.organisation === organisation)
    const changes = Object.fromEntries(own.map(({ column, value }) => [column, value]))
    await correctFigures(tx, round, organisation, changes, revision.reason, now)
  }
  await appendEvent(tx, round, now, {
    action: "revise",
    detail: {
      ...(await nameOf(tx, actor)),
      reason: revision.reason,
      corrections: revision.corrections.length,
    },
  })
  await recordAction(tx, {
    action: "round.revise",
    objectKind: "round",
    objectId: id,
    detail: { corrections: revision.corrections.length },
  })
}

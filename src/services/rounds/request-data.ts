import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { originsOf } from "#services/imports"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { openRound } from "./open-round.ts"
import { frameworkOfRound } from "./round-framework.ts"
import { appendEvent, owned } from "./round-store.ts"
import { type FirstFigures, readFirstFigures } from "./round-table.ts"

/** Gives every zone its own figures to confirm or question until a date that the authority sets. */
export async function requestData(
  tx: Transaction,
  actor: Actor,
  id: string,
  asked: { readonly confirmBy: string; readonly seen?: string },
  context: RoundContext,
): Promise<void> {
  const now = context.now()
  const { round } = await openRound(tx, actor, id, now, "request-data", asked.seen)
  const confirmBy = new Date(asked.confirmBy)
  if (!(confirmBy > now)) throw new Problem("invalid", [issue("error", "round-date-past", "confirmBy", {})])
  const evaluated = frameworkOfRound(round, context)
  const zones = await tx
    .selectFrom("organisation")
    .where("id", "in", round.chosen)
    .select(["id", "name_zh", "short_name", "origin"])
    .orderBy("id")
    .execute()
  const { figures, issues } = await readFirstFigures(round, zones, evaluated, context)
  const errors = issues.filter((found) => found.severity === "error")
  if (errors.length > 0) throw new Problem("invalid", errors)
  const origins = round.data_digest === null ? null : await originsOf(tx, round.data_digest, context)
  const sourcesOf = ({ organisation, figures }: FirstFigures) =>
    Object.keys(figures).flatMap((code) => {
      const found = origins?.(organisation, round.period, code) ?? null
      return found === null ? [] : [[code, found]]
    })
  await tx
    .insertInto("round_participant")
    .values(zones.map((zone) => ({ ...owned(round), organisation_id: zone.id, name: zone.name_zh })))
    .execute()
  await tx
    .insertInto("round_figures")
    .values(
      figures.map((first) => ({
        ...owned(round),
        organisation_id: first.organisation,
        version: 1,
        figures: JSON.stringify(first.figures),
        groups: JSON.stringify(first.groups),
        earlier: JSON.stringify(first.earlier),
        sources: JSON.stringify(Object.fromEntries(sourcesOf(first))),
        reason: "",
        created_at: now,
      })),
    )
    .execute()
  await appendEvent(tx, round, now, {
    action: "request-data",
    detail: {
      ...(await nameOf(tx, actor)),
      participants: zones.map((zone) => zone.id),
      confirmBy: confirmBy.toISOString(),
    },
  })
  await recordAction(tx, {
    action: "round.request-data",
    objectKind: "round",
    objectId: id,
    detail: { participants: zones.length, confirmBy: confirmBy.toISOString() },
  })
}

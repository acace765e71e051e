import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import type { RoundContext } from "./context.ts"
import { namesOf, type RoundSummary, summaryOf } from "./list-rounds.ts"
import { lastSeen } from "./open-round.ts"
import { both, type FigureColumn, figureColumns, frameworkOfRound } from "./round-framework.ts"
import { findHistories, findRound } from "./round-store.ts"

export interface RoundDescription extends RoundSummary {
  /** What the next officer's action names as seen. */
  readonly seen: string
  readonly columns: readonly FigureColumn[]
  /** Of a framework of the authority's own: the version that is pinned. */
  readonly version: {
    readonly number: number
    readonly digest: string
    readonly title: Words
    readonly notice: Words
  } | null
  /** Those that the actor may see; in a draft those chosen. */
  readonly participants: readonly { readonly id: string; readonly name: string }[]
  /** Names of the organisations that acted, by id. */
  readonly organisations: ReadonlyMap<string, Words>
}

/** One round with its history, dates and columns. @throws Problem not-found */
export async function describeRound(
  tx: Transaction,
  actor: Actor,
  id: string,
  context: RoundContext,
): Promise<RoundDescription> {
  const round = await findRound(tx, id)
  if (round === undefined) throw new Problem("not-found", [issue("error", "round-not-found", id, {})])
  const history = (await findHistories(tx, [id])).get(id) ?? []
  const authority = (await namesOf(tx, [round.organisation_id])).get(round.organisation_id)
  const summary = summaryOf(
    round,
    history,
    authority ?? { zh: round.organisation_id, en: round.organisation_id },
    actor,
    context.now(),
  )
  const asked = await tx
    .selectFrom("round_participant")
    .where("round_id", "=", id)
    .orderBy("organisation_id")
    .select(["organisation_id as id", "name"])
    .execute()
  const evaluated = frameworkOfRound(round, context)
  const { framework } = evaluated
  const { framework_version: number, framework_digest: digest } = round
  const chosen = asked.length === 0 ? [...(await namesOf(tx, round.chosen))] : []
  return {
    ...summary,
    seen: lastSeen(history),
    columns: figureColumns(evaluated),
    version:
      number === null || digest === null
        ? null
        : {
            number,
            digest,
            title: both(framework.title, framework.id),
            notice: both(framework.notice, ""),
          },
    organisations: await namesOf(
      tx,
      history.map((event) => event.organisation),
    ),
    participants: asked.length > 0 ? asked : chosen.map(([zone, name]) => ({ id: zone, name: name.zh })),
  }
}

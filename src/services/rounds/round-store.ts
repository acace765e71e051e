// The rounds' queries. What each finds is what row-level security lets the actor see.

import type { Selectable } from "kysely"
import { sql } from "kysely"
import type { RoundAction, RoundDetail, RoundEvent } from "#rounds"
import type { RoundFiguresTable, RoundTable, Transaction } from "#schema"

export type RoundRow = Selectable<RoundTable>
export type FiguresRow = Selectable<RoundFiguresTable>

export function findRound(tx: Transaction, id: string): Promise<RoundRow | undefined> {
  return tx.selectFrom("round").where("id", "=", id).selectAll().executeTakeFirst()
}

export function getRound(tx: Transaction, id: string): Promise<RoundRow> {
  return tx.selectFrom("round").where("id", "=", id).selectAll().executeTakeFirstOrThrow()
}

/** Whoever acts on a round waits for whoever acts on it already; ends with the transaction. */
export async function lockRound(tx: Transaction, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(727008, hashtext(${id}))`.execute(tx)
}

/** The histories of rounds, as far as the actor may see them, by round and in order. */
export async function findHistories(
  tx: Transaction,
  rounds: readonly string[],
): Promise<ReadonlyMap<string, readonly RoundEvent[]>> {
  const histories = new Map<string, RoundEvent[]>(rounds.map((id) => [id, []]))
  if (rounds.length === 0) return histories
  const rows = await tx
    .selectFrom("round_event")
    .where("round_id", "in", rounds)
    .orderBy("id")
    .selectAll()
    .execute()
  for (const row of rows)
    histories.get(row.round_id)?.push({
      id: row.id,
      action: row.action,
      at: row.at.toISOString(),
      person: row.person,
      organisation: row.organisation_id,
      participant: row.participant_id,
      detail: row.detail,
    })
  return histories
}

export interface NewEvent {
  readonly action: RoundAction
  readonly participant?: string
  readonly detail?: RoundDetail
  readonly computation?: { readonly event: string; readonly person: string }
}

/** Writes one line of the history; who acts, the database fills in. */
export async function appendEvent(
  tx: Transaction,
  round: RoundRow,
  at: Date,
  event: NewEvent,
): Promise<string> {
  const { id } = await tx
    .insertInto("round_event")
    .values({
      ...owned(round),
      action: event.action,
      at,
      participant_id: event.participant ?? null,
      detail: JSON.stringify(event.detail ?? {}),
      computation_id: event.computation?.event ?? null,
      computed_by: event.computation?.person ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** The columns that tie a row to its round and the authority. */
export const owned = (round: RoundRow) => ({
  round_id: round.id,
  owner_id: round.organisation_id,
  place: round.place,
})

/** The latest version of each participant's figures that the actor may see, and the first one's earlier periods. */
export async function findFigures(
  tx: Transaction,
  round: string,
  organisation?: string,
): Promise<readonly FiguresRow[]> {
  const rows = await tx
    .selectFrom("round_figures")
    .where("round_id", "=", round)
    .$if(organisation !== undefined, (q) => q.where("organisation_id", "=", organisation ?? ""))
    .orderBy("organisation_id")
    .orderBy("version")
    .selectAll()
    .execute()
  const latest = new Map<string, FiguresRow>()
  for (const row of rows)
    latest.set(row.organisation_id, {
      ...row,
      earlier: latest.get(row.organisation_id)?.earlier ?? row.earlier,
    })
  return [...latest.values()]
}

/** Adds a version of a participant's figures with some of them changed. @returns its number */
export async function correctFigures(
  tx: Transaction,
  round: RoundRow,
  organisation: string,
  changes: Readonly<Record<string, number | null>>,
  reason: string,
  at: Date,
): Promise<number> {
  const [present] = await findFigures(tx, round.id, organisation)
  if (present === undefined) throw new Error(`Round ${round.id} has no figures of ${organisation}`)
  const version = present.version + 1
  await tx
    .insertInto("round_figures")
    .values({
      ...owned(round),
      organisation_id: organisation,
      version,
      figures: JSON.stringify({ ...present.figures, ...changes }),
      groups: JSON.stringify(present.groups),
      reason,
      created_at: at,
      earlier: "{}",
    })
    .execute()
  return version
}

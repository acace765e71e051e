// The surveys' queries. What each finds is what row-level security lets the actor see.
import { type Selectable, sql } from "kysely"
import type { SurveyTable, Transaction } from "#schema"
import type { SurveyAction, SurveyDetail, SurveyEvent } from "#surveys"

export type SurveyRow = Selectable<SurveyTable>

export function findSurveyRow(tx: Transaction, id: string): Promise<SurveyRow | undefined> {
  return tx.selectFrom("survey").where("id", "=", id).selectAll().executeTakeFirst()
}

/** Whoever acts on a period waits for whoever acts on it already; ends with the transaction. */
export async function lockSurvey(tx: Transaction, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(727013, hashtext(${id}))`.execute(tx)
}

/**
 * Whoever changes a return of a period keeps it from being locked for so long; returns do not wait for one another. Taken
 * before the state of the period is read.
 */
export async function holdSurveyOpen(tx: Transaction, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(727013, hashtext(${id}))`.execute(tx)
}

/** The histories of periods, by period and in order. */
export async function findSurveyHistories(
  tx: Transaction,
  surveys: readonly string[],
): Promise<ReadonlyMap<string, readonly SurveyEvent[]>> {
  const histories = new Map<string, SurveyEvent[]>(surveys.map((id) => [id, []]))
  if (surveys.length === 0) return histories
  const rows = await tx
    .selectFrom("survey_event")
    .where("survey_id", "in", surveys)
    .orderBy("id")
    .selectAll()
    .execute()
  for (const { id, survey_id, action, at, person, detail } of rows)
    histories.get(survey_id)?.push({ id, action, at: at.toISOString(), person, detail })
  return histories
}

export interface NewSurveyEvent {
  readonly action: SurveyAction
  readonly detail?: SurveyDetail
  /** Of a lock: what was proposed, and by whom. */
  readonly proposal?: { readonly event: string; readonly person: string }
}

/** Writes one line of the history; who acts, the database fills in. @returns its id */
export async function appendSurveyEvent(
  tx: Transaction,
  survey: SurveyRow,
  at: Date,
  event: NewSurveyEvent,
): Promise<string> {
  const { id } = await tx
    .insertInto("survey_event")
    .values({
      ...ownedBy(survey),
      action: event.action,
      at,
      detail: JSON.stringify(event.detail ?? {}),
      proposal_id: event.proposal?.event ?? null,
      proposed_by: event.proposal?.person ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** The columns that tie a row to its period and the authority. */
export const ownedBy = (survey: SurveyRow) => ({
  survey_id: survey.id,
  owner_id: survey.organisation_id,
  covers: survey.covers,
})

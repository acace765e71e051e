// The queries of one unit's return. What each finds is what row-level security lets the actor see.
import { type Selectable, sql } from "kysely"
import type {
  ReturnDraftTable,
  ReturnRemarkTable,
  ReturnRevisionTable,
  SurveyUnitTable,
  Transaction,
} from "#schema"
import { type ReturnEvent, type ReturnState, returnStateOf } from "#surveys"

export type UnitRow = Selectable<SurveyUnitTable>
export type DraftRow = Selectable<ReturnDraftTable>
export type RevisionRow = Selectable<ReturnRevisionTable>
export type RemarkRow = Selectable<ReturnRemarkTable>

/** Which unit in which period. */
export interface ReturnKey {
  readonly survey: string
  readonly unit: string
}

export function findUnit(tx: Transaction, { survey, unit }: ReturnKey): Promise<UnitRow | undefined> {
  return tx
    .selectFrom("survey_unit")
    .where("unit_id", "=", unit)
    .where("survey_id", "=", survey)
    .selectAll()
    .executeTakeFirst()
}

/** Keeps the period from being locked, and this return for oneself, until the transaction ends. */
export async function holdForReturn(tx: Transaction, { survey, unit }: ReturnKey): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(727013, hashtext(${survey})),
    pg_advisory_xact_lock(hashtext(${survey}), hashtext(${unit}))`.execute(tx)
}

export function findDraft(tx: Transaction, { survey, unit }: ReturnKey): Promise<DraftRow | undefined> {
  return tx
    .selectFrom("return_draft")
    .where("unit_id", "=", unit)
    .where("survey_id", "=", survey)
    .selectAll()
    .executeTakeFirst()
}

/** @param number left out: the latest */
export function findRevision(
  tx: Transaction,
  { survey, unit }: ReturnKey,
  number?: number,
): Promise<RevisionRow | undefined> {
  return tx
    .selectFrom("return_revision")
    .where("unit_id", "=", unit)
    .where("survey_id", "=", survey)
    .$if(number !== undefined, (q) => q.where("number", "=", number ?? 0))
    .orderBy("number", "desc")
    .selectAll()
    .executeTakeFirst()
}

export async function findReturnHistory(
  tx: Transaction,
  { survey, unit }: ReturnKey,
): Promise<readonly (ReturnEvent & { readonly organisation: string })[]> {
  const rows = await tx
    .selectFrom("return_event")
    .where("unit_id", "=", unit)
    .where("survey_id", "=", survey)
    .orderBy("id")
    .selectAll()
    .execute()
  return rows.map(({ id, action, at, person, organisation_id, level, revision, detail }) => ({
    id,
    action,
    at: at.toISOString(),
    person,
    organisation: organisation_id,
    detail: {
      ...detail,
      ...(level === null ? {} : { level }),
      ...(revision === null ? {} : { revision }),
    },
  }))
}

export function findRemarks(tx: Transaction, { survey, unit }: ReturnKey): Promise<RemarkRow[]> {
  return tx
    .selectFrom("return_remark")
    .where("unit_id", "=", unit)
    .where("survey_id", "=", survey)
    .orderBy("id")
    .selectAll()
    .execute()
}

/**
 * Writes one line of a return's history, and beside the unit what its events now make of it.
 * @param counts of the findings of the revision that was submitted; left out: as they were
 * @returns the state after it
 */
export async function appendReturnEvent(
  tx: Transaction,
  unit: UnitRow,
  history: readonly ReturnEvent[],
  event: Omit<ReturnEvent, "id" | "person"> & { readonly person: string },
  counts?: { readonly errors: number; readonly warnings: number },
): Promise<ReturnState> {
  const { level, revision, ...detail } = event.detail
  const { id } = await tx
    .insertInto("return_event")
    .values({
      unit_id: unit.unit_id,
      survey_id: unit.survey_id,
      place: unit.place,
      action: event.action,
      at: event.at,
      level: level ?? null,
      revision: revision ?? null,
      detail: JSON.stringify(detail),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const state = returnStateOf([...history, { ...event, id }], unit.levels)
  await tx
    .updateTable("survey_unit")
    .set({
      phase: state.phase,
      revision: state.revision,
      waiting_for: state.waitingFor,
      submitted_at: state.firstSubmittedAt === null ? null : new Date(state.firstSubmittedAt),
      late: state.late,
      times_returned: state.returns,
      restated: state.restated.length,
      unexplained: state.unexplained,
      keyed: state.keyed,
      ...(counts ?? {}),
    })
    .where("unit_id", "=", unit.unit_id)
    .where("survey_id", "=", unit.survey_id)
    .execute()
  return state
}

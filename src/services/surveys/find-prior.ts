import type { Transaction } from "#schema"
import { surveyStateOf } from "#surveys"
import { findSurveyHistories, type SurveyRow } from "./survey-store.ts"

/** What makes periods follow one another. */
export interface SurveySeries {
  readonly pack: string
  readonly form_set: string
  readonly covers: string
  readonly period: string
}

/**
 * The period before one, of the same forms and the same places; cancelled ones do not count. Periods of one survey have one
 * form (2024, 2024-Q1, 2024-01), so their texts are in order.
 */
export async function findPriorSurvey(
  tx: Transaction,
  { pack, form_set, covers, period }: SurveySeries,
): Promise<SurveyRow | null> {
  const rows = await tx
    .selectFrom("survey")
    .where("pack", "=", pack)
    .where("form_set", "=", form_set)
    .where("covers", "=", covers)
    .where("period", "<", period)
    .selectAll()
    .orderBy("period", "desc")
    .execute()
  return firstStanding(tx, rows)
}

/** The period itself, where it is open or locked already. */
export async function findSameSurvey(
  tx: Transaction,
  { pack, form_set, covers, period }: SurveySeries,
): Promise<SurveyRow | null> {
  const rows = await tx
    .selectFrom("survey")
    .where("pack", "=", pack)
    .where("form_set", "=", form_set)
    .where("covers", "=", covers)
    .where("period", "=", period)
    .selectAll()
    .execute()
  return firstStanding(tx, rows)
}

async function firstStanding(tx: Transaction, rows: readonly SurveyRow[]): Promise<SurveyRow | null> {
  const histories = await findSurveyHistories(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.find(({ id }) => surveyStateOf(histories.get(id) ?? []).phase !== "cancelled") ?? null
}

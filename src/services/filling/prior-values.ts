import { sql } from "kysely"
import { periodBefore } from "#registers"
import type { Transaction, TypedCells } from "#schema"
import type { SurveyRow } from "#services/surveys"

/** What a unit reported for the period before. */
export interface PriorValues {
  readonly period: string
  readonly values: TypedCells
}

/** The revision last submitted of the period before, of the same forms and places; `null`: there is none. */
export async function findPriorValues(
  tx: Transaction,
  survey: SurveyRow,
  unit: string,
): Promise<PriorValues | null> {
  return (await findPriorOfUnits(tx, survey, [unit])).get(unit) ?? null
}

export async function findPriorOfUnits(
  tx: Transaction,
  survey: SurveyRow,
  units: readonly string[],
): Promise<ReadonlyMap<string, PriorValues>> {
  if (units.length === 0) return new Map()
  const { rows } = await sql<{ unit: string; period: string; values: TypedCells }>`
    select distinct on (u.unit_id) u.unit_id as unit, s.period, r."values"
    from survey s
    join survey_unit u on u.survey_id = s.id and u.unit_id = any(${units})
    join return_revision r on r.unit_id = u.unit_id and r.survey_id = u.survey_id and r.number = u.revision
    left join survey_event e on e.survey_id = s.id and e.action = 'cancel'
    where s.pack = ${survey.pack} and s.form_set = ${survey.form_set} and s.covers = ${survey.covers}
      and s.period = ${periodBefore(survey.period)} and e.id is null
    order by u.unit_id, s.created_at desc`.execute(tx)
  return new Map(rows.map(({ unit, period, values }) => [unit, { period, values }]))
}

/** How long last period's values are believed, in milliseconds: a save looks at them once a second. */
const believed = 60_000
const most = 5_000
const known = new Map<string, { readonly at: number; readonly prior: PriorValues | null }>()

/**
 * The same, remembered for a minute: checks after each save compare with it; a submission looks anew.
 * @param side whose eyes they were found with
 */
export async function priorValuesSoon(
  tx: Transaction,
  survey: SurveyRow,
  unit: string,
  side: string,
  now: number,
): Promise<PriorValues | null> {
  const key = `${survey.id}\n${unit}\n${side}`
  const before = known.get(key)
  if (before !== undefined && now - before.at < believed && now >= before.at) return before.prior
  const prior = await findPriorValues(tx, survey, unit)
  known.delete(key)
  known.set(key, { at: now, prior })
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
  return prior
}

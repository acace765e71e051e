import { sql } from "kysely"
import type { SurveyEventTable, Transaction } from "#schema"
import type { ReturnEvent, SurveyEvent } from "#surveys"
import type { ReturnKey, UnitRow } from "./return-store.ts"
import type { SurveyRow } from "./survey-store.ts"

/** A return with its period and both histories, as row-level security lets the actor see them. */
export interface WholeReturn {
  readonly survey: SurveyRow
  readonly surveyHistory: readonly SurveyEvent[]
  readonly unit: UnitRow
  readonly history: readonly (ReturnEvent & { readonly organisation: string })[]
}

/** Instants and identities as JSON carries them. */
type AsJson<T> = { readonly [K in keyof T]: T[K] extends Date | null ? string | null : T[K] }

interface EventOfSurvey {
  readonly id: number
  readonly action: SurveyEventTable["action"]
  readonly at: string
  readonly person: string
  readonly detail: SurveyEvent["detail"]
}

interface EventOfReturn {
  readonly id: number
  readonly action: ReturnEvent["action"]
  readonly at: string
  readonly person: string
  readonly organisation_id: string
  readonly level: ReturnEvent["detail"]["level"] | null
  readonly revision: number | null
  readonly detail: ReturnEvent["detail"]
}

/**
 * Reads a return whole in one statement: every save begins with it.
 * @returns what is not there, or not open to the actor, is left out: `unit` alone, or both
 */
export async function findWholeReturn(
  tx: Transaction,
  { survey, unit }: ReturnKey,
): Promise<{ readonly whole: WholeReturn | null; readonly survey: boolean }> {
  const { rows } = await sql<{
    readonly survey: AsJson<SurveyRow>
    readonly events: readonly EventOfSurvey[]
    readonly unit: AsJson<UnitRow> | null
    readonly history: readonly EventOfReturn[]
  }>`
    with events as (
      select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') as list
      from survey_event e where e.survey_id = ${survey}
    ), history as (
      select coalesce(jsonb_agg(to_jsonb(r) order by r.id), '[]') as list
      from return_event r where r.unit_id = ${unit} and r.survey_id = ${survey}
    )
    select to_jsonb(s) as survey, to_jsonb(u) as unit, events.list as events, history.list as history
    from survey s
    left join survey_unit u on u.survey_id = s.id and u.unit_id = ${unit}
    cross join events cross join history
    where s.id = ${survey}`.execute(tx)
  const [row] = rows
  if (row === undefined) return { whole: null, survey: false }
  if (row.unit === null) return { whole: null, survey: true }
  return {
    survey: true,
    whole: {
      survey: { ...row.survey, created_at: new Date(row.survey.created_at ?? "") },
      surveyHistory: row.events.map(({ id, action, at, person, detail }) => ({
        id: String(id),
        action,
        at: instantOf(at),
        person,
        detail,
      })),
      unit: {
        ...row.unit,
        added_at: new Date(row.unit.added_at ?? ""),
        submitted_at: dateOf(row.unit.submitted_at),
        reminded_at: dateOf(row.unit.reminded_at),
      },
      history: row.history.map(({ id, action, at, person, organisation_id, level, revision, detail }) => ({
        id: String(id),
        action,
        at: instantOf(at),
        person,
        organisation: organisation_id,
        detail: {
          ...detail,
          ...(level == null ? {} : { level }),
          ...(revision === null ? {} : { revision }),
        },
      })),
    },
  }
}

const instantOf = (text: string) => new Date(text).toISOString()
const dateOf = (text: string | null) => (text === null ? null : new Date(text))

import { sql } from "kysely"
import type { Actor } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import {
  type SurveyActionState,
  type SurveyEvent,
  type SurveyState,
  surveyActionsFor,
  surveyStateOf,
} from "#surveys"
import { surveyActorOf } from "./act-on-survey.ts"
import { countUnits, noUnits, type SurveyCounts } from "./survey-counts.ts"
import { findSurveyHistories, type SurveyRow } from "./survey-store.ts"

/** A period with its state, how far it is, and what the actor may do in it. */
export interface SurveySummary {
  readonly survey: SurveyRow
  readonly authority: Words
  readonly history: readonly SurveyEvent[]
  readonly state: SurveyState
  readonly own: boolean
  /** The deadline has passed; closes nothing. */
  readonly over: boolean
  /** Of the units that the actor sees. */
  readonly counted: SurveyCounts
  readonly actions: readonly SurveyActionState[]
}

/** The periods that an actor sees, the newest first. */
export async function listSurveys(
  tx: Transaction,
  actor: Actor,
  now: Date,
): Promise<readonly SurveySummary[]> {
  const rows = await tx
    .selectFrom("survey")
    .selectAll()
    .orderBy("period", "desc")
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute()
  return summariesOf(tx, actor, rows, now)
}

export async function summariesOf(
  tx: Transaction,
  actor: Actor,
  rows: readonly SurveyRow[],
  now: Date,
): Promise<readonly SurveySummary[]> {
  const ids = rows.map(({ id }) => id)
  const histories = await findSurveyHistories(tx, ids)
  const counts = new Map(
    (await countUnits(tx, ids, sql<string>`survey_id`)).map(({ key, counted }) => [key, counted]),
  )
  const names = await authorityNames(tx, rows)
  return rows.map((survey) => {
    const history = histories.get(survey.id) ?? []
    const state = surveyStateOf(history)
    const self = surveyActorOf(actor, survey)
    return {
      survey,
      authority: names.get(survey.organisation_id) ?? {
        zh: survey.organisation_id,
        en: survey.organisation_id,
      },
      history,
      state,
      own: self.own,
      over: state.dueAt !== null && state.dueAt < now.toISOString(),
      counted: counts.get(survey.id) ?? noUnits,
      actions: surveyActionsFor(state, self),
    }
  })
}

export async function authorityNames(
  tx: Transaction,
  rows: readonly { readonly organisation_id: string }[],
): Promise<ReadonlyMap<string, Words>> {
  const ids = [...new Set(rows.map(({ organisation_id }) => organisation_id))]
  if (ids.length === 0) return new Map()
  const found = await tx
    .selectFrom("organisation")
    .where("id", "in", ids)
    .select(["id", "name_zh", "name_en"])
    .execute()
  return new Map(found.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en ?? name_zh }]))
}

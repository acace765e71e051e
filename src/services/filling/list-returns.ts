import { sql } from "kysely"
import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { findSurveyHistories, type SurveyRow } from "#services/surveys"
import { type ReturnPhase, surveyStateOf } from "#surveys"
import { authorities, headOfSurvey } from "./survey-head.ts"

export interface ReturnsAsked {
  readonly survey?: string
  readonly search?: string
  readonly phase?: ReturnPhase
  readonly side?: "own" | "clerk"
  readonly page: number
  readonly size: number
}

/** Returns that a reporter fills in: its own organisation's first, then those that it may key for. */
export async function listReturns(tx: Transaction, actor: Actor, asked: ReturnsAsked, now: Date) {
  if (actor.kind !== "person") return { total: 0, returns: [] }
  const { organisation } = actor
  const { survey, search, phase, side, page, size } = asked
  const like = `%${(search ?? "").replace(/[\\%_]/g, "\\$&")}%`
  const found = tx
    .selectFrom("survey_unit")
    .innerJoin("survey", "survey.id", "survey_unit.survey_id")
    .$if(survey !== undefined, (query) => query.where("survey_id", "=", survey ?? ""))
    .$if(phase !== undefined, (query) => query.where("phase", "=", phase ?? "due"))
    .$if(side === "own", (query) => query.where("unit_id", "=", organisation))
    .$if(side === "clerk", (query) => query.where("unit_id", "<>", organisation))
    .$if(search !== undefined && search !== "", (query) =>
      query.where((eb) =>
        eb.or([eb("name", "ilike", like), eb("uscc", "ilike", like), eb("unit_id", "ilike", like)]),
      ),
    )
  const { total } = await found
    .select(({ fn }) => fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow()
  const rows = await found
    .selectAll("survey_unit")
    .orderBy(sql`unit_id = ${organisation}`, "desc")
    .orderBy("survey.period", "desc")
    .orderBy("name")
    .orderBy("unit_id")
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const surveys = await surveysOf(tx, [...new Set(rows.map(({ survey_id }) => survey_id))])
  const states = await findSurveyHistories(
    tx,
    surveys.map(({ id }) => id),
  )
  const names = await authorities(tx, surveys)
  const heads = new Map(
    surveys.map((one) => [
      one.id,
      headOfSurvey(one, surveyStateOf(states.get(one.id) ?? []), names.get(one.organisation_id), now),
    ]),
  )
  return {
    total: Number(total),
    returns: rows.flatMap((row) => {
      const head = heads.get(row.survey_id)
      if (head === undefined) return []
      return {
        survey: head,
        unit: row.unit_id,
        name: row.name,
        uscc: row.uscc,
        zone: row.zone,
        side: row.unit_id === organisation ? ("respondent" as const) : ("clerk" as const),
        phase: row.phase,
        revision: row.revision,
        waitingFor: row.waiting_for,
        submittedAt: row.submitted_at?.toISOString() ?? null,
        late: row.late,
        timesReturned: row.times_returned,
        errors: row.errors,
        warnings: row.warnings,
        unexplained: row.unexplained,
        keyed: row.keyed,
        remindedAt: row.reminded_at?.toISOString() ?? null,
      }
    }),
  }
}

function surveysOf(tx: Transaction, ids: readonly string[]): Promise<SurveyRow[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : tx.selectFrom("survey").where("id", "in", ids).selectAll().execute()
}

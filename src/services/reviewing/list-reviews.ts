import { sql } from "kysely"
import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { findSurveyHistories, levelOf } from "#services/surveys"
import { type ReviewLevel, surveyStateOf } from "#surveys"

interface Counted {
  readonly id: string
  readonly units: number
  readonly waiting: number
  readonly unexplained: number
  readonly elsewhere: number
  readonly returned: number
  readonly accepted: number
}

/** The periods with units that an actor oversees, with how many returns wait for its level; the newest first. */
export async function listReviews(tx: Transaction, actor: Actor) {
  const level: ReviewLevel = actor.kind === "person" ? await levelOf(tx, actor.organisation) : "nation"
  const counted = new Map((await countReviews(tx, level)).map(({ id, ...counts }) => [id, counts]))
  const ids = [...counted.keys()]
  const histories = await findSurveyHistories(tx, ids)
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom("survey")
          .where("id", "in", ids)
          .orderBy("period", "desc")
          .orderBy("created_at", "desc")
          .orderBy("id")
          .selectAll()
          .execute()
  return {
    level,
    surveys: rows.flatMap((survey) => {
      const counts = counted.get(survey.id)
      if (counts === undefined) return []
      const { phase, dueAt } = surveyStateOf(histories.get(survey.id) ?? [])
      return {
        id: survey.id,
        title: { zh: survey.title_zh, en: survey.title_en },
        period: survey.period,
        origin: survey.origin,
        example: survey.example,
        phase,
        dueAt,
        ...counts,
      }
    }),
  }
}

async function countReviews(tx: Transaction, level: ReviewLevel): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select survey_id as id,
      count(*) filter (where phase <> 'excluded')::int as units,
      count(*) filter (where waiting_for = ${level})::int as waiting,
      count(*) filter (where waiting_for = ${level} and unexplained > 0)::int as unexplained,
      count(*) filter (where waiting_for <> ${level})::int as elsewhere,
      count(*) filter (where phase = 'returned')::int as returned,
      count(*) filter (where phase = 'accepted')::int as accepted
    from survey_unit
    group by survey_id`.execute(tx)
  return rows
}

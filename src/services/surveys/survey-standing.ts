import type { Actor } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { type ReturnPhase, surveyStateOf } from "#surveys"
import { levelOf } from "./act-on-return.ts"
import { type SurveySummary, summariesOf } from "./list-surveys.ts"
import { findSurveyHistories } from "./survey-store.ts"

/** What the periods that an actor sees come to, and what waits for the actor in them. */
export interface SurveyStanding {
  /** Of open periods: units that have to report, and those that have. */
  readonly due: number
  readonly reported: number
  /** Returns that wait for a review. */
  readonly waiting: number
  readonly locked: number
  readonly tasks: readonly SurveyTask[]
}

export interface SurveyTask {
  readonly id: string
  readonly text: Words
  readonly href: string
  /** Day, `2024-09-30`; `null`: no deadline. */
  readonly due: string | null
}

const toFill: readonly ReturnPhase[] = ["due", "filling", "returned"]

/** @returns `null`: the actor sees no period */
export async function surveyStanding(
  tx: Transaction,
  actor: Actor,
  now: Date,
): Promise<SurveyStanding | null> {
  const rows = await tx.selectFrom("survey").selectAll().orderBy("period", "desc").execute()
  if (rows.length === 0) return null
  const histories = await findSurveyHistories(
    tx,
    rows.map(({ id }) => id),
  )
  const phaseOf = (id: string) => surveyStateOf(histories.get(id) ?? []).phase
  // Years of locked periods are not counted through for a first screen.
  const underWay = rows.filter(({ id }) => ["open", "closing"].includes(phaseOf(id)))
  const surveys = await summariesOf(tx, actor, underWay, now)
  const open = surveys.filter(({ state }) => state.phase === "open")
  const sum = (of: (one: SurveySummary) => number) => open.reduce((all, one) => all + of(one), 0)
  return {
    due: sum(({ counted }) => counted.counts.due),
    reported: sum(({ counted }) => counted.counts.submitted),
    waiting: sum(({ counted }) => counted.phases.submitted),
    locked: rows.filter(({ id }) => phaseOf(id) === "locked").length,
    tasks: await tasksOf(tx, actor, surveys),
  }
}

async function tasksOf(
  tx: Transaction,
  actor: Actor,
  surveys: readonly SurveySummary[],
): Promise<SurveyTask[]> {
  if (actor.kind !== "person") return []
  const open = surveys.filter(({ state }) => state.phase === "open")
  if (actor.role === "reporter") return ownReturns(tx, actor.organisation, open)
  if (actor.role !== "reviewer") return []
  const level = await levelOf(tx, actor.organisation)
  const reviews = open.flatMap((one): SurveyTask[] => {
    const waiting = one.counted.waiting[level]
    return waiting === 0
      ? []
      : [
          {
            id: `review-${one.survey.id}`,
            text: {
              zh: `审核：${one.survey.title_zh}，${waiting} 份`,
              en: `Review: ${one.survey.title_en}, ${waiting}`,
            },
            href: `/reviews?survey=${encodeURIComponent(one.survey.id)}`,
            due: null,
          },
        ]
  })
  const locks = surveys.flatMap(({ survey, state, own }): SurveyTask[] =>
    own && state.phase === "closing" && state.proposedBy !== actor.person
      ? [
          {
            id: `lock-${survey.id}`,
            text: {
              zh: `锁定：${survey.title_zh}，待第二人`,
              en: `Lock: ${survey.title_en}, a second person`,
            },
            href: `/surveys/${encodeURIComponent(survey.id)}?tab=lock`,
            due: null,
          },
        ]
      : [],
  )
  return [...reviews, ...locks]
}

/** Returns that the organisation itself has to fill in, or to mend. */
async function ownReturns(
  tx: Transaction,
  organisation: string,
  open: readonly SurveySummary[],
): Promise<SurveyTask[]> {
  const rows = await tx
    .selectFrom("survey_unit")
    .where("unit_id", "=", organisation)
    .where("phase", "in", toFill)
    .select(["survey_id", "phase"])
    .execute()
  return rows.flatMap(({ survey_id, phase }): SurveyTask[] => {
    const found = open.find(({ survey }) => survey.id === survey_id)
    if (found === undefined) return []
    const { survey, state } = found
    return [
      {
        id: `return-${survey.id}`,
        text:
          phase === "returned"
            ? { zh: `退回待改：${survey.title_zh}`, en: `Sent back: ${survey.title_en}` }
            : { zh: `填报：${survey.title_zh}`, en: `Fill in: ${survey.title_en}` },
        href: `/returns/${encodeURIComponent(survey.id)}/${encodeURIComponent(organisation)}`,
        due: state.dueAt === null ? null : dayInChina(state.dueAt),
      },
    ]
  })
}

/** Deadlines are days in China. */
const dayInChina = (at: string) => new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

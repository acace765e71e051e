import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import {
  type SurveyAction,
  type SurveyActor,
  type SurveyEvent,
  type SurveyState,
  surveyActionsFor,
  surveyActionWords,
  surveyBarrierOf,
  surveyBarrierWords,
  surveyPhaseWords,
  surveyStateOf,
} from "#surveys"
import { findSurveyHistories, findSurveyRow, lockSurvey, type SurveyRow } from "./survey-store.ts"

/** A period as one actor finds it. */
export interface SurveySeen {
  readonly survey: SurveyRow
  readonly history: readonly SurveyEvent[]
  readonly state: SurveyState
  readonly actor: SurveyActor
}

/** @throws Problem not-found, also for a period that is not open to the actor */
export async function readSurvey(tx: Transaction, actor: Actor, id: string): Promise<SurveySeen> {
  const survey = await findSurveyRow(tx, id)
  if (survey === undefined) throw new Problem("not-found", [issue("error", "survey-not-found", id, {})])
  const history = (await findSurveyHistories(tx, [id])).get(id) ?? []
  return { survey, history, state: surveyStateOf(history), actor: surveyActorOf(actor, survey) }
}

/** The system and anybody stand outside: they do nothing in a period. */
export function surveyActorOf(actor: Actor, survey: SurveyRow): SurveyActor {
  if (actor.kind !== "person") return { person: "", role: "auditor", own: false }
  const { person, role, organisation } = actor
  return { person, role, own: organisation === survey.organisation_id }
}

/**
 * Finds a period to act on it: alone, until the transaction ends.
 * @throws Problem not-found, refused when it is not the actor's to do, conflict when it cannot be done now, with the state
 */
export async function actOnSurvey(
  tx: Transaction,
  actor: Actor,
  id: string,
  action: SurveyAction,
): Promise<SurveySeen> {
  await lockSurvey(tx, id)
  const seen = await readSurvey(tx, actor, id)
  const barrier = surveyBarrierOf(seen.state, seen.actor, action)
  if (barrier === null) return seen
  const allowed = surveyActionsFor(seen.state, seen.actor).filter((one) => one.barrier === null)
  const list = (language: "zh" | "en") =>
    allowed.map((one) => surveyActionWords[one.action][language]).join(language === "zh" ? "、" : ", ") || "—"
  const values = {
    ...bilingual("action", surveyActionWords[action]),
    ...bilingual("phase", surveyPhaseWords[seen.state.phase]),
    ...bilingual("barrier", surveyBarrierWords[barrier]),
    barrier,
    allowedZh: list("zh"),
    allowedEn: list("en"),
  }
  if (barrier === "other-role") throw new Problem("refused", [issue("error", "survey-not-yours", id, values)])
  throw new Problem("conflict", [issue("error", "survey-not-now", id, values)])
}

/** Words as the values of an issue's text: `actionZh`, `actionEn`. */
export function bilingual(name: string, words: Words) {
  return { [`${name}Zh`]: words.zh, [`${name}En`]: words.en }
}

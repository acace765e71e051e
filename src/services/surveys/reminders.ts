import { sql } from "kysely"
import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { surveyPhaseWords, surveyStateOf } from "#surveys"
import { bilingual, readSurvey } from "./act-on-survey.ts"
import { authorityNames } from "./list-surveys.ts"
import { missingPhases, placeOf } from "./list-units.ts"
import { findSurveyHistories, type SurveyRow } from "./survey-store.ts"

/**
 * Reminds units of the actor's places that have not reported, or whose return was sent back.
 * @param units `null`: all of them, of one place or of all that the actor oversees
 * @returns how many; `reported`: asked for, but nothing is missing
 * @throws Problem not-found, conflict when the period is not open; invalid with every unit that is not in the frame
 */
export async function remindUnits(
  tx: Transaction,
  actor: Actor,
  id: string,
  { units, within }: { readonly units: readonly string[] | null; readonly within?: string | undefined },
  { now }: { readonly now: () => Date },
): Promise<{ readonly reminded: number; readonly reported: readonly string[] }> {
  const { state } = await readSurvey(tx, actor, id)
  if (state.phase !== "open")
    throw new Problem("conflict", [
      issue("error", "survey-not-open", id, bilingual("phase", surveyPhaseWords[state.phase])),
    ])
  const place = within === undefined ? null : await placeOf(tx, within)
  const known = units === null ? [] : await phasesOf(tx, id, units)
  const unknown = (units ?? []).filter((unit) => !known.some(({ unit_id }) => unit_id === unit))
  if (unknown.length > 0)
    throw new Problem(
      "invalid",
      unknown.map((unit) => issue("error", "survey-unit-not-listed", "units", { unit })),
    )
  const { numUpdatedRows } = await tx
    .updateTable("survey_unit")
    .set({ reminded_at: now() })
    .where("survey_id", "=", id)
    .where("phase", "in", missingPhases)
    .$if(units !== null, (q) => q.where("unit_id", "in", units ?? []))
    .$if(place !== null, (q) => q.where(sql<boolean>`starts_with(place, ${place})`))
    .executeTakeFirstOrThrow()
  const reminded = Number(numUpdatedRows)
  await recordAction(tx, {
    action: "survey.remind",
    objectKind: "survey",
    objectId: id,
    detail: { reminded, ...(within === undefined ? {} : { within }) },
  })
  const missing: readonly string[] = missingPhases
  return {
    reminded,
    reported: known.filter(({ phase }) => !missing.includes(phase)).map(({ unit_id }) => unit_id),
  }
}

const phasesOf = (tx: Transaction, survey: string, units: readonly string[]) =>
  tx
    .selectFrom("survey_unit")
    .where("survey_id", "=", survey)
    .where("unit_id", "in", units)
    .select(["unit_id", "phase"])
    .execute()

export interface Reminder {
  readonly survey: SurveyRow
  readonly authority: Words
  readonly remindedAt: Date
  readonly dueAt: string | null
  readonly over: boolean
  readonly phase: (typeof missingPhases)[number]
}

/** What the actor's own unit was reminded of and has not handed in yet, the latest first. */
export async function listReminders(tx: Transaction, actor: Actor, now: Date): Promise<readonly Reminder[]> {
  if (actor.kind !== "person") return []
  const units = await tx
    .selectFrom("survey_unit")
    .where("unit_id", "=", actor.organisation)
    .where("reminded_at", "is not", null)
    .where("phase", "in", missingPhases)
    .select(["survey_id", "reminded_at", "phase"])
    .orderBy("reminded_at", (order) => order.desc().nullsLast())
    .execute()
  const ids = units.map(({ survey_id }) => survey_id)
  if (ids.length === 0) return []
  const rows = await tx.selectFrom("survey").where("id", "in", ids).selectAll().execute()
  const surveys = new Map(rows.map((row) => [row.id, row]))
  const histories = await findSurveyHistories(tx, ids)
  const names = await authorityNames(tx, rows)
  return units.flatMap(({ survey_id, reminded_at, phase }) => {
    const survey = surveys.get(survey_id)
    const state = surveyStateOf(histories.get(survey_id) ?? [])
    if (survey === undefined || reminded_at === null || state.phase !== "open") return []
    const id = survey.organisation_id
    return [
      {
        survey,
        authority: names.get(id) ?? { zh: id, en: id },
        remindedAt: reminded_at,
        dueAt: state.dueAt,
        over: state.dueAt !== null && state.dueAt < now.toISOString(),
        phase: phase as Reminder["phase"],
      },
    ]
  })
}

import type { Transaction } from "#schema"
import type { SurveyRow } from "#services/surveys"
import type { SurveyState } from "#surveys"

/** A period as whoever fills in its returns sees it. */
export async function presentSurvey(tx: Transaction, survey: SurveyRow, state: SurveyState, now: Date) {
  return headOfSurvey(survey, state, (await authorities(tx, [survey])).get(survey.organisation_id), now)
}

export function headOfSurvey(
  survey: SurveyRow,
  state: SurveyState,
  authority: { readonly zh: string; readonly en: string } | undefined,
  now: Date,
) {
  return {
    id: survey.id,
    title: { zh: survey.title_zh, en: survey.title_en },
    period: survey.period,
    kind: survey.kind,
    origin: survey.origin,
    example: survey.example,
    authority: authority ?? { zh: survey.organisation_id, en: survey.organisation_id },
    phase: state.phase,
    dueAt: state.dueAt,
    over: state.dueAt !== null && state.dueAt < now.toISOString(),
  }
}

export async function authorities(tx: Transaction, surveys: readonly SurveyRow[]) {
  if (surveys.length === 0) return new Map<string, { zh: string; en: string }>()
  const rows = await tx
    .selectFrom("organisation")
    .where("id", "in", [...new Set(surveys.map(({ organisation_id }) => organisation_id))])
    .select(["id", "name_zh", "name_en"])
    .execute()
  return new Map(rows.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en ?? name_zh }]))
}

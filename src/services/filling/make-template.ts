import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { readSurvey, surveyForms } from "#services/surveys"
import { withIdentity } from "./check-cells.ts"
import type { UploadContext } from "./context.ts"
import { findPriorOfUnits } from "./prior-values.ts"
import type { TemplateTask } from "./returns-work.ts"

export interface TemplateAsked {
  readonly unit?: string
  /** Units of this place. */
  readonly within?: string
  readonly language: "zh" | "en"
}

/** Units that a workbook is prepared for at most. */
const mostUnits = 10_000

/**
 * The workbook to fill in for the units that the actor sees: who they are, what their drafts have, what they reported last
 * period. A reviewer sees no draft.
 * @throws Problem not-found when there is no unit to fill in
 */
export async function makeTemplate(
  act: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>,
  actor: Actor,
  surveyId: string,
  asked: TemplateAsked,
  context: UploadContext,
) {
  const { task, title } = await act(async (tx) => {
    const { survey } = await readSurvey(tx, actor, surveyId)
    const { unit, within } = asked
    const place =
      within === undefined
        ? undefined
        : await tx.selectFrom("organisation").where("id", "=", within).select("place").executeTakeFirst()
    const rows = await tx
      .selectFrom("survey_unit as u")
      .leftJoin("return_draft as d", (join) =>
        join.onRef("d.unit_id", "=", "u.unit_id").onRef("d.survey_id", "=", "u.survey_id"),
      )
      .where("u.survey_id", "=", surveyId)
      .$if(unit !== undefined, (query) => query.where("u.unit_id", "=", unit ?? ""))
      .$if(within !== undefined, (query) =>
        query.where("u.place", "like", `${(place?.place ?? "\n").replace(/[\\%_]/g, "\\$&")}%`),
      )
      .where("u.phase", "<>", "excluded")
      .select(["u.unit_id", "u.name", "u.uscc", "u.zone", "d.values"])
      .orderBy("u.name")
      .orderBy("u.unit_id")
      .limit(mostUnits + 1)
      .execute()
    if (rows.length === 0)
      throw new Problem("not-found", [issue("error", "return-not-found", unit ?? within ?? surveyId, {})])
    if (rows.length > mostUnits)
      throw new Problem("invalid", [issue("error", "return-template-large", surveyId, { most: mostUnits })])
    const forms = surveyForms(survey.pack, survey.form_set, context)
    const priors = await findPriorOfUnits(
      tx,
      survey,
      rows.map(({ unit_id }) => unit_id),
    )
    const roles = forms.survey.variables.flatMap(({ code, role }) => (role === undefined ? [] : code))
    const [first] = priors.values()
    const made: TemplateTask = {
      pack: survey.pack,
      formSet: survey.form_set,
      period: survey.period,
      language: asked.language,
      previous: first?.period ?? null,
      units: rows.map((row) => {
        const before = priors.get(row.unit_id)?.values ?? {}
        // Who the unit is stays; figures are asked each time.
        const known = Object.fromEntries(
          roles.flatMap((code) => (before[code] === undefined ? [] : [[code, before[code]]])),
        )
        return { before, filled: { ...known, ...withIdentity(forms, row, row.values ?? {}) } }
      }),
    }
    return { task: made, title: `${survey.title_zh} ${survey.period}` }
  })
  return {
    fileName: `${title}${asked.unit === undefined ? "" : `-${asked.unit}`}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await context.returnsWork.template(task),
  }
}

import { type Checked, checkExpression, readExpression } from "#expressions"
import { issue, Problem } from "#issues"
import { type Pack, type Paper, papersOf } from "#packs"
import { type SurveyForms, type SurveyRow, surveyForms } from "#services/surveys"
import type { PaperContext } from "./context.ts"

/** A paper of a survey with whom it concerns, ready to be asked of returns. */
export interface SurveyPaper {
  readonly paper: Paper
  readonly forms: SurveyForms
  readonly pack: Pack
  /** `null`: all units. */
  readonly where: Checked | null
}

/** The papers that notices ask for about the returns of a period. */
export function listPapers(survey: SurveyRow, context: PaperContext): readonly Paper[] {
  const { survey: own } = surveyForms(survey.pack, survey.form_set, context)
  return papersOf(own.pack, own.forms)
}

/** @throws Problem not-found */
export function findPaper(survey: SurveyRow, id: string, context: PaperContext): SurveyPaper {
  const forms = surveyForms(survey.pack, survey.form_set, context)
  const { pack } = forms.survey
  const papers = listPapers(survey, context)
  const paper = papers.find((one) => one.id === id)
  if (paper === undefined)
    throw new Problem("not-found", [
      issue("error", "paper-unknown", id, { allowed: papers.map((one) => one.id) }),
    ])
  return { paper, forms, pack, where: whereOf(paper, forms, context) }
}

function whereOf({ where }: Paper, { checks }: SurveyForms, { lists }: PaperContext): Checked | null {
  if (where === undefined) return null
  const { expression } = readExpression(where, lists.parseSql)
  const checked = expression === null ? null : checkExpression(expression, checks.scope).checked
  // `pack check` and the start of the server hold every paper against its forms.
  if (checked === null) throw new Error(`paper: ${where} cannot be read`)
  return checked
}

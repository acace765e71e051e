import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import type { SurveyEvent } from "#surveys"
import type { SurveyContext } from "./context.ts"
import { type SurveySummary, summariesOf } from "./list-surveys.ts"
import { dayOf, type FormShown, shownForm } from "./present-forms.ts"
import { surveyForms } from "./survey-forms.ts"
import { findSurveyRow } from "./survey-store.ts"
import { ruleOf } from "./try-frame.ts"

export interface SurveyDescription extends SurveySummary {
  readonly forms: readonly FormShown[]
  /** The rule of the frame in words; `null`: none, or the pack no longer reads it. */
  readonly frameInWords: Words | null
  /** The proposal to lock that stands. */
  readonly proposal: SurveyEvent | null
}

/** @throws Problem not-found, also for a period that is not open to the actor */
export async function describeSurvey(
  tx: Transaction,
  actor: Actor,
  id: string,
  context: Pick<SurveyContext, "packs" | "lists" | "now">,
): Promise<SurveyDescription> {
  const row = await findSurveyRow(tx, id)
  const [summary] = row === undefined ? [] : await summariesOf(tx, actor, [row], context.now())
  if (summary === undefined) throw new Problem("not-found", [issue("error", "survey-not-found", id, {})])
  const { survey, state, history } = summary
  const day = dayOf(context.now())
  return {
    ...summary,
    forms: survey.forms.map((form) => shownForm(form, day)),
    frameInWords: wordsOf(survey, context),
    proposal:
      state.phase === "closing"
        ? (history.findLast(({ action }) => action === "propose-lock") ?? null)
        : null,
  }
}

/** A pack may have been changed since: the period is shown all the same. */
function wordsOf(
  { pack, form_set, frame_rule }: SurveySummary["survey"],
  context: Pick<SurveyContext, "packs" | "lists">,
): Words | null {
  if (frame_rule === null) return null
  try {
    return ruleOf(frame_rule, surveyForms(pack, form_set, context), context)?.inWords ?? null
  } catch (cause) {
    if (cause instanceof Problem) return null
    throw cause
  }
}

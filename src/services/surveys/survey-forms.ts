import { issue, Problem } from "#issues"
import { checksOf, formsOf, type Pack } from "#packs"
import { type Checks, readChecks, type TypedCellReader, typedCellReader } from "#returns"
import { type Survey, surveyOf } from "#services/returns"
import type { SurveyContext } from "./context.ts"

/** The forms of a survey with all that returns are read and checked by. */
export interface SurveyForms {
  readonly survey: Survey
  readonly checks: Checks
  readonly cells: TypedCellReader
}

/** Packs are read once for the life of a server, and so are their forms. */
const known = new WeakMap<Pack, Map<string, SurveyForms>>()

/**
 * @param formSet a survey of the pack, a form's id or its number: torch-annual, GQ-002
 * @throws Problem invalid when the pack or the forms are not known, or a check of the pack cannot be read
 */
export function surveyForms(
  packName: string,
  formSet: string,
  { packs, lists }: Pick<SurveyContext, "packs" | "lists">,
): SurveyForms {
  const pack = packs.get(packName)?.pack
  if (pack === undefined)
    throw new Problem("invalid", [
      issue("error", "survey-pack-unknown", "pack", { pack: packName, allowed: [...packs.keys()] }),
    ])
  const sets = known.get(pack) ?? new Map<string, SurveyForms>()
  known.set(pack, sets)
  const before = sets.get(formSet)
  if (before !== undefined) return before
  const asked = formsOf(pack, formSet)
  if (asked.length === 0) {
    const names = [...pack.forms.values()].flatMap(({ survey, id }) => [survey ?? id, id])
    throw new Problem("invalid", [
      issue("error", "survey-forms-unknown", "formSet", { id: formSet, allowed: [...new Set(names)] }),
    ])
  }
  const national = packName === "national" ? null : (packs.get("national")?.pack ?? null)
  const survey = surveyOf(pack, national, asked)
  const { checks, issues } = readChecks(
    checksOf(pack, survey.forms),
    { variables: survey.dictionary.variables.map(({ declared }) => declared) },
    lists.parseSql,
  )
  const faults = issues.filter(({ severity }) => severity === "error")
  if (checks === null || faults.length > 0) throw new Problem("invalid", faults)
  const made = { survey, checks, cells: typedCellReader(survey.dictionary) }
  sets.set(formSet, made)
  return made
}

import { labelText } from "#evaluation"
import type { Words } from "#issues"
import type { Variable } from "#packs"
import type { TypedCells } from "#schema"
import type { SurveyForms } from "#services/surveys"

export interface ReviewCell {
  readonly code: string
  readonly officialCode: string
  readonly label: Words
  readonly unit: string | null
  readonly form: string
  readonly section: string | null
  readonly type: Variable["type"]
  readonly definition: Words | null
  readonly value: string | null
  readonly before: string | null
  readonly prior: string | null
  readonly changed: boolean
}

/** The cells of the forms that were asked for, and others that have a figure, in the order of the forms. */
export function presentCells(
  { survey }: SurveyForms,
  values: TypedCells,
  before: TypedCells | null,
  prior: TypedCells | null,
): ReviewCell[] {
  const asked = new Set(survey.dictionary.forms)
  return survey.variables
    .filter(({ code, form }) => asked.has(form.id) || values[code] !== undefined)
    .map((variable) => {
      const { code, type, section, note } = variable
      const value = values[code] ?? null
      const was = before?.[code] ?? null
      return {
        ...headOf(variable),
        section: section ?? null,
        type,
        definition:
          note === undefined ? null : { zh: labelText(note, "zh", ""), en: labelText(note, "en", "") },
        value,
        before: was,
        prior: prior?.[code] ?? null,
        changed: before !== null && value !== was,
      }
    })
}

/** What names a cell. */
export const headOf = ({ code, officialCode, label, unit, form }: Variable) => ({
  code,
  officialCode,
  label,
  unit: unit ?? null,
  form: form.id,
})

/** Codes of the cells whose figures differ, in the order of the forms. */
export function differingCells(variables: readonly Variable[], a: TypedCells, b: TypedCells): Variable[] {
  return variables.filter(({ code }) => (a[code] ?? null) !== (b[code] ?? null))
}

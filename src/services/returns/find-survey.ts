import { type Issue, issue } from "#issues"
import { codeList, type Form, formScope, formsOf, formVariables, type Pack, type Variable } from "#packs"
import type { CodeKind, ReturnDictionary, ReturnVariable } from "#returns"
import type { ReturnsContext } from "./context.ts"

/** Tables of packs that codes are held against where the variable names none. */
export const divisionTable = "gb2260.csv"
export const industryTable = "gb4754_2017.csv"

/** The forms asked for, and all forms that are filled in together with them. */
export interface Survey {
  readonly pack: Pack
  /** Where lists of codes may stand that the pack itself lacks. */
  readonly national: Pack | null
  readonly asked: readonly Form[]
  readonly forms: readonly Form[]
  readonly variables: readonly Variable[]
  readonly dictionary: ReturnDictionary
}

/**
 * The survey that a form belongs to, of a pack.
 * @param form a survey, a form's id or its number: torch-annual, torch-gq-002, GQ-002
 * @returns no survey when the pack or the form is not known, with the reason
 */
export async function findSurvey(
  packName: string,
  form: string,
  context: Pick<ReturnsContext, "loadPack">,
): Promise<{ survey: Survey | null; issues: readonly Issue[] }> {
  const loaded = await context.loadPack(packName)
  const errors = loaded.issues.filter(({ severity }) => severity === "error")
  const { pack } = loaded
  if (pack === null || errors.length > 0) return { survey: null, issues: errors }
  const asked = formsOf(pack, form)
  if (asked.length === 0) {
    const names = [...pack.forms.values()].flatMap(({ survey, id }) => [survey ?? id, id])
    const allowed = [...new Set(names)]
    return { survey: null, issues: [issue("error", "return-form-unknown", "--form", { id: form, allowed })] }
  }
  const national = packName === "national" ? null : (await context.loadPack("national")).pack
  return { survey: surveyOf(pack, national, asked), issues: [] }
}

export function surveyOf(pack: Pack, national: Pack | null, asked: readonly Form[]): Survey {
  const ids = new Set(asked.map(({ id }) => id))
  const surveys = new Set(asked.flatMap(({ survey }) => survey ?? []))
  const forms = [...pack.forms.values()].filter(
    ({ id, survey }) => ids.has(id) || (survey !== undefined && surveys.has(survey)),
  )
  const variables = formVariables(pack, forms)
  const declared = formScope(pack, forms).variables
  const byRole = (role: Variable["role"]) => variables.find((one) => one.role === role)
  const codesOf = (name: string) => {
    const list = codeList(pack, name, national ?? undefined)
    return list === null ? null : new Set(list.keys())
  }
  const divisions = codesOf(byRole("division")?.codes ?? divisionTable)
  // Invented units lie in an invented province.
  if (divisions !== null && forms.every(({ example }) => example === true)) divisions.add("990000")
  return {
    pack,
    national,
    asked,
    forms,
    variables,
    dictionary: {
      forms: [...ids],
      variables: variables.flatMap((variable, i): ReturnVariable[] => {
        const own = declared[i]
        const { officialCode, names = [], form, role } = variable
        return own === undefined
          ? []
          : [{ declared: own, officialCode, names, form: form.id, codes: kindOf(role) }]
      }),
      unit: byRole("unit")?.code ?? null,
      name: byRole("name")?.code ?? null,
      divisions,
      industries: codesOf(byRole("industry")?.codes ?? industryTable),
    },
  }
}

function kindOf(role: Variable["role"]): CodeKind | null {
  switch (role) {
    case "unit":
      return "uscc"
    case "division":
      return "divisions"
    case "industry":
      return "industries"
    default:
      return null
  }
}

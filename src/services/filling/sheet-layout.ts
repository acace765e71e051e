import type { Words } from "#issues"
import { codeList, type Variable } from "#packs"
import { industryTable } from "#services/returns"
import type { SurveyForms } from "#services/surveys"

export interface LaidCell {
  readonly code: string
  readonly officialCode: string
  readonly label: Words
  readonly type: "number" | "text" | "date" | "truth"
  readonly unit: string | null
  readonly decimals: number | null
  readonly definition: Words | null
  readonly form: string
  readonly section: string | null
  readonly choices: string | null
  readonly role: string | null
}

/** What a sheet shows of the forms of a survey, whoever fills it in. */
export interface SheetLayout {
  readonly sections: ReadonlyMap<
    string,
    readonly { readonly title: string | null; readonly cells: readonly string[] }[]
  >
  readonly cells: readonly LaidCell[]
  /** By name: codes that may be given, with what they mean. */
  readonly choices: Readonly<Record<string, readonly { readonly code: string; readonly name: string }[]>>
}

const truthList = "truth"

const known = new WeakMap<SurveyForms, SheetLayout>()

export function sheetLayout(forms: SurveyForms): SheetLayout {
  const before = known.get(forms)
  if (before !== undefined) return before
  const { survey } = forms
  const choices: Record<string, readonly { code: string; name: string }[]> = {}
  const cells = survey.variables.map((variable): LaidCell => {
    const { code, officialCode, label, type, unit, decimals, section, form, role, note } = variable
    return {
      code,
      officialCode,
      label,
      type,
      unit: unit ?? null,
      decimals: typeof decimals === "number" ? decimals : null,
      definition: note === undefined ? null : wordsOf(note),
      form: form.id,
      section: section ?? null,
      choices: listOf(variable, choices, forms),
      role: role ?? null,
    }
  })
  const layout = { sections: sectionsOf(cells), cells, choices }
  known.set(forms, layout)
  return layout
}

/** A section begins where the name changes; one that comes again is another one. */
function sectionsOf(cells: readonly LaidCell[]): SheetLayout["sections"] {
  const sections = new Map<string, { title: string | null; cells: string[] }[]>()
  for (const { form, section, code } of cells) {
    const own = sections.get(form) ?? []
    sections.set(form, own)
    const last = own.at(-1)
    if (last !== undefined && last.title === section) last.cells.push(code)
    else own.push({ title: section, cells: [code] })
  }
  return sections
}

function listOf(
  { type, role, codes }: Variable,
  choices: Record<string, readonly { code: string; name: string }[]>,
  { survey }: SurveyForms,
): string | null {
  if (type === "truth") {
    choices[truthList] ??= [
      { code: "是", name: "" },
      { code: "否", name: "" },
    ]
    return truthList
  }
  if (role !== "industry") return null
  const name = codes ?? industryTable
  const list = codeList(survey.pack, name, survey.national ?? undefined)
  if (list === null) return null
  // Classes are what enterprises are put into.
  choices[name] ??= [...list].flatMap(([code, own]) => (/^\d{4}$/.test(code) ? [{ code, name: own }] : []))
  return name
}

const wordsOf = (
  label: string | { readonly zh?: string | undefined; readonly en?: string | undefined },
): Words =>
  typeof label === "string"
    ? { zh: label, en: label }
    : { zh: label.zh ?? label.en ?? "", en: label.en ?? label.zh ?? "" }

import type { Scope } from "#expressions"
import { declaredVariable } from "./declared-variables.ts"
import type { Pack } from "./pack.ts"
import type { Form, PackCheck, Paper, Variable } from "./schemas/index.ts"

/**
 * The forms that a name means: a survey (its forms together are one return), one form by its id, or by its 表号.
 * @returns in the order of the pack's files; none: there is no such form
 * @example formsOf(national, "torch-annual").map(({ number }) => number) // ["unknown", "GQ-001", …, "GQ-005"]
 */
export function formsOf(pack: Pack, name: string): Form[] {
  const all = [...pack.forms.values()]
  const survey = all.filter((form) => form.survey === name)
  return survey.length > 0 ? survey : all.filter((form) => form.id === name || form.number === name)
}

/** Their variables, form by form as printed. */
export function formVariables(pack: Pack, forms: readonly Form[]): Variable[] {
  return forms.flatMap(({ id }) => [...pack.variables.values()].filter(({ form }) => form.id === id))
}

/** Their variables as expressions and records see them. */
export function formScope(pack: Pack, forms: readonly Form[]): Scope {
  return { variables: formVariables(pack, forms).map(declaredVariable) }
}

/** The check relations of all files that name one of these forms. */
export function checksOf(pack: Pack, forms: readonly Form[]): PackCheck[] {
  const ids = new Set(forms.map(({ id }) => id))
  return [...pack.checks.values()]
    .filter((file) => file.forms.some((id) => ids.has(id)))
    .flatMap(({ checks }) => checks)
}

/**
 * The codes of a list such as GB/T 4754, each with its name.
 * @param name of a table of data/ with a column `code`
 * @param elsewhere a pack that may hold it where `pack` does not
 */
export function codeList(pack: Pack, name: string, elsewhere?: Pack): ReadonlyMap<string, string> | null {
  const table = pack.data.get(name) ?? elsewhere?.data.get(name)
  if (table === undefined) return null
  const code = table.header.indexOf("code")
  const label = table.header.findIndex((column) => column === "name" || column === "name_zh")
  if (code < 0) return null
  return new Map(table.rows.map((row) => [row[code] ?? "", row[label] ?? ""]))
}

/** The papers that notices ask for about returns on one of these forms. */
export function papersOf(pack: Pack, forms: readonly Form[]): Paper[] {
  const ids = new Set(forms.map(({ id }) => id))
  return [...pack.papers.values()].filter((paper) => paper.forms.some((id) => ids.has(id)))
}

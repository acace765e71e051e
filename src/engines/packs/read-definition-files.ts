import type { Static, TSchema } from "typebox"
import type { Issue } from "#issues"
import { isCode } from "./codes.ts"
import type { PackFile, Place } from "./pack-file.ts"
import { placeIssue } from "./place-issue.ts"
import { checkShape, type Form, type Variable, VariableSchema, VariablesFileSchema } from "./schemas/index.ts"

/**
 * Reads `<folder>/<id>.yaml` files that each hold one definition.
 * @param places gets `kind:id` of each
 */
export function readOneByFile<S extends TSchema>(
  files: readonly PackFile[],
  schema: S,
  folder: string,
  kind: "profile" | "register" | "paper",
  places: Map<string, Place>,
  issues: Issue[],
): Map<string, Static<S>> {
  const all = new Map<string, Static<S>>()
  for (const file of files) {
    const entry = checkShape(schema, file.value, file, [], issues)
    if (entry === null) continue
    const { id } = entry as { id: string } // both schemas require a textual id
    checkFileName(file, folder, id, ["id"], issues)
    if (all.has(id)) issues.push(placeIssue("error", "pack-duplicate-id", file, ["id"], { id }))
    else {
      all.set(id, entry)
      places.set(`${kind}:${id}`, { file, path: [] })
    }
  }
  return all
}

/** Reads variables/<form>.yaml: heads of forms and their variables. Codes are those of formulas, unique without case over all forms. */
export function readVariables(
  files: readonly PackFile[],
  places: Map<string, Place>,
  issues: Issue[],
): { forms: Map<string, Form>; variables: Map<string, Variable> } {
  const all = new Map<string, Variable>()
  const seen = new Map<string, Place>()
  const forms = new Map<string, Form>()
  for (const file of files) {
    const read = checkShape(VariablesFileSchema, file.value, file, [], issues)
    if (read === null) continue
    checkFileName(file, "variables", read.form.id, ["form", "id"], issues)
    if (forms.has(read.form.id))
      issues.push(placeIssue("error", "pack-duplicate-id", file, ["form", "id"], { id: read.form.id }))
    else {
      forms.set(read.form.id, read.form)
      places.set(`form:${read.form.id}`, { file, path: ["form"] })
    }
    for (const [code, raw] of Object.entries(read.variables)) {
      const path = ["variables", code]
      const variable = checkShape(VariableSchema, raw, file, path, issues)
      if (variable === null) continue
      if (!isCode(code)) issues.push(placeIssue("error", "pack-bad-code", file, path, { given: code }))
      const first = seen.get(code.toLowerCase())
      if (first !== undefined) {
        issues.push(
          placeIssue("error", "pack-duplicate-code", file, path, {
            given: code,
            first: `${first.file.path}:${first.file.locate(first.path) ?? "?"}`,
          }),
        )
        continue
      }
      seen.set(code.toLowerCase(), { file, path })
      places.set(`variable:${code}`, { file, path })
      const { code: officialCode, ...rest } = variable
      all.set(code, { ...rest, code, officialCode, form: read.form })
    }
  }
  return { forms, variables: all }
}

export function checkFileName(
  file: PackFile,
  folder: string,
  id: string,
  path: readonly string[],
  issues: Issue[],
): void {
  const name = `${folder}/${id}.yaml`
  if (file.path !== name)
    issues.push(placeIssue("error", "pack-definition-file-name", file, path, { id, name }))
}

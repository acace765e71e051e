import type { Issue } from "#issues"
import { getPlace, type Pack } from "../pack.ts"
import { type PathPart, placeText } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"

/**
 * Heads of forms and what their variables say of units: real and invented forms are not mixed, forms of one survey go
 * together, lists of codes are there.
 * @param tables tables of other packs, by file name
 */
export function checkForms(pack: Pack, tables: ReadonlySet<string>): Issue[] {
  const issues: Issue[] = []
  const tell = (
    code: string,
    key: string,
    path: readonly PathPart[],
    values: Readonly<Record<string, unknown>>,
  ) => {
    const place = getPlace(pack, key)
    issues.push(placeIssue("error", code, place.file, [...place.path, ...path], values))
  }

  const firsts = new Map<string, string>()
  for (const [id, form] of pack.forms) {
    if (form.kind !== undefined && (form.example === true) !== (pack.manifest.origin === "invented"))
      tell("pack-form-example", `form:${id}`, ["example"], { form: id })
    if (form.survey === undefined) continue
    const first = pack.forms.get(firsts.get(form.survey) ?? id) ?? form
    firsts.set(form.survey, first.id)
    for (const key of ["kind", "period"] as const)
      if (form[key] !== first[key])
        tell("pack-form-survey", `form:${id}`, [key], {
          survey: form.survey,
          key,
          form: id,
          given: form[key],
          first: first.id,
          expected: first[key],
        })
  }

  const roles = new Map<string, string>()
  for (const [code, { role, codes, form }] of pack.variables) {
    const key = `variable:${code}`
    if (role !== undefined) {
      const of = `${form.survey ?? form.id} ${role}`
      const first = roles.get(of)
      if (first === undefined) roles.set(of, code)
      else
        tell("pack-variable-role", key, ["role"], {
          role,
          variable: code,
          first: `${first} (${placeText(getPlace(pack, `variable:${first}`))})`,
        })
    }
    if (codes === undefined) continue
    const table = pack.data.get(codes)
    if (table !== undefined && !table.header.includes("code"))
      tell("pack-no-column", key, ["codes"], { column: "code", name: codes })
    if (table === undefined && !tables.has(codes))
      tell("pack-dangling", key, ["codes"], { what: "data file", id: codes, similar: null })
  }
  return issues
}

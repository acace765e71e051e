import { checkExpression, readExpression, type SqlParser } from "#expressions"
import type { Issue } from "#issues"
import { formScope } from "../forms-of.ts"
import { getPlace, type Pack } from "../pack.ts"
import { pathText, placeText } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"

/** Papers about returns: their forms, cells of these forms, whom they concern, and that totals are of numbers. */
export function checkPapers(pack: Pack, parse?: SqlParser): Issue[] {
  return [...pack.papers.values()].flatMap(({ id, kind, forms, cells, where }) => {
    const { file } = getPlace(pack, `paper:${id}`)
    const issues: Issue[] = []
    const known = forms.flatMap((form, i) => {
      const found = pack.forms.get(form)
      if (found === undefined)
        issues.push(
          placeIssue("error", "pack-dangling", file, ["forms", i], { what: "form", id: form, similar: null }),
        )
      return found ?? []
    })
    const own = new Set(known.map((form) => form.id))
    for (const [i, cell] of cells.entries()) {
      const variable = pack.variables.get(cell)
      if (variable === undefined || !own.has(variable.form.id))
        issues.push(
          placeIssue("error", "pack-dangling", file, ["cells", i], { what: "cell", id: cell, similar: null }),
        )
      else if (kind === "comparison" && variable.type !== "number")
        issues.push(
          placeIssue("error", "pack-bad-value", file, ["cells", i], { given: cell, expected: "a number" }),
        )
    }
    if (where === undefined || parse === undefined) return issues
    const path = ["where"]
    const read = readExpression(where, parse)
    const checked = read.expression === null ? null : checkExpression(read.expression, formScope(pack, known))
    for (const found of [...read.issues, ...(checked?.issues ?? [])].filter(isFault))
      issues.push({
        ...found,
        path: placeText({ file, path }),
        values: {
          ...found.values,
          place: found.path,
          file: file.path,
          line: file.locate(path),
          at: pathText(path),
        },
      })
    if (checked?.checked?.nature.type.kind !== "truth" && !issues.some(isFault))
      issues.push(
        placeIssue("error", "pack-bad-value", file, path, { given: where, expected: "true or false" }),
      )
    return issues
  })
}

const isFault = ({ severity }: Issue) => severity !== "info"

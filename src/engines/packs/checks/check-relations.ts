import { namesOf, readExpression, type SqlParser } from "#expressions"
import type { Issue } from "#issues"
import { readChecks } from "#returns"
import { declaredVariables } from "../declared-variables.ts"
import { getPlace, type Pack } from "../pack.ts"
import { type PathPart, type Place, pathText, placeText } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"
import type { CheckFile, PackCheck } from "../schemas/index.ts"

/**
 * The check relations of a pack: what the engine of returns finds wrong in them, each at its line; forms that are not
 * there, and cells of forms that the file does not list.
 * @param parse PostgreSQL's parser; left out: only the forms are looked at
 */
export function checkRelations(pack: Pack, parse?: SqlParser): Issue[] {
  const scope = { variables: declaredVariables(pack) }
  return [...pack.checks.values()].flatMap((file) => {
    const place = getPlace(pack, `check-file:${file.id}`)
    const forms = file.forms.flatMap((id, i) =>
      pack.forms.has(id)
        ? []
        : placeIssue("error", "pack-dangling", place.file, ["forms", i], { what: "form", id, similar: null }),
    )
    if (parse === undefined) return forms
    const read = file.checks.flatMap((check) => [
      ...readChecks([check], scope, parse).issues.map((found) =>
        atLine(found, check, getPlace(pack, `check:${check.code}`)),
      ),
      ...besideForms(pack, file, check, parse),
    ])
    return [...forms, ...read]
  })
}

/** Cells that stand on forms which the file does not name: the check would be held against returns without them. */
function besideForms(pack: Pack, file: CheckFile, check: PackCheck, parse: SqlParser): Issue[] {
  const { file: packFile, path } = getPlace(pack, `check:${check.code}`)
  return namesIn(check, parse).flatMap(({ name, below }) => {
    const form = pack.variables.get(name)?.form.id
    if (form === undefined || file.forms.includes(form)) return []
    const values = { check: check.code, cell: name, form }
    return placeIssue("error", "pack-check-form", packFile, [...path, ...below], values)
  })
}

/** Every variable that a check reads, each once, with the key where it stands. */
function namesIn(check: PackCheck, parse: SqlParser): { name: string; below: readonly PathPart[] }[] {
  const found = new Map<string, readonly PathPart[]>()
  const keep = (name: string, below: readonly PathPart[]) => found.has(name) || found.set(name, below)
  const keepText = (text: string | undefined, below: readonly PathPart[]) => {
    const { expression } = text === undefined ? { expression: null } : readExpression(text, parse)
    if (expression !== null) for (const name of namesOf(expression)) keep(name, below)
  }
  if ("holds" in check) keepText(check.holds, ["holds"])
  if ("where" in check) keepText(check.where, ["where"])
  check.cells?.forEach((cell, i) => {
    keep(cell, ["cells", i])
  })
  const peers = check.kind === "outlier" ? check : check.kind === "unit-slip" ? check.peers : undefined
  const above = check.kind === "unit-slip" ? ["peers"] : []
  keepText(peers?.over, [...above, "over"])
  peers?.groups.forEach((text, i) => {
    keepText(text, [...above, "groups", i])
  })
  return [...found].map(([name, below]) => ({ name, below }))
}

/** `revenue-parts/holds 1:5` → the line of that key; `values.place` is where in its text. */
function atLine(found: Issue, check: PackCheck, { file, path }: Place): Issue {
  const [where = "", inside = ""] = found.path.split(" ")
  const [, ...keys] = where.split("/")
  const below = keys.map((key, i): PathPart => {
    if (keys[i - 1] === "cells") return check.cells?.indexOf(key) ?? 0
    return /^\d+$/.test(key) ? Number(key) - 1 : key
  })
  const at = [...path, ...below]
  return {
    ...found,
    path: placeText({ file, path: at }),
    values: { ...found.values, place: inside, file: file.path, line: file.locate(at), at: pathText(at) },
  }
}

import { type Issue, issue } from "#issues"
import { type Place, pathText, placeText } from "../pack-file.ts"

/** An issue of another engine, its path (`fields.2.code`) moved to the line in the file. */
export function moveIssue(found: Issue, { file, path }: Place): Issue {
  const inside = found.path === "" ? [] : found.path.split(".")
  const at = [...path, ...inside.map((part) => (/^\d+$/.test(part) ? Number(part) : part))]
  return issue(found.severity, found.code, placeText({ file, path: at }), {
    ...found.values,
    file: file.path,
    line: file.locate(at),
    at: pathText(at),
  })
}

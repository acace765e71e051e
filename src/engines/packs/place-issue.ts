import { type Issue, issue, type Severity } from "#issues"
import { type PackFile, type PathPart, pathText, placeText } from "./pack-file.ts"

/** An issue that points to a line: `path` is `file:line`, `values.at` the path inside the file. */
export function placeIssue(
  severity: Severity,
  code: string,
  file: PackFile,
  path: readonly PathPart[],
  values: Readonly<Record<string, unknown>> = {},
): Issue {
  const line = file.locate(path)
  return issue(severity, code, placeText({ file, path }), {
    file: file.path,
    line,
    at: pathText(path),
    ...values,
  })
}

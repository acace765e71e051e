import type { Issue } from "#issues"
import type { CheckKind } from "#returns"
import { idPattern } from "./codes.ts"
import type { PackFile, PathPart, Place } from "./pack-file.ts"
import { placeIssue } from "./place-issue.ts"
import { checkFileName } from "./read-definition-files.ts"
import {
  type CheckFile,
  CheckSchemas,
  ChecksFileSchema,
  checkShape,
  type PackCheck,
} from "./schemas/index.ts"

/**
 * Reads checks/<id>.yaml. Codes of checks are unique in the pack.
 * @param places gets `check-file:id` and `check:code`
 */
export function readCheckFiles(
  files: readonly PackFile[],
  places: Map<string, Place>,
  issues: Issue[],
): Map<string, CheckFile> {
  const all = new Map<string, CheckFile>()
  for (const file of files) {
    const read = checkShape(ChecksFileSchema, file.value, file, [], issues)
    if (read === null) continue
    checkFileName(file, "checks", read.id, ["id"], issues)
    const checks: PackCheck[] = []
    for (const [code, raw] of Object.entries(read.checks)) {
      const path = ["checks", code]
      const check = readCheck(code, raw, file, path, issues)
      const first = places.get(`check:${code}`)
      if (first !== undefined)
        issues.push(
          placeIssue("error", "pack-duplicate-code", file, path, {
            given: code,
            first: `${first.file.path}:${first.file.locate(first.path) ?? "?"}`,
          }),
        )
      else if (check !== null) {
        checks.push(check)
        places.set(`check:${code}`, { file, path })
      }
    }
    if (all.has(read.id)) issues.push(placeIssue("error", "pack-duplicate-id", file, ["id"], { id: read.id }))
    else {
      all.set(read.id, { ...read, checks })
      places.set(`check-file:${read.id}`, { file, path: [] })
    }
  }
  return all
}

/** The kind is looked at first, so that faults are those of its own keys. */
function readCheck(
  code: string,
  raw: unknown,
  file: PackFile,
  path: readonly PathPart[],
  issues: Issue[],
): PackCheck | null {
  if (!new RegExp(idPattern).test(code))
    issues.push(placeIssue("error", "pack-bad-id", file, path, { given: code }))
  const kind = typeof raw === "object" && raw !== null && "kind" in raw ? raw.kind : undefined
  if (!isKind(kind)) {
    issues.push(
      kind === undefined
        ? placeIssue("error", "pack-missing-key", file, path, { key: "kind" })
        : placeIssue("error", "pack-bad-value", file, [...path, "kind"], {
            given: String(kind),
            expected: `one of ${Object.keys(CheckSchemas).join(", ")}`,
          }),
    )
    return null
  }
  const check = checkShape(CheckSchemas[kind], raw, file, path, issues)
  return check === null ? null : ({ ...check, code } as PackCheck) // each schema is that of its kind
}

const isKind = (kind: unknown): kind is CheckKind["kind"] =>
  typeof kind === "string" && Object.hasOwn(CheckSchemas, kind)

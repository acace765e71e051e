import { type Issue, issue } from "#issues"
import type { ImetaEntry } from "./imeta-entry.ts"
import { type RawTable, rowPath, tablePath } from "./raw-table.ts"

/** Errors: no indicator, a code given twice, a parent that is unknown or no aggregate, a cycle. */
export function checkImetaTree(table: RawTable, entries: readonly ImetaEntry[], issues: Issue[]): void {
  if (!entries.some(({ type }) => type === "Indicator"))
    issues.push(issue("error", "imeta-no-indicators", tablePath(table)))
  const byCode = new Map<string, ImetaEntry>()
  for (const entry of entries) {
    const { code, line } = entry
    const first = byCode.get(code)
    if (first === undefined) byCode.set(code, entry)
    else
      issues.push(
        issue("error", "imeta-duplicate-code", rowPath(table, line), { code, line, first: first.line }),
      )
  }
  for (const { code, parent, line } of entries) {
    if (parent === null) continue
    const above = byCode.get(parent)
    const values = { code, parent, line }
    if (above === undefined) issues.push(issue("error", "imeta-unknown-parent", rowPath(table, line), values))
    else if (above.type !== "Aggregate")
      issues.push(issue("error", "imeta-parent-type", rowPath(table, line), { ...values, type: above.type }))
  }
  checkCycles(table, entries, byCode, issues)
}

/** Each cycle is told once, at its first row. */
function checkCycles(
  table: RawTable,
  entries: readonly ImetaEntry[],
  byCode: ReadonlyMap<string, ImetaEntry>,
  issues: Issue[],
): void {
  const done = new Set<string>()
  for (const entry of entries) {
    const walked: string[] = []
    let code: string | null = entry.code
    while (code !== null && !done.has(code) && !walked.includes(code)) {
      walked.push(code)
      code = byCode.get(code)?.parent ?? null
    }
    for (const visited of walked) done.add(visited)
    if (code === null || !walked.includes(code)) continue
    const through = walked.slice(walked.indexOf(code))
    const line = byCode.get(code)?.line ?? entry.line
    issues.push(issue("error", "imeta-cycle", rowPath(table, line), { code, line, through }))
  }
}

/**
 * Warns where the level that a row states is not the one that its place in the tree gives: 1 for an indicator, else
 * one more than the highest below. Needs a tree without faults.
 */
export function checkImetaLevels(table: RawTable, entries: readonly ImetaEntry[], issues: Issue[]): void {
  const below = Map.groupBy(entries, ({ parent }) => parent)
  const known = new Map<string, number>()
  const levelOf = (entry: ImetaEntry): number => {
    const own =
      known.get(entry.code) ??
      (entry.type === "Indicator" ? 1 : 1 + Math.max(1, ...(below.get(entry.code) ?? []).map(levelOf)))
    known.set(entry.code, own)
    return own
  }
  for (const entry of entries) {
    const { code, level: stated, line, type } = entry
    if (stated === null || (type !== "Indicator" && type !== "Aggregate")) continue
    const level = levelOf(entry)
    if (stated !== level)
      issues.push(issue("warning", "imeta-level", rowPath(table, line), { code, line, stated, level }))
  }
}

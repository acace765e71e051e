import type { Framework, FrameworkNode } from "#evaluation"
import { type Issue, issue } from "#issues"
import { findColumns } from "./find-columns.ts"
import { type ImetaEntry, imetaNumbers, readImetaEntry } from "./imeta-entry.ts"
import { checkImetaLevels, checkImetaTree } from "./imeta-tree.ts"
import { columnPath, isBlank, type RawTable, rowPath, tablePath } from "./raw-table.ts"

/** The columns of the data table that goes with an iMeta, by the type that it gives them. */
export interface ImetaColumns {
  readonly indicators: readonly string[]
  readonly denominators: readonly string[]
  readonly groups: readonly string[]
  /** Type Other: known, not used. */
  readonly others: readonly string[]
  readonly units: Readonly<Record<string, string>>
}

export interface ImetaRead {
  readonly framework: Framework | null
  /** `null` exactly when `framework` is. */
  readonly columns: ImetaColumns | null
  readonly issues: Issue[]
}

const required = ["iCode", "Type", "Parent", "Direction", "Weight"]
const optional = ["iName", "Level", "Unit", "Denominator", ...imetaNumbers]

/**
 * Reads COINr's table of indicator metadata: one row per indicator, aggregate, group, denominator or other column.
 * Codes keep their spelling; NA and blank are missing; a missing weight is unknown, never zero. An indicator without
 * a direction is refused, an aggregate without one gets 1. All faults at once, each with its row.
 * Columns used: iCode, iName, Type, Level, Parent, Direction, Weight, Unit, Denominator, ScaleFactor, Target,
 * goalpost_lower, goalpost_upper; every other column is a warning.
 * Source: COINr 1.1 `check_iMeta`, `n_goalposts`.
 */
export function readImeta(table: RawTable): ImetaRead {
  const issues: Issue[] = []
  const requests = [
    ...required.map((name) => ({ name, required: true })),
    ...optional.map((name) => ({ name, required: false })),
  ]
  const { at, others } = findColumns(table, requests, issues)
  for (const { text, index } of others)
    issues.push(issue("warning", "imeta-column-unused", columnPath(table, index), { column: text }))
  const rows = table.rows.filter(({ cells }) => !cells.every(isBlank))
  if (rows.length === 0) issues.push(issue("error", "empty-table", tablePath(table)))
  // Without its columns every row would be faulty in the same way.
  if (issues.some((found) => found.severity === "error")) return { framework: null, columns: null, issues }
  const entries = withRoots(rows.flatMap((row) => readImetaEntry(table, row, at, issues) ?? []))
  checkImetaTree(table, entries, issues)
  if (issues.some((found) => found.severity === "error")) return { framework: null, columns: null, issues }
  checkImetaLevels(table, entries, issues)
  checkDenominators(table, entries, issues)
  const ofType = (type: ImetaEntry["type"]) =>
    entries.filter((entry) => entry.type === type).map(({ code }) => code)
  return {
    framework: { id: nameOf(table.source), nodes: entries.flatMap(nodeOf) },
    columns: {
      indicators: ofType("Indicator"),
      denominators: ofType("Denominator"),
      groups: ofType("Group"),
      others: ofType("Other"),
      units: Object.fromEntries(entries.flatMap(({ code, unit }) => (unit === null ? [] : [[code, unit]]))),
    },
    issues,
  }
}

const nameOf = (source: string): string => source.replace(/\.[^.]*$/, "") || source

/** A parent called NA is no parent, unless an aggregate has that code. */
function withRoots(entries: readonly ImetaEntry[]): ImetaEntry[] {
  const isCode = entries.some(({ code, type }) => code === "NA" && type === "Aggregate")
  return entries.map((entry) => (entry.parent === "NA" && !isCode ? { ...entry, parent: null } : entry))
}

function checkDenominators(table: RawTable, entries: readonly ImetaEntry[], issues: Issue[]): void {
  const known = entries.filter(({ type }) => type === "Denominator" || type === "Indicator")
  const codes = new Set(known.map(({ code }) => code))
  for (const { code, denominator, line } of entries)
    if (denominator !== null && !codes.has(denominator))
      issues.push(
        issue("warning", "imeta-unknown-denominator", rowPath(table, line), { code, denominator, line }),
      )
}

function nodeOf(entry: ImetaEntry): FrameworkNode[] {
  const { type, unit, denominator, numbers } = entry
  if (type !== "Indicator" && type !== "Aggregate") return []
  const { ScaleFactor: scale, Target: target, goalpost_lower: lower, goalpost_upper: upper } = numbers
  return [
    {
      code: entry.code,
      kind: type === "Indicator" ? "indicator" : "aggregate",
      parent: entry.parent,
      weight: entry.weight,
      direction: entry.direction,
      ...(entry.name === null ? {} : { label: entry.name }),
      ...(unit === null ? {} : { unit }),
      ...(denominator === null ? {} : { denominator }),
      ...(scale === undefined ? {} : { scale }),
      ...(target === undefined ? {} : { target }),
      ...(lower === undefined || upper === undefined ? {} : { goalposts: [lower, upper] as const }),
    },
  ]
}

import type { Direction } from "#evaluation"
import { type Issue, issue } from "#issues"
import { parseNumber } from "./parse-number.ts"
import { cellAt, cellPath, columnLetter, type RawRow, type RawTable, rowPath } from "./raw-table.ts"

const types = ["Indicator", "Aggregate", "Group", "Denominator", "Other"] as const

/** Columns of numbers that a row may leave blank. */
export const imetaNumbers = ["ScaleFactor", "Target", "goalpost_lower", "goalpost_upper"] as const

/** One row of an iMeta. */
export interface ImetaEntry {
  readonly line: number
  readonly code: string
  readonly name: string | null
  readonly type: (typeof types)[number]
  readonly level: number | null
  readonly parent: string | null
  readonly direction: Direction
  /** `null`: unknown. */
  readonly weight: number | null
  readonly unit: string | null
  readonly denominator: string | null
  readonly numbers: Readonly<Partial<Record<(typeof imetaNumbers)[number], number>>>
}

/** @returns `null` when the row has no code or no type; its faults are issues */
export function readImetaEntry(
  table: RawTable,
  { line, cells }: RawRow,
  at: ReadonlyMap<string, number>,
  issues: Issue[],
): ImetaEntry | null {
  const text = (column: string) => cellAt(cells, at.get(column))
  const word = (column: string) => (["", "NA"].includes(text(column)) ? null : text(column))
  const path = (column: string) => {
    const index = at.get(column)
    return index === undefined ? rowPath(table, line) : cellPath(table, line, index)
  }
  const refuse = (code: string, column: string, values: Readonly<Record<string, unknown>> = {}) => {
    issues.push(issue("error", code, path(column), { line, column, text: text(column), ...values }))
  }
  if (
    cells.length < table.header.length ||
    cells.slice(table.header.length).some((cell) => cell.trim() !== "")
  ) {
    const values = { line, cells: cells.length, expected: table.header.length }
    issues.push(issue("error", "row-length", rowPath(table, line), values))
    return null
  }
  const number = (column: string): number | null => {
    const parsed = parseNumber(text(column))
    if (parsed.ok) return parsed.value
    refuse(parsed.fault, column, { letter: columnLetter(at.get(column) ?? 0) })
    return null
  }
  const code = text("iCode")
  const type = types.find((name) => name.toLowerCase() === text("Type").toLowerCase())
  if (code === "") refuse("blank-code", "iCode", { letter: columnLetter(at.get("iCode") ?? 0) })
  if (type === undefined) refuse("imeta-type", "Type", { allowed: types })
  if (code === "" || type === undefined) return null
  const inTree = type === "Indicator" || type === "Aggregate"
  const direction = inTree ? (number("Direction") ?? (type === "Aggregate" ? 1 : null)) : 1
  if (direction !== 1 && direction !== -1) refuse("imeta-direction", "Direction", { code })
  const weight = inTree ? number("Weight") : null
  if (weight !== null && weight < 0) refuse("imeta-weight", "Weight", { code })
  const numbers = Object.fromEntries(
    imetaNumbers.flatMap((column) => {
      const value = type === "Indicator" ? number(column) : null
      return value === null ? [] : [[column, value]]
    }),
  )
  const { goalpost_lower: lower, goalpost_upper: upper } = numbers
  if ((lower === undefined) !== (upper === undefined) || (lower ?? 0) >= (upper ?? 1))
    refuse("imeta-goalposts", "goalpost_lower", { code, lower, upper })
  return {
    line,
    code,
    name: word("iName"),
    type,
    level: inTree ? number("Level") : null,
    // NA is also a code that an aggregate may have; who has it is known only when all rows are read.
    parent: inTree ? text("Parent") || null : null,
    direction: direction === -1 ? -1 : 1,
    weight,
    unit: word("Unit"),
    denominator: type === "Indicator" ? word("Denominator") : null,
    numbers,
  }
}

import type { Dataset } from "#evaluation"
import { type Issue, issue } from "#issues"
import { findColumns } from "./find-columns.ts"
import type { Heading } from "./header.ts"
import { parseNumber } from "./parse-number.ts"
import { findPeriod } from "./period.ts"
import {
  cellAt,
  cellPath,
  columnLetter,
  columnPath,
  isBlank,
  type RawRow,
  type RawTable,
  rowPath,
  tablePath,
} from "./raw-table.ts"

/** Which columns are what, by their heads. */
export interface DatasetPlan {
  readonly code: string
  /** Optional in the file, as is `period`. */
  readonly name: string
  readonly period: string
  /** Indicators, denominators and size: all must be there. */
  readonly numbers: readonly string[]
  /** Unit by column, as the framework declares it. */
  readonly units?: Readonly<Record<string, string>>
  /** Group columns that must be there. Other columns of text become groups too. */
  readonly groupsWanted?: readonly string[]
  /** Columns that are known and not used. */
  readonly ignored?: readonly string[]
}

/** A column of the dataset: its name and its place in the table. */
interface Column {
  readonly name: string
  readonly index: number
}

/**
 * Reads a table with one row per entity and period. Codes, names and groups are text as written, without the spaces
 * around; blank cells are `null` there and missing in number columns. Rows that are blank throughout are passed over.
 * @returns `dataset: null` when there was an error; always all issues, each with its file, row and column
 */
export function readDataset(
  table: RawTable,
  plan: DatasetPlan,
): { readonly dataset: Dataset | null; readonly issues: Issue[] } {
  const issues: Issue[] = []
  const { at, others } = findColumns(table, requestsOf(plan), issues)
  const filled = table.rows.filter(({ cells }) => !cells.every(isBlank))
  if (filled.length === 0) issues.push(issue("error", "empty-table", tablePath(table)))
  const rows = filled.filter((row) => checkLength(table, row, issues))
  const columnsOf = (names: readonly string[]): Column[] =>
    [...new Set(names)].flatMap((name) => {
      const index = at.get(name)
      return index === undefined ? [] : [{ name, index }]
    })
  const texts = (index: number | undefined) => rows.map(({ cells }) => cellAt(cells, index) || null)
  const codes = readCodes(table, rows, at.get(plan.code), issues)
  const periods = readPeriods(table, rows, at.get(plan.period), plan.period, issues)
  checkDuplicates(table, rows, codes, periods, issues)
  const values = columnsOf(plan.numbers).map(
    (column) => [column.name, readNumbers(table, rows, column, issues)] as const,
  )
  const groups = [...columnsOf(plan.groupsWanted ?? []), ...textColumns(table, rows, others, issues)]
  if (issues.some((found) => found.severity === "error")) return { dataset: null, issues }
  const dataset = {
    codes,
    names: texts(at.get(plan.name)),
    periods,
    // Not by assignment: a column may be called __proto__.
    values: Object.fromEntries(values),
    groups: Object.fromEntries(groups.map(({ name, index }) => [name, texts(index)])),
  }
  return { dataset, issues }
}

function requestsOf(plan: DatasetPlan) {
  const { code, name, period, numbers, units = {}, groupsWanted = [], ignored = [] } = plan
  const unitOf = (column: string) => (Object.hasOwn(units, column) ? units[column] : undefined)
  return [
    { name: code, required: true },
    { name, required: false },
    { name: period, required: false },
    ...[...new Set(numbers)].map((column) => ({ name: column, required: true, unit: unitOf(column) })),
    ...groupsWanted.map((column) => ({ name: column, required: true })),
    ...ignored.map((column) => ({ name: column, required: false })),
  ]
}

/** A row that is too short or too long has its values under the wrong heads: none of them is read. */
function checkLength(table: RawTable, { line, cells }: RawRow, issues: Issue[]): boolean {
  const expected = table.header.length
  if (cells.length >= expected && cells.slice(expected).every(isBlank)) return true
  const values = { line, cells: cells.length, expected }
  issues.push(issue("error", "row-length", rowPath(table, line), values))
  return false
}

function readCodes(
  table: RawTable,
  rows: readonly RawRow[],
  index: number | undefined,
  issues: Issue[],
): string[] {
  return rows.map(({ line, cells }) => {
    const code = cellAt(cells, index)
    if (index !== undefined && code === "")
      issues.push(
        issue("error", "blank-code", cellPath(table, line, index), { line, letter: columnLetter(index) }),
      )
    return code
  })
}

function readPeriods(
  table: RawTable,
  rows: readonly RawRow[],
  index: number | undefined,
  column: string,
  issues: Issue[],
): (string | null)[] {
  // A column of periods that nobody filled in says as much as none.
  if (index === undefined || rows.every(({ cells }) => isBlank(cells[index]))) return rows.map(() => null)
  return rows.map(({ line, cells }) => {
    const text = cellAt(cells, index)
    const period = findPeriod(text)
    if (period === null)
      issues.push(
        issue("error", "bad-period", cellPath(table, line, index), {
          line,
          column,
          letter: columnLetter(index),
          text,
        }),
      )
    return period
  })
}

function checkDuplicates(
  table: RawTable,
  rows: readonly RawRow[],
  codes: readonly string[],
  periods: readonly (string | null)[],
  issues: Issue[],
): void {
  const seen = new Map<string, number>()
  rows.forEach(({ line }, row) => {
    const code = codes[row]
    if (code === undefined || code === "") return
    const period = periods[row] ?? null
    const key = `${period}\n${code}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    else issues.push(issue("error", "duplicate-entity", rowPath(table, line), { code, period, line, first }))
  })
}

/** @returns one per row; NaN is missing */
function readNumbers(
  table: RawTable,
  rows: readonly RawRow[],
  { name: column, index }: Column,
  issues: Issue[],
): Float64Array {
  const letter = columnLetter(index)
  return Float64Array.from(rows, ({ line, cells }) => {
    const text = cells[index] ?? ""
    const parsed = parseNumber(text)
    if (parsed.ok) return parsed.value ?? Number.NaN
    issues.push(
      issue("error", parsed.fault, cellPath(table, line, index), { line, column, letter, text: text.trim() }),
    )
    return Number.NaN
  })
}

/** Columns that nobody asked for: groups where they hold text, else unused and said so. */
function textColumns(
  table: RawTable,
  rows: readonly RawRow[],
  others: readonly Heading[],
  issues: Issue[],
): Column[] {
  return others.flatMap(({ index, text: name }) => {
    if (rows.some(({ cells }) => !parseNumber(cells[index] ?? "").ok)) return [{ name, index }]
    const values = { column: name, letter: columnLetter(index) }
    issues.push(issue("warning", "unknown-column", columnPath(table, index), values))
    return []
  })
}

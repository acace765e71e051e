import { type Issue, issue } from "#issues"
import { findHeadings, type Heading, isSameUnit, readHeadings } from "./header.ts"
import { columnLetter, columnPath, isBlank, type RawTable, tablePath } from "./raw-table.ts"

export interface ColumnRequest {
  readonly name: string
  readonly required: boolean
  /** Unit that the values must have. */
  readonly unit?: string | undefined
}

export interface FoundColumns {
  /** Place of a column by the name that was asked for. */
  readonly at: ReadonlyMap<string, number>
  /** Columns with a head that nobody asked for. */
  readonly others: readonly Heading[]
}

/**
 * Finds the columns asked for by their heads. All faults at once.
 * Issues: `missing-column`, `ambiguous-column`, `duplicate-column`, `unit-mismatch`, `blank-header` (errors),
 * `blank-column` (a column without head and content is passed over).
 */
export function findColumns(
  table: RawTable,
  requests: readonly ColumnRequest[],
  issues: Issue[],
): FoundColumns {
  checkBlankHeads(table, issues)
  const headings = readHeadings(table.header)
  const byText = Map.groupBy(headings, (heading) => heading.text)
  for (const [column, same] of byText)
    if (same.length > 1)
      issues.push(
        issue("error", "duplicate-column", tablePath(table), {
          column,
          columns: same.map(({ index }) => columnLetter(index)),
        }),
      )
  const wanted = new Set(requests.map(({ name }) => name))
  const at = new Map<string, number>()
  const claimed = new Set<number>()
  for (const { name, required, unit } of requests) {
    const found = findHeadings(headings, name, wanted)
    const [first] = found
    for (const { index } of found) claimed.add(index)
    if (first === undefined) {
      if (required)
        issues.push(
          issue("error", "missing-column", tablePath(table), {
            column: name,
            found: headings.map(({ text }) => text),
          }),
        )
      continue
    }
    if (new Set(found.map(({ text }) => text)).size > 1)
      issues.push(
        issue("error", "ambiguous-column", tablePath(table), {
          column: name,
          candidates: found.map(({ index, text }) => `${text} (${columnLetter(index)})`),
        }),
      )
    // A name that ends in brackets itself declares no unit.
    if (unit !== undefined && first.unit !== null && first.text !== name && !isSameUnit(unit, first.unit))
      issues.push(
        issue("error", "unit-mismatch", columnPath(table, first.index), {
          column: name,
          letter: columnLetter(first.index),
          given: first.unit,
          expected: unit,
        }),
      )
    at.set(name, first.index)
  }
  return { at, others: headings.filter(({ index }) => !claimed.has(index)) }
}

function checkBlankHeads(table: RawTable, issues: Issue[]): void {
  const empty: string[] = []
  table.header.forEach((head, index) => {
    if (!isBlank(head)) return
    const filled = table.rows.find(({ cells }) => !isBlank(cells[index]))
    if (filled === undefined) empty.push(columnLetter(index))
    else
      issues.push(
        issue("error", "blank-header", columnPath(table, index), {
          letter: columnLetter(index),
          line: filled.line,
          text: filled.cells[index],
        }),
      )
  })
  if (empty.length > 0) issues.push(issue("warning", "blank-column", tablePath(table), { columns: empty }))
}

import type { Place } from "./account.ts"
import { columnLetters } from "./fold.ts"
import type { ImportDictionary, ImportPlan, UnreadCell } from "./model.ts"
import { readImport } from "./read-import.ts"
import type { Sheet, SheetRow, Workbook } from "./workbook.ts"

export type Mark = "header" | "title" | "value" | "missing" | "name" | "set-aside" | "unread"

export interface MarkedCell {
  readonly column: number
  readonly text: string
  readonly mark: Mark
  readonly reason?: UnreadCell["reason"]
}

export interface MarkedLine {
  readonly line: number
  readonly cells: readonly MarkedCell[]
}

const marks: Readonly<Record<Place, Mark>> = {
  headers: "header",
  titles: "title",
  values: "value",
  missing: "missing",
  names: "name",
  setAside: "set-aside",
  notRead: "unread",
}

/**
 * What reading makes of the cells of some lines on a table's sheet. Only these lines are read, so that a second row of
 * an entity is told from its first only where both are among them.
 */
export function markCells(
  workbook: Workbook,
  plan: ImportPlan,
  dictionary: ImportDictionary,
  table: string,
  lines: readonly number[],
): MarkedLine[] {
  const own = plan.tables.find(({ id }) => id === table)
  const sheet = workbook.sheets.find(({ name }) => name === own?.sheet)
  if (own === undefined || sheet === undefined) return []
  const wanted = new Set(lines)
  const read = new Set(lines)
  // What a merged cell says holds for the lines below it; a turned table is read as a whole.
  for (const merge of sheet.merges)
    if (merge.bottom > merge.top && lines.some((line) => line >= merge.top && line <= merge.bottom))
      read.add(merge.top)
  const turned = plan.tables.filter(
    ({ sheet: name, layout }) => name === sheet.name && layout === "transposed",
  )
  for (const { range } of turned)
    if (lines.some((line) => line >= range.top && line <= range.bottom))
      for (let line = range.top; line <= range.bottom; line += 1) read.add(line)
  const rows = [...read].sort((a, b) => a - b).flatMap((line) => rowAt(sheet, line) ?? [])
  const window: Sheet = {
    ...sheet,
    rows: { count: rows.length, at: (position) => rows[position] ?? { line: 0, hidden: false, cells: [] } },
  }
  const found = new Map<string, { mark: Mark; reason: UnreadCell["reason"] | null }>()
  readImport({ ...workbook, sheets: [window] }, plan, dictionary, undefined, {
    unreadLimit: 0,
    onPlace: (place, cell, reason) => found.set(cell, { mark: marks[place], reason }),
  })
  const prefix = sheet.name === null ? "" : `${sheet.name}!`
  return rows
    .filter(({ line }) => wanted.has(line))
    .map(({ line, cells }) => ({
      line,
      cells: cells.map(({ column, text }): MarkedCell => {
        const { mark, reason } = found.get(`${prefix}${columnLetters(column)}${line}`) ?? {
          mark: "unread" as const,
          reason: null,
        }
        return reason === null ? { column, text, mark } : { column, text, mark, reason }
      }),
    }))
}

/** The row of a line, by halves: rows are in order. */
function rowAt(sheet: Sheet, line: number): SheetRow | null {
  let low = 0
  let high = sheet.rows.count - 1
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const row = sheet.rows.at(middle)
    if (row.line === line) return row
    if (row.line < line) low = middle + 1
    else high = middle - 1
  }
  return null
}

import type { Sheet } from "#imports"

/** A row of a sheet with the text of merged cells in every cell that they cover. */
export interface GridRow {
  /** Sheet, or table of a document; `null`: the file has none. */
  readonly sheet: string | null
  /** Row in the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Columns whose text comes from a merged cell that begins in another row. */
  readonly fromAbove: ReadonlySet<number>
}

/** An annex has fewer columns than this; what lies further right is no part of its table. */
const widest = 60
/** Rows of an annex; a data table of a hundred thousand rows is none. */
export const longest = 3000

/** The rows of a sheet, merged cells joined: each cell that a merged range covers reads as its first. */
export function gridOf(sheet: Sheet): GridRow[] {
  const cellsAt = new Map<number, string[]>()
  let width = 0
  for (let i = 0; i < Math.min(sheet.rows.count, longest); i++) {
    const row = sheet.rows.at(i)
    const cells: string[] = []
    for (const cell of row.cells)
      if (cell.column < widest)
        cells[cell.column] = cell.note === "percent" ? percentText(cell.text) : cell.text.trim()
    cellsAt.set(row.line, cells)
    width = Math.max(width, cells.length)
  }
  for (const { right, left } of sheet.merges)
    if (left < widest) width = Math.max(width, Math.min(right + 1, widest))
  const rows: GridRow[] = []
  for (const [line, given] of [...cellsAt].sort(([a], [b]) => a - b)) {
    const cells = Array.from({ length: width }, (_, column) => given[column] ?? "")
    const fromAbove = new Set<number>()
    for (const { top, bottom, left, right } of sheet.merges) {
      if (line < top || line > bottom) continue
      const text = cellsAt.get(top)?.[left] ?? ""
      for (let column = left; column <= Math.min(right, width - 1); column++) {
        if (cells[column] !== "") continue
        cells[column] = text
        if (line > top) fromAbove.add(column)
      }
    }
    rows.push({ sheet: sheet.name, line, cells, fromAbove })
  }
  return rows
}

/** A cell shown as 12 % holds 0.12: an annex means what it shows. */
function percentText(text: string): string {
  const share = Number(text)
  return Number.isFinite(share) ? `${Number((share * 100).toPrecision(12))}%` : text
}

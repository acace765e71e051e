import { columnLetters } from "./fold.ts"
import type { MergedRange, Sheet, SheetCell, SheetRow } from "./workbook.ts"

/** A sheet as tables are looked for on it: as it stands, or turned so that its columns are lines. */
export interface Grid {
  readonly sheet: Sheet
  readonly turned: boolean
  readonly count: number
  at(position: number): SheetRow
  readonly merges: readonly MergedRange[]
  readonly hiddenColumns: ReadonlySet<number>
}

export function gridOf(sheet: Sheet): Grid {
  return {
    sheet,
    turned: false,
    count: sheet.rows.count,
    at: (position) => sheet.rows.at(position),
    merges: sheet.merges,
    hiddenColumns: new Set(sheet.hiddenColumns),
  }
}

/**
 * A part of a sheet, turned: line = column + 1 and column = line − 1. Its cells are held; tables with the entities
 * across are as small as what people print.
 */
export function turn(sheet: Sheet, from: number, to: number, range: MergedRange): Grid {
  const lines = new Map<number, SheetCell[]>()
  const hiddenLines = new Set<number>()
  for (let position = from; position < to; position += 1) {
    const row = sheet.rows.at(position)
    if (row.line < range.top || row.line > range.bottom) continue
    if (row.hidden) hiddenLines.add(row.line - 1)
    for (const cell of row.cells) {
      if (cell.column < range.left || cell.column > range.right) continue
      const cells = lines.get(cell.column)
      const turned = { ...cell, column: row.line - 1 }
      if (cells === undefined) lines.set(cell.column, [turned])
      else cells.push(turned)
    }
  }
  const hidden = new Set(sheet.hiddenColumns)
  const rows = [...lines.keys()]
    .sort((a, b) => a - b)
    .map(
      (column): SheetRow => ({
        line: column + 1,
        hidden: hidden.has(column),
        cells: lines.get(column) ?? [],
      }),
    )
  return {
    sheet,
    turned: true,
    count: rows.length,
    at: (position) => rows[position] ?? { line: 0, hidden: false, cells: [] },
    merges: sheet.merges
      .filter((merge) => merge.top >= range.top && merge.bottom <= range.bottom)
      .map(({ top, left, bottom, right }) => ({
        top: left + 1,
        left: top - 1,
        bottom: right + 1,
        right: bottom - 1,
      })),
    hiddenColumns: hiddenLines,
  }
}

/** Name of a cell: `Sheet1!B5`, of a sheet without a name `B5`. */
export function cellName(grid: Pick<Grid, "sheet" | "turned">, line: number, column: number): string {
  const place = grid.turned ? `${columnLetters(line - 1)}${column + 1}` : `${columnLetters(column)}${line}`
  return grid.sheet.name === null ? place : `${grid.sheet.name}!${place}`
}

export function rangeName(sheet: Sheet, range: MergedRange): string {
  const place = `${columnLetters(range.left)}${range.top}:${columnLetters(range.right)}${range.bottom}`
  return sheet.name === null ? place : `${sheet.name}!${place}`
}

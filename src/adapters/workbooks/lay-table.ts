import type { MergedRange } from "#imports"
import type { DocumentCell } from "./document-blocks.ts"

interface LaidCell {
  readonly line: number
  readonly column: number
  readonly text: string
  readonly hasTable: boolean
}

const widest = 1000

/**
 * Gives each cell of a table its place: cells that span rows or columns push the others aside.
 * @param top line of the first row
 * @returns the cells by line and column, and the ranges that are spanned
 */
export function layTable(
  table: readonly (readonly DocumentCell[])[],
  top: number,
): { cells: LaidCell[]; merges: MergedRange[]; rows: number } {
  const cells: LaidCell[] = []
  const merges: MergedRange[] = []
  /** By column: the first line that is free again. */
  const free: number[] = []
  table.forEach((row, i) => {
    const line = top + i
    let column = 0
    for (const { text, hasTable, columns, rows } of row) {
      while ((free[column] ?? 0) > line) column++
      const right = column + Math.min(columns, widest) - 1
      const bottom = Math.min(line + rows, top + table.length) - 1
      for (let at = column; at <= right; at++) free[at] = bottom + 1
      cells.push({ line, column, text, hasTable })
      if (right > column || bottom > line) merges.push({ top: line, left: column, bottom, right })
      column = right + 1
    }
  })
  return { cells, merges, rows: table.length }
}

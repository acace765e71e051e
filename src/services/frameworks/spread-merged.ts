import type { RawTable } from "#tables"

/** A row of a sheet with the text of merged cells in every cell that they cover. */
export interface GridRow {
  /** Row in the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Columns whose text comes from a merged cell that begins in another row. */
  readonly fromAbove: ReadonlySet<number>
}

interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/**
 * All rows of a table, the header among them, merged cells joined: each cell that a merged range covers reads as its
 * first. A RawTable does not say where its header stands: it is taken to stand just above the first row.
 * @param ranges such as `B2:C5`, as the reader of workbooks tells them
 */
export function spreadMerged(table: RawTable, ranges: readonly string[]): GridRow[] {
  const merged = ranges.flatMap((text) => parseRange(text) ?? [])
  const first = table.rows[0]?.line ?? 2
  const rows = [{ line: first - 1, cells: table.header }, ...table.rows]
  const cellOf = new Map(rows.map((row) => [row.line, row.cells]))
  return rows.map(({ line, cells }) => {
    const spread = [...cells]
    const fromAbove = new Set<number>()
    for (const { top, bottom, left, right } of merged) {
      if (line < top || line > bottom) continue
      const text = cellOf.get(top)?.[left] ?? ""
      for (let column = left; column <= right; column++) {
        if ((spread[column] ?? "").trim() !== "") continue
        spread[column] = text
        if (line > top) fromAbove.add(column)
      }
    }
    return { line, cells: spread.map((text) => (text ?? "").trim()), fromAbove }
  })
}

function parseRange(text: string): Range | null {
  const found = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(text)
  if (found === null) return null
  const [, left = "", top = "", right = "", bottom = ""] = found
  return { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

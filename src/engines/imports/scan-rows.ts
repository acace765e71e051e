import type { Grid } from "./grid.ts"
import { isDatum } from "./row-kinds.ts"

/** What is known of each row after one walk, packed. */
export interface Scan {
  readonly line: Uint32Array
  readonly cells: Uint32Array
  /** Cells that can be data: numbers, dates, marks of missing. */
  readonly data: Uint32Array
}

export function scan(grid: Grid): Scan {
  const line = new Uint32Array(grid.count)
  const cells = new Uint32Array(grid.count)
  const data = new Uint32Array(grid.count)
  for (let position = 0; position < grid.count; position += 1) {
    const row = grid.at(position)
    let found = 0
    for (const cell of row.cells) if (isDatum(cell)) found += 1
    line[position] = row.line
    cells[position] = row.cells.length
    data[position] = found
  }
  return { line, cells, data }
}

import type { Grid } from "./grid.ts"
import type { EntityIndex } from "./match-entity.ts"
import { findEntity } from "./match-entity.ts"
import { lookUp, type MeasureIndex } from "./match-measure.ts"
import { isDatum, isYear } from "./row-kinds.ts"
import type { SheetCell } from "./workbook.ts"

/** What the first rows below a header hold in one column. */
export interface ColumnSample {
  readonly cells: readonly SheetCell[]
  readonly texts: number
  readonly entities: number
  readonly codes: number
  readonly items: number
  readonly years: number
  readonly percent: number
  /** 1, 2, 3 … */
  readonly rising: boolean
}

const most = 60

/** The first rows with more than one cell, by column. */
export function sampleRows(
  grid: Grid,
  from: number,
  to: number,
  span: { readonly left: number; readonly right: number },
  entities: EntityIndex | null,
  measures: MeasureIndex,
): ReadonlyMap<number, ColumnSample> {
  const found = new Map<number, SheetCell[]>()
  let rows = 0
  for (let position = from; position < to && rows < most; position += 1) {
    const row = grid.at(position)
    if (row.cells.length < 2) continue
    rows += 1
    for (const cell of row.cells) {
      if (cell.column < span.left || cell.column > span.right) continue
      const cells = found.get(cell.column)
      if (cells === undefined) found.set(cell.column, [cell])
      else cells.push(cell)
    }
  }
  const samples = new Map<number, ColumnSample>()
  for (const [column, cells] of found) {
    const count = (test: (cell: SheetCell) => boolean) => cells.filter(test).length
    const texts = count((cell) => !isDatum(cell))
    const matches = cells.map(({ text }) => (entities === null ? null : findEntity(text, entities)))
    const numbers = cells.filter(({ text }) => /^\d+$/.test(text.trim())).map(({ text }) => Number(text))
    samples.set(column, {
      cells,
      texts,
      entities: matches.filter((match) => match !== null && match.by !== "code").length,
      codes: matches.filter((match) => match?.by === "code").length,
      items:
        texts === 0
          ? 0
          : count((cell) => !isDatum(cell) && lookUp(cell.text, measures)?.certainty === "certain"),
      years: count((cell) => isYear(cell.text)),
      percent: count((cell) => cell.note === "percent"),
      rising:
        numbers.length >= 2 &&
        numbers.length * 2 >= cells.length &&
        numbers.every((number, at) => number === (numbers[0] ?? 0) + at),
    })
  }
  return samples
}

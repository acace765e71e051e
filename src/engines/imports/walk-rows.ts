import { periodIn } from "./find-period.ts"
import type { Grid } from "./grid.ts"
import type { EntityIndex } from "./match-entity.ts"
import { findEntity } from "./match-entity.ts"
import type { ColumnPlan, SetAsideReason, SetAsideRow, TablePlan } from "./model.ts"
import { findTotal, isDatum, isFootnote, isHeading, isNote, namesSeveral } from "./row-kinds.ts"
import type { MergedRange, SheetCell, SheetRow } from "./workbook.ts"

/** The columns by what they are for, at hand for each row. */
export interface RowColumns {
  readonly left: number
  readonly right: number
  readonly name: number | null
  readonly code: number | null
  readonly item: number | null
  readonly unit: number | null
  readonly period: number | null
  /** Columns before the first measure or value: 合计 stands there. */
  readonly leading: number
  readonly valued: ReadonlySet<number>
}

export function rowColumns(
  columns: readonly ColumnPlan[],
  span: { readonly left: number; readonly right: number },
): RowColumns {
  const of = (role: ColumnPlan["role"]) => columns.find((column) => column.role === role)?.column ?? null
  const valued = columns
    .filter(({ role }) => role === "measure" || role === "value")
    .map(({ column }) => column)
  const numbers = columns.filter(
    ({ role, factor }) => role === "value" || (role === "measure" && factor !== null),
  )
  const labels = [of("entity-name"), of("entity-code"), of("item")].filter((column) => column !== null)
  return {
    left: span.left,
    right: span.right,
    name: of("entity-name"),
    code: of("entity-code"),
    item: of("item"),
    unit: of("unit"),
    period: of("period"),
    leading: Math.max(numbers[0]?.column ?? span.left + 1, ...labels.map((column) => column + 1)),
    valued: new Set(valued),
  }
}

/** The text of a row in a column, also where a merged cell above covers it. */
export function textAt(row: SheetRow, column: number | null, carried: CarriedTexts): string {
  if (column === null) return ""
  const own = row.cells.find((cell) => cell.column === column)
  return own?.text ?? carried.at(row.line, column)
}

/** Merged ranges that cover several rows, or several columns of values, from one of values on. */
export function mergedOver(
  merges: readonly MergedRange[],
  valued: ReadonlySet<number>,
  last: number,
): MergedRange[] {
  return merges.filter(({ top, left, bottom, right }) => {
    if (top <= last || !valued.has(left)) return false
    if (bottom > top) return true
    for (let column = left + 1; column <= right; column += 1) if (valued.has(column)) return true
    return false
  })
}

/** Names and periods merged over several rows hold for each of them. */
export class CarriedTexts {
  private readonly ranges = new Map<number, { top: number; bottom: number; text: string }[]>()
  private readonly at0 = new Map<number, number>()

  constructor(grid: Grid, columns: readonly (number | null)[], from: number) {
    for (const merge of grid.merges) {
      if (merge.bottom === merge.top || merge.top < from || !columns.includes(merge.left)) continue
      const ranges = this.ranges.get(merge.left)
      const range = { top: merge.top, bottom: merge.bottom, text: "" }
      if (ranges === undefined) this.ranges.set(merge.left, [range])
      else ranges.push(range)
    }
    for (const ranges of this.ranges.values()) ranges.sort((a, b) => a.top - b.top)
  }

  get size(): number {
    return this.ranges.size
  }

  /** Lines come in rising order: each row is noted before it is asked for. */
  note(row: SheetRow) {
    for (const [column, ranges] of this.ranges) {
      let at = this.at0.get(column) ?? 0
      while (at < ranges.length && (ranges[at]?.bottom ?? 0) < row.line) at += 1
      this.at0.set(column, at)
      const range = ranges[at]
      if (range?.top === row.line) range.text = row.cells.find((cell) => cell.column === column)?.text ?? ""
    }
  }

  at(line: number, column: number): string {
    const range = this.ranges.get(column)?.[this.at0.get(column) ?? 0]
    return range !== undefined && range.top <= line && line <= range.bottom ? range.text : ""
  }
}

/** How an entity is named in a row: by its name, by its code, or by both. */
export function entityText(row: SheetRow, columns: RowColumns, carried: CarriedTexts): string {
  const name = textAt(row, columns.name, carried).trim()
  const code = textAt(row, columns.code, carried).trim()
  if (code === "") return name
  return name === "" ? code : `${code} ${name}`
}

/** A period column's text as a period; `null`: it is none. */
export function periodAt(row: SheetRow, columns: RowColumns, carried: CarriedTexts): string | null {
  if (columns.period === null) return null
  const own = row.cells.find((cell) => cell.column === columns.period)
  // As a number, 2024.1 may be January or October.
  if (own?.kind === "number" && own.text.includes(".")) return null
  return periodIn(textAt(row, columns.period, carried))
}

interface RowVerdict {
  readonly reason: SetAsideReason | null
  readonly text: string
}

/** Tells data from sums, notes and headings, row by row from the top. */
export class RowJudge {
  private inNotes = false
  private readonly columns: RowColumns
  private readonly entities: EntityIndex | null
  private readonly whole: ReadonlyMap<number, number>

  constructor(grid: Grid, columns: RowColumns, entities: EntityIndex | null, from: number) {
    this.columns = columns
    this.entities = entities
    const whole = new Map<number, number>()
    for (const merge of grid.merges)
      if (merge.top >= from && merge.right > merge.left && merge.top === merge.bottom)
        whole.set(merge.top, Math.max(whole.get(merge.top) ?? 0, merge.right - merge.left + 1))
    this.whole = whole
  }

  judge(row: SheetRow, cells: readonly SheetCell[]): RowVerdict {
    const { columns } = this
    const first = cells[0]
    if (first === undefined) return { reason: null, text: "" }
    const text = first.text
    if (isFootnote(cells) && !this.isEntity(text)) {
      this.inNotes = true
      return { reason: "note", text }
    }
    if (
      isNote(text) &&
      (cells.length <= 2 || cells.every((cell) => !isDatum(cell))) &&
      !this.isEntity(text)
    ) {
      this.inNotes = true
      return { reason: "note", text }
    }
    if (this.inNotes && cells.length === 1 && !isDatum(first) && !this.isEntity(text))
      return { reason: "note", text }
    for (const cell of cells) {
      if (cell.column >= columns.leading) break
      const sum = findTotal(cell.text)
      if (sum !== null && !this.isEntity(cell.text)) return { reason: sum, text: cell.text }
    }
    this.inNotes = false
    const name = cells.find((cell) => cell.column === columns.name)
    if (this.entities !== null && name !== undefined && isRegion(name.text) && !this.isEntity(name.text))
      return {
        reason: cells.some((cell) => columns.valued.has(cell.column)) ? "subtotal" : "group-heading",
        text: name.text,
      }
    const label = name ?? (this.entities !== null && first.column < columns.leading ? first : undefined)
    if (
      this.entities !== null &&
      label !== undefined &&
      namesSeveral(label.text) &&
      !this.isEntity(label.text) &&
      cells.some((cell) => columns.valued.has(cell.column))
    )
      return { reason: "subtotal", text: label.text }
    const texts = cells.filter((cell) => !isDatum(cell))
    const whole = (this.whole.get(row.line) ?? 0) >= 2 && cells.length === 1
    const beyond = cells.filter((cell) => cell.column >= columns.leading).length
    if (texts.length > 0 && texts.length === cells.length && beyond === 0 && cells.length <= 2) {
      const joined = cells.map((cell) => cell.text).join(" ")
      if (this.isEntity(name?.text ?? "") || (columns.code !== null && this.isEntity(text)))
        return { reason: null, text }
      if (
        whole ||
        isHeading(joined) ||
        isHeading(text) ||
        texts.every((cell) => cell.column !== columns.name)
      )
        return { reason: "group-heading", text: joined }
    }
    if (
      cells.length === 1 &&
      !columns.valued.has(first.column) &&
      isDatum(first) &&
      first.column !== columns.code
    )
      return { reason: "blank", text }
    return { reason: null, text }
  }

  private isEntity(text: string): boolean {
    return text !== "" && this.entities !== null && findEntity(text, this.entities) !== null
  }
}

function isRegion(text: string): boolean {
  return !/^[一二三四五六七八九十]/.test(text) && isHeading(text) && !/[、.．]/.test(text)
}

/** Lines set aside, for a quick look. */
export function setAsideLines(table: TablePlan): ReadonlyMap<number, SetAsideRow> {
  return new Map(
    table.setAside.map((row) => [
      table.layout === "transposed" && row.column !== undefined ? row.column + 1 : row.line,
      row,
    ]),
  )
}

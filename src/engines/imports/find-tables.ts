import { periodIn, periodOfHeader } from "./find-period.ts"
import { foldText, withoutBlanks } from "./fold.ts"
import type { Grid } from "./grid.ts"
import { findTotal, isHeading, isMeta, isNote, isNumbering, isUnitLine } from "./row-kinds.ts"
import type { Scan } from "./scan-rows.ts"
import type { SheetCell, SheetRow } from "./workbook.ts"

/** A table on a grid by positions of its rows; side by side ones share their lines. */
export interface Region {
  readonly titles: readonly number[]
  readonly header: readonly number[]
  readonly from: number
  /** Not within. */
  readonly to: number
  /** Positions of headers repeated in the middle, with the titles over them. */
  readonly repeated: readonly number[]
}

/** Lines of a header at most, with numbering and codes. */
const deepest = 6
/** Rows looked at below a header for what it stands over. */
const sample = 8

export class TableFinder {
  private readonly grid: Grid
  private readonly scanned: Scan
  private readonly isWord: (text: string) => boolean

  constructor(grid: Grid, scanned: Scan, isWord: (text: string) => boolean) {
    this.grid = grid
    this.scanned = scanned
    this.isWord = isWord
  }

  private count(position: number) {
    return this.scanned.cells[position] ?? 0
  }

  private data(position: number) {
    return this.scanned.data[position] ?? 0
  }

  private line(position: number) {
    return this.scanned.line[position] ?? 0
  }

  /** All tables from the top; rows in none of them stay outside. */
  find(): Region[] {
    const regions: Region[] = []
    let titles: number[] = []
    let position = 0
    while (position < this.grid.count) {
      if (!this.startsHeader(position)) {
        const row = this.grid.at(position)
        if (this.data(position) <= 1 && row.cells.length <= 6 && this.data(position) < row.cells.length)
          titles.push(position)
        else titles = []
        position += 1
        continue
      }
      const header = this.headerFrom(position)
      const from = position + header.length
      const { to, next, repeated } = this.dataFrom(from, header)
      regions.push({ titles, header, from, to, repeated })
      titles = Array.from({ length: next - to }, (_, at) => to + at)
      position = Math.max(next, from)
    }
    return regions
  }

  private words(row: SheetRow): number {
    let found = 0
    for (const cell of row.cells) if (this.isWord(cell.text)) found += 1
    return found
  }

  private isStrong(row: SheetRow): boolean {
    const found = this.words(row)
    return found >= 2 && found * 3 >= row.cells.length
  }

  private startsHeader(position: number): boolean {
    const row = this.grid.at(position)
    const { cells } = row
    if (cells.length < 2 || this.data(position) > 0) return false
    if (
      cells.some(({ text }) => isMeta(text) && /[:：]/.test(text)) ||
      cells.every(({ text }) => isMeta(text))
    )
      return false
    const first = cells[0]
    if (
      first === undefined ||
      isNote(first.text) ||
      cells.slice(0, 2).some(({ text }) => findTotal(text) !== null)
    )
      return false
    if (this.isStrong(row)) return true
    const after = this.following(position)
    if (after.length === 0) return false
    const next = after[0] ?? 0
    const over = this.spreads(row)
    // A title and a date over the true header, which is wider.
    if (
      !over &&
      cells.length <= 2 &&
      this.words(row) === 0 &&
      this.count(next) > cells.length &&
      this.data(next) === 0
    )
      return false
    if (this.words(row) >= 1 && cells.length <= 3) return true
    return after.some((other) => this.data(other) > 0 && this.count(other) >= 2) || this.count(next) >= 2
  }

  /** Rows below without a gap. */
  private following(position: number): number[] {
    const found: number[] = []
    for (let next = position + 1; next < this.grid.count && next <= position + sample; next += 1) {
      if (this.line(next) - this.line(next - 1) > 1 + this.mergedBelow(next - 1)) break
      found.push(next)
    }
    return found
  }

  /** Lines below that are blank only because a merged cell covers them. */
  private mergedBelow(position: number): number {
    const line = this.line(position)
    let below = 0
    for (const merge of this.grid.merges)
      if (merge.top <= line && merge.bottom > line && merge.bottom - line < deepest)
        below = Math.max(below, merge.bottom - line)
    return below
  }

  private spreads(row: SheetRow): boolean {
    return this.grid.merges.some(
      (merge) =>
        merge.top === row.line && merge.right > merge.left && row.cells.some((c) => c.column === merge.left),
    )
  }

  private headerFrom(position: number): number[] {
    const header = [position]
    const first = this.line(position)
    for (let next = position + 1; next < this.grid.count && header.length < deepest; next += 1) {
      const row = this.grid.at(next)
      const covered = this.grid.merges.some(
        (merge) =>
          merge.top >= first &&
          merge.top < row.line &&
          merge.bottom >= row.line &&
          merge.bottom - first < deepest,
      )
      if (!covered && row.line - this.line(next - 1) > 1) break
      if (isNumbering(row.cells) || isUnitLine(row.cells)) {
        header.push(next)
        continue
      }
      if (this.data(next) > 0) break
      if (!covered && !this.continues(header, row)) break
      header.push(next)
    }
    return header
  }

  /** Whether a line of texts below a header belongs to it. */
  private continues(header: readonly number[], row: SheetRow): boolean {
    if (row.cells.every(({ text }) => periodOfHeader(text) !== null)) return true
    if (row.cells.some(({ text }) => isNote(text) || findTotal(text) !== null) && !this.isStrong(row))
      return false
    if (this.isStrong(row) && this.words(row) * 2 >= row.cells.length) return true
    const above = header.map((position) => this.grid.at(position))
    const last = above[above.length - 1]
    if (last === undefined) return false
    const spreadOver = (column: number): boolean =>
      this.grid.merges.some(
        (merge) =>
          merge.top === last.line &&
          merge.left <= column &&
          merge.right >= column &&
          merge.right > merge.left,
      )
    const own = new Set(last.cells.map((cell) => cell.column))
    const filled = new Set(row.cells.map((cell) => cell.column))
    const under = (cell: SheetCell) =>
      spreadOver(cell.column) ||
      !own.has(cell.column) ||
      (filled.has(cell.column + 1) && !own.has(cell.column + 1))
    // Of a header without merges some column must stand alone, else any two rows of text would be one header.
    const alone = last.cells.some((cell) => !filled.has(cell.column))
    const gap = row.cells.some((cell) => !own.has(cell.column))
    return row.cells.every(under) && alone && (gap || row.cells.every((cell) => spreadOver(cell.column)))
  }

  private dataFrom(
    from: number,
    header: readonly number[],
  ): { to: number; next: number; repeated: number[] } {
    const repeated: number[] = []
    const heads = header.map((position) => headKey(this.grid.at(position)))
    const titleTexts = new Set<string>()
    let numeric = 0
    let position = from
    for (; position < this.grid.count; position += 1) {
      const cells = this.count(position)
      const data = this.data(position)
      numeric += data
      if (data > 0) {
        if (numeric > 0 && cells > 1 && isNumberingAt(this.grid, position)) repeated.push(position)
        continue
      }
      const gap = position > from && this.line(position) - this.line(position - 1) > 1
      if (cells >= 2) {
        const row = this.grid.at(position)
        const at = heads.indexOf(headKey(row))
        if (at >= 0) {
          repeated.push(position)
          continue
        }
        const quick = this.isWord(row.cells[0]?.text ?? "") || this.isWord(row.cells[1]?.text ?? "")
        if (quick && this.isStrong(row) && this.startsHeader(position))
          return { to: position, next: position, repeated }
        if (
          gap &&
          numeric > 0 &&
          !isNote(row.cells[0]?.text ?? "") &&
          this.startsHeader(position) &&
          this.hasNumbers(position)
        )
          return { to: position, next: position, repeated }
        if (!row.cells.every(({ text }) => isMeta(text) || isNote(text))) continue
      }
      const start = this.titleBefore(position, heads)
      if (start === null) continue
      if (start.same) {
        const text = withoutBlanks(this.grid.at(position).cells[0]?.text ?? "")
        const another =
          !isHeading(text) &&
          !/^\(?（?续/.test(text) &&
          (periodIn(text) !== null || /表/.test(text)) &&
          !titleTexts.has(text)
        if (!another || this.titleAbove(header[0] ?? 0, text)) {
          for (let row = position; row < start.at; row += 1) if (!isHeading(text)) repeated.push(row)
          continue
        }
        titleTexts.add(text)
      }
      return { to: position, next: start.at, repeated }
    }
    return { to: position, next: position, repeated }
  }

  /** The same title stands over the table already: a page break. */
  private titleAbove(position: number, text: string): boolean {
    for (let above = position - 1; above >= 0 && above >= position - 6; above -= 1)
      if (this.grid.at(above).cells.some((cell) => withoutBlanks(cell.text) === text)) return true
    return false
  }

  private hasNumbers(position: number): boolean {
    return this.following(position).some((other) => this.data(other) > 0)
  }

  /** Where the header begins that a line of title announces; `null`: it announces none. */
  private titleBefore(position: number, heads: readonly string[]): { at: number; same: boolean } | null {
    const first = this.grid.at(position).cells[0]
    if (first === undefined || isNote(first.text)) return null
    for (let next = position + 1; next < this.grid.count && next <= position + 4; next += 1) {
      if (this.data(next) > 0) return null
      const row = this.grid.at(next)
      if (row.cells.length < 2) continue
      if (heads.includes(headKey(row))) return { at: next, same: true }
      if (row.cells.every(({ text }) => isMeta(text))) continue
      if (isHeading(first.text) && !this.isStrong(row)) return null
      if (this.isStrong(row)) return { at: next, same: false }
      const gap = this.line(position) - this.line(position - 1) > 1
      return gap && this.startsHeader(next) && this.hasNumbers(next) ? { at: next, same: false } : null
    }
    return null
  }
}

function isNumberingAt(grid: Grid, position: number): boolean {
  const { cells } = grid.at(position)
  return /^[甲(（1]/.test(cells[0]?.text ?? "") && isNumbering(cells) && /^甲/.test(cells[0]?.text ?? "")
}

function headKey(row: SheetRow): string {
  return row.cells.map(({ column, text }) => `${column} ${foldText(text)}`).join("|")
}

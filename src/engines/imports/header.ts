import { halfWidth } from "#tables"
import { periodIn, periodOfHeader } from "./find-period.ts"
import { withoutBlanks } from "./fold.ts"
import { cellName, type Grid } from "./grid.ts"
import { isNumbered, isNumbering } from "./row-kinds.ts"
import { parseUnit } from "./units.ts"
import type { SheetRow } from "./workbook.ts"

export interface HeaderColumn {
  readonly column: number
  /** A cell of the header stands in it, not only one merged over it. */
  readonly own: boolean
  /** Lines from the top, without unit and period; none twice. */
  readonly parts: readonly string[]
  readonly unit: string | null
  readonly period: string | null
  /** The lowest cell with text, or the one in the last line. */
  readonly cell: string
}

const brackets = /[(（[【〔]([^()（）[\]【】〔〕]*)[)）\]】〕]/g

/**
 * Text of one header cell, taken apart.
 * @example takeUnit("营业收入（亿元）") // { text: "营业收入", unit: "亿元" }
 */
export function takeUnit(text: string): { text: string; unit: string | null } {
  let unit: string | null = null
  const rest = text
    // 亿元（人民币） in brackets.
    .replace(/([(（][^()（）]*)[(（]([^()（）]*)[)）](?=[^()（）]*[)）])/g, "$1$2")
    .replace(brackets, (found, inner: string) => {
      // A unit, a period, or both: （2024年，亿元）.
      const parts = inner.replace(/^\s*(?:计量)?单位\s*[:：]\s*/, "").split(/[,，、;；]/)
      const units = parts.flatMap((part) => parseUnit(part) ?? [])
      const periods = parts.filter((part) => parseUnit(part) === null && periodOfHeader(part) !== null)
      if (units.length > 1 || units.length + periods.length !== parts.length) return found
      if (units[0] !== undefined) unit = units[0].text
      return periods.join("")
    })
    .trim()
  if (unit !== null) return { text: rest, unit }
  const tail = /^(.+?)(?:\s*[:：/／,，]\s*|\s+)(?:单位\s*[:：]\s*)?([^:：/／,，\s]+)$/.exec(halfWidth(rest))
  const tailUnit = tail === null ? null : parseUnit(tail[2] ?? "")
  if (tail !== null && tailUnit !== null) return { text: tail[1] ?? "", unit: tailUnit.text }
  const sign = /^(.+?)\s*([%‰])$/.exec(halfWidth(rest))
  return sign === null ? { text: rest, unit: null } : { text: sign[1] ?? "", unit: sign[2] ?? null }
}

const marks = /(?:[①-⑳⁰¹²³⁴-⁹*＊※△▲]|[[［][\d*]{1,2}[\]］]|注\d{1,2})+$/

const leadingPeriod =
  /^\s*(?:截[至止])?((?:19|20)\d{2}年(?:度|1?月?[-—–~至]\d{1,2}月|第?[一二三四1-4]季度|[上下]半年)?)(?!以来|以前|以后|之前|至|[-—–~])(?=.)/

const trailingPeriod =
  /^(.{2,}?)\s*((?:19|20)\d{2}年(?:度|1?月?[-—–~至]\d{1,2}月|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月|末|底)?)$/

function takePeriod(text: string): { text: string; period: string | null } {
  const whole = periodOfHeader(text)
  if (whole !== null) return { text: "", period: whole }
  const found = leadingPeriod.exec(halfWidth(text))
  if (found !== null) {
    const period = periodIn(found[1] ?? "")
    const rest = halfWidth(text)
      .slice(found[0].length)
      .replace(/^[末底](?=.{2})/, "")
    return period === null ? { text, period } : { text: rest.trim(), period }
  }
  const behind = trailingPeriod.exec(halfWidth(text))
  const period = behind === null ? null : periodIn(behind[2] ?? "")
  return period === null ? { text, period } : { text: behind?.[1]?.trim() ?? text, period }
}

/** Texts of the header by line and column, each spread over what it stands over. */
function spread(grid: Grid, rows: readonly SheetRow[], left: number, right: number): string[][] {
  const width = right - left + 1
  const texts = rows.map((row) => {
    const line = Array.from({ length: width }, () => "")
    for (const cell of row.cells)
      if (cell.column >= left && cell.column <= right) line[cell.column - left] = cell.text.trim()
    return line
  })
  const top = rows[0]?.line ?? 0
  const bottom = rows[rows.length - 1]?.line ?? 0
  const across = new Set<number>()
  const merges = grid.merges.filter(
    (merge) => merge.top >= top && merge.top <= bottom && merge.right >= left && merge.left <= right,
  )
  for (const merge of merges) {
    if (merge.right > merge.left) across.add(merge.top)
    const at = rows.findIndex(({ line }) => line === merge.top)
    const text = texts[at]?.[merge.left - left] ?? ""
    if (text === "") continue
    rows.forEach((row, position) => {
      if (row.line < merge.top || row.line > merge.bottom) return
      const line = texts[position]
      if (line === undefined) return
      for (let column = Math.max(left, merge.left); column <= Math.min(right, merge.right); column += 1)
        line[column - left] = text
    })
  }
  // Where the merges are lost (csv), a text stands over the blanks to its right that have a text of their own below.
  texts.forEach((line, position) => {
    if (across.has(rows[position]?.line ?? 0) || position === texts.length - 1) return
    const below = (column: number) => texts.slice(position + 1).some((other) => (other[column] ?? "") !== "")
    for (let column = 1; column < width; column += 1)
      if (line[column] === "" && (line[column - 1] ?? "") !== "" && below(column) && below(column - 1))
        line[column] = line[column - 1] ?? ""
  })
  return texts
}

/** The header's columns from `left` to `right`, one each, also where nothing stands. */
export function readHeader(
  grid: Grid,
  rows: readonly SheetRow[],
  left: number,
  right: number,
): HeaderColumn[] {
  const named = rows.filter(
    (row, at) =>
      at === 0 || !isNumbering(row.cells.filter(({ column }) => column >= left && column <= right)),
  )
  const texts = spread(grid, named, left, right)
  const columns: HeaderColumn[] = []
  for (let column = left; column <= right; column += 1) {
    const parts: string[] = []
    let unit: string | null = null
    let period: string | null = null
    let lowest = named[named.length - 1]?.line ?? 0
    let seen = false
    named.forEach((row, position) => {
      const whole = texts[position]?.[column - left] ?? ""
      if (whole === "") return
      if (row.cells.some((cell) => cell.column === column)) {
        lowest = row.line
        seen = true
      }
      const alone = position > 0 || rows.length === 1 ? parseUnit(whole) : null
      if (alone !== null && position > 0) {
        unit = alone.text
        return
      }
      const first = takeUnit(whole.replace(marks, ""))
      const second = takePeriod(first.text)
      if (first.unit !== null) unit = first.unit
      if (second.period !== null) period = second.period
      const text = second.text.replace(/\s*\n\s*/g, "").replace(marks, "")
      // 行次 in a column of its own, where the table is turned.
      if (named.length > 1 && /^[(（]?\d{1,3}[)）]?$/.test(text)) return
      if (withoutBlanks(text) !== "" && !parts.includes(text)) parts.push(text)
    })
    if (!seen) lowest = named[0]?.line ?? lowest
    columns.push({ column, own: seen, parts, unit, period, cell: cellName(grid, lowest, column) })
  }
  return columns
}

/**
 * Of a turned table: a line without figures heads those below it until the next number. 营业收入 under 一、高新技术企业 is
 * then as doubtful as it is in a header.
 */
export function underHeadings(
  header: readonly HeaderColumn[],
  samples: ReadonlyMap<number, unknown>,
): readonly HeaderColumn[] {
  let heading: string | null = null
  return header.flatMap((one) => {
    const text = one.parts[one.parts.length - 1] ?? ""
    const numbered = isNumbered(text)
    if (numbered) heading = null
    if (numbered && one.unit === null && !samples.has(one.column)) {
      heading = text
      return []
    }
    return [heading === null ? one : { ...one, parts: [heading, ...one.parts] }]
  })
}

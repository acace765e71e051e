import type { MergedRange, Sheet } from "#imports"
import { type Issue, issue } from "#issues"
import { cellPath, columnLetter, columnPath, type RawRow, type RawTable, tablePath } from "#tables"
import { type OpenedXlsx, openXlsx, xlsxFault } from "#workbooks"

/** Cells of a table with its blanks; more are refused before they are made. */
const mostCells = 50_000_000

/**
 * Reads one worksheet of an .xlsx workbook: the one that is named, else the first that is not hidden. The first row
 * with a cell is the header; blank rows and columns at the end are cut off.
 * @returns no table when the file is not a workbook that can be read, with the reason
 */
export function readWorkbook(
  bytes: Uint8Array,
  source: string,
  wanted: string | undefined,
): { table: RawTable | null; issues: Issue[] } {
  const issues: Issue[] = []
  try {
    const { sheets, read } = openXlsx(bytes)
    const entry = chooseSheet(sheets, source, wanted, issues)
    if (entry === null) return { table: null, issues }
    return { table: tableOf(read(entry), source, entry.name, issues), issues }
  } catch (cause) {
    issues.push(xlsxFault(cause, source, bytes.length))
    return { table: null, issues }
  }
}

type SheetEntry = OpenedXlsx["sheets"][number]

function chooseSheet(
  sheets: readonly SheetEntry[],
  source: string,
  wanted: string | undefined,
  issues: Issue[],
): SheetEntry | null {
  if (wanted !== undefined) {
    const named =
      sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => name.trim() === wanted.trim())
    if (named !== undefined) return named
    const allowed = sheets.map(({ name }) => name)
    issues.push(issue("error", "sheet-not-found", source, { sheet: wanted, allowed }))
    return null
  }
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0] ?? null
  const others = sheets.filter((entry) => entry !== first && !entry.hidden).map(({ name }) => name)
  if (first !== null && others.length > 0)
    issues.push(issue("info", "sheets-unread", source, { sheet: first.name, others }))
  return first
}

function tableOf({ rows, merges }: Sheet, source: string, sheet: string, issues: Issue[]): RawTable | null {
  const place = { source, sheet }
  const percents = new Map<number, { line: number; text: string }>()
  let width = 0
  for (let position = 0; position < rows.count; position++) {
    const { line, cells } = rows.at(position)
    for (const { column, text, kind, note } of cells) {
      width = Math.max(width, column + 1)
      if (note === "percent" && position > 0 && !percents.has(column)) percents.set(column, { line, text })
      // #N/A is the spreadsheet's own mark for a missing value.
      else if (kind === "error" && text !== "#N/A")
        issues.push(issue("error", "error-cell", cellPath(place, line, column), { text }))
      else if (note === "formula-without-value")
        issues.push(issue("error", note, cellPath(place, line, column), { text }))
    }
  }
  if (merges.length > 0)
    issues.push(issue("warning", "merged-cells", tablePath(place), { ranges: merges.map(rangeText) }))
  if (width * rows.count > mostCells) {
    issues.push(
      issue("error", "sheet-too-wide", tablePath(place), {
        letter: columnLetter(width - 1),
        rows: rows.count,
      }),
    )
    return null
  }
  const spread = (position: number): RawRow => {
    const { line, cells } = rows.at(position)
    const texts = new Array<string>(width).fill("")
    for (const { column, text } of cells) texts[column] = text
    return { line, cells: texts }
  }
  const header = rows.count === 0 ? [] : spread(0).cells
  for (const [column, values] of percents)
    issues.push(
      issue("warning", "percent-format", columnPath(place, column), { column: header[column], ...values }),
    )
  const body: RawRow[] = []
  for (let position = 1; position < rows.count; position++) body.push(spread(position))
  return { ...place, header, rows: body }
}

/** @example rangeText({ top: 2, left: 1, bottom: 5, right: 2 }) // "B2:C5" */
const rangeText = ({ top, left, bottom, right }: MergedRange): string =>
  `${columnLetter(left)}${top}:${columnLetter(right)}${bottom}`

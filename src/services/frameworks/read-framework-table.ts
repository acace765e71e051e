import type { Sheet, Workbook } from "#imports"
import { type Issue, issue } from "#issues"
import { columnLetter } from "#tables"
import { arrangeColumns, type Columns, meaningWord } from "./arrange-columns.ts"
import type { DraftNode } from "./draft-node.ts"
import { findHeader, type Header } from "./framework-columns.ts"
import { cellsOf, RowReader } from "./row-reader.ts"
import { type GridRow, gridOf } from "./sheet-grid.ts"

/** A sheet, or a table of a document, and whether it was read. */
export interface ReadTable {
  readonly name: string | null
  readonly rows: number
  readonly use: "read" | "joined" | "not-read"
}

/** What was read of an annex: every fault at once, and every cell that nothing was made of. */
export interface FrameworkReading {
  /** The first one that was read. */
  readonly sheet: string | null
  readonly tables: ReadTable[]
  readonly columns: { readonly letter: string; readonly header: string; readonly meaning: string | null }[]
  readonly nodes: DraftNode[]
  readonly unread: { readonly cell: string; readonly text: string }[]
  readonly issues: Issue[]
}

/** Tables that go on from one another: one header, rows of all. */
interface Part {
  readonly header: Header
  readonly columns: Columns
  readonly rows: GridRow[]
  /** Titles and whatever else stands over the tables. */
  readonly above: GridRow[]
}

/**
 * Reads the annex of a regulation as it is: levels in merged cells, weights or points, units, directions, rules of
 * scoring. Nothing is guessed in silence: a weight that is not there stays unknown, and each cell without a meaning is
 * listed. Errors leave a draft that has to be completed. Tables of a document that go on over a page are joined, all
 * its tables with a header are read; of a workbook the first sheet that has one.
 * @param wanted name of one sheet or table; left out: as said above
 */
export function readFrameworkWorkbook(workbook: Workbook, wanted?: string): FrameworkReading {
  const issues: Issue[] = []
  const { source } = workbook
  const sheets = workbook.sheets.filter(({ hidden, rows }) => !hidden && rows.count > 0)
  const chosen = wanted === undefined ? sheets : sheets.filter(({ name }) => name === wanted)
  if (wanted !== undefined && chosen.length === 0)
    issues.push(
      issue("error", "draft-no-such-sheet", source, {
        given: wanted,
        allowed: sheets.map(({ name }) => name),
      }),
    )
  const { parts, uses, unread } = joinTables(chosen, workbook)
  const first = parts[0]
  const tables = sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.count,
    use: uses.get(sheet) ?? ("not-read" as const),
  }))
  if (first === undefined) {
    if (issues.length === 0) issues.push(issue("error", "draft-no-header", source))
    return { sheet: null, tables, columns: [], nodes: [], unread, issues }
  }
  const reader = new RowReader(source, issues)
  for (const part of parts) {
    unread.push(
      ...part.above.flatMap((row) =>
        row.cells.some((text, c) => text !== "" && part.header.texts[c]?.startsWith(text))
          ? []
          : cellsOf(source, row),
      ),
    )
    reader.begin(part.columns)
    for (const row of part.rows) unread.push(...reader.read(row))
  }
  const nodes = reader.finish()
  for (const { cell, text } of unread) issues.push(issue("info", "draft-unread", cell, { text }))
  return {
    sheet: first.rows[0]?.sheet ?? null,
    tables,
    columns: first.header.texts.map((text, index) => ({
      letter: columnLetter(index),
      header: text,
      meaning: meaningWord(index, first.columns),
    })),
    nodes,
    unread,
    issues,
  }
}

function joinTables(sheets: readonly Sheet[], { format, source }: Workbook) {
  const parts: Part[] = []
  const uses = new Map<Sheet, ReadTable["use"]>()
  const unread: { cell: string; text: string }[] = []
  for (const sheet of sheets) {
    const rows = gridOf(sheet)
    const header = findHeader(rows)
    const before = parts.at(-1)
    const document = format === "docx"
    const goesOn =
      before !== undefined &&
      document &&
      (header === null ? isAsWide(rows, before) : header.texts.join("|") === before.header.texts.join("|"))
    if (before !== undefined && goesOn) {
      // Without a header of its own a table begins below its titles, which hold one text each.
      const begins = header?.body ?? rows.findIndex((row) => new Set(row.cells.filter(Boolean)).size > 1)
      before.above.push(...rows.slice(0, header === null ? begins : begins - 1))
      before.rows.push(...rows.slice(begins))
      uses.set(sheet, "joined")
    } else if (header !== null && (document || parts.length === 0)) {
      const above = rows.slice(0, Math.max(0, header.body - 1))
      parts.push({ header, columns: arrangeColumns(header), rows: rows.slice(header.body), above })
      uses.set(sheet, "read")
    } else if (header === null && (document || sheets.length === 1))
      unread.push(...rows.flatMap((row) => cellsOf(source, row)))
  }
  return { parts, uses, unread }
}

/** Whether a table without a header may go on with another: not wider, and without many columns less. */
function isAsWide(rows: readonly GridRow[], { header }: Part): boolean {
  const width = rows[0]?.cells.length ?? 0
  return width <= header.texts.length && width * 2 > header.texts.length
}

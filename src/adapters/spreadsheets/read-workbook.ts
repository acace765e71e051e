import { type Issue, issue } from "#issues"
import { cellPath, columnLetter, columnPath, type RawTable, tablePath } from "#tables"
import { readSheet, type Sheet } from "./read-sheet.ts"
import { XmlFault } from "./scan-xml.ts"
import { ArchiveFault, archiveLimits, openArchive } from "./unzip.ts"
import { readText, readWorkbookParts, type SheetEntry } from "./workbook-parts.ts"

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
    const archive = openArchive(bytes)
    const parts = readWorkbookParts(archive)
    const entry = chooseSheet(parts.sheets, source, wanted, issues)
    if (entry === null) return { table: null, issues }
    const sheet = readSheet(readText(archive, entry.path), parts)
    return { table: tableOf(sheet, source, entry.name, issues), issues }
  } catch (cause) {
    issues.push(faultOf(cause, source, bytes.length))
    return { table: null, issues }
  }
}

function faultOf(cause: unknown, source: string, size: number): Issue {
  if (cause instanceof XmlFault) return issue("error", "workbook-broken", source, { reason: cause.message })
  if (!(cause instanceof ArchiveFault)) throw cause
  if (cause.kind === "encrypted") return issue("error", "file-encrypted", source)
  if (cause.kind === "broken") return issue("error", "workbook-broken", source, { reason: cause.message })
  return issue("error", "workbook-too-large", source, {
    unpacked: Math.ceil(cause.unpacked / 1e6),
    ratio: Math.ceil(cause.unpacked / size),
    limit: archiveLimits.unpacked / 1e6,
    limitRatio: archiveLimits.ratio,
  })
}

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

function tableOf({ rows, merged }: Sheet, source: string, sheet: string, issues: Issue[]): RawTable | null {
  const place = { source, sheet }
  const [head, ...body] = rows
  const percents = new Map<number, { line: number; text: string }>()
  let width = 0
  for (const { line, cells } of rows)
    for (const { index, text, note } of cells) {
      if (text !== "" || note !== undefined) width = Math.max(width, index + 1)
      if (note === "percent" && line !== head?.line && !percents.has(index))
        percents.set(index, { line, text })
      else if (note === "error-cell" || note === "formula-without-value")
        issues.push(issue("error", note, cellPath(place, line, index), { text }))
    }
  if (merged.length > 0) issues.push(issue("warning", "merged-cells", tablePath(place), { ranges: merged }))
  if (width * rows.length > mostCells) {
    issues.push(
      issue("error", "sheet-too-wide", tablePath(place), {
        letter: columnLetter(width - 1),
        rows: rows.length,
      }),
    )
    return null
  }
  const spread = (cells: Sheet["rows"][number]["cells"]) => {
    const texts = new Array<string>(width).fill("")
    for (const { index, text } of cells) texts[index] = text
    return texts
  }
  const header = spread(head?.cells ?? [])
  for (const [index, values] of percents)
    issues.push(
      issue("warning", "percent-format", columnPath(place, index), { column: header[index], ...values }),
    )
  return { ...place, header, rows: body.map(({ line, cells }) => ({ line, cells: spread(cells) })) }
}

import { CsvError, parse } from "csv-parse/sync"
import { type Issue, issue } from "#issues"
import type { RawRow, RawTable } from "#tables"
import { decodeText, findDelimiter } from "#workbooks"

/**
 * Reads a text table. Cells are separated by comma, semicolon or tab, whichever is most frequent in the first line;
 * quoted cells may hold separators, line ends and doubled quotes (RFC 4180). Lines keep their number.
 * @returns no table when the file is no text or a quote is out of place, with the reason
 */
export function readCsv(bytes: Uint8Array, source: string): { table: RawTable | null; issues: Issue[] } {
  const issues: Issue[] = []
  const decoded = decodeText(bytes)
  if (decoded === null) return { table: null, issues: [issue("error", "encoding-unknown", source)] }
  const { text, encoding } = decoded
  if (text.includes("\0")) return { table: null, issues: [issue("error", "file-not-text", source)] }
  if (encoding === "gb18030") issues.push(issue("info", "encoding-gb18030", source))
  try {
    const rows = readRows(text, /\.tsv$/i.test(source) ? "\t" : findDelimiter(text, 1))
    const head = rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    const header = head < 0 ? [] : (rows[head]?.cells ?? [])
    return {
      table: { source, sheet: null, header, rows: head < 0 ? [] : rows.slice(head + 1), encoding },
      issues,
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = typeof cause.lines === "number" ? cause.lines : null
    issues.push(issue("error", "csv-broken", source, { line, reason: cause.code }))
    return { table: null, issues }
  }
}

function readRows(text: string, delimiter: string): RawRow[] {
  // With `info` each record comes with the count of lines read up to its end.
  const records: unknown = parse(text, {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    info: true,
  })
  let line = 1
  return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => {
    const row = { line, cells: record }
    line = info.lines + 1
    return row
  })
}

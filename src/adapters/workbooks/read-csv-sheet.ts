import type { Sheet } from "#imports"
import { type Issue, issue } from "#issues"
import { recodeText } from "./decode-text.ts"
import { findDelimiter } from "./find-delimiter.ts"
import { RowPacker } from "./pack-rows.ts"
import { decodeBytes, TextStore } from "./text-store.ts"

const mostColumns = 16_384
/** Bytes at the start in which the separator is looked for. */
const mostSample = 4e6

/**
 * Reads a text table (RFC 4180): cells separated by comma, semicolon or tab; quoted ones may hold separators, line
 * ends and doubled quotes. A row has the number of the line it begins in. All cells are text, as they stand.
 * @returns no sheet when it is no text, or a quote is not closed
 */
export function readCsvSheet(
  bytes: Uint8Array,
  source: string,
): { sheet: Sheet | null; encoding: string | null; issues: Issue[] } {
  const refuse = (code: string, values: Readonly<Record<string, unknown>> = {}) => ({
    sheet: null,
    encoding: null,
    issues: [issue("error", code, source, values)],
  })
  const recoded = recodeText(bytes)
  if (recoded === null) return refuse("encoding-unknown")
  const { utf8, encoding } = recoded
  if (utf8.includes(0)) return refuse("file-not-text")
  const issues = encoding === "gb18030" ? [issue("info", "encoding-gb18030", source)] : []
  const texts = new TextStore()
  const packer = new RowPacker(texts)
  const start = new TextDecoder().decode(utf8.subarray(0, mostSample))
  const fault = packCells(utf8, findDelimiter(start), packer)
  if (fault !== null) return refuse("csv-broken", { ...fault })
  const rows = packer.finish()
  texts.close()
  const sheet = { name: null, hidden: false, hiddenColumns: [], merges: [], rows }
  return { sheet, encoding, issues }
}

interface CsvFault {
  readonly line: number
  readonly reason: string
}

/** @returns the first fault, with its line */
function packCells(bytes: Uint8Array, delimiter: string, packer: RowPacker): CsvFault | null {
  const separator = delimiter.charCodeAt(0)
  const { length } = bytes
  const tooWide = (line: number) => ({ line, reason: `CSV_MORE_THAN_${mostColumns}_COLUMNS` })
  let line = 1
  let column = 0
  let at = 0
  packer.row(line)
  while (at < length) {
    const from = at
    if (bytes[at] === quote) {
      at = endOfQuoted(bytes, at)
      if (at < 0) return { line, reason: "CSV_QUOTE_NOT_CLOSED" }
      const sign = bytes[at]
      if (at < length && sign !== separator && sign !== 10 && sign !== 13)
        return { line, reason: "CSV_INVALID_CLOSING_QUOTE" }
      const cell = told(decodeBytes(bytes, from + 1, at - 1).replaceAll('""', '"'))
      if (cell.trim() !== "") {
        if (column >= mostColumns) return tooWide(line)
        packer.text(column, cell)
      }
      line += cell.match(/\r\n|\r|\n/g)?.length ?? 0
    } else {
      let sign = bytes[at]
      while (at < length && sign !== separator && sign !== 10 && sign !== 13) sign = bytes[++at]
      if (at > from && !isBlank(bytes, from, at)) {
        if (column >= mostColumns) return tooWide(line)
        if (bytes[from] !== equals) packer.textOfBytes(column, bytes, from, at)
        else {
          const cell = told(decodeBytes(bytes, from, at))
          if (cell.trim() !== "") packer.text(column, cell)
        }
      }
    }
    const sign = bytes[at++]
    if (sign === separator) column++
    else {
      if (sign === 13 && bytes[at] === 10) at++
      column = 0
      packer.row(++line)
    }
  }
  return null
}

const quote = 34
const equals = 61

/** ="001" is how a spreadsheet is told in a text table that 001 is a text. */
const told = (cell: string): string =>
  cell.startsWith('="') ? (/^="([^"]*)"$/.exec(cell)?.[1] ?? cell) : cell

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] ?? 0
  return (first <= 32 || first > 127) && decodeBytes(bytes, from, to).trim() === ""
}

/** @returns after the closing quote; −1: there is none */
function endOfQuoted(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(quote, from + 1); at >= 0; at = bytes.indexOf(quote, at + 2))
    if (bytes[at + 1] !== quote) return at + 1
  return -1
}

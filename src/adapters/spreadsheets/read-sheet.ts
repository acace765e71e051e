import { findDate } from "./number-format.ts"
import { scanXml } from "./scan-xml.ts"
import { ArchiveFault } from "./unzip.ts"
import { decodeEscapes, type WorkbookParts } from "./workbook-parts.ts"

/** A cell that is not blank. `index`: its column, from 0. */
export interface SheetCell {
  readonly index: number
  readonly text: string
  /** Something to tell about it. */
  readonly note?: "formula-without-value" | "error-cell" | "percent"
}

export interface Sheet {
  /** Rows with a cell, by their number from 1, in order. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly SheetCell[] }[]
  /** Ranges of merged cells: `B2:C5`. */
  readonly merged: readonly string[]
}

const mostRows = 1_048_576
const mostColumns = 16_384

/**
 * Reads the cells of one worksheet as text: numbers in their shortest decimal form, dates as `2024-01-31` (by year
 * and month alone where they are shown so), truth values as TRUE and FALSE, formulas by the result stored with them.
 * @throws {ArchiveFault} or {XmlFault} when it is not a whole worksheet
 */
export function readSheet(xml: string, parts: WorkbookParts): Sheet {
  const rows: { line: number; cells: SheetCell[] }[] = []
  const merged: string[] = []
  let cells: SheetCell[] = []
  let line = 0
  let index = -1
  let type = ""
  let style = 0
  let value: string | null = null
  let inline = ""
  let hasFormula = false
  let within: "v" | "t" | null = null
  let phonetic = false
  scanXml(xml, {
    open: (name, attribute) => {
      if (name === "row") {
        line = Number(attribute("r") ?? line + 1)
        if (!(line >= 1 && line <= mostRows)) throw new ArchiveFault("broken", "a row without a number")
        cells = []
        index = -1
        rows.push({ line, cells })
      } else if (name === "c") {
        const reference = attribute("r")
        index = reference === undefined ? index + 1 : columnOf(reference)
        if (index < 0 || index >= mostColumns) throw new ArchiveFault("broken", "a cell without a place")
        type = attribute("t") ?? "n"
        style = Number(attribute("s") ?? 0)
        value = null
        inline = ""
        hasFormula = false
      } else if (name === "f") hasFormula = true
      else if (name === "rPh") phonetic = true
      else if (name === "v") {
        within = "v"
        value = ""
      } else if (name === "t" && !phonetic) within = "t"
      else if (name === "mergeCell") merged.push(attribute("ref") ?? "")
    },
    text: (part) => {
      if (within === "v") value += part
      else if (within === "t") inline += part
    },
    close: (name) => {
      if (name === "v" || name === "t") within = null
      else if (name === "rPh") phonetic = false
      else if (name === "c") {
        const cell = readCell(index, type, value, inline, hasFormula, style, parts)
        if (cell !== null) cells.push(cell)
      }
    },
  })
  return { rows: rows.filter((row) => row.cells.length > 0), merged }
}

function columnOf(reference: string): number {
  let number = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "")
    number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

/** @returns `null` for a blank cell */
function readCell(
  index: number,
  type: string,
  value: string | null,
  inline: string,
  hasFormula: boolean,
  style: number,
  parts: WorkbookParts,
): SheetCell | null {
  // A text result may be empty; any other result must be there.
  if (hasFormula && (value === null || (value === "" && type !== "str")) && inline === "")
    return { index, text: "", note: "formula-without-value" }
  const text = type === "inlineStr" ? decodeEscapes(inline) : (value ?? "")
  if (text === "") return null
  if (type === "s") {
    const shared = parts.strings[Number(text)]
    if (shared === undefined) throw new ArchiveFault("broken", "a cell names a text that is not there")
    return shared === "" ? null : { index, text: shared }
  }
  if (type === "b") return { index, text: text === "1" || text === "true" ? "TRUE" : "FALSE" }
  // #N/A is the spreadsheet's own mark for a missing value.
  if (type === "e") return text === "#N/A" ? { index, text } : { index, text, note: "error-cell" }
  if (type === "str") return { index, text: decodeEscapes(text) }
  return type === "n" ? readNumber(index, text, style, parts) : { index, text }
}

function readNumber(index: number, text: string, style: number, parts: WorkbookParts): SheetCell {
  const number = Number(text)
  if (!Number.isFinite(number)) return { index, text }
  const kind = parts.kinds[style] ?? "number"
  const date = kind === "date" || kind === "month" ? findDate(number, parts.from1904) : null
  if (date !== null) return { index, text: kind === "month" ? date.slice(0, 7) : date }
  return { index, text: String(number), ...(kind === "percent" ? { note: "percent" } : {}) }
}

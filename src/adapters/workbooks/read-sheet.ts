import type { MergedRange, SheetRows } from "#imports"
import { findDate } from "./number-format.ts"
import { RowPacker } from "./pack-rows.ts"
import { parseDecimal } from "./parse-decimal.ts"
import { type PlainCellTaker, takePlainCells } from "./plain-cells.ts"
import { isTrue, readCellTag, readRowTag } from "./read-tags.ts"
import { attributesOfTag, ByteScanner, nameNumber, type TagBytes, textOfBytes } from "./scan-bytes.ts"
import { TextStore } from "./text-store.ts"
import { ArchiveFault } from "./unzip.ts"
import { decodeEscapes, raise, type WorkbookParts } from "./workbook-parts.ts"

export interface SheetRead {
  readonly rows: SheetRows
  readonly merges: readonly MergedRange[]
  readonly hiddenColumns: readonly number[]
}

const mostRows = 1_048_576
const mostColumns = 16_384

const names = {
  row: nameNumber("row"),
  c: nameNumber("c"),
  f: nameNumber("f"),
  v: nameNumber("v"),
  t: nameNumber("t"),
  rPh: nameNumber("rPh"),
  r: nameNumber("r"),
  vertAlign: nameNumber("vertAlign"),
  mergeCell: nameNumber("mergeCell"),
  col: nameNumber("col"),
} as const

export interface SheetReader {
  /** @throws {ArchiveFault} or {XmlFault} */
  readonly push: (chunk: Uint8Array) => void
  /** @throws {ArchiveFault} or {XmlFault} when it is not a whole worksheet */
  readonly finish: () => SheetRead
}

/**
 * Reads the cells of one worksheet as text, chunk by chunk: numbers in their shortest decimal form, dates as
 * `2024-01-31` (by year and month alone where they are shown so), truth values as TRUE and FALSE, formulas by the
 * result stored with them.
 */
export function startSheet(parts: WorkbookParts): SheetReader {
  const texts = new TextStore()
  const packer = new RowPacker(texts, parts.strings)
  const merges: MergedRange[] = []
  const hiddenColumns = new Set<number>()
  /** Of each shared text, once it was looked at: 1, or 2 if blank. */
  const looked = new Uint8Array(parts.strings.count)
  let line = 0
  let type = "n"
  let style = 0
  /** The value: a number that was read at once, or its text. */
  let number = Number.NaN
  let value: string | null = null
  let inline = ""
  let hasFormula = false
  let inValue = false
  let phonetic = false
  let raised = false

  const openCell = (tag: TagBytes) => {
    const cell = readCellTag(tag)
    const before = plain.column
    const column = cell.column === -2 ? before + 1 : cell.column
    plain.column = column
    if (column < 0 || column >= mostColumns || line === 0)
      throw new ArchiveFault("broken", "a cell without a place")
    if (column <= before) throw new ArchiveFault("broken", "cells out of order")
    type = cell.type
    style = cell.style
    number = Number.NaN
    value = null
    inline = ""
    hasFormula = false
  }

  const openRow = (tag: TagBytes) => {
    const row = readRowTag(tag)
    const next = row.line ?? line + 1
    if (!(Number.isInteger(next) && next >= 1 && next <= mostRows))
      throw new ArchiveFault("broken", "a row without a number")
    if (next <= line) throw new ArchiveFault("broken", "rows out of order")
    line = next
    plain.column = -1
    packer.row(line, row.hidden)
  }

  const putText = (text: string) => {
    if (text.trim() !== "") packer.text(plain.column, text)
  }

  const putShared = (column: number, index: number) => {
    let known = looked[index]
    if (known === undefined) throw new ArchiveFault("broken", "a cell names a text that is not there")
    if (known === 0) {
      known = parts.strings.get(index).trim() === "" ? 2 : 1
      looked[index] = known
    }
    if (known === 1) packer.sharedText(column, index)
  }

  const putNumber = (column: number, found: number, ofStyle: number) => {
    const kind = parts.kinds[ofStyle] ?? "number"
    const date = kind === "date" || kind === "month" ? findDate(found, parts.from1904) : null
    if (date !== null) packer.date(column, kind === "month" ? date.slice(0, 7) : date)
    else packer.number(column, found, kind === "percent")
  }

  const plain: PlainCellTaker = {
    column: -1,
    staysNumber: (ofStyle) => {
      const kind = parts.kinds[ofStyle]
      return kind !== "date" && kind !== "month"
    },
    shortest: (column, ofStyle, bytes, from, to) =>
      packer.shortest(column, bytes, from, to, parts.kinds[ofStyle] === "percent"),
    number: (column, ofStyle, bytes, from, to) => {
      const found = parseDecimal(bytes, from, to)
      if (!Number.isFinite(found)) return false
      putNumber(column, found, ofStyle)
      return true
    },
    shared: putShared,
  }

  const closeCell = () => {
    const { column } = plain
    if (!Number.isNaN(number))
      return type === "s" ? putShared(column, number) : putNumber(column, number, style)
    // A text result may be empty; any other result must be there.
    if (hasFormula && (value === null || (value === "" && type !== "str")) && inline === "")
      return packer.formulaWithoutValue(column)
    const text = type === "inlineStr" ? decodeEscapes(inline) : (value ?? "")
    if (text === "") return
    if (type === "s") putShared(column, Number(text))
    else if (type === "b") packer.truth(column, text === "1" || text === "true")
    else if (type === "e") packer.error(column, text)
    else if (type === "str") putText(decodeEscapes(text))
    else if (type === "d") packer.date(column, text.replace(/T00:00:00(?:\.0+)?Z?$/, ""))
    else if (type === "n" && Number.isFinite(Number(text))) putNumber(column, Number(text), style)
    else putText(text)
  }

  const scanner: ByteScanner = new ByteScanner({
    // Before the first row a cell has no place.
    elements: (bytes, at) => (line === 0 ? at : takePlainCells(bytes, at, plain)),
    open: (name, tag) => {
      if (name === names.c) openCell(tag)
      else if (name === names.v) {
        scanner.hears = inValue = true
        value = ""
      } else if (name === names.row) openRow(tag)
      else if (name === names.f) hasFormula = true
      else if (name === names.t) scanner.hears = !phonetic
      else if (name === names.rPh) phonetic = true
      else if (name === names.vertAlign) raised = attributesOfTag(tag)("val") === "superscript"
      else if (name === names.mergeCell) merges.push(rangeOf(attributesOfTag(tag)("ref") ?? ""))
      else if (name === names.col) {
        const attribute = attributesOfTag(tag)
        if (!isTrue(attribute("hidden")) && attribute("width") !== "0") return
        const last = Math.min(Number(attribute("max")), mostColumns)
        for (let i = Number(attribute("min")); i <= last; i++) hiddenColumns.add(i - 1)
      }
    },
    text: (bytes, from, to, isSection) => {
      if (!inValue) {
        const part = textOfBytes(bytes, from, to, isSection)
        inline += raised ? raise(part) : part
      }
      // Whole if its end tag follows: numbers need no text then.
      else if ((type === "n" || type === "s") && value === "" && bytes[to + 1] === 47 && !isSection) {
        number = parseDecimal(bytes, from, to)
        if (Number.isNaN(number) || !Number.isFinite(number)) {
          number = Number.NaN
          value = textOfBytes(bytes, from, to, isSection)
        }
      } else value = (value ?? "") + textOfBytes(bytes, from, to, isSection)
    },
    close: (name) => {
      if (name === names.v || name === names.t) scanner.hears = inValue = false
      else if (name === names.rPh) phonetic = false
      else if (name === names.r) raised = false
      else if (name === names.c) closeCell()
    },
  })
  return {
    push: (chunk) => scanner.push(chunk),
    finish: () => {
      scanner.end()
      const rows = packer.finish()
      texts.close()
      return { rows, merges, hiddenColumns: [...hiddenColumns].sort((a, b) => a - b) }
    },
  }
}

/** @example rangeOf("B2:C5") // { top: 2, left: 1, bottom: 5, right: 2 } */
export function rangeOf(reference: string): MergedRange {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference)
  const [, left = "", top = "", right = left, bottom = top] = found ?? []
  if (found === null) throw new ArchiveFault("broken", "a merged range without a place")
  return { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) }
}

function columnOf(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

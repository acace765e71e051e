import { halfWidth } from "#tables"
import { foldText } from "./fold.ts"
import type { Factor, Measure, MissingReason, UnreadCell } from "./model.ts"
import { findMissing, readDate, readNumber } from "./read-cell.ts"
import { applyFactor, convertUnit, isSame, parseUnit } from "./units.ts"
import type { SheetCell } from "./workbook.ts"

export type CellReading =
  | { readonly text: string; readonly told?: "scale" | "unit" }
  | { readonly missing: MissingReason }
  | { readonly unread: UnreadCell["reason"] }

/** A measure with what is worked out once for all its cells. */
export interface Reader {
  readonly measure: Measure
  readonly factor: Factor | null
  /** The column's unit has a scale of its own (万元): a cell that says 1.2万 may mean either. */
  readonly scaledUnit: boolean
  readonly choices: ReadonlyMap<string, string> | null
}

export function readerOf(measure: Measure, factor: Factor | null): Reader {
  const unit = factor === null ? null : parseUnit(factor.from)
  const choices =
    measure.choices === undefined
      ? null
      : new Map(
          measure.choices.flatMap(({ code, names }) =>
            [code, ...names].map((name) => [foldText(name), code]),
          ),
        )
  return { measure, factor, scaledUnit: unit !== null && unit.times !== "1", choices }
}

/** What one cell says of a measure, in the measure's own unit. */
export function readValue(cell: SheetCell, reader: Reader): CellReading {
  if (cell.note === "formula-without-value") return { unread: "error-cell" }
  if (cell.kind === "error" && cell.text !== "#N/A") return { unread: "error-cell" }
  const { measure } = reader
  if (measure.type === "number") return readQuantity(cell, reader)
  const reason =
    cell.kind === "error" ? "not-applicable" : cell.kind === "text" ? findMissing(cell.text) : null
  if (reason !== null) return { missing: reason }
  if (measure.type === "date") {
    // As a number, 2010.1 may be January or October.
    const blurred = cell.kind === "number" && cell.text.includes(".")
    const date = cell.kind === "date" ? cell.text : blurred ? null : readDate(cell.text)
    return date === null ? { unread: "not-a-date" } : { text: date }
  }
  if (hasLostDigits(cell)) return { unread: "digits-lost" }
  const text = cell.text.trim().replace(/^['’]/, "")
  if (reader.choices !== null) {
    const code = reader.choices.get(foldText(text))
    return code === undefined ? { unread: "not-a-choice" } : { text: code }
  }
  return { text: measure.type === "code" ? halfWidth(text).replace(/\s+/g, "") : text }
}

/** A code kept as a number of more than 15 digits: the spreadsheet has made zeros of the last ones. */
export function hasLostDigits({ kind, text }: Pick<SheetCell, "kind" | "text">): boolean {
  return kind === "number" && /^-?\d{16}|e/.test(text)
}

function readQuantity(cell: SheetCell, reader: Reader): CellReading {
  const found = readNumber(cell)
  if (found.kind === "missing") return { missing: found.reason }
  if (found.kind === "none") return { unread: "not-a-number" }
  const wanted = reader.measure.unit
  let { factor } = reader
  let told: "scale" | "unit" | undefined
  if (found.unit !== undefined) {
    // The cell's own unit counts; where it is not the column's, that is told.
    factor = wanted === null ? null : convertUnit(found.unit, wanted)
    if (factor === null) return { unread: "unit-unknown" }
    if (
      reader.factor === null ||
      convertUnit(found.unit, reader.factor.from)?.times !== "1" ||
      !isSame(factor)
    )
      told = "unit"
    if (reader.factor !== null && parseUnit(reader.factor.from)?.text === found.unit) told = undefined
  } else if (found.scaled !== undefined) {
    if (reader.scaledUnit) return { unread: "unit-unknown" }
    told = "scale"
  }
  if (factor === null) {
    if (wanted !== null) return { unread: "unit-unknown" }
    return told === undefined ? { text: found.text } : { text: found.text, told }
  }
  const text = applyFactor(found.text, factor)
  if (text === null) return { unread: "unit-unknown" }
  return told === undefined ? { text } : { text, told }
}

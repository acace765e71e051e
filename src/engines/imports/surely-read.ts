import { isPlainDecimal } from "./decimal.ts"
import type { Factor, Measure } from "./model.ts"
import { isSame } from "./units.ts"
import type { SheetCell } from "./workbook.ts"

/** Factors that only move the point. */
const power = /^10{0,12}$/

/**
 * Whether every plain number under such a column is a value, whatever it is, and nothing is told of it: `readValue`
 * need not be asked where nobody wants the value itself.
 */
export function surelyReads(measure: Measure, factor: Factor | null): boolean {
  if (measure.type !== "number") return false
  if (factor === null) return measure.unit === null
  return isSame(factor) || (factor.over === "1" && power.test(factor.times))
}

/** A cell that says a number and nothing besides, be it a number or a text by its kind. */
export function isPlainNumber({ kind, note, text }: SheetCell): boolean {
  return (
    (kind === "number" || kind === "text") && note === undefined && text.length <= 40 && isPlainDecimal(text)
  )
}

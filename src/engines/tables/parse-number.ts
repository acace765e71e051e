import { halfWidth } from "./half-width.ts"

/** Why a text in a number column is not read; also the code of its issue. */
export type NumberFault = "not-a-number" | "percent-sign" | "number-grouping" | "number-out-of-range"

export type ParsedNumber =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly fault: NumberFault }

/** What stands for a missing value in number columns, and only there: NA is also Namibia. */
const missingMarks = new Set(["", "NA", "N/A", "n/a", "#N/A", "-", "—", "——", "/", "…", "……", "不详"])

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/

/**
 * Reads the text of one number cell. Thousands may be set off by commas in groups of three; digits, signs, point and
 * comma may be full-width; spaces around do not matter.
 * @returns `value: null` for a blank cell or a mark of missing; `fault` for all else: a percent sign leaves the unit
 * unclear, a comma that sets off no thousands may be a decimal one, and no number becomes infinite or vanishes to 0
 * @example parseNumber("1,234.5") // { ok: true, value: 1234.5 }
 * @example parseNumber("１２３．４") // { ok: true, value: 123.4 }
 * @example parseNumber("—") // { ok: true, value: null }
 * @example parseNumber("5.2%") // { ok: false, fault: "percent-sign" }
 */
export function parseNumber(text: string): ParsedNumber {
  const clean = halfWidth(text).trim()
  if (missingMarks.has(clean)) return { ok: true, value: null }
  if (plain.test(clean) || grouped.test(clean)) {
    const value = Number(clean.replaceAll(",", ""))
    const vanished = value === 0 && /[1-9]/.test(clean.replace(/[eE].*$/, ""))
    return Number.isFinite(value) && !vanished
      ? { ok: true, value: value === 0 ? 0 : value }
      : { ok: false, fault: "number-out-of-range" }
  }
  if (/^[+-]?[\d.,]+(?:[eE][+-]?\d+)?\s*[%‰]$/.test(clean)) return { ok: false, fault: "percent-sign" }
  if (/^[+-]?\d[\d,]*,[\d,]*(?:\.\d*)?$/.test(clean)) return { ok: false, fault: "number-grouping" }
  return { ok: false, fault: "not-a-number" }
}

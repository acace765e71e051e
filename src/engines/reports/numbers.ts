import { log10 } from "#statistics"

/**
 * A number with so many decimals and commas by thousands; missing is a dash.
 * @example showNumber(-12345.678, 2) // "-12,345.68"
 */
export function showNumber(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined) return "—"
  // Beyond this `toFixed` writes exponents, which commas would spoil.
  if (Math.abs(value) >= 1e21) return String(value)
  const fixed = value.toFixed(decimals)
  const sign = fixed.startsWith("-") && Number(fixed) !== 0 ? "-" : ""
  const [whole = "", fraction] = fixed.replace("-", "").split(".")
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`)
}

/** Decimals that show about four digits of a value in its own unit; whole numbers get none. */
export function sensibleDecimals(value: number): number {
  const size = Math.abs(value)
  if (Number.isInteger(value) || size >= 1000) return 0
  if (size >= 100) return 1
  if (size >= 1) return 2
  return size === 0 ? 0 : Math.min(12, 3 - Math.floor(log10(size)))
}

/** A value in its own unit. */
export function showValue(value: number | null | undefined): string {
  return value === null || value === undefined ? "—" : showNumber(value, sensibleDecimals(value))
}

/** Decimals of scores: 2 on scales such as 0–100, more where the whole scale is narrow (0–1, z-scores). */
export function scoreDecimals(columns: readonly (readonly (number | null)[])[]): number {
  let largest = 0
  for (const column of columns)
    for (const value of column) if (value !== null) largest = Math.max(largest, Math.abs(value))
  if (largest > 10) return 2
  return largest > 1.5 ? 3 : 4
}

/** Lowest and highest value, reaching to zero: the ends of a bar's scale. */
export function barScale(values: Iterable<number | null>): readonly [number, number] {
  let low = 0
  let high = 0
  for (const value of values) {
    if (value === null) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low === high ? [0, 1] : [low, high]
}

import { halfWidth } from "./half-width.ts"

/**
 * The period of a cell: a year, a quarter or a month.
 * @returns `null` when the text is none of them
 * @example findPeriod("2024") // "2024"
 * @example findPeriod(" 2024-Q1") // "2024-Q1"
 * @example findPeriod("2024-13") // null
 */
export function findPeriod(text: string): string | null {
  const clean = halfWidth(text).trim()
  return /^\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?$/.test(clean) ? clean : null
}

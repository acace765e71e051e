/**
 * The change of a figure since another one, for reading only: `+33.3%`.
 * @returns `null` where one of them is missing, no number, or where there is nothing to divide by
 */
export function percentChange(before: string | null, now: string | null): string | null {
  if (before === null || now === null) return null
  const [from, to] = [Number(before), Number(now)]
  if (!Number.isFinite(from) || !Number.isFinite(to) || from === 0) return null
  const percent = ((to - from) / Math.abs(from)) * 100
  return `${percent > 0 ? "+" : ""}${percent.toFixed(1)}%`
}

/**
 * An exact number with its digits in groups of three, nothing of it rounded; any other text as it is.
 * @example groupedDigits("-1234567.0250") // "-1,234,567.0250"
 */
export function groupedDigits(text: string): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? []
  return whole === "" ? text : `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest}`
}

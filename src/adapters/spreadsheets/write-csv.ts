/** Signs that make a spreadsheet read a text as a formula, full-width ones too. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * A text table as RFC 4180 asks, with the byte order mark that spreadsheets need for UTF-8. Numbers are in full; a
 * missing one (`null`, NaN) is blank. A text that a spreadsheet would take for a formula gets an apostrophe in front.
 * @example writeCsv(["code", "x"], [["A", 1.5]]) // "\uFEFFcode,x\r\nA,1.5\r\n"
 */
export function writeCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return `\uFEFF${[header, ...rows].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`
}

function cellText(value: string | number | null): string {
  if (value === null) return ""
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : ""
  const text = formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

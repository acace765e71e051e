/** Signs that make a spreadsheet read a text as a formula, full-width ones too. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/
const plainNumber = /^-?\d+(?:\.\d+)?$/

/**
 * One line of a text table as RFC 4180 asks. Decimal texts stand as they are, to the last digit; any other text that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 * @example csvLine(["990001", null, "-0.50", "a,b"]) // '990001,,-0.50,"a,b"\r\n'
 */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map(cellText).join(",")}\r\n`
}

/** A whole text table, with the byte order mark that spreadsheets need for UTF-8. */
export function csvText(header: readonly string[], rows: Iterable<readonly (string | null)[]>): string {
  const lines = [`\uFEFF${csvLine(header)}`]
  for (const row of rows) lines.push(csvLine(row))
  return lines.join("")
}

function cellText(value: string | null): string {
  if (value === null || value === "") return ""
  if (plainNumber.test(value)) return value
  const text = formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

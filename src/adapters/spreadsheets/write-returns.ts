import { type Issue, issue } from "#issues"
import { cellPath } from "#tables"
import { encodeGb18030 } from "./encode-gb18030.ts"
import { writeListWorkbook } from "./write-list-workbook.ts"

/** A variable of the survey forms, in their order. */
export interface ReturnVariable {
  /** In formulas and rows. */
  readonly code: string
  /** As the form prints it: QC05_0. */
  readonly officialCode: string
  readonly label: { readonly zh: string }
  readonly type: "number" | "text" | "date" | "truth"
  /** Amounts of the forms are in 千元; values are handed over in this unit already. */
  readonly unit?: string
}

/** Values of one enterprise by code: exact decimal text, text, dates; `null` or left out: missing. */
export type ReturnRow = Readonly<Record<string, string | null>>

export interface ReturnsOptions {
  readonly format: "xlsx" | "csv-gb18030"
  /** Name of the sheet, and of the file in messages. */
  readonly name: string
}

/** Issues that are told one by one; more are as many files' worth. */
const mostTold = 50
const digitsOf = (text: string) => text.replace(/^[+-]?0*\.?0*/, "").replace(/\D/g, "").length

/**
 * Writes enterprises' returns for handing up: a line of survey codes, a line of Chinese names with units, then one row an
 * enterprise. Texts are texts, so that codes keep their zeros; what is missing is blank.
 * Issues, by cell: `return-number-as-text` (more digits than a spreadsheet keeps), `return-looks-like-formula` (in a text
 * file a spreadsheet would take it for one; it is written as it is).
 */
export async function writeReturns(
  rows: Iterable<ReturnRow>,
  variables: readonly ReturnVariable[],
  { format, name }: ReturnsOptions,
): Promise<{ content: Uint8Array; issues: Issue[] }> {
  const issues: Issue[] = []
  const tell = (code: string, line: number, column: number, text: string) => {
    if (issues.length < mostTold)
      issues.push(issue("warning", code, cellPath({ source: name, sheet: null }, line, column), { text }))
  }
  const codes = variables.map(({ officialCode }) => officialCode)
  const names = variables.map(({ label, unit }) => (unit === undefined ? label.zh : `${label.zh}（${unit}）`))
  const lines = function* (): Generator<(string | null)[]> {
    yield names
    let line = 2
    for (const row of rows) {
      line++
      yield variables.map(({ code, type }, column) => {
        const value = row[code] ?? null
        if (value === null || value === "") return null
        if (format === "xlsx" && type === "number" && digitsOf(value) > 15)
          tell("return-number-as-text", line, column, value)
        if (format !== "xlsx" && type !== "number" && /^[=+\-@\t\r]/.test(value))
          tell("return-looks-like-formula", line, column, value)
        return value
      })
    }
  }
  if (format === "xlsx") {
    const columns = variables.map(({ officialCode, type }) => ({
      header: officialCode,
      kind: type === "number" ? ("number" as const) : ("text" as const),
    }))
    return { content: await writeListWorkbook({ name, columns, rows: lines() }), issues }
  }
  const parts: Uint8Array[] = [encodeGb18030(csvLine(codes))]
  for (const cells of lines()) parts.push(encodeGb18030(csvLine(cells)))
  return { content: joined(parts), issues }
}

/** As RFC 4180 asks, without changing a text. */
const csvLine = (cells: readonly (string | null)[]): string =>
  `${cells
    .map((text) =>
      text === null
        ? ""
        : /[",\r\n]/.test(text) || text !== text.trim()
          ? `"${text.replaceAll('"', '""')}"`
          : text,
    )
    .join(",")}\r\n`

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

import { type Issue, issue } from "#issues"
import { dayOf } from "./calendar-days.ts"
import { readDecimal, rescaled } from "./decimals.ts"
import { type Declared, mostDecimals, type Scope } from "./scope.ts"
import type { Cell, DataRecord } from "./value.ts"

/**
 * One cell from exact text: decimal digits, YYYY-MM-DD, true or false, or any text; blank and `null` are missing.
 * @returns a cell of the declared type; a faulty one is missing, with an issue: never rounded, never cut
 */
export function readCell(
  declared: Declared,
  text: string | null,
  path: string,
): { readonly cell: Cell; readonly issues: readonly Issue[] } {
  const faulty = (code: string, values: Readonly<Record<string, unknown>> = {}) => ({
    cell: { missing: code },
    issues: [issue("error", code, path, { code: declared.code, text, ...values })],
  })
  if (text === null || text === "") return { cell: null, issues: [] }
  switch (declared.type) {
    case "text":
      return /[\0]|\p{Cs}/u.test(text) ? faulty("expression-cell-text") : { cell: text, issues: [] }
    case "truth":
      return text === "true" || text === "false"
        ? { cell: text === "true", issues: [] }
        : faulty("expression-cell-truth")
    case "date": {
      const day = dayOf(text)
      return day === null ? faulty("expression-cell-date") : { cell: day, issues: [] }
    }
    case "number": {
      if (declared.double === true) {
        const value = Number(text)
        return Number.isFinite(value) ? { cell: value, issues: [] } : faulty("expression-cell-number")
      }
      const decimals = Math.min(declared.decimals ?? 0, mostDecimals)
      const read = readDecimal(text.trim())
      if (read === null) return faulty("expression-cell-number")
      if (read.decimals > decimals) return faulty("expression-cell-decimals", { decimals })
      const integer = rescaled(read.integer, decimals - read.decimals)
      if (integer > 999_999_999_999_999_999n || integer < -999_999_999_999_999_999n)
        return faulty("expression-cell-number")
      return { cell: integer, issues: [] }
    }
  }
}

/** All cells of a record that the scope declares; others are left out. `path` leads to the record. */
export function readRecord(
  scope: Scope,
  texts: Readonly<Record<string, string | null>>,
  path: string,
): { readonly record: DataRecord; readonly issues: readonly Issue[] } {
  const record: Record<string, Cell> = {}
  const issues: Issue[] = []
  for (const declared of [...scope.variables, ...(scope.groups ?? [])]) {
    const read = readCell(declared, texts[declared.code] ?? null, `${path}/${declared.code}`)
    record[declared.code] = read.cell
    issues.push(...read.issues)
  }
  return { record, issues }
}

/** Parameters of a scope from texts, as `readRecord`. */
export function readParameters(
  scope: Scope,
  texts: Readonly<Record<string, string | null>>,
  path: string,
): { readonly record: DataRecord; readonly issues: readonly Issue[] } {
  return readRecord({ variables: scope.parameters ?? [] }, texts, path)
}

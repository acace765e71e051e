import type { Cell, DataRecord } from "#expressions"
import { type Issue, issue } from "#issues"
import { cellText } from "./plain-text.ts"
import { type CellReader, cellReaderOf, readReturnCell, sameUnit } from "./read-return-cell.ts"
import type { ReturnDictionary, ReturnVariable } from "./return-file.ts"

/** What was typed into cells, read. */
export interface TypedRead {
  /** As expressions read it; an unreadable cell is missing. */
  readonly record: DataRecord
  /** Of each cell with a value its text in one form: exact decimals, `2024-01-31`, codes without blanks. */
  readonly texts: Readonly<Record<string, string>>
  /** What is wrong with cells; the path is the code of the variable. */
  readonly issues: readonly Issue[]
}

/** The cells of a survey's variables; what is worked out once for all returns. */
export interface TypedCellReader {
  readonly read: (typed: Readonly<Record<string, string>>) => TypedRead
}

/**
 * Reads cells as they were typed or pasted, in the variable's own unit: by the same rules as the cells of a workbook.
 * Cells of no variable of the survey are left out.
 */
export function typedCellReader(dictionary: ReturnDictionary): TypedCellReader {
  const readers = new Map<string, CellReader>(
    dictionary.variables.map((variable) => [
      variable.declared.code,
      cellReaderOf(variable, sameUnit(variable)),
    ]),
  )
  return {
    read: (typed) => {
      const record: Record<string, Cell> = {}
      const texts: Record<string, string> = {}
      const issues: Issue[] = []
      for (const [code, text] of Object.entries(typed)) {
        const reader = readers.get(code)
        if (reader === undefined) continue
        const { cell, faults } = readReturnCell({ column: 0, kind: "text", text }, reader, dictionary)
        record[code] = cell
        for (const fault of faults) issues.push(told(fault, reader.variable, text))
        const kept = cellText(cell, reader.variable.declared)
        if (kept !== null) texts[code] = kept
      }
      return { record, texts, issues }
    },
  }
}

function told(
  { severity, code, values }: { severity: Issue["severity"]; code: string; values?: object },
  { declared, officialCode }: ReturnVariable,
  text: string,
): Issue {
  return issue(severity, code, declared.code, {
    unit: declared.unit ?? "",
    ...values,
    code: officialCode,
    label: declared.label.zh,
    text: text.slice(0, 60),
  })
}

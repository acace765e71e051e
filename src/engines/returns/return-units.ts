import { findTotal, isNote, periodIn, type SheetRow, type Workbook } from "#imports"
import { isUscc, plainUscc } from "#registers"
import type { RowsTable, SheetTable } from "./find-return-tables.ts"
import type { CellPlace, ReturnDictionary } from "./return-file.ts"

/** A period in the name of a sheet, in a title, or in the name of the file; several differing ones are none. */
export function periodOf(workbook: Workbook, tables: readonly (RowsTable | SheetTable)[]): string | null {
  const found = new Set<string>()
  for (const { sheet, ...table } of tables) {
    const titles = Array.from(
      { length: Math.min(4, "from" in table ? table.from - 1 : 2, sheet.rows.count) },
      (_, i) => sheet.rows.at(i).cells.filter(({ kind }) => kind === "text"),
    )
    for (const text of [
      sheet.name ?? "",
      ...titles.flatMap((cells) => (cells.length > 3 ? [] : cells.map((one) => one.text))),
    ]) {
      const one = periodIn(text)
      if (one !== null) found.add(one)
    }
  }
  if (found.size === 0) {
    const one = periodIn(workbook.source.replace(/\.\w+$/, ""))
    if (one !== null) found.add(one)
  }
  const [only = null] = found
  return found.size === 1 ? only : null
}

/** The unit's code as returns are joined by it. */
export function unitText(row: SheetRow, column: number): string {
  const text = row.cells.find((cell) => cell.column === column)?.text ?? ""
  return plainUscc(text)
}

/** Of a row that is no unit's: the text of a total, or that it is a note. */
export function asideOf({ cells }: SheetRow): string | null {
  const [first] = cells
  if (first === undefined) return "note"
  if (cells.length <= 2 && isNote(first.text)) return "note"
  for (const { text, kind } of cells.slice(0, 3)) if (kind === "text" && findTotal(text) !== null) return text
  return null
}

/** Who a sheet is about: a line of the form, a text over the table, or its name. */
export function unitOfSheet(
  { sheet, items }: SheetTable,
  dictionary: ReturnDictionary,
): { unit: string; place: CellPlace } {
  const own = items.find(({ reader }) => reader.variable.declared.code === dictionary.unit)
  if (own !== undefined)
    return { unit: unitText(sheet.rows.at(own.position), own.place.column), place: own.place }
  const first = items[0]?.position ?? 0
  for (let position = 0; position < first; position += 1) {
    const row = sheet.rows.at(position)
    for (const { text, column } of row.cells) {
      const found = /[0-9A-Z]{18}/.exec(plainUscc(text))
      if (found !== null) return { unit: found[0], place: { sheet: sheet.name, line: row.line, column } }
    }
  }
  const place = { sheet: sheet.name, line: sheet.rows.at(0).line, column: 0 }
  const name = plainUscc(sheet.name ?? "")
  return { unit: isUscc(name) ? name : "", place }
}

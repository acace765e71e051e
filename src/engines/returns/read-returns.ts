import type { Cell } from "#expressions"
import { cellName, indexMeasures, periodIn, type Workbook } from "#imports"
import {
  faultAt,
  findReturnTable,
  type Known,
  type RowsTable,
  type SheetTable,
} from "./find-return-tables.ts"
import { type CellRead, readReturnCell } from "./read-return-cell.ts"
import type {
  CellPlace,
  ReadColumn,
  ReadReturn,
  ReturnDictionary,
  ReturnFault,
  ReturnFile,
  ReturnVariable,
} from "./return-file.ts"
import { asideOf, periodOf, unitOfSheet, unitText } from "./return-units.ts"

/** A row of one table, or a sheet of its own; a unit whose forms stand on several sheets has several. */
interface Part {
  readonly table: RowsTable | SheetTable
  readonly position: number
}

interface Entry {
  readonly unit: string
  readonly parts: readonly Part[]
}

/**
 * Opens a workbook as returns: one row a unit, on one sheet or with a sheet for each form; or a sheet for each unit.
 * Columns stand in any order and are known by code, label or other names; a unit in the header is converted exactly.
 * @param period as a person gives it; `null`: what the file says
 */
export function readReturns(
  workbook: Workbook,
  dictionary: ReturnDictionary,
  period: string | null,
): ReturnFile {
  const known = knownOf(dictionary)
  const tables: (RowsTable | SheetTable)[] = []
  const columns: ReadColumn[] = []
  const faults: ReturnFault[] = []
  const unread: ReturnFault[] = []
  for (const sheet of workbook.sheets) {
    const found = findReturnTable(sheet, known)
    if (found.table === null) unread.push(...found.faults)
    else {
      tables.push(found.table)
      columns.push(...found.columns)
      faults.push(...found.faults)
    }
  }
  // A hidden sheet without a table, or one among many, is told but is no fault of the data.
  faults.push(...unread)
  const own = period ?? periodOf(workbook, tables)
  const reader = new ReturnsReader(dictionary, known.variables, own)
  const entries = reader.index(tables, faults)
  const has = new Set(columns.map(({ variable }) => variable))
  return {
    layout: tables[0] === undefined ? "none" : tables[0].layout === "rows" ? "rows" : "sheets",
    period: own,
    units: entries.length,
    columns,
    missing: dictionary.variables
      .filter(({ form, declared }) => dictionary.forms.includes(form) && !has.has(declared.code))
      .map(({ declared }) => declared.code),
    faults,
    returns: function* () {
      for (const entry of entries) yield reader.read(entry)
    },
    find: (unit) => {
      const entry = reader.entryOf(unit)
      return entry === undefined ? null : reader.read(entry)
    },
  }
}

function knownOf(dictionary: ReturnDictionary): Known {
  const variables = new Map(dictionary.variables.map((one) => [one.declared.code, one]))
  const index = indexMeasures(
    dictionary.variables.map(({ declared, officialCode, names }) => ({
      code: declared.code,
      kind: "variable",
      label: declared.label,
      names: [officialCode, ...names],
      unit: declared.unit ?? null,
      type: "text",
    })),
  )
  return { index, variables, dictionary }
}

class ReturnsReader {
  private readonly dictionary: ReturnDictionary
  private readonly variables: ReadonlyMap<string, ReturnVariable>
  private readonly period: string | null
  private readonly byUnit = new Map<string, number>()
  private readonly entries: Entry[] = []

  constructor(
    dictionary: ReturnDictionary,
    variables: ReadonlyMap<string, ReturnVariable>,
    period: string | null,
  ) {
    this.dictionary = dictionary
    this.variables = variables
    this.period = period
  }

  entryOf(unit: string): Entry | undefined {
    const at = this.byUnit.get(unit)
    return at === undefined ? undefined : this.entries[at]
  }

  /** Finds every unit's rows and sheets once, and those that come twice. */
  index(tables: readonly (RowsTable | SheetTable)[], faults: ReturnFault[]): readonly Entry[] {
    for (const table of tables) {
      const grid = { sheet: table.sheet, turned: false }
      if (table.layout === "sheet") {
        const { unit, place } = unitOfSheet(table, this.dictionary)
        if (unit === "")
          faults.push(faultAt(grid, place.line, place.column, "error", "return-unit-missing", {}))
        this.add(unit, { table, position: 0 }, place, faults)
        continue
      }
      const column = table.columns.find(({ use }) => use === "unit")?.column ?? null
      const { rows } = table.sheet
      if (column === null)
        faults.push(faultAt(grid, rows.at(table.from - 1).line, 0, "warning", "return-no-unit-column", {}))
      for (let position = table.from; position < rows.count; position += 1) {
        const row = rows.at(position)
        const aside = asideOf(row)
        if (aside === "note") continue
        if (aside !== null) {
          faults.push(
            faultAt(grid, row.line, row.cells[0]?.column ?? 0, "info", "return-row-total", { text: aside }),
          )
          continue
        }
        const unit = column === null ? "" : unitText(row, column)
        const place = { sheet: table.sheet.name, line: row.line, column: column ?? row.cells[0]?.column ?? 0 }
        if (unit === "" && column !== null)
          faults.push(
            faultAt(grid, row.line, column, "error", "return-unit-missing", {}, this.dictionary.unit),
          )
        this.add(unit, { table, position }, place, faults)
      }
    }
    return this.entries
  }

  private add(unit: string, part: Part, place: CellPlace, faults: ReturnFault[]): void {
    const at = unit === "" ? undefined : this.byUnit.get(unit)
    const before = at === undefined ? undefined : this.entries[at]
    if (at === undefined || before === undefined) {
      if (unit !== "") this.byUnit.set(unit, this.entries.length)
      this.entries.push({ unit, parts: [part] })
      return
    }
    // Another form's sheet adds to the return; the same variables again are a second return.
    if (before.parts.every(({ table }) => this.apart(table, part.table))) {
      this.entries[at] = { unit, parts: [...before.parts, part] }
      return
    }
    const first = this.read({ unit, parts: before.parts.slice(0, 1) }).at
    const name = cellName(
      { sheet: { ...part.table.sheet, name: first.sheet }, turned: false },
      first.line,
      first.column,
    )
    faults.push(
      faultAt(
        { sheet: part.table.sheet, turned: false },
        place.line,
        place.column,
        "error",
        "return-unit-twice",
        { unit, first: name },
        this.dictionary.unit,
      ),
    )
    this.entries.push({ unit, parts: [part] })
  }

  /** Whether two tables share no variable but those that say who the unit is. */
  private apart(a: RowsTable | SheetTable, b: RowsTable | SheetTable): boolean {
    if (a === b) return false
    const { unit, name } = this.dictionary
    const own = new Set(codesOf(a))
    return !codesOf(b).some((code) => code !== unit && code !== name && own.has(code))
  }

  read({ unit, parts }: Entry): ReadReturn {
    const record: Record<string, Cell> = {}
    const faults: ReturnFault[] = []
    const lines: { readonly table: RowsTable; readonly line: number }[] = []
    const items = new Map<string, CellPlace>()
    let name: string | null = null
    let at: CellPlace | null = null
    for (const { table, position } of parts) {
      const sheet = table.sheet.name
      const keep = (code: string, read: CellRead, raw: string, line: number, column: number) => {
        record[code] = read.cell
        if (code === this.dictionary.name && typeof read.cell === "string") name ??= read.cell
        if (read.faults.length > 0) this.tell(faults, code, read, raw, { sheet, line, column }, table)
      }
      if (table.layout === "sheet") {
        at ??= { sheet, line: table.items[0]?.place.line ?? 1, column: table.items[0]?.place.column ?? 0 }
        for (const { reader, position: own, place } of table.items) {
          const cell = table.sheet.rows.at(own).cells.find(({ column }) => column === place.column)
          items.set(reader.variable.declared.code, place)
          if (cell !== undefined)
            keep(
              reader.variable.declared.code,
              readReturnCell(cell, reader, this.dictionary),
              cell.text,
              place.line,
              place.column,
            )
        }
        continue
      }
      const row = table.sheet.rows.at(position)
      lines.push({ table, line: row.line })
      at ??= { sheet, line: row.line, column: row.cells[0]?.column ?? 0 }
      let next = 0
      for (const { column, use, reader } of table.columns) {
        while ((row.cells[next]?.column ?? Number.POSITIVE_INFINITY) < column) next += 1
        const cell = row.cells[next]
        if (cell?.column !== column) continue
        if (reader !== null)
          keep(
            reader.variable.declared.code,
            readReturnCell(cell, reader, this.dictionary),
            cell.text,
            row.line,
            column,
          )
        else if (use === "name") name ??= cell.text.trim()
        else if (use === "period") {
          const told = periodIn(cell.text)
          if (this.period !== null && told !== this.period)
            faults.push(
              faultAt({ sheet: table.sheet, turned: false }, row.line, column, "error", "return-row-period", {
                text: cell.text,
                period: this.period,
              }),
            )
        }
      }
    }
    return {
      data: { unit, name, zone: null, period: this.period ?? "", record },
      at: at ?? { sheet: null, line: 1, column: 0 },
      faults,
      place: (code) => {
        const item = items.get(code)
        if (item !== undefined) return item
        for (const { table, line } of lines) {
          const column = table.byVariable.get(code)
          if (column !== undefined) return { sheet: table.sheet.name, line, column }
        }
        return null
      },
    }
  }

  private tell(
    faults: ReturnFault[],
    code: string,
    { faults: found }: CellRead,
    raw: string,
    { line, column }: CellPlace,
    table: RowsTable | SheetTable,
  ): void {
    const variable = this.variables.get(code)
    for (const { severity, code: fault, values } of found)
      faults.push(
        faultAt(
          { sheet: table.sheet, turned: false },
          line,
          column,
          severity,
          fault,
          {
            unit: variable?.declared.unit ?? "",
            ...values,
            code: variable?.officialCode ?? code,
            label: variable?.declared.label.zh ?? "",
            text: raw.slice(0, 60),
          },
          code,
        ),
      )
  }
}

const codesOf = (table: RowsTable | SheetTable): readonly string[] =>
  table.layout === "rows"
    ? [...table.byVariable.keys()]
    : table.items.map(({ reader }) => reader.variable.declared.code)

import {
  cellName,
  convertUnit,
  type Grid,
  gridOf,
  isNumbering,
  type MeasureIndex,
  matchMeasure,
  parseUnit,
  readHeader,
  roleOfHeader,
  type Sheet,
  type SheetRow,
  takeUnit,
} from "#imports"
import { type Issue, issue } from "#issues"
import { type CellReader, cellReaderOf, sameUnit } from "./read-return-cell.ts"
import type { CellPlace, ReadColumn, ReturnDictionary, ReturnFault, ReturnVariable } from "./return-file.ts"

export type ColumnUse = "variable" | "unit" | "name" | "period"

export interface TableColumn {
  readonly column: number
  readonly use: ColumnUse
  /** `null`: it says who the unit is or which period, and is no variable. */
  readonly reader: CellReader | null
}

/** One row a unit. */
export interface RowsTable {
  readonly layout: "rows"
  readonly sheet: Sheet
  readonly columns: readonly TableColumn[]
  readonly byVariable: ReadonlyMap<string, number>
  /** Position of the first row below the header. */
  readonly from: number
  readonly headerLines: ReadonlySet<number>
}

/** The sheet is one unit's: a line for each variable. */
export interface SheetTable {
  readonly layout: "sheet"
  readonly sheet: Sheet
  readonly items: readonly SheetItem[]
}

export interface SheetItem {
  readonly reader: CellReader
  readonly position: number
  readonly place: CellPlace
}

export interface Known {
  readonly index: MeasureIndex
  readonly variables: ReadonlyMap<string, ReturnVariable>
  readonly dictionary: ReturnDictionary
}

export interface FoundTable {
  readonly table: RowsTable | SheetTable | null
  readonly columns: readonly ReadColumn[]
  readonly faults: readonly ReturnFault[]
}

/** Rows in which a header is looked for. */
const looked = 30
/** Lines of a header at most. */
const deepest = 6

const valueWord = /^(?:数量|金额|数额|填报数|填报值|本年实际|本期实际|本年累计)$/
const reference = "仅供参照，不导入"

/** What of a sheet is a return: its header, and what each column or line is. */
export function findReturnTable(sheet: Sheet, known: Known): FoundTable {
  const { rows } = sheet
  if (rows.count === 0 || (rows.at(0).cells[0]?.text.startsWith(reference) ?? false))
    return { table: null, columns: [], faults: [] }
  const grid = gridOf(sheet)
  for (let position = 0; position < Math.min(looked, rows.count); position += 1) {
    const row = rows.at(position)
    const blocks = blocksOf(row)
    if (blocks.length > 0) return readSheetTable(grid, position, blocks, known)
    if (isHeader(row, known)) return readRowsTable(grid, position, known)
  }
  return {
    table: null,
    columns: [],
    faults: [faultAt(grid, rows.at(0).line, 0, "info", "return-sheet-not-read", { sheet: sheet.name ?? "" })],
  }
}

export function faultAt(
  grid: Pick<Grid, "sheet" | "turned">,
  line: number,
  column: number,
  severity: Issue["severity"],
  code: string,
  values: Readonly<Record<string, unknown>>,
  variable: string | null = null,
): ReturnFault {
  return {
    issue: issue(severity, code, cellName(grid, line, column), values),
    place: { sheet: grid.sheet.name, line, column },
    variable,
  }
}

/** The variable that a text names, without its unit; `null`: none, or not surely. */
const named = (text: string, { index }: Known): string | null =>
  text.length > 80 ? null : matchMeasure([takeUnit(text).text], index).measure

function isHeader(row: SheetRow, known: Known): boolean {
  const variables = new Set<string>()
  let hits = 0
  for (const { text, kind } of row.cells) {
    if (kind !== "text") continue
    const variable = named(text, known)
    if (variable !== null) variables.add(variable)
    if (variable !== null || roleOfHeader([text]) !== null) hits += 1
  }
  return variables.size > 0 && hits > 1 && hits * 3 >= row.cells.length && variables.size + 1 >= hits / 2
}

const isUnitRow = (row: SheetRow): boolean =>
  row.cells.length > 1 &&
  row.cells.filter(({ text }) => parseUnit(text) !== null).length * 2 >= row.cells.length

function readRowsTable(grid: Grid, position: number, known: Known): FoundTable {
  const { rows } = grid.sheet
  const header: SheetRow[] = [rows.at(position)]
  while (position + header.length < rows.count && header.length < deepest) {
    const next = rows.at(position + header.length)
    if (!isHeader(next, known) && !isUnitRow(next) && !isNumbering(next.cells)) break
    header.push(next)
  }
  const columns: TableColumn[] = []
  const told: ReadColumn[] = []
  const faults: ReturnFault[] = []
  const byVariable = new Map<string, number>()
  const first = new Map<string, string>()
  const left = Math.min(...header.map(({ cells }) => cells[0]?.column ?? 0))
  const right = Math.max(...header.map(({ cells }) => cells[cells.length - 1]?.column ?? 0))
  const bottom = header[header.length - 1]?.line ?? 0
  for (const { column, parts, unit, own } of readHeader(grid, header, left, right)) {
    if (!own || parts.length === 0) continue
    const text = parts.join(" ")
    const tell = (severity: Issue["severity"], code: string, values: Readonly<Record<string, unknown>>) =>
      faults.push(faultAt(grid, bottom, column, severity, code, { header: text, ...values }))
    const found = matchMeasure(parts, known.index)
    const variable = found.measure === null ? undefined : known.variables.get(found.measure)
    if (variable === undefined) {
      const role = roleOfHeader(parts)
      const use =
        role === "entity-code" ? "unit" : role === "entity-name" ? "name" : role === "period" ? role : null
      if (use !== null) columns.push({ column, use, reader: null })
      else if (role !== "serial")
        if (found.by !== null || found.candidates.length > 0)
          tell("warning", "return-column-doubtful", {
            candidates: found.candidates.map((code) => known.variables.get(code)?.officialCode ?? code),
          })
        else tell("warning", "return-column-unknown", {})
      continue
    }
    const { declared, officialCode } = variable
    const own2 = { code: officialCode, label: declared.label.zh }
    const earlier = first.get(declared.code)
    if (earlier !== undefined) {
      tell("error", "return-column-twice", { ...own2, first: earlier })
      continue
    }
    first.set(declared.code, cellName(grid, bottom, column))
    const factor = unit === null || declared.unit === undefined ? null : convertUnit(unit, declared.unit)
    if (unit !== null && declared.unit !== undefined && factor === null) {
      tell("error", "return-column-unit", { ...own2, given: unit, unit: declared.unit })
      continue
    }
    const reader = cellReaderOf(variable, factor ?? sameUnit(variable))
    columns.push({ column, use: purposeOf(declared.code, known.dictionary), reader })
    byVariable.set(declared.code, column)
    told.push({
      place: { sheet: grid.sheet.name, line: bottom, column },
      header: text,
      variable: declared.code,
      unit,
      converted: !reader.plain,
    })
  }
  const table: RowsTable = {
    layout: "rows",
    sheet: grid.sheet,
    columns,
    byVariable,
    from: position + header.length,
    headerLines: new Set(header.map(({ line }) => line)),
  }
  return { table, columns: told, faults }
}

const purposeOf = (code: string, { unit, name }: ReturnDictionary): ColumnUse =>
  code === unit ? "unit" : code === name ? "name" : "variable"

interface Block {
  /** Columns that name the variable, by code or name. */
  readonly items: readonly number[]
  readonly unit: number | null
  readonly value: number
}

/** 代码 | 指标名称 | 计量单位 | 数值, once or several times side by side. */
function blocksOf(row: SheetRow): Block[] {
  const blocks: Block[] = []
  let items: number[] = []
  let unit: number | null = null
  for (const { column, text } of row.cells) {
    const plain = text.replace(/[\s\u3000]/g, "")
    const role = valueWord.test(plain) ? "value" : roleOfHeader([plain])
    if (role === "item" || role === "entity-code" || role === "entity-name") items.push(column)
    else if (role === "unit") unit = column
    else if (role === "value" && items.length > 0) {
      blocks.push({ items, unit, value: column })
      items = []
      unit = null
    }
  }
  return blocks
}

function readSheetTable(grid: Grid, header: number, blocks: readonly Block[], known: Known): FoundTable {
  const { rows } = grid.sheet
  const items: SheetItem[] = []
  const columns: ReadColumn[] = []
  const faults: ReturnFault[] = []
  const first = new Map<string, string>()
  for (let position = header + 1; position < rows.count; position += 1) {
    const row = rows.at(position)
    if (isNumbering(row.cells)) continue
    const textAt = (column: number | null) => row.cells.find((cell) => cell.column === column)?.text ?? ""
    for (const { items: names, unit: unitColumn, value } of blocks) {
      const parts = names.map(textAt).filter((text) => text.trim() !== "")
      if (parts.length === 0) continue
      const taken = parts.map(takeUnit)
      const found = matchMeasure(
        taken.map(({ text }) => text),
        known.index,
      )
      const variable = found.measure === null ? undefined : known.variables.get(found.measure)
      const column = names[0] ?? 0
      const text = parts.join(" ")
      const tell = (severity: Issue["severity"], code: string, values: Readonly<Record<string, unknown>>) =>
        faults.push(faultAt(grid, row.line, column, severity, code, { header: text, ...values }))
      if (variable === undefined) {
        // Headings and notes between the lines have no value.
        if (textAt(value) === "") continue
        if (found.candidates.length > 0)
          tell("warning", "return-column-doubtful", {
            candidates: found.candidates.map((code) => known.variables.get(code)?.officialCode ?? code),
          })
        else tell("warning", "return-column-unknown", {})
        continue
      }
      const { declared, officialCode } = variable
      const own = { code: officialCode, label: declared.label.zh }
      const earlier = first.get(declared.code)
      if (earlier !== undefined) {
        tell("error", "return-column-twice", { ...own, first: earlier })
        continue
      }
      first.set(declared.code, cellName(grid, row.line, column))
      const beside = textAt(unitColumn).trim()
      const unit = /^[-—–/]*$/.test(beside) ? (taken.find((one) => one.unit !== null)?.unit ?? null) : beside
      const factor = unit === null || declared.unit === undefined ? null : convertUnit(unit, declared.unit)
      if (unit !== null && declared.unit !== undefined && factor === null) {
        tell("error", "return-column-unit", { ...own, given: unit, unit: declared.unit })
        continue
      }
      const place = { sheet: grid.sheet.name, line: row.line, column: value }
      const reader = cellReaderOf(variable, factor ?? sameUnit(variable))
      items.push({ reader, position, place })
      columns.push({ place, header: text, variable: declared.code, unit, converted: !reader.plain })
    }
  }
  return { table: { layout: "sheet", sheet: grid.sheet, items }, columns, faults }
}

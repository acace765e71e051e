import { type Issue, issue } from "#issues"
import { Account, type AccountOptions } from "./account.ts"
import { columnLetters } from "./fold.ts"
import { gridOf, turn } from "./grid.ts"
import type {
  ImportDictionary,
  ImportOutcome,
  ImportPlan,
  ImportQuestion,
  ReadRow,
  TablePlan,
} from "./model.ts"
import { questionsOf } from "./questions.ts"
import { noDuplicates, type RowSink } from "./row-sink.ts"
import { TableReader } from "./table-reader.ts"
import { mergedOver } from "./walk-rows.ts"
import type { MergedRange, Sheet, SheetRow, Workbook } from "./workbook.ts"

export interface ReadOptions extends AccountOptions {
  /** Asked before each row whether `onRow` still wants rows of its table; those it does not are counted all the same. */
  readonly wantsRow?: (table: TablePlan) => boolean
}

/**
 * Reads a workbook by its plan. Rows go to `onRow` one by one and none is held. Every cell that is not blank is counted
 * in exactly one part of the account; whatever nothing was made of is listed, up to `unreadLimit`.
 */
export function readImport(
  workbook: Workbook,
  plan: ImportPlan,
  dictionary: ImportDictionary,
  onRow?: (table: TablePlan, row: ReadRow) => void,
  options: ReadOptions = {},
): ImportOutcome {
  const account = new Account(options)
  const measures = new Map(dictionary.measures.map((measure) => [measure.code, measure]))
  const sink: RowSink = {
    account,
    issues: new Map(),
    rows: 0,
    onRow,
    wantsRow: options.wantsRow,
    duplicates: noDuplicates(),
  }
  const questions: ImportQuestion[] = []
  const issues: Issue[] = []
  for (const sheet of workbook.sheets) {
    const tables = plan.tables.filter((table) => table.sheet === sheet.name)
    readSheet(sheet, tables, dictionary, sink)
    for (const table of tables) {
      questions.push(...questionsOf(table, measures, dictionary.entities !== null))
      if (!table.skipped) issues.push(...mergedValues(sheet, table))
    }
  }
  for (const [, { code, severity, cell, count, values }] of sink.issues)
    issues.push(issue(severity, code, cell, { ...values, count }))
  return {
    account: account.account,
    unread: account.unread,
    unreadCount: account.unreadCount,
    rows: sink.rows,
    issues,
    questions,
  }
}

function readSheet(sheet: Sheet, tables: readonly TablePlan[], dictionary: ImportDictionary, sink: RowSink) {
  const { account } = sink
  const grid = gridOf(sheet)
  const readers = tables.map((table) => new TableReader(table, grid, dictionary, sink))
  const straight = readers.filter(({ table }) => !table.skipped && table.layout !== "transposed")
  const titles = new Set(tables.filter(({ skipped }) => !skipped).flatMap(({ titleLines }) => titleLines))
  const notes = new Set(
    tables
      .filter(({ skipped }) => !skipped)
      .flatMap(({ setAside }) => setAside.filter((row) => row.column === undefined && row.reason === "note"))
      .map(({ line }) => line),
  )
  const prefix = sheet.name === null ? "" : `${sheet.name}!`
  const nameOf = (line: number, column: number) => `${prefix}${columnLetters(column)}${line}`
  const where = { cell: nameOf }
  const only = straight.length === 1 && tables.length === 1 ? straight[0] : undefined
  for (let position = 0; position < grid.count; position += 1) {
    const row = grid.at(position)
    const { line, cells } = row
    account.cells += cells.length
    if (only?.covers(row)) {
      only.read(row, cells)
      continue
    }
    const rest = new Set(cells)
    for (const reader of readers) {
      if (line < reader.table.range.top || line > reader.table.range.bottom) continue
      const own = cells.filter((cell) => rest.has(cell) && reader.holds(cell.column))
      for (const cell of own) rest.delete(cell)
      if (reader.table.skipped)
        for (const { column, text } of own)
          account.leave(nameOf(line, column), text, sheet.hidden ? "hidden-sheet" : "table-skipped")
      // The cells of a turned table are counted when it is read as a whole.
      else if (reader.table.layout !== "transposed") reader.read(row, own)
    }
    for (const { column, text } of rest) {
      if (titles.has(line)) account.put("titles", where, line, column)
      else if (notes.has(line)) account.leave(nameOf(line, column), text, "note")
      else account.leave(nameOf(line, column), text, sheet.hidden ? "hidden-sheet" : "outside-a-table")
    }
  }
  for (const { table } of readers) {
    if (table.skipped || table.layout !== "transposed") continue
    const turned = turn(sheet, 0, grid.count, table.range)
    const reader = new TableReader(table, turned, dictionary, sink)
    for (let position = 0; position < turned.count; position += 1) {
      const row: SheetRow = turned.at(position)
      reader.read(row, row.cells)
    }
  }
}

/** Merged cells over values: the value counts for the top left cell alone, and that is told. */
function mergedValues(sheet: Sheet, table: TablePlan): Issue[] {
  const prefix = sheet.name === null ? "" : `${sheet.name}!`
  const { range } = table
  const turned = table.layout === "transposed"
  const valued = new Set(
    table.columns.filter(({ role }) => role === "measure" || role === "value").map(({ column }) => column),
  )
  const last = Math.max(0, ...table.headerLines)
  const aside = new Set(
    table.setAside.map((row) => (turned && row.column !== undefined ? row.column + 1 : row.line)),
  )
  const within = sheet.merges.filter(
    (merge) =>
      merge.top >= range.top &&
      merge.bottom <= range.bottom &&
      merge.right <= range.right &&
      merge.left >= range.left,
  )
  const turn = ({ top, left, bottom, right }: MergedRange) => ({
    top: left + 1,
    left: top - 1,
    bottom: right + 1,
    right: bottom - 1,
  })
  return mergedOver(turned ? within.map(turn) : within, valued, last).flatMap((found) => {
    if (aside.has(found.top)) return []
    // Turned twice, it stands as it did.
    const merge = turned ? turn(found) : found
    const cell = `${prefix}${columnLetters(merge.left)}${merge.top}`
    const over = `${columnLetters(merge.left)}${merge.top}:${columnLetters(merge.right)}${merge.bottom}`
    return [issue("warning", "import-merged-value", cell, { range: over })]
  })
}

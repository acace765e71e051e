import type { Severity } from "#issues"
import { halfWidth } from "#tables"
import { columnLetters } from "./fold.ts"
import type { Grid } from "./grid.ts"
import type {
  ColumnPlan,
  ImportDictionary,
  ItemMatch,
  Measure,
  ReadValue,
  SetAsideReason,
  TablePlan,
  UnreadCell,
} from "./model.ts"
import { type PeriodGroup, periodGroups } from "./period-groups.ts"
import { ItemNames } from "./plan-names.ts"
import { hasLostDigits, type Reader, readerOf, readValue } from "./read-value.ts"
import { claim, type RowSink, tell } from "./row-sink.ts"
import { isPlainNumber } from "./surely-read.ts"
import { CarriedTexts, entityText, mergedOver, periodAt, rowColumns, textAt } from "./walk-rows.ts"
import type { SheetCell, SheetRow } from "./workbook.ts"

/** Reads the rows of one table; holds none. */
export class TableReader {
  readonly table: TablePlan
  private readonly sink: RowSink
  private readonly columns: ReturnType<typeof rowColumns>
  private readonly carried: CarriedTexts
  private readonly entities: ReadonlyMap<
    string,
    { readonly code: string | null; readonly aside: boolean }
  > | null
  private readonly aside: ReadonlyMap<number, SetAsideReason>
  private readonly headers: ReadonlySet<number>
  /** Top left cells of what is merged over values. */
  private readonly merged: ReadonlySet<number>
  private readonly groups: readonly PeriodGroup[]
  /** By column: the group and the place in it. */
  private readonly roles: (ColumnPlan | undefined)[] = []
  private readonly items = new Map<string, { match: ItemMatch; reader: Reader | null }>()
  private readonly itemNames: ItemNames
  private readonly valueColumns: readonly ColumnPlan[]
  private readonly identity: number | null
  private readonly label: number | null
  private readonly names: string[] = []
  private readonly turned: boolean
  private readonly prefix: string
  /** Who wants the row that is being read; `undefined`: nobody, and no value is made. */
  private onRow: RowSink["onRow"]

  constructor(table: TablePlan, grid: Grid, dictionary: ImportDictionary, sink: RowSink) {
    this.table = table
    this.sink = sink
    this.turned = table.layout === "transposed"
    this.prefix = grid.sheet.name === null ? "" : `${grid.sheet.name}!`
    const { range } = table
    this.columns = rowColumns(
      table.columns,
      this.turned
        ? { left: range.top - 1, right: range.bottom - 1 }
        : { left: range.left, right: range.right },
    )
    this.itemNames = new ItemNames(this.columns)
    this.valueColumns = table.columns.filter(({ role }) => role === "value")
    const { name, code, period, item } = this.columns
    this.carried = new CarriedTexts(grid, [name, code, period, item], Math.max(0, ...table.headerLines) + 1)
    this.entities =
      dictionary.entities === null
        ? null
        : new Map(
            table.entities.map(({ text, code, by }) => [
              text,
              { code, aside: code === null && (by === "person" || by === "profile") },
            ]),
          )
    this.aside = new Map(
      table.setAside.map((row) => [
        this.turned && row.column !== undefined ? row.column + 1 : row.line,
        row.reason,
      ]),
    )
    this.headers = new Set(table.headerLines)
    this.merged = new Set(
      mergedOver(grid.merges, this.columns.valued, Math.max(0, ...table.headerLines)).map(
        ({ top, left }) => top * 16_384 + left,
      ),
    )
    const measures = new Map(dictionary.measures.map((measure) => [measure.code, measure]))
    let identity: number | null = null
    let label: number | null = name
    for (const column of table.columns) {
      this.roles[column.column] = column
      const measure = column.measure === null ? undefined : measures.get(column.measure)
      if (column.role !== "measure" || measure === undefined) continue
      if (measure.identifies === true && measure.kind !== "field") identity ??= column.column
      if (measure.type === "text" && measure.choices === undefined) label ??= column.column
    }
    this.identity = identity ?? (this.entities === null ? code : null)
    this.label = label
    this.groups = periodGroups(table, measures, sink.duplicates.groups)
    for (const match of table.items) {
      const measure: Measure | undefined = match.measure === null ? undefined : measures.get(match.measure)
      this.items.set(match.text, {
        match,
        reader: measure === undefined ? null : readerOf(measure, match.factor),
      })
    }
  }

  holds(column: number): boolean {
    return column >= this.table.range.left && column <= this.table.range.right
  }

  /** Whether a row is this table's alone. */
  covers({ line, cells }: SheetRow): boolean {
    const { top, left, bottom, right } = this.table.range
    return (
      line >= top &&
      line <= bottom &&
      (cells[0]?.column ?? 0) >= left &&
      (cells[cells.length - 1]?.column ?? 0) <= right
    )
  }

  cell(line: number, column: number): string {
    if (this.turned) return `${this.prefix}${columnLetters(line - 1)}${column + 1}`
    let name = this.names[column]
    if (name === undefined) {
      name = `${this.prefix}${columnLetters(column)}`
      this.names[column] = name
    }
    return name + line
  }

  private isMerged(line: number, column: number): boolean {
    return this.merged.size > 0 && this.merged.has(line * 16_384 + column)
  }

  private leaveAll(line: number, cells: readonly SheetCell[], reason: UnreadCell["reason"]) {
    for (const { column, text } of cells) this.sink.account.leave(this.cell(line, column), text, reason)
  }

  private tell(
    code: string,
    severity: Severity,
    cell: string,
    about: string,
    values: Readonly<Record<string, unknown>>,
  ) {
    tell(this.sink, `${code} ${this.table.id} ${about}`, { code, severity, cell, values })
  }

  read(row: SheetRow, cells: readonly SheetCell[]) {
    const { line } = row
    const { account, wantsRow } = this.sink
    if (cells.length === 0) return
    this.onRow = wantsRow === undefined || wantsRow(this.table) ? this.sink.onRow : undefined
    if (this.headers.has(line)) {
      for (const { column } of cells) account.put("headers", this, line, column)
      return
    }
    if (this.carried.size > 0) this.carried.note(row)
    const reason = this.aside.get(line)
    if (reason !== undefined) {
      if (this.table.layout === "long" && reason !== "repeated-header") this.itemNames.next(row, this.carried)
      return this.leaveAll(line, cells, reason)
    }
    let entity: string | null = null
    let name = ""
    if (this.entities !== null) {
      const text = entityText(row, this.columns, this.carried)
      const match = this.entities.get(text)
      const named = this.columns.name !== null || this.columns.code !== null
      if (text === "" && named && cells.some(({ column }) => this.columns.valued.has(column)))
        this.tell("import-row-without-name", "warning", this.cell(line, cells[0]?.column ?? 0), "", { line })
      if (match?.code == null)
        return this.leaveAll(line, cells, match?.aside === true ? "person" : "entity-unknown")
      entity = match.code
      name = textAt(row, this.columns.name, this.carried) || text
    } else {
      const code = cells.find(({ column }) => column === this.identity)
      if (code !== undefined && hasLostDigits(code)) {
        this.tell("import-digits-lost", "error", this.cell(line, code.column), `${code.column}`, {
          header: this.roles[code.column]?.header ?? "",
          text: code.text,
        })
        return this.leaveAll(line, cells, "digits-lost")
      }
      const own = halfWidth(textAt(row, this.identity, this.carried))
        .trim()
        .replace(/^['’]/, "")
      entity = own === "" ? null : own.replace(/\s+/g, "").toUpperCase()
      name = textAt(row, this.label, this.carried).trim()
    }
    const own = this.columns.period === null ? null : periodAt(row, this.columns, this.carried)
    const undated = this.columns.period !== null && own === null
    if (this.table.layout === "long")
      return this.readItem(row, cells, entity, name, own ?? this.table.period.value, undated)
    let read = false
    for (const group of this.groups)
      if (this.readGroup(row, cells, group, entity, name, own, undated)) read = true
    this.readRest(line, cells)
    if (read) this.sink.rows += 1
  }

  /** Cells of one period of a row; whether any says something. */
  private readGroup(
    row: SheetRow,
    cells: readonly SheetCell[],
    { period: headerPeriod, group, columns }: PeriodGroup,
    entity: string | null,
    name: string,
    own: string | null,
    undated: boolean,
  ): boolean {
    const { line } = row
    const { onRow } = this
    const { account } = this.sink
    const period = headerPeriod ?? own ?? this.table.period.value
    const lost = undated && headerPeriod === null
    const before =
      entity === null || this.entities !== null
        ? null
        : claim(this.sink.duplicates, `${entity} ${period}`, group)
    const values: ReadValue[] = []
    let any = false
    let at = 0
    for (const { plan, reader, sure } of columns) {
      const { column } = plan
      while (at < cells.length && (cells[at]?.column ?? 0) < column) at += 1
      const cell = cells[at]
      const measure = reader.measure.code
      if (cell === undefined || cell.column !== column) {
        if (onRow !== undefined && !lost && before?.has(measure) !== true)
          values.push({ measure, missing: "blank", cell: this.cell(line, column), raw: "" })
        continue
      }
      if (lost || before?.has(measure) === true) {
        const place = this.cell(line, column)
        account.leave(place, cell.text, lost ? "period-unknown" : "duplicate")
        if (lost) this.tell("import-bad-period", "warning", place, "", { line })
        else
          this.tell("import-duplicate", "error", place, `${column}`, {
            entity,
            name,
            period,
            header: plan.header,
          })
        continue
      }
      if (sure && onRow === undefined && isPlainNumber(cell) && !this.isMerged(line, column)) {
        account.put("values", this, line, column)
        any = true
      } else if (this.readCell(line, cell, plan.header, reader, values)) any = true
    }
    if (onRow !== undefined && (any || values.some((value) => "missing" in value)) && !lost)
      onRow(this.table, { line, entity, name, period, values })
    return any
  }

  /** One cell under a measure; whether it is a value or missing. */
  private readCell(
    line: number,
    cell: SheetCell,
    header: string,
    reader: Reader,
    values: ReadValue[],
  ): boolean {
    const { onRow } = this
    const { account } = this.sink
    const read = readValue(cell, reader)
    const merged = "text" in read && reader.measure.type === "number" && this.isMerged(line, cell.column)
    const found = merged ? { unread: "merged-value" as const } : read
    const measure = reader.measure.code
    if ("text" in found) {
      account.put("values", this, line, cell.column)
      if (onRow !== undefined)
        values.push({ measure, text: found.text, cell: this.cell(line, cell.column), raw: cell.text })
      if (found.told !== undefined)
        this.tell(
          `import-cell-${found.told}`,
          found.told === "unit" ? "warning" : "info",
          this.cell(line, cell.column),
          `${cell.column}`,
          {
            header,
            text: cell.text,
            read: found.text,
            unit: reader.measure.unit,
          },
        )
      return true
    }
    if ("missing" in found) {
      account.put("missing", this, line, cell.column)
      if (onRow !== undefined)
        values.push({ measure, missing: found.missing, cell: this.cell(line, cell.column), raw: cell.text })
      return true
    }
    const place = this.cell(line, cell.column)
    account.leave(place, cell.text, found.unread)
    // Told with its range, from the merges themselves.
    if (merged) return false
    this.tell(`import-${found.unread}`, "warning", place, `${cell.column}`, {
      header,
      text: cell.text,
    })
    return false
  }

  private readItem(
    row: SheetRow,
    cells: readonly SheetCell[],
    entity: string | null,
    name: string,
    period: string | null,
    undated: boolean,
  ) {
    const { line } = row
    const { key: text } = this.itemNames.next(row, this.carried)
    const item = this.items.get(text)
    this.readRest(line, cells)
    for (const plan of this.valueColumns) {
      const cell = cells.find((one) => one.column === plan.column)
      if (cell !== undefined)
        this.readOne(
          line,
          cell,
          item,
          text,
          entity,
          name,
          plan.period ?? period,
          undated && plan.period === null,
        )
    }
  }

  /** One value of the layout `long`. */
  private readOne(
    line: number,
    cell: SheetCell,
    item: { readonly match: ItemMatch; readonly reader: Reader | null } | undefined,
    text: string,
    entity: string | null,
    name: string,
    period: string | null,
    undated: boolean,
  ) {
    const { onRow } = this
    const { account, duplicates } = this.sink
    const reader = item?.reader ?? null
    const place = this.cell(line, cell.column)
    if (reader === null) {
      const ignored = item !== undefined && (item.match.by === "person" || item.match.by === "profile")
      return account.leave(place, cell.text, ignored ? "column-ignored" : "column-unknown")
    }
    if (undated) return account.leave(place, cell.text, "period-unknown")
    const key = `${entity} ${period} ${reader.measure.code}`
    const compared = entity !== null && this.entities === null
    if (compared && duplicates.rows.has(key)) {
      account.leave(place, cell.text, "duplicate")
      return this.tell("import-duplicate", "error", place, text, { entity, name, period, header: text })
    }
    if (compared) duplicates.rows.set(key, [])
    const values: ReadValue[] = []
    if (this.readCell(line, cell, text, reader, values)) this.sink.rows += 1
    if (values.length > 0) onRow?.(this.table, { line, entity, name, period, values })
  }

  /** Cells that are no values: names, serial numbers, columns that nobody knows. */
  private readRest(line: number, cells: readonly SheetCell[]) {
    const { account } = this.sink
    for (const cell of cells) {
      const plan = this.roles[cell.column]
      const role = plan?.role ?? "unknown"
      if (role === "measure" || role === "value") continue
      if (role === "unknown") account.leave(this.cell(line, cell.column), cell.text, "column-unknown")
      else if (role === "ignored") account.leave(this.cell(line, cell.column), cell.text, "column-ignored")
      else if (role === "serial") account.leave(this.cell(line, cell.column), cell.text, "serial-number")
      else account.put("names", this, line, cell.column)
    }
  }
}

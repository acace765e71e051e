import { type Issue, issue } from "#issues"
import { cellPath, columnLetter, parseNumber, type RawTable, rowPath, tablePath } from "#tables"
import { arrangeColumns, type Column, type Columns, meaningWord } from "./arrange-columns.ts"
import { findHeader } from "./framework-columns.ts"
import { type GridRow, spreadMerged } from "./spread-merged.ts"

/** A node as it was read, with the cell that it stands in. */
export interface DraftNode {
  readonly code: string
  readonly parent: string | null
  readonly depth: number
  readonly kind: "indicator" | "aggregate"
  readonly number: string | null
  readonly label: string
  readonly weight: number | null
  readonly unit: string | null
  readonly direction: "higher-is-better" | "lower-is-better"
  readonly definition: string | null
  readonly cell: string
}

/** What was read of an annex: every fault at once, and every cell that nothing was made of. */
export interface FrameworkReading {
  readonly sheet: string | null
  readonly columns: { readonly letter: string; readonly header: string; readonly meaning: string | null }[]
  readonly nodes: DraftNode[]
  readonly unread: { readonly cell: string; readonly text: string }[]
  readonly issues: Issue[]
}

type Draft = { -readonly [K in keyof DraftNode]: DraftNode[K] } & { line: number; column: number }

/**
 * Reads the annex of a regulation as it is: levels in merged cells, weights or points, units, directions, rules of
 * scoring. Nothing is guessed in silence: a weight that is not there stays unknown, and each cell without a meaning is
 * listed. Errors leave a draft that cannot be kept.
 * @param ranges merged cells, as the reader of workbooks tells them
 */
export function readFrameworkTable(table: RawTable, ranges: readonly string[]): FrameworkReading {
  const issues: Issue[] = []
  const rows = spreadMerged(table, ranges)
  const header = findHeader(rows)
  if (header === null) {
    const unread = rows.flatMap((row) => cellsOf(table, row))
    issues.push(issue("error", "draft-no-header", tablePath(table)))
    return { sheet: table.sheet, columns: [], nodes: [], unread, issues }
  }
  const columns = arrangeColumns(header)
  const reader = new RowReader(table, columns, issues)
  const unread = rows
    .slice(0, Math.max(0, header.body - 1))
    .flatMap((row) =>
      row.cells.some((text, c) => text !== "" && header.texts[c]?.startsWith(text))
        ? []
        : cellsOf(table, row),
    )
  for (const row of rows.slice(header.body)) unread.push(...reader.read(row))
  const nodes = reader.finish()
  for (const { cell, text } of unread) issues.push(issue("info", "draft-unread", cell, { text }))
  return {
    sheet: table.sheet,
    columns: header.texts.map((text, index) => ({
      letter: columnLetter(index),
      header: text,
      meaning: meaningWord(index, columns),
    })),
    nodes,
    unread,
    issues,
  }
}

function cellsOf(table: RawTable, row: GridRow): { cell: string; text: string }[] {
  return row.cells.flatMap((text, index) =>
    text === "" || row.fromAbove.has(index) || (index > 0 && row.cells[index - 1] === text)
      ? []
      : { cell: cellPath(table, row.line, index), text },
  )
}

/** Reads row after row and remembers the groups that are open. */
class RowReader {
  readonly #table: RawTable
  readonly #columns: Columns
  readonly #issues: Issue[]
  readonly #nodes: Draft[] = []
  /** The open group of each level but the last. */
  #open: (Draft | undefined)[] = []
  #percent: string | null = null
  #plain: string | null = null

  constructor(table: RawTable, columns: Columns, issues: Issue[]) {
    this.#table = table
    this.#columns = columns
    this.#issues = issues
  }

  /** @returns the cells of the row that nothing was made of */
  read(row: GridRow): { cell: string; text: string }[] {
    const { names, unknown } = this.#columns
    const text = (column: Column | null | undefined) => (column ? (row.cells[column.index] ?? "") : "")
    const given = row.cells.filter((cell) => cell !== "")
    if (given.length === 0) return []
    const first = given[0] ?? ""
    if (/^(合计|总计|总分|小计)/.test(first.replace(/\s/g, ""))) {
      this.#issues.push(issue("info", "draft-total-row", rowPath(this.#table, row.line), { text: first }))
      return []
    }
    // A note, or a line of text that is merged over the table.
    if (/^(注|备注|说明)[：:0-9]/.test(first) || (given.length > 2 && new Set(given).size === 1))
      return cellsOf(this.#table, row)
    const last = names.length - 1
    names.slice(0, -1).forEach((name, level) => {
      const label = text(name)
      const open = this.#open[level]
      if (label === "" || open?.label === label) return
      this.#open = this.#open.slice(0, level)
      this.#open[level] = this.#add(row, name, level, label, "aggregate")
    })
    names.slice(0, -1).forEach((_, level) => {
      const open = this.#open[level]
      if (open !== undefined) this.#weigh(row, level, open)
    })
    const leaf = names[last]
    const label = text(leaf)
    if (leaf !== undefined && label !== "") this.#leaf(row, leaf, label)
    else if (text(this.#columns.weights.get(last)) !== "")
      this.#issues.push(issue("error", "draft-no-name", cellPath(this.#table, row.line, leaf?.index ?? 0)))
    return unknown.flatMap(({ index }) =>
      (row.cells[index] ?? "") === "" || row.fromAbove.has(index)
        ? []
        : { cell: cellPath(this.#table, row.line, index), text: row.cells[index] ?? "" },
    )
  }

  /** What can be said only at the end: groups without indicators, no directions, weights of two kinds. */
  finish(): DraftNode[] {
    const { direction, names } = this.#columns
    const leaves = this.#nodes.filter((node) => node.kind === "indicator")
    const place = tablePath(this.#table)
    if (leaves.length === 0) this.#issues.push(issue("error", "draft-no-indicators", place))
    if (direction === null && leaves.length > 0)
      this.#issues.push(issue("warning", "draft-direction-assumed", place, { count: leaves.length }))
    if (this.#percent !== null && this.#plain !== null)
      this.#issues.push(
        issue("error", "draft-weight-mixed", this.#plain, { percent: this.#percent, plain: this.#plain }),
      )
    const parents = new Set(this.#nodes.map((node) => node.parent))
    for (const node of this.#nodes) {
      if (node.kind === "aggregate" && !parents.has(node.code))
        this.#issues.push(issue("error", "draft-empty-group", node.cell, { label: node.label }))
      const children = this.#nodes.filter((child) => child.parent === node.code)
      const points = children.reduce((sum, child) => sum + (child.weight ?? Number.NaN), 0)
      // Only the leaves carry points: a group is worth what its indicators are.
      if (
        node.kind === "aggregate" &&
        node.depth === names.length - 1 &&
        !this.#columns.weights.has(node.depth - 1) &&
        Number.isFinite(points)
      ) {
        node.weight = Number(points.toPrecision(12))
        this.#issues.push(
          issue("info", "draft-weight-summed", node.cell, { label: node.label, sum: node.weight }),
        )
      }
    }
    for (const node of this.#nodes)
      if (node.weight === null)
        this.#issues.push(issue("warning", "draft-weight-unknown", node.cell, { label: node.label }))
    return this.#nodes.map(({ line: _line, column: _column, ...node }) => node)
  }

  #leaf(row: GridRow, leaf: Column, label: string): void {
    const { names, number, unit, definitions } = this.#columns
    const last = names.length - 1
    if (row.fromAbove.has(leaf.index)) {
      // A second row of the same indicator carries on its rules of scoring.
      const same = this.#nodes.at(-1)
      const more = definitions
        .map(({ index }) => (row.fromAbove.has(index) ? "" : (row.cells[index] ?? "")))
        .filter(Boolean)
      if (same !== undefined && more.length > 0)
        same.definition = [same.definition, ...more].filter(Boolean).join("；")
      return
    }
    const node = this.#add(row, leaf, last, label, "indicator")
    const before = this.#nodes.find(
      (other) => other !== node && other.parent === node.parent && other.label === label,
    )
    if (before !== undefined)
      this.#issues.push(issue("error", "draft-duplicate-label", node.cell, { label, first: before.cell }))
    node.number = number === null ? null : row.cells[number.index] || null
    node.unit = unit === null ? unitInLabel(label) : row.cells[unit.index] || unitInLabel(label)
    node.direction = this.#direction(row)
    node.definition =
      definitions
        .map(({ index, header }) => [header, row.cells[index] ?? ""] as const)
        .filter(([, text]) => text !== "")
        .map(([header, text]) => `${header}：${text}`)
        .join("；") || null
    this.#weigh(row, last, node)
  }

  #add(row: GridRow, column: Column, level: number, label: string, kind: DraftNode["kind"]): Draft {
    const parent = this.#open.slice(0, level).findLast((open) => open !== undefined)
    const cell = cellPath(this.#table, row.line, column.index)
    const node: Draft = {
      code: this.#code(label),
      parent: parent?.code ?? null,
      depth: (parent?.depth ?? 0) + 1,
      kind,
      number: null,
      label,
      weight: null,
      unit: null,
      direction: "higher-is-better",
      definition: null,
      cell,
      line: row.line,
      column: column.index,
    }
    this.#nodes.push(node)
    return node
  }

  /** The label itself where it can stand in a formula and is new, else the place in the list. */
  #code(label: string): string {
    const plain = label.replace(/[（(].*$/, "").replace(/\s/g, "")
    const fits = /^\p{Script=Han}{1,20}$/u.test(plain)
    const taken = this.#nodes.some((node) => node.code === plain)
    return fits && !taken ? plain : `node_${this.#nodes.length + 1}`
  }

  #weigh(row: GridRow, level: number, node: Draft): void {
    const column = this.#columns.weights.get(level)
    const text = column === undefined ? "" : (row.cells[column.index] ?? "")
    if (column === undefined || text === "") return
    const cell = cellPath(this.#table, row.line, column.index)
    const isPercent = /[%％]$/.test(text)
    const read = parseNumber(text.replace(/\s*(分|[%％])$/, ""))
    if (!read.ok) {
      this.#issues.push(issue("error", "draft-weight-not-number", cell, { text }))
      return
    }
    if (read.value === null) return
    if (read.value < 0) {
      this.#issues.push(issue("error", "draft-weight-negative", cell, { text }))
      return
    }
    if (isPercent) this.#percent ??= cell
    else this.#plain ??= cell
    if (node.weight !== null && node.weight !== read.value)
      this.#issues.push(
        issue("error", "draft-weight-conflict", cell, { label: node.label, first: node.weight, text }),
      )
    else node.weight = read.value
  }

  #direction(row: GridRow): DraftNode["direction"] {
    const { direction } = this.#columns
    if (direction === null) return "higher-is-better"
    const text = row.cells[direction.index] ?? ""
    if (/^(正|\+|＋|越高|越大|极大|效益|↑)/.test(text)) return "higher-is-better"
    if (/^(逆|负|-|－|−|越低|越小|极小|成本|↓)/.test(text)) return "lower-is-better"
    const cell = cellPath(this.#table, row.line, direction.index)
    this.#issues.push(issue(text === "" ? "warning" : "error", "draft-direction-unknown", cell, { text }))
    return "higher-is-better"
  }
}

/** @example unitInLabel("研发投入强度（%）") // "%" */
function unitInLabel(label: string): string | null {
  return /[（(]([^（()）]{1,12})[)）]$/.exec(label)?.[1] ?? null
}

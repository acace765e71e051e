import { type Issue, issue } from "#issues"
import { cellPath, parseNumber, rowPath, tablePath } from "#tables"
import type { Column, Columns } from "./arrange-columns.ts"
import type { DraftNode } from "./draft-node.ts"
import { proposedRule, ruleIssues } from "./propose-rule.ts"
import type { GridRow } from "./sheet-grid.ts"

type Draft = { -readonly [K in keyof DraftNode]: DraftNode[K] } & { weighed: boolean }

/** The cells of a row, each merged one once. */
export function cellsOf(source: string, row: GridRow): { cell: string; text: string }[] {
  return row.cells.flatMap((text, index) =>
    text === "" || row.fromAbove.has(index) || (index > 0 && row.cells[index - 1] === text)
      ? []
      : { cell: cellPath({ source, sheet: row.sheet }, row.line, index), text },
  )
}

/** Reads row after row and remembers the groups that are open. */
export class RowReader {
  readonly #source: string
  readonly #issues: Issue[]
  #columns: Columns = noColumns
  #sheet: string | null = null
  #withoutDirection = 0
  readonly #nodes: Draft[] = []
  /** The open group of each level but the last. */
  #open: (Draft | undefined)[] = []
  #percent: string | null = null
  #plain: string | null = null

  constructor(source: string, issues: Issue[]) {
    this.#source = source
    this.#issues = issues
  }

  /** Rows that follow have these columns; no group is open. */
  begin(columns: Columns): void {
    this.#columns = columns
    this.#open = []
  }

  #cell(row: GridRow, index: number): string {
    return cellPath({ source: this.#source, sheet: row.sheet }, row.line, index)
  }

  /** @returns the cells of the row that nothing was made of */
  read(row: GridRow): { cell: string; text: string }[] {
    const { names, unknown } = this.#columns
    const text = (column: Column | null | undefined) => (column ? (row.cells[column.index] ?? "") : "")
    this.#sheet ??= row.sheet
    const given = row.cells.filter((cell) => cell !== "")
    if (given.length === 0) return []
    const first = given[0] ?? ""
    if (/^(合计|总计|总分|小计)/.test(first.replace(/\s/g, ""))) {
      this.#issues.push(
        issue("info", "draft-total-row", rowPath({ source: this.#source, sheet: row.sheet }, row.line), {
          text: first,
        }),
      )
      return []
    }
    // A note, or a line of text that is merged over the table.
    if (/^(注|备注|说明)[：:0-9]/.test(first) || (given.length > 2 && new Set(given).size === 1))
      return cellsOf(this.#source, row)
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
      this.#issues.push(issue("error", "draft-no-name", this.#cell(row, leaf?.index ?? 0)))
    return unknown.flatMap(({ index }) =>
      (row.cells[index] ?? "") === "" || row.fromAbove.has(index)
        ? []
        : { cell: this.#cell(row, index), text: row.cells[index] ?? "" },
    )
  }

  /** What can be said only at the end: groups without indicators, no directions, weights of two kinds. */
  finish(): DraftNode[] {
    const leaves = this.#nodes.filter((node) => node.kind === "indicator")
    const place = tablePath({ source: this.#source, sheet: this.#sheet })
    if (leaves.length === 0) this.#issues.push(issue("error", "draft-no-indicators", place))
    if (this.#withoutDirection > 0)
      this.#issues.push(issue("warning", "draft-direction-assumed", place, { count: this.#withoutDirection }))
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
        children.length > 0 &&
        children.every((child) => child.kind === "indicator") &&
        !node.weighed &&
        Number.isFinite(points)
      ) {
        node.weight = Number(points.toPrecision(12))
        this.#issues.push(
          issue("info", "draft-weight-summed", node.cell, { label: node.label, sum: node.weight }),
        )
      }
    }
    for (const node of leaves) this.#issues.push(...ruleIssues(node))
    for (const node of this.#nodes)
      if (node.weight === null)
        this.#issues.push(issue("warning", "draft-weight-unknown", node.cell, { label: node.label }))
    return this.#nodes.map(({ weighed: _weighed, ...node }) => node)
  }

  #leaf(row: GridRow, leaf: Column, label: string): void {
    const { names, number, unit, definitions, scoring, source } = this.#columns
    const last = names.length - 1
    const rules = scoring.flatMap(({ index, header }) => {
      const text = row.fromAbove.has(index) ? "" : (row.cells[index] ?? "")
      return text === "" ? [] : [{ header, text, cell: this.#cell(row, index) }]
    })
    if (row.fromAbove.has(leaf.index)) {
      // A second row of the same indicator carries on its rules of scoring.
      const same = this.#nodes.at(-1)
      const more = definitions
        .map(({ index }) => (row.fromAbove.has(index) ? "" : (row.cells[index] ?? "")))
        .filter(Boolean)
      if (same !== undefined && more.length > 0)
        same.definition = [same.definition, ...more].filter(Boolean).join("；")
      if (same !== undefined) {
        same.scoring = [...same.scoring, ...rules]
        same.rule = proposedRule(same)
      }
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
    node.source = source === null ? null : row.cells[source.index] || null
    node.scoring = rules
    if (this.#columns.direction === null) this.#withoutDirection++
    this.#weigh(row, last, node)
    node.rule = proposedRule(node)
  }

  #add(row: GridRow, column: Column, level: number, label: string, kind: DraftNode["kind"]): Draft {
    const parent = this.#open.slice(0, level).findLast((open) => open !== undefined)
    const cell = this.#cell(row, column.index)
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
      source: null,
      scoring: [],
      rule: null,
      cell,
      weighed: this.#columns.weights.has(level),
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
    const cell = this.#cell(row, column.index)
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
    const cell = this.#cell(row, direction.index)
    this.#issues.push(issue(text === "" ? "warning" : "error", "draft-direction-unknown", cell, { text }))
    return "higher-is-better"
  }
}

const noColumns: Columns = {
  names: [],
  weights: new Map(),
  number: null,
  unit: null,
  direction: null,
  definitions: [],
  scoring: [],
  source: null,
  unknown: [],
}

/** @example unitInLabel("研发投入强度（%）") // "%" */
function unitInLabel(label: string): string | null {
  return /[（(]([^（()）]{1,12})[)）]$/.exec(label)?.[1] ?? null
}

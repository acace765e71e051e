import { type Declared, readCell, type Scalar } from "#expressions"
import { type Issue, issue } from "#issues"
import { isMissingText, type Variable } from "#packs"
import { cellPath, columnLetter, columnPath, findPeriod, type RawTable, tablePath } from "#tables"
import type { RowsInput } from "./context.ts"

interface Row {
  zone: string | null
  readonly cells: Map<string, Scalar | null>
  readonly tables: Set<RawTable>
}

const heads = {
  unit: ["unit", "统一社会信用代码", "企业代码"],
  zone: ["zone", "园区", "园区代码", "高新区"],
  period: ["period", "时期", "年度"],
  passed: ["name", "place", "企业名称"],
} as const

/**
 * Reads tables of returns, one row a unit and period: columns `unit` (or the variable that names units), `zone`,
 * `period`, then variables by their code, the code on the form or their name. Tables of one period are put side by side
 * by unit. A cell that does not fit is an error with its place, and is not rounded.
 * @param variables those of the pack, with the decimals that they are carried with
 * @param period of tables that say none, in no column and not in their name
 */
export function readReturns(
  tables: readonly RawTable[],
  variables: readonly Declared[],
  forms: ReadonlyMap<string, Variable>,
  period: string | null,
): { readonly input: RowsInput; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const periods = new Map<string, { columns: Set<string>; rows: Map<string, Row> }>()
  for (const table of tables) {
    const plan = planColumns(table, variables, forms, issues)
    const own = periodOfName(table.source) ?? period
    if (plan.unit === null) {
      issues.push(issue("error", "returns-no-unit", tablePath(table), { allowed: [...heads.unit, "QA03"] }))
      continue
    }
    if (plan.zone === null) issues.push(issue("warning", "returns-no-zone", tablePath(table)))
    for (const { line, cells } of table.rows) {
      if (cells.every((text) => text.trim() === "")) continue
      const text = (at: number | null) => (at === null ? "" : (cells[at] ?? "").trim())
      const at = (index: number) => cellPath(table, line, index)
      const unit = text(plan.unit)
      const when = plan.period === null ? own : findPeriod(text(plan.period))
      if (unit === "") {
        issues.push(issue("error", "returns-blank-unit", at(plan.unit)))
        continue
      }
      if (when === null) {
        issues.push(
          issue("error", "returns-no-period", plan.period === null ? tablePath(table) : at(plan.period)),
        )
        if (plan.period === null) break
        continue
      }
      const held = periods.get(when) ?? { columns: new Set<string>(), rows: new Map<string, Row>() }
      periods.set(when, held)
      for (const { variable } of plan.columns) held.columns.add(variable.code)
      const row: Row = held.rows.get(unit) ?? { zone: null, cells: new Map(), tables: new Set() }
      held.rows.set(unit, row)
      if (row.tables.has(table)) {
        issues.push(issue("error", "returns-unit-twice", at(plan.unit), { unit, period: when }))
        continue
      }
      row.tables.add(table)
      const zone = text(plan.zone)
      if (zone !== "" && row.zone !== null && row.zone !== zone && plan.zone !== null)
        issues.push(issue("error", "returns-two-zones", at(plan.zone), { unit, one: row.zone, other: zone }))
      if (zone !== "") row.zone = zone
      for (const { index, variable } of plan.columns) {
        const raw = (cells[index] ?? "").trim()
        const blank = raw === "" || (variable.type !== "text" && isMissingText(raw))
        const read = readCell(variable, blank ? null : raw, at(index))
        issues.push(...read.issues)
        const cell = typeof read.cell === "object" ? null : read.cell
        const before = row.cells.get(variable.code) ?? null
        if (cell !== null && before !== null && before !== cell)
          issues.push(issue("error", "returns-cell-twice", at(index), { unit, code: variable.code }))
        if (cell !== null || before === null) row.cells.set(variable.code, cell)
      }
    }
  }
  return {
    input: {
      variables,
      periods: [...periods]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([when, { columns, rows }]) => ({
          period: when,
          columns: [...columns],
          rows: [...rows].map(([unit, { zone, cells }]) => ({
            unit,
            zone,
            cells: [...columns].map((code) => cells.get(code) ?? null),
          })),
        })),
    },
    issues,
  }
}

interface ColumnPlan {
  readonly unit: number | null
  readonly zone: number | null
  readonly period: number | null
  readonly columns: readonly { readonly index: number; readonly variable: Declared }[]
}

function planColumns(
  table: RawTable,
  variables: readonly Declared[],
  forms: ReadonlyMap<string, Variable>,
  issues: Issue[],
): ColumnPlan {
  const names = new Map<string, Declared | null>()
  const add = (name: string | undefined, variable: Declared) => {
    if (name === undefined) return
    const key = name.toLowerCase()
    const known = names.get(key)
    // A name of two variables says neither.
    names.set(key, known === undefined || known?.code === variable.code ? variable : null)
  }
  for (const variable of variables) add(variable.label.zh, variable)
  for (const variable of variables) {
    names.set(variable.code.toLowerCase(), variable)
    const official = forms.get(variable.code)?.officialCode
    if (official !== undefined) names.set(official.toLowerCase(), variable)
  }
  const found = { unit: null as number | null, zone: null as number | null, period: null as number | null }
  const columns: { index: number; variable: Declared }[] = []
  table.header.forEach((head, index) => {
    const name = head.trim().toLowerCase()
    if (name === "") return
    const variable = names.get(name)
    if (variable !== undefined && variable !== null) {
      if (columns.some((one) => one.variable.code === variable.code))
        issues.push(issue("error", "returns-column-twice", columnPath(table, index), { column: head }))
      else columns.push({ index, variable })
      return
    }
    for (const role of ["unit", "zone", "period"] as const)
      if ((heads[role] as readonly string[]).includes(name)) {
        found[role] = index
        return
      }
    if ((heads.passed as readonly string[]).includes(name)) return
    issues.push(
      issue("warning", "returns-column-unknown", columnPath(table, index), {
        column: head,
        letter: columnLetter(index),
      }),
    )
  })
  const naming = columns.find(({ variable }) => forms.get(variable.code)?.role === "unit")
  return { ...found, unit: found.unit ?? naming?.index ?? null, columns }
}

/** 2024, 2024-Q1 or 2024-01 in the name of a file. */
function periodOfName(name: string): string | null {
  const found = /(?<!\d)((?:19|20)\d{2}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?)(?!\d)/.exec(name)
  return found?.[1] ?? null
}

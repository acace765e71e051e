// One way of reading for all tests: it holds every file to the account.
import { expect } from "vitest"
import { measures, realZones } from "./example-workbooks.ts"
import type { ImportDictionary, ImportOutcome, ImportPlan, ReadRow } from "./model.ts"
import { type ProposalOptions, proposeImport } from "./propose-import.ts"
import { readImport } from "./read-import.ts"
import type { Workbook } from "./workbook.ts"

export const zoneDictionary: ImportDictionary = { measures, entities: realZones() }

export interface Reading {
  readonly plan: ImportPlan
  readonly outcome: ImportOutcome
  readonly issues: readonly string[]
  readonly rows: readonly ReadRow[]
  /** `合肥 2024 qc05_0` → text, or the reason in brackets. */
  readonly values: Readonly<Record<string, string>>
  /** Cell → text or reason, by where it stood. */
  readonly cells: Readonly<Record<string, string>>
  readonly unread: Readonly<Record<string, string>>
}

/** Cells of a workbook that are not blank, counted by themselves. */
function countCells(workbook: Workbook): number {
  let count = 0
  for (const { rows } of workbook.sheets)
    for (let position = 0; position < rows.count; position += 1) count += rows.at(position).cells.length
  return count
}

export function readAll(
  workbook: Workbook,
  dictionary: ImportDictionary = zoneDictionary,
  options: ProposalOptions = {},
): Reading {
  const { plan, issues } = proposeImport(workbook, dictionary, options)
  const rows: ReadRow[] = []
  const outcome = readImport(workbook, plan, dictionary, (_, row) => rows.push(row))
  // Whoever wants no rows is told the same.
  expect(readImport(workbook, plan, dictionary)).toEqual(outcome)
  const { cells, ...parts } = outcome.account
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(cells)
  expect(cells).toBe(countCells(workbook))
  expect(outcome.unreadCount).toBe(parts.setAside + parts.notRead)
  const given = rows.flatMap(({ values }) => values)
  expect(given.filter((value) => "text" in value).length).toBe(parts.values)
  expect(given.filter((value) => "missing" in value && value.raw !== "").length).toBe(parts.missing)
  // Nothing is told of a cell twice.
  const named = [
    ...given.filter(({ raw }) => raw !== "").map(({ cell }) => cell),
    ...outcome.unread.map(({ cell }) => cell),
  ]
  expect(new Set(named).size).toBe(named.length)
  const show = (value: ReadRow["values"][number]) => ("text" in value ? value.text : `(${value.missing})`)
  return {
    plan,
    outcome,
    issues: [...issues, ...outcome.issues].map(({ code }) => code),
    rows,
    values: Object.fromEntries(
      rows.flatMap(({ entity, name, period, values }) =>
        values.map((value) => [`${entity ?? name} ${period} ${value.measure}`, show(value)]),
      ),
    ),
    cells: Object.fromEntries(given.map((value) => [value.cell, show(value)])),
    unread: Object.fromEntries(outcome.unread.map(({ cell, reason }) => [cell, reason])),
  }
}

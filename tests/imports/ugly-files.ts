// Ugly files as real bytes, and one way of reading them that holds each to its account. Only tests read it.
import { fileURLToPath } from "node:url"
import { type Cell, type CellValue, Workbook } from "@cj-tech-master/excelts"
import { expect } from "vitest"
import {
  type ImportDictionary,
  type ProposalOptions,
  proposeImport,
  type ReadRow,
  readImport,
} from "#imports"
import type { Issue } from "#issues"
import { loadPack } from "#pack-files"
import { dictionaryOf } from "#packs"
import { readWorkbookFile } from "#workbooks"

const packs = fileURLToPath(new URL("../../packs", import.meta.url))

/** Columns that the national pack does not have as figures of a zone. */
const further = (
  [
    ["planned_area", "规划面积", "公顷", []],
    ["fdi", "实际利用外资", "万美元", []],
    ["technology_income", "技术收入", "千元", []],
    ["founded", "成立日期", null, []],
  ] as const
).map(([code, zh, unit, names]) => ({
  code,
  kind: "variable" as const,
  label: { zh, en: code },
  names,
  unit,
  type: code === "founded" ? ("date" as const) : ("number" as const),
}))

async function load(): Promise<{
  zones: ImportDictionary
  enterprises: ImportDictionary
  demo: ImportDictionary
}> {
  const [national, demo] = await Promise.all([loadPack("national", packs), loadPack("demo", packs)])
  if (national.pack === null || demo.pack === null) throw new Error("no packs")
  const profile = (id: string) => national.pack?.profiles.get(id) ?? null
  const zones = dictionaryOf(national.pack, { profile: profile("torch-yearbook-zones") })
  return {
    zones: { ...zones, measures: [...zones.measures, ...further] },
    enterprises: dictionaryOf(national.pack, { profile: profile("torch-enterprise-annual") }),
    demo: dictionaryOf(demo.pack),
  }
}

export const dictionaries = await load()

/** What a cell holds; with a number format where `as` is given. */
export type Value = CellValue | { readonly value: CellValue; readonly as: string }

export interface Laid {
  readonly name?: string
  readonly merges?: readonly string[]
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

const isFormatted = (value: Value): value is { readonly value: CellValue; readonly as: string } =>
  typeof value === "object" && value !== null && "as" in value

export async function xlsxOf(
  ...sheets: readonly (readonly [readonly (readonly Value[])[], Laid?])[]
): Promise<Uint8Array> {
  const book = new Workbook()
  sheets.forEach(([lines, laid = {}], at) => {
    const sheet = book.addWorksheet(laid.name ?? `Sheet${at + 1}`)
    lines.forEach((line, row) => {
      line.forEach((value, column) => {
        if (value === null || value === "") return
        const cell: Cell = sheet.getCell(row + 1, column + 1)
        cell.value = isFormatted(value) ? value.value : value
        if (isFormatted(value)) cell.numFmt = value.as
      })
    })
    for (const range of laid.merges ?? []) sheet.mergeCells(range)
    for (const row of laid.hiddenRows ?? []) sheet.getRow(row).hidden = true
    for (const column of laid.hiddenColumns ?? []) sheet.getColumn(column).hidden = true
  })
  return await book.xlsx.writeBuffer({ validate: false })
}

export interface Reading {
  /** `340100-1 2024 operating_revenue` → text in the measure's unit, or the reason in brackets. */
  readonly values: Readonly<Record<string, string>>
  /** Cell → reason. */
  readonly unread: Readonly<Record<string, string>>
  /** `entity A5 合肥`, `column C3 …`, `unit …`, `period …`. */
  readonly questions: readonly string[]
  /** Codes of issues, without those of questions. */
  readonly issues: readonly string[]
  readonly tables: readonly string[]
}

const bare = (cell: string) => cell.replace(/^Sheet1!/, "")

/** Reads a file as the program does, and fails when a cell is lost, counted twice, or a value given twice. */
export async function readUgly(
  bytes: Uint8Array,
  source: string,
  options: ProposalOptions & { readonly dictionary?: ImportDictionary } = {},
): Promise<Reading> {
  const { dictionary = dictionaries.zones, ...how } = options
  const { workbook, issues: opened } = await readWorkbookFile(bytes, source)
  if (workbook === null) throw new Error(JSON.stringify(opened))
  const proposed = proposeImport(workbook, dictionary, how)
  const rows: ReadRow[] = []
  const outcome = readImport(workbook, proposed.plan, dictionary, (_, row) => rows.push(row))
  const { cells, ...parts } = outcome.account
  let counted = 0
  for (const sheet of workbook.sheets)
    for (let at = 0; at < sheet.rows.count; at += 1) counted += sheet.rows.at(at).cells.length
  expect(cells).toBe(counted)
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(cells)
  const given = rows.flatMap((row) => row.values.map((value) => ({ row, value })))
  expect(given.filter(({ value }) => "text" in value).length).toBe(parts.values)
  const named = [
    ...given.filter(({ value }) => value.raw !== "").map(({ value }) => value.cell),
    ...outcome.unread.map(({ cell }) => cell),
  ]
  expect(new Set(named).size).toBe(named.length)
  const values: Record<string, string> = {}
  for (const { row, value } of given) {
    const key = `${row.entity ?? row.name} ${row.period} ${value.measure}`
    if (Object.hasOwn(values, key)) throw new Error(`${key} is given twice`)
    values[key] = "text" in value ? value.text : `(${value.missing})`
  }
  const text = (issue: Issue) => issue.code.replace(/^import-/, "")
  return {
    values,
    unread: Object.fromEntries(outcome.unread.map(({ cell, reason }) => [bare(cell), reason])),
    questions: outcome.questions.map((question) => {
      const what = "text" in question ? question.text : "header" in question ? question.header : ""
      return `${question.kind} ${bare(question.cell)} ${what}`.trim()
    }),
    issues: [...opened, ...proposed.issues, ...outcome.issues].map(text).sort(),
    tables: proposed.plan.tables.map(({ id }) => bare(id)),
  }
}

import { type Issue, issue } from "#issues"
import type { Factor, KnownEntity, MissingReason, ReadRow, ReadValue, TablePlan } from "./model.ts"

/** What a value was made with: the heading it stood under, its unit and the factor. */
export interface ValueSource {
  readonly header: string
  readonly unit: string | null
  readonly factor: Factor | null
}

/** A value of the table with the cell that it comes from. */
export interface CollectedValue {
  /** Exact; `null`: missing. */
  readonly text: string | null
  readonly missing: MissingReason | null
  readonly cell: string
  /** As it stood. */
  readonly raw: string
  /** Place in `sources`. */
  readonly source: number
}

/** A table as evaluations read it: one row per entity and period, one column per measure. */
export interface CollectedTable {
  readonly measures: readonly string[]
  /** Whether any row says a period. */
  readonly periods: readonly string[]
  readonly rows: readonly CollectedRow[]
  readonly sources: readonly ValueSource[]
  /** `import-value-twice` (error): one value given in two cells that differ. */
  readonly issues: readonly Issue[]
}

export interface CollectedRow {
  readonly code: string
  readonly name: string
  readonly period: string | null
  /** By place in `measures`; `null`: the file does not say. */
  readonly values: readonly (CollectedValue | null)[]
}

export interface Collection {
  /** Takes one row as `readImport` gives it. */
  readonly add: (table: TablePlan, row: ReadRow) => void
  readonly finish: () => CollectedTable
}

/** Told one by one up to here; the count is always told. */
const mostTold = 200

/** Brings rows of all tables of a file together by entity and period. Rows without an entity are not taken. */
export function startCollection(entities: readonly KnownEntity[] | null): Collection {
  const names = new Map(entities?.map(({ code, names: [name] }) => [code, name ?? code]) ?? [])
  const measures = new Map<string, number>()
  const rows = new Map<
    string,
    { code: string; name: string; period: string | null; values: CollectedValue[] }
  >()
  const periods = new Set<string>()
  const { sources, sourceOf } = startSources()
  const twice: Issue[] = []
  const beside: Issue[] = []
  let repeated = 0

  function put(
    values: CollectedValue[],
    at: number,
    next: CollectedValue,
    where: Readonly<Record<string, string>>,
  ) {
    const known = values[at]
    if (known === undefined) values[at] = next
    else if (known.text === next.text) repeated += 1
    else if (known.text === null || next.text === null) {
      if (known.text === null) values[at] = next
      beside.push(
        issue("info", "import-value-beside-missing", next.cell, {
          ...where,
          first: known.cell,
          kept: known.text ?? next.text,
        }),
      )
    } else
      twice.push(
        issue("error", "import-value-twice", next.cell, {
          ...where,
          first: known.cell,
          firstValue: known.text,
          value: next.text,
        }),
      )
  }

  return {
    add: (table, row) => {
      if (row.entity === null) return
      const key = `${row.entity}\n${row.period ?? ""}`
      const name = names.get(row.entity) ?? row.name
      const kept = rows.get(key) ?? { code: row.entity, name, period: row.period, values: [] }
      rows.set(key, kept)
      if (row.period !== null) periods.add(row.period)
      for (const value of row.values) {
        const at = measures.get(value.measure) ?? measures.size
        measures.set(value.measure, at)
        put(kept.values, at, collected(value, sourceOf(table, value)), {
          name,
          measure: value.measure,
          period: row.period ?? "",
        })
      }
    },
    finish: () => ({
      measures: [...measures.keys()],
      periods: [...periods].sort(),
      rows: [...rows.values()].map((row) => ({
        ...row,
        values: Array.from({ length: measures.size }, (_, at) => row.values[at] ?? null),
      })),
      sources,
      issues: [
        ...twice.slice(0, mostTold),
        ...(twice.length > mostTold
          ? [issue("error", "import-values-twice", "", { count: twice.length, told: mostTold })]
          : []),
        ...beside.slice(0, mostTold),
        ...(repeated === 0 ? [] : [issue("info", "import-values-repeated", "", { count: repeated })]),
      ],
    }),
  }
}

function collected(value: ReadValue, source: number): CollectedValue {
  return {
    text: "text" in value ? value.text : null,
    missing: "text" in value ? null : value.missing,
    cell: value.cell,
    raw: value.raw,
    source,
  }
}

export interface Sources {
  /** Grows while values are looked up. */
  readonly sources: readonly ValueSource[]
  /** Place in `sources` of what a value of a table was made with. */
  readonly sourceOf: (table: TablePlan, value: ReadValue) => number
}

/** Headings, units and factors of values, each kept once. */
export function startSources(): Sources {
  const sources: ValueSource[] = []
  const places = new Map<string, number>()
  const known = new Map<string, number>()
  function sourceOf(table: TablePlan, value: ReadValue): number {
    const position = positionOf(value.cell, table.layout === "transposed")
    const short = table.layout === "long" ? value.measure : String(position)
    const key = `${table.id}\n${short}\n${value.measure}`
    const before = known.get(key)
    if (before !== undefined) return before
    const source = findSource(table, value.measure, position)
    const text = `${source.header}\n${source.unit ?? ""}\n${JSON.stringify(source.factor)}`
    const at = places.get(text) ?? sources.push(source) - 1
    places.set(text, at)
    known.set(key, at)
    return at
  }
  return { sources, sourceOf }
}

function findSource(table: TablePlan, measure: string, position: number): ValueSource {
  if (table.layout === "long") {
    const item = table.items.find((one) => one.measure === measure)
    return { header: item?.text ?? measure, unit: item?.unit ?? null, factor: item?.factor ?? null }
  }
  const column =
    table.columns.find((one) => one.measure === measure && one.column === position) ??
    table.columns.find((one) => one.measure === measure)
  return { header: column?.header ?? measure, unit: column?.unit ?? null, factor: column?.factor ?? null }
}

/** Column from 0 of `Sheet1!C5`; of a turned table its line − 1. */
function positionOf(cell: string, turned: boolean): number {
  const found = /([A-Z]+)(\d+)$/.exec(cell)
  if (found === null) return -1
  const [, letters = "", line = "0"] = found
  if (turned) return Number(line) - 1
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** The table as a file of `code, name, period` and a column per measure; what is missing is blank. */
export function tableColumns(table: CollectedTable): string[] {
  return ["code", "name", ...(table.periods.length === 0 ? [] : ["period"]), ...table.measures]
}

export function tableRows(table: CollectedTable): (string | null)[][] {
  const dated = table.periods.length > 0
  return table.rows.map(({ code, name, period, values }) => [
    code,
    name,
    ...(dated ? [period] : []),
    ...values.map((value) => value?.text ?? null),
  ])
}

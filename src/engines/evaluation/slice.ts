import { compareCodePoints } from "#statistics"
import type { Dataset } from "./model.ts"

/** The entities of one period in code-point order of their codes: the order of all computing. */
export interface Slice {
  readonly period: string | null
  readonly codes: readonly string[]
  /** Row of each entity in the dataset. */
  readonly rows: readonly number[]
  /** Place of each entity among the period's rows as they came. */
  readonly inputPlace: readonly number[]
}

/** Periods present, in order of time (their notation sorts as text). */
export function periodsOf(dataset: Dataset): (string | null)[] {
  return [...new Set(dataset.periods)].sort((a, b) => compareCodePoints(a ?? "", b ?? ""))
}

export function sliceOf(dataset: Dataset, period: string | null): Slice {
  const rows: number[] = []
  dataset.periods.forEach((p, row) => {
    if (p === period) rows.push(row)
  })
  const places = rows.map((_, place) => place)
  places.sort((a, b) => compareCodePoints(dataset.codes[rows[a]!]!, dataset.codes[rows[b]!]!))
  return {
    period,
    codes: places.map((place) => dataset.codes[rows[place]!]!),
    rows: places.map((place) => rows[place]!),
    inputPlace: places,
  }
}

/** A column of the dataset for one slice; all missing where the dataset has no such column. */
export function columnOf(dataset: Dataset, slice: Slice, code: string): Float64Array {
  const values = dataset.values[code]
  const column = new Float64Array(slice.rows.length)
  for (let i = 0; i < column.length; i++) column[i] = values?.[slice.rows[i]!] ?? Number.NaN
  return column
}

/** Only some rows of a dataset, in their order. */
export function selectRows(dataset: Dataset, keep: (row: number) => boolean): Dataset {
  const rows = dataset.codes.flatMap((_, row) => (keep(row) ? [row] : []))
  const newRow = new Map(rows.map((row, i) => [row, i]))
  const pick = <T>(values: readonly T[]) => rows.map((row) => values[row]!)
  return {
    ...dataset,
    codes: pick(dataset.codes),
    names: pick(dataset.names),
    periods: pick(dataset.periods),
    values: Object.fromEntries(
      Object.entries(dataset.values).map(([code, values]) => [
        code,
        Float64Array.from(rows, (row) => values[row]!),
      ]),
    ),
    groups: Object.fromEntries(Object.entries(dataset.groups).map(([name, values]) => [name, pick(values)])),
    missing: (dataset.missing ?? []).flatMap((cell) => {
      const row = newRow.get(cell.row)
      return row === undefined ? [] : [{ ...cell, row }]
    }),
  }
}

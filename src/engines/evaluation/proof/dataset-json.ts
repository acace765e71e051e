import { compareCodePoints } from "#statistics"
import type { Dataset } from "../model.ts"
import { selectRows } from "../slice.ts"
import { digestOf } from "./digest.ts"

/** A dataset as JSON: the same columns, `null` for missing. */
export interface DatasetJson {
  readonly codes: readonly string[]
  readonly names: readonly (string | null)[]
  readonly periods: readonly (string | null)[]
  readonly values: Readonly<Record<string, readonly (number | null)[]>>
  readonly groups: Readonly<Record<string, readonly (string | null)[]>>
  readonly missing: NonNullable<Dataset["missing"]>
  readonly origin: string | null
}

export function datasetToJson(dataset: Dataset): DatasetJson {
  return {
    codes: dataset.codes,
    names: dataset.names,
    periods: dataset.periods,
    values: Object.fromEntries(
      Object.entries(dataset.values).map(([code, values]) => [
        code,
        Array.from(values, (x) => (Number.isNaN(x) ? null : x)),
      ]),
    ),
    groups: dataset.groups,
    missing: dataset.missing ?? [],
    origin: dataset.origin ?? null,
  }
}

export function datasetFromJson(json: DatasetJson): Dataset {
  const { origin, ...rest } = json
  return {
    ...rest,
    values: Object.fromEntries(
      Object.entries(json.values).map(([code, values]) => [
        code,
        Float64Array.from(values, (x) => x ?? Number.NaN),
      ]),
    ),
    ...(origin === null ? {} : { origin }),
  }
}

/** The digest of the data: of its rows in order of period and code, so that shuffled rows have the same. */
export function datasetDigest(dataset: Dataset): string {
  const order = dataset.codes.map((_, row) => row)
  const key = (row: number) => `${dataset.periods[row] ?? ""}\u0000${dataset.codes[row]}`
  order.sort((a, b) => compareCodePoints(key(a), key(b)))
  const place = new Map(order.map((row, i) => [row, i]))
  const pick = <T>(values: readonly T[]) => order.map((row) => values[row]!)
  const json = datasetToJson(selectRows(dataset, () => true))
  return digestOf({
    ...json,
    codes: pick(json.codes),
    names: pick(json.names),
    periods: pick(json.periods),
    values: Object.fromEntries(Object.entries(json.values).map(([code, values]) => [code, pick(values)])),
    groups: Object.fromEntries(Object.entries(json.groups).map(([name, values]) => [name, pick(values)])),
    missing: json.missing
      .map((cell) => ({ ...cell, row: place.get(cell.row)! }))
      .sort((a, b) => a.row - b.row || compareCodePoints(a.column, b.column)),
  })
}

import { mean, median } from "#statistics"

/** Fills the gaps of a column with its mean or median; nothing to take from: stays missing. */
export function fillColumn(values: Float64Array, of: "mean" | "median"): Float64Array {
  const filling = of === "mean" ? mean(values) : median(values)
  return values.map((x) => (Number.isNaN(x) ? filling : x))
}

/** The same within groups; an entity without a group, or whose group has no value, stays missing. */
export function fillWithinGroups(
  values: Float64Array,
  groups: readonly (string | null)[],
  of: "mean" | "median",
): Float64Array {
  const members = new Map<string, number[]>()
  groups.forEach((group, i) => {
    if (group !== null) members.set(group, [...(members.get(group) ?? []), i])
  })
  const result = Float64Array.from(values)
  for (const rows of members.values()) {
    const filled = fillColumn(
      Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
      of,
    )
    rows.forEach((row, k) => {
      result[row] = filled[k] ?? Number.NaN
    })
  }
  return result
}

/**
 * Fills an entity's gaps from its own other indicators: columns turned by direction and min-max scaled to 0…1, mean
 * or median of the entity's row, scaled back. A row or a column without variation to take from stays missing.
 * Source: COINr `Impute(impute_by = "row")`.
 */
export function fillRows(
  columns: readonly Float64Array[],
  directions: readonly number[],
  of: "mean" | "median",
): Float64Array[] {
  const ends = columns.map((column) => {
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (const x of column) {
      if (Number.isNaN(x)) continue
      low = Math.min(low, x)
      high = Math.max(high, x)
    }
    return { low, high }
  })
  const result = columns.map((column) => Float64Array.from(column))
  const n = columns[0]?.length ?? 0
  for (let i = 0; i < n; i++) {
    const shares = Float64Array.from(columns, (column, k) => {
      const { low, high } = ends[k] ?? { low: 0, high: 0 }
      const share = ((column[i] ?? Number.NaN) - low) / (high - low)
      return Number.isFinite(share) ? (directions[k] === -1 ? 1 - share : share) : Number.NaN
    })
    const typical = of === "mean" ? mean(shares) : median(shares)
    result.forEach((column, k) => {
      if (!Number.isNaN(column[i] ?? 0) || Number.isNaN(typical)) return
      const { low, high } = ends[k] ?? { low: 0, high: 0 }
      if (!Number.isFinite(low)) return
      column[i] = low + (directions[k] === -1 ? 1 - typical : typical) * (high - low)
    })
  }
  return result
}

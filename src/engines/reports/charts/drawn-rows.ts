/** The rows of a long list that a picture can hold. */
export interface DrawnRows {
  /** `null` stands for those left out. */
  readonly rows: readonly (number | null)[]
  /** Of the list: how many at the beginning and at the end are drawn, and which are not (counted from 1). */
  readonly first: number
  readonly last: number
  readonly hidden: { readonly from: number; readonly to: number; readonly count: number } | null
}

/** All rows, or the first and the last of them. */
export function drawnRows(rows: readonly number[], most: number, last: number): DrawnRows {
  if (rows.length <= most) return { rows, first: rows.length, last: 0, hidden: null }
  const first = most - last
  return {
    rows: [...rows.slice(0, first), null, ...rows.slice(rows.length - last)],
    first,
    last,
    hidden: { from: first + 1, to: rows.length - last, count: rows.length - most },
  }
}

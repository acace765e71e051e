/** Whole-number coefficients by column; zero is not kept. */
export type SparseRow = Map<number, bigint>

/** A known linear combination of unknown columns, and how it comes from the equations given. */
export interface KnownRow {
  readonly columns: SparseRow
  /** Factors of the equations, by their number, that add up to it. */
  readonly sources: SparseRow
}

/** Equations brought to reduced echelon form: each pivot column stands in its own row only. */
export interface Echelon {
  readonly byPivot: ReadonlyMap<number, KnownRow>
}

/**
 * Gauss-Jordan elimination without fractions over big integers: exact whatever the coefficients.
 * @param rows equations with their numbers; of each only what is unknown
 */
export function eliminate(
  rows: readonly { readonly number: number; readonly columns: SparseRow }[],
): Echelon {
  const byPivot = new Map<number, KnownRow>()
  /** Pivots of the rows in which a free column stands. */
  const standsIn = new Map<number, Set<number>>()
  const note = (pivot: number, row: KnownRow) => {
    for (const column of row.columns.keys()) {
      if (column === pivot) continue
      const pivots = standsIn.get(column)
      if (pivots === undefined) standsIn.set(column, new Set([pivot]))
      else pivots.add(pivot)
    }
  }
  for (const { number, columns } of rows) {
    let row: KnownRow = { columns: new Map(columns), sources: new Map([[number, 1n]]) }
    for (const column of columns.keys()) {
      const known = byPivot.get(column)
      if (known !== undefined) row = without(row, column, known)
    }
    const pivot = pivotOf(row, standsIn)
    if (pivot === null) continue
    for (const other of standsIn.get(pivot) ?? []) {
      const known = byPivot.get(other)
      if (known?.columns.has(pivot) !== true) continue
      const reduced = without(known, pivot, row)
      byPivot.set(other, reduced)
      note(other, reduced)
    }
    standsIn.delete(pivot)
    byPivot.set(pivot, row)
    note(pivot, row)
  }
  return { byPivot }
}

/** The column that stands in the fewest other rows; `null`: the row says nothing new. */
function pivotOf(row: KnownRow, standsIn: ReadonlyMap<number, ReadonlySet<number>>): number | null {
  let pivot: number | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (const column of row.columns.keys()) {
    const count = standsIn.get(column)?.size ?? 0
    if (count < fewest) [pivot, fewest] = [column, count]
  }
  return pivot
}

/** The row less as much of another that the column goes. */
function without(row: KnownRow, column: number, other: KnownRow): KnownRow {
  const [a, b] = [row.columns.get(column) ?? 0n, other.columns.get(column) ?? 0n]
  if (a === 0n || b === 0n) return row
  const divisor = greatestDivisor(a, b)
  const columns = combine(row.columns, b / divisor, other.columns, -a / divisor)
  const sources = combine(row.sources, b / divisor, other.sources, -a / divisor)
  return shortened({ columns, sources })
}

function combine(first: SparseRow, a: bigint, second: SparseRow, b: bigint): SparseRow {
  const result: SparseRow = new Map()
  for (const [column, value] of first) result.set(column, a === 1n ? value : a * value)
  for (const [column, value] of second) {
    const sum = (result.get(column) ?? 0n) + b * value
    if (sum === 0n) result.delete(column)
    else result.set(column, sum)
  }
  return result
}

/** Without a common divisor, so that coefficients stay small. */
function shortened(row: KnownRow): KnownRow {
  let divisor = 0n
  for (const part of [row.columns, row.sources])
    for (const value of part.values()) {
      if (value === 1n || value === -1n) return row
      divisor = greatestDivisor(divisor, value)
      if (divisor === 1n) return row
    }
  if (divisor <= 1n) return row
  const divided = (part: SparseRow): SparseRow =>
    new Map([...part].map(([column, value]) => [column, value / divisor]))
  return { columns: divided(row.columns), sources: divided(row.sources) }
}

export function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/**
 * What remains of a combination of columns once all that is known is taken off it; without columns it is known.
 * The sources, turned round, say from which equations.
 */
export function remainder(combination: SparseRow, { byPivot }: Echelon): KnownRow {
  let row: KnownRow = { columns: new Map(combination), sources: new Map() }
  for (const column of combination.keys()) {
    const known = byPivot.get(column)
    if (known !== undefined) row = without(row, column, known)
  }
  return row
}

/** How a column moves with the free ones: a direction that columns share, and the factor along it. */
export interface Movement {
  readonly direction: string
  readonly numerator: bigint
  readonly denominator: bigint
}

/** `null`: it does not move, its value is known. Columns of one direction are known from one another. */
export function movementOf(column: number, { byPivot }: Echelon): Movement | null {
  const row = byPivot.get(column)
  if (row === undefined) return { direction: `${column}:1`, numerator: 1n, denominator: 1n }
  const free = [...row.columns].filter(([other]) => other !== column).sort(([a], [b]) => a - b)
  const first = free[0]?.[1]
  if (first === undefined) return null
  const divisor = free.reduce((common, [, value]) => greatestDivisor(common, value), 0n)
  const scale = first < 0n ? -divisor : divisor
  return {
    direction: free.map(([other, value]) => `${other}:${value / scale}`).join(" "),
    numerator: -scale,
    denominator: row.columns.get(column) ?? 1n,
  }
}

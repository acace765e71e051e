import type {
  AggregateCell,
  CellDifference,
  Comparison,
  Contributions,
  DisclosureRules,
  KnownDifference,
  TableSet,
} from "./model.ts"
import { contributorsNeeded, primaryReason } from "./rules.ts"
import { summarise } from "./summarise.ts"

/**
 * Comparisons whose difference tells of single units. The difference is held against the rules as a cell of its own:
 * its contributors are the units that only one of the two counts, or both with different values (a corrected return).
 * Contributions are asked for once a comparison and let go.
 */
export function differencing(
  comparisons: readonly Comparison[],
  cells: ReadonlyMap<string, AggregateCell>,
  rules: DisclosureRules,
): KnownDifference[] {
  const keep = contributorsNeeded(rules)
  const isUnsafe = ({ summary, kind }: AggregateCell) => primaryReason(summary, kind, rules) !== null
  return comparisons.flatMap(({ one, other, difference: given }) => {
    const [first, second] = [cells.get(one), cells.get(other)]
    if (first === undefined || second === undefined) return []
    const difference = given ?? computed(first, second, keep)
    if (difference === null) return []
    // A difference of counts is of units that came or went: one each.
    const reason = primaryReason(difference.summary, first.kind, rules)
    const narrows = difference.sign !== 0 && difference.summary.units > 0
    if (reason === null && !(narrows && (isUnsafe(first) || isUnsafe(second)))) return []
    return [{ one, other, reason, ...difference }]
  })
}

const computed = (first: AggregateCell, second: AggregateCell, keep: number) =>
  first.contributions === undefined || second.contributions === undefined
    ? null
    : differenceOf(first.contributions(), second.contributions(), keep)

/** @param keep how many of the largest are named: `contributorsNeeded(rules)` */
export function differenceOf(first: Contributions, second: Contributions, keep: number): CellDifference {
  const differing = unitsThatDiffer(first, second)
  const { total: value, ...summary } = summarise(differing, keep)
  return { value, summary, sign: signOf(differing.values) }
}

/** Units that differ, ascending, with first − second; walks both lists once. */
function unitsThatDiffer(first: Contributions, second: Contributions): Contributions {
  if (first === second) return { units: [], values: [] }
  const units: number[] = []
  const values: (number | bigint)[] = []
  const holdings: number[] = []
  const named = first.holdings !== undefined || second.holdings !== undefined
  const push = (from: Contributions, at: number, value: number | bigint) => {
    units.push(from.units[at]!)
    values.push(value)
    holdings.push(from.holdings?.[at] ?? from.units[at]!)
  }
  let i = 0
  let j = 0
  const [firstLength, secondLength] = [first.units.length, second.units.length]
  while (i < firstLength || j < secondLength) {
    const a = i < firstLength ? first.units[i]! : Number.POSITIVE_INFINITY
    const b = j < secondLength ? second.units[j]! : Number.POSITIVE_INFINITY
    if (a < b) {
      push(first, i, first.values[i]!)
      i++
    } else if (b < a) {
      push(second, j, -second.values[j]!)
      j++
    } else {
      const x = first.values[i]!
      const y = second.values[j]!
      if (x !== y && BigInt(x) !== BigInt(y)) push(first, i, BigInt(x) - BigInt(y))
      i++
      j++
    }
  }
  return named ? { units, values, holdings } : { units, values }
}

function signOf(values: ArrayLike<number | bigint>): 1 | -1 | 0 {
  let [up, down] = [false, false]
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > 0) up = true
    if (values[i]! < 0) down = true
  }
  return up && down ? 0 : down ? -1 : 1
}

/** Every aggregate of a set, by id. */
export function aggregatesById(set: TableSet): Map<string, AggregateCell> {
  const cells = new Map<string, AggregateCell>()
  for (const table of set.tables)
    for (const cell of table.cells) if (cell.kind !== "ratio") cells.set(cell.id, cell)
  return cells
}

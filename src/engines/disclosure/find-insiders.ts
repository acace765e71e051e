import type { Attacker, Column, Pattern } from "./attacker.ts"
import {
  type Echelon,
  eliminate,
  type KnownRow,
  movementOf,
  remainder,
  type SparseRow,
} from "./elimination.ts"
import { type FoundFault, openPart, type Solved, unknownPart } from "./find-faults.ts"

/**
 * What an enterprise finds that is alone behind suppressed cells: it knows them all from its own return, and everything
 * that is published. Two cells of one contributor each beside one sum are the plain case ("singletons" of the Handbook).
 */
export function findInsiders(attacker: Attacker, pattern: Pattern, solved: Solved): FoundFault[] {
  const { component, echelon } = solved
  const targets = component.columns.filter(
    (column) => attacker.columns[column]?.unsafe !== null && movementOf(column, echelon) !== null,
  )
  const alone = aloneIn(attacker, targets)
  if (alone.size === 0) return []
  const vectors = new Map(targets.map((column) => [column, vectorOf(column, echelon)]))
  const movingWith = new Map<number, number[]>()
  for (const [column, vector] of vectors)
    for (const free of vector.keys()) {
      const columns = movingWith.get(free)
      if (columns === undefined) movingWith.set(free, [column])
      else columns.push(column)
    }
  const faults: FoundFault[] = []
  for (const own of alone.values()) {
    const span = eliminate(own.map((column, number) => ({ number, columns: vectors.get(column)! })))
    const support = new Set(own.flatMap((column) => [...(vectors.get(column)?.keys() ?? [])]))
    const near = new Set([...support].flatMap((free) => movingWith.get(free) ?? []))
    const found = [...near]
      .filter((target) => !own.includes(target) && isSpanned(vectors.get(target)!, support, span))
      .filter((target) => !own.some((column) => isPublicRest(attacker, target, column, echelon)))
    if (found.length === 0) continue
    const informed = eliminate([...rowsOf(attacker, pattern, solved), ...own.map(unitRow)])
    for (const target of found.sort((a, b) => a - b))
      faults.push(faultOf(attacker, pattern, target, own, remainder(new Map([[target, 1n]]), informed)))
  }
  return faults
}

/** Cells with one contributor of other than zero, by that contributor. */
function aloneIn(attacker: Attacker, columns: readonly number[]): Map<number, number[]> {
  const alone = new Map<number, number[]>()
  for (const column of columns) {
    const { summary, difference } = attacker.columns[column]!
    const holder = summary.largest[0]?.holder
    if (summary.nonZero !== 1 || holder === undefined || difference) continue
    const own = alone.get(holder)
    if (own === undefined) alone.set(holder, [column])
    else own.push(column)
  }
  return alone
}

/** How a column moves with the free ones, up to a factor. */
function vectorOf(column: number, { byPivot }: Echelon): SparseRow {
  const row = byPivot.get(column)
  if (row === undefined) return new Map([[column, 1n]])
  return new Map([...row.columns].filter(([other]) => other !== column))
}

function isSpanned(vector: SparseRow, support: ReadonlySet<number>, span: Echelon): boolean {
  for (const free of vector.keys()) if (!support.has(free)) return false
  return remainder(vector, span).columns.size === 0
}

/** Whether the target is the contributor's own cell and a rest that everybody knows: then it learns nothing new. */
function isPublicRest(attacker: Attacker, target: number, own: number, echelon: Echelon): boolean {
  const [a, b] = [movementOf(target, echelon), movementOf(own, echelon)]
  if (a === null || b === null || a.direction !== b.direction) return false
  if (a.numerator * b.denominator !== b.numerator * a.denominator) return false
  return isWithin(attacker.columns[own]!, attacker.columns[target]!)
}

/** Whether the only contributor of a cell is among those of another with the same value. */
const isWithin = (single: Column, other: Column) =>
  other.summary.largest.some(
    ({ holder, value }) =>
      holder === single.summary.largest[0]?.holder && value === single.summary.largest[0]?.value,
  )

const rowsOf = (attacker: Attacker, pattern: Pattern, { component }: Solved) =>
  component.equations.map((number) => ({ number, columns: unknownPart(attacker, pattern, number) }))

/** What the contributor knows, as an equation without a number of the set. */
const unitRow = (column: number) => ({ number: -1 - column, columns: new Map([[column, 1n]]) })

function faultOf(
  attacker: Attacker,
  pattern: Pattern,
  target: number,
  own: readonly number[],
  { sources }: KnownRow,
): FoundFault {
  const used = own.filter((column) => sources.has(-1 - column))
  const cells = [target, ...used].map((column) => attacker.columns[column]!.id)
  return {
    kind: "insider",
    cells,
    target: attacker.columns[target]!,
    ...openPart(attacker, pattern, sources),
  }
}

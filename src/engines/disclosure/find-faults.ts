import type { Attacker, Column, Component, Pattern } from "./attacker.ts"
import { isUnknown } from "./attacker.ts"
import {
  type Echelon,
  eliminate,
  type Movement,
  movementOf,
  remainder,
  type SparseRow,
} from "./elimination.ts"
import type { DisclosureFault, DisclosureRules } from "./model.ts"
import { primaryReason } from "./rules.ts"
import { mergeSummaries } from "./summarise.ts"

/** A fault, and what would mend it. */
export interface FoundFault extends DisclosureFault {
  readonly target: Column
  /** Published columns and ratios without any of which the way to the figure is gone. */
  readonly columns: readonly number[]
  readonly ratios: readonly number[]
}

/** A component solved as far as it can be. */
export interface Solved {
  readonly component: Component
  readonly echelon: Echelon
}

export function solveComponent(attacker: Attacker, pattern: Pattern, component: Component): Solved {
  const rows = component.equations.map((number) => ({
    number,
    columns: unknownPart(attacker, pattern, number),
  }))
  return { component, echelon: eliminate(rows) }
}

export function unknownPart(attacker: Attacker, pattern: Pattern, number: number): SparseRow {
  const columns = attacker.equations[number]?.columns ?? new Map<number, bigint>()
  return new Map([...columns].filter(([column]) => isUnknown(attacker, pattern, column)))
}

/** Exact ways to what must not be found: from published cells alone, or with the knowledge of one contributor. */
export function findFaults(
  attacker: Attacker,
  pattern: Pattern,
  solved: Solved,
  rules: DisclosureRules,
): FoundFault[] {
  const { component, echelon } = solved
  const columnOf = (number: number) => attacker.columns[number]!
  const targets = component.columns.filter((number) => columnOf(number).unsafe !== null)
  if (targets.length === 0) return []
  const faults: FoundFault[] = []
  const report = (kind: DisclosureFault["kind"], cells: readonly number[], way: SparseRow) => {
    const target = columnOf(cells[0]!)
    faults.push({
      kind,
      cells: cells.map((number) => columnOf(number).id),
      target,
      ...openPart(attacker, pattern, way),
    })
  }
  const byDirection = new Map<string, { column: number; movement: Movement }[]>()
  for (const column of component.columns) {
    const movement = movementOf(column, echelon)
    if (movement === null) {
      if (columnOf(column).unsafe !== null)
        report("exact", [column], remainder(new Map([[column, 1n]]), echelon).sources)
      continue
    }
    const group = byDirection.get(movement.direction)
    if (group === undefined) byDirection.set(movement.direction, [{ column, movement }])
    else group.push({ column, movement })
  }
  for (const group of byDirection.values())
    for (const { column: target, movement } of group) {
      if (columnOf(target).unsafe === null) continue
      for (const { column: other, movement: along } of group) {
        if (other === target) continue
        // a·target + b·other does not move: it is known.
        const a = along.numerator * movement.denominator
        const b = -movement.numerator * along.denominator
        const kind = pairFault(columnOf(target), columnOf(other), a, b, rules)
        if (kind === null) continue
        const pair: SparseRow = new Map([
          [target, a],
          [other, b],
        ])
        report(kind, [target, other], remainder(pair, echelon).sources)
      }
    }
  const moves = (column: number) => movementOf(column, echelon) !== null
  for (const number of component.equations) {
    if (attacker.equations[number]?.additive !== true) continue
    const rest = [...unknownPart(attacker, pattern, number)].filter(([column]) => moves(column))
    const cells = unsafeRest(attacker, rest, rules)
    if (cells !== null) report("residual", cells, remainder(new Map(rest), echelon).sources)
  }
  return faults
}

/** What a known combination of two cells gives away. */
function pairFault(
  target: Column,
  other: Column,
  a: bigint,
  b: bigint,
  rules: DisclosureRules,
): DisclosureFault["kind"] | null {
  if (isSame(target, other)) return null
  if (a !== b || target.difference || other.difference) return null
  return isUnsafeTogether([target, other], rules) ? "residual" : null
}

/** The same figure under two names, as of a city with one zone. */
function isSame(one: Column, other: Column): boolean {
  const [a, b] = [one.summary, other.summary]
  return (
    one.value === other.value &&
    a.units === b.units &&
    a.absolute === b.absolute &&
    a.largest[0] !== undefined &&
    a.largest[0].holder === b.largest[0]?.holder
  )
}

function isUnsafeTogether(cells: readonly Column[], rules: DisclosureRules): boolean {
  const summary = mergeSummaries(cells.map((cell) => cell.summary))
  return primaryReason(summary, cells[0]?.kind ?? "sum", rules) !== null || isPinned(cells)
}

/** Whether limits that everybody knows leave one solution: two counts of 1 or 2 that make 4. */
function isPinned(cells: readonly Column[]): boolean {
  const pinned = (limit: (cell: Column) => bigint | null) => cells.every((cell) => limit(cell) === cell.value)
  return pinned((cell) => cell.low) || pinned((cell) => cell.high)
}

/** Hidden parts of a known sum that are unsafe taken as one cell, an unsafe one first; `null`: none. */
function unsafeRest(
  attacker: Attacker,
  rest: readonly (readonly [number, bigint])[],
  rules: DisclosureRules,
): number[] | null {
  if (rest.length < 2 || rest.some(([, coefficient]) => coefficient !== 1n)) return null
  const cells = rest.map(([column]) => column)
  const targets = cells.filter((column) => attacker.columns[column]?.unsafe !== null)
  if (targets.length === 0) return null
  const columns = cells.map((column) => attacker.columns[column]!)
  if (!isUnsafeTogether(columns, rules)) return null
  return [...targets, ...cells.filter((column) => !targets.includes(column))]
}

/** Published columns and ratios that a way through the equations leans on and that may still be hidden. */
export function openPart(attacker: Attacker, pattern: Pattern, way: SparseRow) {
  const total: SparseRow = new Map()
  const ratios: number[] = []
  for (const [number, factor] of way) {
    const equation = attacker.equations[number]
    if (equation === undefined) continue
    for (const [column, value] of equation.columns)
      total.set(column, (total.get(column) ?? 0n) + factor * value)
    if (equation.ratio !== null && isOpen(attacker.ratios[equation.ratio])) ratios.push(equation.ratio)
  }
  const columns = [...total].flatMap(([column, factor]) =>
    factor !== 0n && !isUnknown(attacker, pattern, column) && isOpen(attacker.columns[column])
      ? [column]
      : [],
  )
  return { columns, ratios }
}

const isOpen = (cell: { readonly standing?: string } | undefined) =>
  cell !== undefined && (cell.standing ?? "open") === "open"

import type { Solve } from "#evaluation"
import { type Attacker, attackerOf, componentsOf, type Pattern } from "./attacker.ts"
import { aggregatesById, differencing } from "./differencing.ts"
import { type FoundFault, findFaults, solveComponent } from "./find-faults.ts"
import { findInsiders } from "./find-insiders.ts"
import { findNarrow, type Reached } from "./interval-audit.ts"
import type { DisclosureFault, DisclosureRules, SuppressionReason, TableSet } from "./model.ts"

/** What was suppressed and what it cost: for the statisticians of the survey, not for the public. */
export interface DisclosureReport {
  readonly tables: readonly TableReport[]
  /** Unsafe figures and differences that what is out already tells. */
  readonly alreadyOut: readonly DisclosureFault[]
  /** What could not be protected; with any of these nothing leaves. */
  readonly faults: readonly DisclosureFault[]
  /** Whether bounds were computed; without a solver only exact ways and sums of few cells are looked at. */
  readonly intervals: boolean
}

export interface TableReport {
  readonly code: string
  /** Cells that may be published or suppressed. */
  readonly cells: number
  readonly published: number
  readonly suppressed: Readonly<Record<SuppressionReason, number>>
  /**
   * Of the sum of sizes of all cells that are no total of others, the part that is suppressed: 0 to 1, four
   * decimals; `null`: nothing to lose, or ratios alone.
   */
  readonly suppressedShare: number | null
}

/** What an audit goes by. */
export interface AuditTools {
  readonly attacker: Attacker
  readonly rules: DisclosureRules
  readonly solve: Solve | undefined
}

/**
 * Faults of a pattern in all that is unknown, or in what hangs together with some columns.
 * @param reached of patterns that hide no more than this one
 */
export function findAll(
  { attacker, rules, solve }: AuditTools,
  pattern: Pattern,
  reached: Reached,
  from?: Iterable<number>,
): FoundFault[] {
  return componentsOf(attacker, pattern, from).flatMap((component) => {
    const solved = solveComponent(attacker, pattern, component)
    const exact = [
      ...findFaults(attacker, pattern, solved, rules),
      ...findInsiders(attacker, pattern, solved),
    ]
    // Bounds are looked at once there is no way to the value itself that could be closed.
    const mends = ({ columns, ratios }: FoundFault) => columns.length + ratios.length > 0
    if (solve === undefined || exact.some(mends)) return exact
    const known = new Set(exact.map(({ target }) => target))
    return [
      ...exact,
      ...findNarrow(attacker, pattern, component, solve, reached).filter(({ target }) => !known.has(target)),
    ]
  })
}

/**
 * Ways to what must not be found in a set of which some cells are suppressed, whoever chose them. The set is to be
 * without errors (`checkTableSet`).
 * @param suppressed ids of open cells; all others are seen
 */
export function auditTables(
  set: TableSet,
  suppressed: ReadonlySet<string>,
  rules: DisclosureRules,
  solve?: Solve,
): DisclosureFault[] {
  const differences = differencing(set.comparisons ?? [], aggregatesById(set), rules)
  const attacker = attackerOf(set, rules, differences)
  const pattern = {
    columns: numbersOf(attacker.columns, (cell) => cell.standing === "open" && suppressed.has(cell.id)),
    ratios: numbersOf(
      attacker.ratios,
      (cell) => (cell.standing ?? "open") === "open" && suppressed.has(cell.id),
    ),
  }
  const shown: DisclosureFault[] = attacker.columns.flatMap((cell, number) =>
    cell.unsafe !== null && cell.standing !== "internal" && !pattern.columns.has(number)
      ? [{ kind: "exact", cells: [cell.id] }]
      : [],
  )
  return [
    ...shown,
    ...lonely(attacker, pattern),
    ...findAll({ attacker, rules, solve }, pattern, new Map()).map(plain),
  ]
}

/** Ratios of unsafe cells that are seen: they tell of few contributors without being computed with. */
export function lonely(attacker: Attacker, pattern: Pattern): DisclosureFault[] {
  return attacker.ratios.flatMap((ratio, number) => {
    const unsafe = [ratio.above, ratio.below].some((column) => attacker.columns[column]?.unsafe !== null)
    return unsafe && ratio.standing !== "internal" && !pattern.ratios.has(number)
      ? [{ kind: "exact" as const, cells: [ratio.id] }]
      : []
  })
}

export function numbersOf<T>(cells: readonly T[], keep: (cell: T) => boolean): Set<number> {
  return new Set(cells.flatMap((cell, number) => (keep(cell) ? [number] : [])))
}

export const plain = ({ kind, cells }: DisclosureFault): DisclosureFault => ({ kind, cells })

// What somebody sees who has everything that is published: cells as columns, what ties them as equations.
import { aggregatesById } from "./differencing.ts"
import type { SparseRow } from "./elimination.ts"
import type {
  AggregateCell,
  CellStanding,
  ContributionSummary,
  DisclosureRules,
  KnownDifference,
  PrimaryReason,
  RatioCell,
  TableSet,
} from "./model.ts"
import { primaryReason, protectionLevel } from "./rules.ts"

/** A column of the equations: an aggregate, or the difference of two. */
export interface Column {
  readonly id: string
  readonly kind: AggregateCell["kind"]
  readonly standing: CellStanding
  readonly value: bigint
  readonly summary: ContributionSummary
  /** Why it must not be found; `null`: it may. */
  readonly unsafe: PrimaryReason | null
  readonly difference: boolean
  /** How far bounds have to lie from the value. */
  readonly level: bigint
  /** What everybody takes for granted: at least, at most; `null`: no limit. */
  readonly low: bigint | null
  readonly high: bigint | null
}

/** Σ coefficient · column = 0. */
export interface Equation {
  readonly columns: SparseRow
  /** The ratio that tells it once it is published; `null`: everybody knows. */
  readonly ratio: number | null
  /** A sum of columns of one sign but for the first. */
  readonly additive: boolean
}

export interface Ratio extends RatioCell {
  readonly above: number
  readonly below: number
}

export interface Attacker {
  readonly columns: readonly Column[]
  readonly ratios: readonly Ratio[]
  readonly equations: readonly Equation[]
  /** Equations by column. */
  readonly equationsOf: readonly (readonly number[])[]
}

/** Columns and ratios by their numbers that are hidden beyond the internal ones. */
export interface Pattern {
  readonly columns: ReadonlySet<number>
  readonly ratios: ReadonlySet<number>
}

export function attackerOf(
  set: TableSet,
  rules: DisclosureRules,
  differences: readonly KnownDifference[],
): Attacker {
  const columns: Column[] = []
  const numberOf = new Map<string, number>()
  const add = (column: Column) => {
    numberOf.set(column.id, columns.length)
    columns.push(column)
  }
  const signed = new Map(set.tables.flatMap((table) => table.cells.map((cell) => [cell.id, table.signed])))
  for (const cell of aggregatesById(set).values()) add(columnOf(cell, signed.get(cell.id) === true, rules))
  const at = (id: string) => numberOf.get(id) ?? -1
  const equations: Equation[] = []
  for (const { total, parts } of set.relations)
    equations.push({
      columns: coefficients([[at(total), -1n], ...parts.map((id): [number, bigint] => [at(id), 1n])]),
      ratio: null,
      additive: true,
    })
  for (const found of differences) {
    const kind = columns[at(found.one)]?.kind ?? "sum"
    const sided = signed.get(found.one) !== true && found.sign !== 0
    add({
      id: `${found.one} − ${found.other}`,
      kind,
      standing: "internal",
      value: found.value,
      summary: found.summary,
      unsafe: found.reason,
      difference: true,
      level: found.reason === null ? 0n : protectionLevel(found.summary, kind, rules),
      low: sided && found.sign > 0 ? 0n : null,
      high: sided && found.sign < 0 ? 0n : null,
    })
    const row: [number, bigint][] = [
      [at(found.one), 1n],
      [at(found.other), -1n],
      [columns.length - 1, -1n],
    ]
    equations.push({ columns: coefficients(row), ratio: null, additive: false })
  }
  const ratios: Ratio[] = []
  for (const cell of set.tables.flatMap((table) => table.cells)) {
    if (cell.kind !== "ratio") continue
    const [above, below] = [at(cell.numerator), at(cell.denominator)]
    const [numerator, denominator] = [columns[above]?.value ?? 0n, columns[below]?.value ?? 0n]
    ratios.push({ ...cell, above, below })
    if (denominator === 0n || above === below) continue
    const row = coefficients([
      [above, denominator],
      [below, -numerator],
    ])
    equations.push({ columns: row, ratio: ratios.length - 1, additive: false })
  }
  const equationsOf = columns.map((): number[] => [])
  for (const [number, equation] of equations.entries())
    for (const column of equation.columns.keys()) equationsOf[column]?.push(number)
  return { columns, ratios, equations, equationsOf }
}

function columnOf(cell: AggregateCell, signed: boolean, rules: DisclosureRules): Column {
  const unsafe = primaryReason(cell.summary, cell.kind, rules)
  const [low, high] = limitsOf(cell, unsafe, signed, BigInt(rules.minimumFrequency))
  return {
    id: cell.id,
    kind: cell.kind,
    standing: cell.standing ?? "open",
    value: cell.value,
    summary: cell.summary,
    unsafe,
    difference: false,
    level: unsafe === null ? 0n : protectionLevel(cell.summary, cell.kind, rules),
    low,
    high,
  }
}

/** The public reads "<3" of a rare count, and from its not being there that a hidden one is not rare. */
function limitsOf(
  cell: AggregateCell,
  unsafe: PrimaryReason | null,
  signed: boolean,
  fewest: bigint,
): readonly [bigint | null, bigint | null] {
  const zero = signed ? null : 0n
  if (cell.kind === "sum" || cell.standing === "internal") return [zero, null]
  if (unsafe === "frequency" && cell.value < fewest) return [cell.value > 0n ? 1n : 0n, fewest - 1n]
  return [cell.value >= fewest ? fewest : zero, null]
}

function coefficients(entries: readonly (readonly [number, bigint])[]): SparseRow {
  const row: SparseRow = new Map()
  for (const [column, value] of entries) {
    const sum = (row.get(column) ?? 0n) + value
    if (sum === 0n) row.delete(column)
    else row.set(column, sum)
  }
  return row
}

/** Whether somebody outside does not see the cell. */
export const isUnknown = (attacker: Attacker, pattern: Pattern, column: number) =>
  pattern.columns.has(column) || attacker.columns[column]?.standing === "internal"

/** Whether the equation is there to be used: a ratio tells one only when it is published. */
export function isUsable(attacker: Attacker, pattern: Pattern, number: number): boolean {
  const ratio = attacker.equations[number]?.ratio ?? null
  return ratio === null || (!pattern.ratios.has(ratio) && attacker.ratios[ratio]?.standing !== "internal")
}

/** Unknown columns that hang together by equations, and those equations. */
export interface Component {
  readonly columns: readonly number[]
  readonly equations: readonly number[]
}

/**
 * Parts of the unknown that have nothing to do with one another.
 * @param from columns to start at; left out: all
 */
export function componentsOf(attacker: Attacker, pattern: Pattern, from?: Iterable<number>): Component[] {
  const seen = new Set<number>()
  const components: Component[] = []
  for (const start of from ?? attacker.columns.keys()) {
    if (seen.has(start) || !isUnknown(attacker, pattern, start)) continue
    const columns = [start]
    const equations = new Set<number>()
    seen.add(start)
    for (let i = 0; i < columns.length; i++)
      for (const number of attacker.equationsOf[columns[i]!] ?? []) {
        if (equations.has(number) || !isUsable(attacker, pattern, number)) continue
        equations.add(number)
        for (const next of attacker.equations[number]?.columns.keys() ?? [])
          if (!seen.has(next) && isUnknown(attacker, pattern, next)) {
            seen.add(next)
            columns.push(next)
          }
      }
    components.push({
      columns: columns.sort((a, b) => a - b),
      equations: [...equations].sort((a, b) => a - b),
    })
  }
  return components
}

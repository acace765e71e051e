import { type Declared, exactText } from "#expressions"
import type { ReportedUnit } from "./returns-of.ts"

/** A total of this period beside the one before; decimal text in the cell's own unit, `null`: nobody reported it. */
export interface TotalLine {
  readonly cell: string
  readonly now: string | null
  readonly before: string | null
  /** Of the units that are in both periods. */
  readonly sameNow: string | null
  readonly sameBefore: string | null
  /** Units whose own change moved the total most, largest first; entries and exits among them. */
  readonly movers: readonly Mover[]
}

export interface Mover {
  readonly unit: string
  readonly name: string
  readonly kind: "entry" | "exit" | "moved" | "same"
  /** Signed decimal text. */
  readonly change: string
}

const mostMovers = 3

/** Sums every cell in both periods, exactly, and finds who moved the totals. */
export class TotalsCompared {
  private readonly declared: readonly Declared[]
  private readonly before = new Map<string, Known>()
  private readonly now = new Map<string, Known>()

  constructor(declared: readonly Declared[]) {
    this.declared = declared
  }

  addBefore(unit: ReportedUnit): void {
    this.before.set(unit.unit, this.known(unit))
  }

  addNow(unit: ReportedUnit): void {
    this.now.set(unit.unit, this.known(unit))
  }

  get entries(): number {
    return [...this.now.keys()].filter((unit) => !this.before.has(unit)).length
  }

  get exits(): number {
    return [...this.before.keys()].filter((unit) => !this.now.has(unit)).length
  }

  get units(): { readonly now: number; readonly before: number } {
    return { now: this.now.size, before: this.before.size }
  }

  lines(): TotalLine[] {
    return this.declared.map((declared, i) => {
      const text = (value: bigint | null) =>
        value === null ? null : exactText(value, declared.decimals ?? 0)
      const same = (of: ReadonlyMap<string, Known>, other: ReadonlyMap<string, Known>) =>
        total([...of].flatMap(([unit, { cells }]) => (other.has(unit) ? [cells[i] ?? null] : [])))
      return {
        cell: declared.code,
        now: text(total([...this.now.values()].map(({ cells }) => cells[i] ?? null))),
        before: text(total([...this.before.values()].map(({ cells }) => cells[i] ?? null))),
        sameNow: text(same(this.now, this.before)),
        sameBefore: text(same(this.before, this.now)),
        movers: this.movers(i, declared.decimals ?? 0),
      }
    })
  }

  private movers(i: number, decimals: number): Mover[] {
    const found: { unit: string; name: string; kind: Mover["kind"]; change: bigint }[] = []
    for (const unit of new Set([...this.now.keys(), ...this.before.keys()])) {
      const now = this.now.get(unit)
      const before = this.before.get(unit)
      const change = (now?.cells[i] ?? 0n) - (before?.cells[i] ?? 0n)
      if (change === 0n) continue
      const kind =
        before === undefined
          ? "entry"
          : now === undefined
            ? "exit"
            : now.zone === before.zone
              ? "same"
              : "moved"
      found.push({ unit, name: (now ?? before)?.name ?? unit, kind, change })
    }
    found.sort((a, b) => Number(size(b.change) - size(a.change)) || (a.unit < b.unit ? -1 : 1))
    return found.slice(0, mostMovers).map((one) => ({
      ...one,
      change: `${one.change > 0n ? "+" : ""}${exactText(one.change, decimals)}`,
    }))
  }

  private known({ name, zone, record }: ReportedUnit): Known {
    const cells = this.declared.map(({ code }) => {
      const cell = record[code]
      return typeof cell === "number" || typeof cell === "bigint" ? BigInt(cell) : null
    })
    return { name, zone, cells }
  }
}

interface Known {
  readonly name: string
  readonly zone: string | null
  readonly cells: readonly (bigint | null)[]
}

/** @returns `null` when no cell has a value: missing is not zero */
function total(cells: readonly (bigint | null)[]): bigint | null {
  let sum: bigint | null = null
  for (const cell of cells) if (cell !== null) sum = (sum ?? 0n) + cell
  return sum
}

const size = (value: bigint) => (value < 0n ? -value : value)

/**
 * Change in per cent, to a tenth; from zero or less there is none.
 * @example percentChange("1100", "1000") // "+10.0%"
 */
export function percentChange(now: string | null, before: string | null): string | null {
  if (now === null || before === null || !(Number(before) > 0)) return null
  const share = ((Number(now) - Number(before)) / Number(before)) * 100
  return `${share > 0 ? "+" : ""}${share.toFixed(1)}%`
}

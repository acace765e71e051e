import {
  type AggregateCell,
  type CellDifference,
  type Comparison,
  type Contributions,
  differenceOf,
} from "#disclosure"
import { Problem } from "#issues"
import {
  type FigureContributions,
  type FigurePartOf,
  type PartSummary,
  withContributions,
} from "#services/indicators"
import type { SnapshotContext } from "./context.ts"
import type { FrameworkKey } from "./snapshot-indicators.ts"

/** A table of figures that is out or about to leave, with what stands behind each. */
export interface Publication {
  readonly left: (zone: string, indicator: string) => boolean
  readonly found: FigureContributions
}

interface Asked extends FrameworkKey {
  readonly folder: string
  readonly period: string
  readonly left: Publication["left"]
}

/** Opens all publications at once; their returns stay open while `work` runs. @throws Problem conflict */
export async function withPublications<T>(
  asked: readonly Asked[],
  keep: number,
  context: SnapshotContext,
  work: (all: readonly Publication[]) => Promise<T>,
): Promise<T> {
  const open = async (opened: readonly Publication[]): Promise<T> => {
    const next = asked[opened.length]
    if (next === undefined) return work(opened)
    const { folder, framework, pack, period, left } = next
    const data = context.snapshots.pathOf(folder)
    // Boxed: a result may be null by itself.
    const { result, issues } = await withContributions(
      { data, framework, pack, period },
      keep,
      context.indicators(null),
      async (found) => ({ answer: await open([...opened, { left, found }]) }),
    )
    if (result === null) throw new Problem("conflict", issues)
    return result.answer
  }
  return open([])
}

/** Aggregates of all publications, zone by zone; the same contributions are one cell, whatever they are called. */
export interface PartsInUse {
  /** `null`: put together by other means than adding up, or not there. */
  readonly idOf: (publication: number, part: string, zone: string) => string | null
  readonly cellsOf: (zone: string) => readonly AggregateCell[]
  readonly comparisonsOf: (zone: string) => readonly Comparison[]
  /** Whether some unit somewhere reports below zero. */
  readonly signed: (zone: string, id: string) => boolean
  readonly textOf: (zone: string, id: string) => string
}

interface ZoneParts {
  readonly cells: Map<string, { readonly cell: AggregateCell; readonly text: string; signed: boolean }>
  readonly comparisons: Map<string, Comparison>
}

/** Units by number, the same in all publications that are compared. */
class Numbers {
  readonly #known = new Map<string, number>()
  of(unit: string): number {
    const known = this.#known.get(unit) ?? this.#known.size + 1
    this.#known.set(unit, known)
    return known
  }
}

/** Contributions of how many parts are in memory at once. */
const atOnce = 4

/**
 * The aggregates behind all publications, and the differences of those that could be subtracted from one another.
 * @param keep how many of the largest contributors of a difference are named
 */
export async function compareParts(all: readonly Publication[], keep: number): Promise<PartsInUse> {
  const numbers = new Numbers()
  const zones = new Map<string, ZoneParts>()
  const zoneOf = (zone: string): ZoneParts => {
    const known = zones.get(zone) ?? { cells: new Map(), comparisons: new Map() }
    zones.set(zone, known)
    return known
  }
  const usable = all.flatMap(({ found }) => [...found.parts.values()].filter(({ opaque }) => !opaque))
  for (const part of usable) {
    const isSigned = [...part.zones.values()].some(({ absolute, total }) => absolute !== total)
    for (const summary of part.zones.values()) {
      const { cells } = zoneOf(summary.zone)
      const id = idOf(part, summary)
      const known = cells.get(id)
      if (known === undefined)
        cells.set(id, { cell: cellOf(id, part, summary, numbers), text: part.text, signed: isSigned })
      else known.signed ||= isSigned
    }
  }
  const contributions = lastFew(numbers)
  for (const [at, one] of usable.entries())
    for (const other of usable.slice(at + 1)) {
      if (!isComparable(one, other)) continue
      for (const zone of one.zones.values()) {
        const beside = other.zones.get(zone.zone)
        if (beside === undefined || zone.units === 0 || beside.units === 0) continue
        const ids = [idOf(one, zone), idOf(other, beside)] as const
        const { comparisons } = zoneOf(zone.zone)
        if (ids[0] === ids[1] || comparisons.has(ids.join(" ")) || comparisons.has(`${ids[1]} ${ids[0]}`))
          continue
        const [mine, theirs] = [await contributions(one), await contributions(other)]
        const difference: CellDifference = differenceOf(
          mine.get(zone.zone) ?? none,
          theirs.get(zone.zone) ?? none,
          keep,
        )
        comparisons.set(ids.join(" "), { one: ids[0], other: ids[1], difference })
      }
    }
  return {
    idOf: (publication, text, zone) => {
      const part = all[publication]?.found.parts.get(text)
      const summary = part?.zones.get(zone)
      return part === undefined || part.opaque || summary === undefined ? null : idOf(part, summary)
    },
    cellsOf: (zone) => [...zoneOf(zone).cells.values()].map(({ cell }) => cell),
    comparisonsOf: (zone) => [...zoneOf(zone).comparisons.values()],
    signed: (zone, id) => zoneOf(zone).cells.get(id)?.signed === true,
    textOf: (zone, id) =>
      id
        .split(" − ")
        .map((each) => zoneOf(zone).cells.get(each)?.text ?? each)
        .join(" − "),
  }
}

const none: Contributions = { units: [], values: [] }

/** By what it is made of: the same units with the same values are the same cell in every framework and snapshot. */
const idOf = ({ kind }: FigurePartOf, { units, population, print }: PartSummary) =>
  units === 0 ? `${kind}:0:${population}` : `${kind}:${units}:${print}`

/** Whether one may be nearly the other: units counted by other conditions or returns, or sums that share a variable. */
const isComparable = (one: FigurePartOf, other: FigurePartOf) =>
  one.kind === other.kind &&
  one.period === other.period &&
  (one.kind === "count" || [...one.reads].some((name) => other.reads.has(name)))

function cellOf(id: string, { kind }: FigurePartOf, summary: PartSummary, numbers: Numbers): AggregateCell {
  const { units, population, nonZero, total, absolute, largest } = summary
  return {
    kind,
    id,
    value: total,
    shown: "",
    summary: {
      units,
      population,
      nonZero,
      absolute,
      largest: largest.map(({ unit, value }) => ({ holder: numbers.of(unit), value })),
    },
  }
}

/** Every unit's part by zone, read once as long as few others are asked for in between. */
function lastFew(numbers: Numbers) {
  const kept = new Map<FigurePartOf, ReadonlyMap<string, Contributions>>()
  return async (part: FigurePartOf): Promise<ReadonlyMap<string, Contributions>> => {
    const known = kept.get(part) ?? (await listed(part, numbers))
    kept.delete(part)
    kept.set(part, known)
    for (const [oldest] of kept) if (kept.size > atOnce) kept.delete(oldest)
    return known
  }
}

async function listed(part: FigurePartOf, numbers: Numbers): Promise<ReadonlyMap<string, Contributions>> {
  const zones = new Map<string, Contributions>()
  for (const [zone, units] of await part.contributions()) {
    const rows = [...units].map(([unit, value]) => [numbers.of(unit), value] as const)
    rows.sort(([a], [b]) => a - b)
    zones.set(zone, { units: rows.map(([unit]) => unit), values: rows.map(([, value]) => value) })
    await new Promise((done) => setImmediate(done))
  }
  return zones
}

import {
  type AggregateCell,
  type Comparison,
  contributorsNeeded,
  type DisclosureRules,
  primaryReason,
  protectTables,
  type SuppressionReason,
  suppressionWords,
  type TableCell,
} from "#disclosure"
import { issue, Problem, type Words } from "#issues"
import {
  type FigureContributions,
  type FigurePartOf,
  type FigureShape,
  type IndicatorsResult,
  type PartSummary,
  withContributions,
} from "#services/indicators"
import type { SnapshotContext } from "./context.ts"
import type { FrameworkKey } from "./snapshot-indicators.ts"

/** What may leave of a figure. */
export interface ProtectedFigure {
  readonly zone: string
  readonly indicator: string
  readonly status: "published" | "suppressed" | "unknown"
  /** Only of a published one. */
  readonly value: string | null
  readonly cause: SuppressionReason | null
  readonly reason: Words | null
}

export interface ProtectedFigures {
  readonly figures: readonly ProtectedFigure[]
  /** Ways in which a protected figure could be found: with any of these nothing leaves. */
  readonly faults: readonly { readonly text: Words; readonly cells: readonly string[] }[]
}

/** A publication that is out: another snapshot of the same period, and which of its figures left. */
export interface EarlierRelease {
  readonly id: string
  readonly folder: string
  readonly left: (zone: string, indicator: string) => boolean
}

export interface DisclosureInput extends FrameworkKey {
  readonly folder: string
  readonly period: string
  readonly result: IndicatorsResult
  readonly rules: DisclosureRules
  readonly earlier: readonly EarlierRelease[]
}

const cellId = (part: string, zone: string) => `${part}|${zone}`

/** Units by number, the same in all publications that are compared. */
class Numbers {
  readonly #known = new Map<string, number>()
  of(unit: string): number {
    const known = this.#known.get(unit) ?? this.#known.size + 1
    this.#known.set(unit, known)
    return known
  }
}

/**
 * Which figures of zones may be handed on: every aggregate in them is a cell of its own, that leaves or must not be found
 * from what leaves; indicators that are no part and no ratio are suppressed with any of their parts.
 * @throws Problem conflict when the returns cannot be read
 */
export async function protectFigures(
  input: DisclosureInput,
  context: SnapshotContext,
): Promise<ProtectedFigures> {
  const { rules, earlier, period } = input
  const places = context.indicators(null)
  const options = (folder: string) => ({
    data: context.snapshots.pathOf(folder),
    framework: input.framework,
    pack: input.pack,
    period,
  })
  const keep = contributorsNeeded(rules)
  const { result, issues } = await withContributions(options(input.folder), keep, places, async (now) => {
    const numbers = new Numbers()
    const released: { readonly cells: AggregateCell[]; readonly comparisons: Comparison[] }[] = []
    for (const one of earlier) {
      const compared = await withContributions(options(one.folder), keep, places, (then) =>
        compareReleases(now, then, one, rules, numbers),
      )
      if (compared.result === null) throw new Problem("conflict", compared.issues)
      released.push(compared.result)
    }
    return protectParts(input, now, released, numbers)
  })
  if (result === null) throw new Problem("conflict", issues)
  return result
}

function protectParts(
  { result, rules }: DisclosureInput,
  { shapes, parts }: FigureContributions,
  released: readonly {
    readonly cells: readonly AggregateCell[]
    readonly comparisons: readonly Comparison[]
  }[],
  numbers: Numbers,
): ProtectedFigures {
  const known = result.figures.filter(({ value }) => value !== null)
  const open = new Set(
    known.flatMap(({ zone, indicator }) => {
      const shape = shapes.get(indicator)
      return shape?.kind === "part" ? [cellId(shape.part, zone)] : []
    }),
  )
  const compared = new Map(released.flatMap(({ cells }) => cells.map((cell) => [cell.id, cell] as const)))
  const aggregates = [...parts.values()].flatMap((part) =>
    [...part.zones.values()].map((summary): AggregateCell => {
      const id = cellId(part.text, summary.zone)
      const contributions = compared.get(`now ${id}`)?.contributions
      return {
        ...cellOf(id, part, summary, numbers),
        standing: open.has(id) ? "open" : "internal",
        ...(contributions === undefined ? {} : { contributions }),
      }
    }),
  )
  const there = new Set(aggregates.map(({ id }) => id))
  const ratios = known.flatMap(({ zone, indicator }): TableCell[] => {
    const shape = shapes.get(indicator)
    if (shape?.kind !== "ratio") return []
    const [numerator, denominator] = [cellId(shape.numerator, zone), cellId(shape.denominator, zone)]
    return there.has(numerator) && there.has(denominator)
      ? [{ kind: "ratio", id: cellId(`ratio ${indicator}`, zone), numerator, denominator, shown: "" }]
      : []
  })
  const earlier = released.flatMap(({ cells }) => cells.filter(({ standing }) => standing === "released"))
  const safe = protectTables(
    {
      tables: [{ code: result.framework, signed: true, cells: [...aggregates, ...ratios, ...earlier] }],
      relations: [],
      comparisons: released.flatMap(({ comparisons }) => comparisons),
    },
    rules,
  )
  if (safe.issues.length > 0) throw new Problem("invalid", safe.issues)
  const unsafe = new Map(
    aggregates.map(({ id, summary, kind }) => [id, primaryReason(summary, kind, rules)] as const),
  )
  return {
    figures: result.figures.map(({ zone, indicator, value, reason }): ProtectedFigure => {
      if (value === null) return { zone, indicator, status: "unknown", value: null, cause: null, reason }
      const cause = causeOf(shapes.get(indicator), indicator, zone, parts, (id) => {
        const state = safe.cells.get(id)
        return state?.status === "suppressed" ? state.reason : (unsafe.get(id) ?? null)
      })
      return cause === null
        ? { zone, indicator, status: "published", value, cause: null, reason: null }
        : { zone, indicator, status: "suppressed", value: null, cause, reason: suppressionWords[cause] }
    }),
    faults: safe.safe
      ? []
      : safe.report.faults.map(({ cells }) => ({
          text: { zh: "须保密的数仍可推算", en: "A protected figure could still be found" },
          cells,
        })),
  }
}

/** Why a figure stays here; `null`: it may leave. */
function causeOf(
  shape: FigureShape | undefined,
  indicator: string,
  zone: string,
  parts: FigureContributions["parts"],
  reasonOf: (id: string) => SuppressionReason | null,
): SuppressionReason | null {
  // A figure whose making is not known cannot be held against anything.
  if (shape === undefined) return "frequency"
  const made =
    shape.kind === "part"
      ? [shape.part]
      : shape.kind === "ratio"
        ? [shape.numerator, shape.denominator]
        : shape.parts
  // The largest, the least: one enterprise's own figure.
  if (made.length === 0 || made.some((part) => parts.get(part)?.opaque !== false)) return "frequency"
  for (const part of made) {
    const reason = reasonOf(cellId(part, zone))
    if (reason !== null) return reason
  }
  return shape.kind === "ratio" ? reasonOf(cellId(`ratio ${indicator}`, zone)) : null
}

function cellOf(
  id: string,
  { kind }: FigurePartOf,
  { units, nonZero, total, absolute, largest }: PartSummary,
  numbers: Numbers,
): AggregateCell {
  return {
    kind,
    id,
    value: total,
    shown: "",
    summary: {
      units,
      nonZero,
      absolute,
      largest: largest.map(({ unit, value }) => ({ holder: numbers.of(unit), value })),
    },
  }
}

/** Sums and counts that both publications show, each with the units that differ between them. */
async function compareReleases(
  now: FigureContributions,
  then: FigureContributions,
  { id: release, left }: EarlierRelease,
  rules: DisclosureRules,
  numbers: Numbers,
) {
  const cells = new Map<string, AggregateCell>()
  const comparisons: Comparison[] = []
  for (const [indicator, shape] of now.shapes) {
    if (shape.kind !== "part") continue
    const [one, other] = [now.parts.get(shape.part), then.parts.get(shape.part)]
    if (one === undefined || other === undefined || rules.minimumFrequency <= 1) continue
    const [mine, theirs] = [await one.contributions(), await other.contributions()]
    for (const summary of other.zones.values()) {
      const { zone } = summary
      const id = cellId(shape.part, zone)
      if (!left(zone, indicator) || !one.zones.has(zone) || cells.has(`now ${id}`)) continue
      const [a, b] = [mine.get(zone) ?? new Map(), theirs.get(zone) ?? new Map()]
      const differing = [...new Set([...a.keys(), ...b.keys()])].filter((unit) => a.get(unit) !== b.get(unit))
      const own = { ...cellOf(id, one, summary, numbers), contributions: () => listed(a, differing, numbers) }
      const released = `release ${release} ${id}`
      cells.set(`now ${id}`, { ...own, id: `now ${id}`, standing: "internal" })
      cells.set(released, {
        ...cellOf(released, other, summary, numbers),
        standing: "released",
        contributions: () => listed(b, differing, numbers),
      })
      comparisons.push({ one: id, other: released })
    }
  }
  return { cells: [...cells.values()], comparisons }
}

function listed(of: ReadonlyMap<string, bigint>, units: readonly string[], numbers: Numbers) {
  const found = units
    .flatMap((unit): [number, bigint][] => {
      const value = of.get(unit)
      return value === undefined ? [] : [[numbers.of(unit), value]]
    })
    .sort(([a], [b]) => a - b)
  return { units: found.map(([unit]) => unit), values: found.map(([, value]) => value) }
}

/** @throws Problem conflict, when something is not protected */
export function requireSafe({ figures, faults }: ProtectedFigures, framework: string): void {
  if (faults.length > 0)
    throw new Problem(
      "conflict",
      faults.map(({ text, cells }) =>
        issue("error", "snapshot-not-releasable", framework, { ...text, cells: cells.length }),
      ),
    )
  if (!figures.some(({ status }) => status === "published"))
    throw new Problem("conflict", [issue("error", "snapshot-nothing-to-release", framework)])
}

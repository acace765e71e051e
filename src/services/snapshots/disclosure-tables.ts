import {
  type AggregateCell,
  type CellStanding,
  contributorsNeeded,
  type DisclosureRules,
  faultWords,
  primaryReason,
  protectTables,
  type SuppressionReason,
  suppressionWords,
  type TableCell,
  type TableSet,
} from "#disclosure"
import type { Solve } from "#evaluation"
import { issue, Problem, type Words } from "#issues"
import type { FigureShape, IndicatorsResult } from "#services/indicators"
import type { SnapshotContext } from "./context.ts"
import { compareParts, type PartsInUse, type Publication, withPublications } from "./publications.ts"
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

interface FoundWay {
  readonly text: Words
  readonly cells: readonly string[]
}

export interface ProtectedFigures {
  readonly figures: readonly ProtectedFigure[]
  /** Ways in which a protected figure could be found: with any of these nothing leaves. */
  readonly faults: readonly FoundWay[]
  /** What earlier publications tell already; nothing takes it back. */
  readonly alreadyOut: readonly FoundWay[]
  /** Whether bounds were computed; without that nothing leaves. */
  readonly intervals: boolean
  /** Earlier publications that it was held against. */
  readonly compared: number
}

/** A publication that is out: a framework of a snapshot, and which of its figures left. */
export interface EarlierRelease extends FrameworkKey {
  readonly folder: string
  readonly period: string
  readonly left: (zone: string, indicator: string) => boolean
}

export interface DisclosureInput extends FrameworkKey {
  readonly folder: string
  readonly period: string
  readonly result: IndicatorsResult
  readonly rules: DisclosureRules
  readonly earlier: readonly EarlierRelease[]
}

/**
 * Which figures of zones may be handed on: every aggregate in them is a cell of its own, that leaves or must not be found
 * from what leaves and has left, whatever the framework or snapshot; a figure that is no part and no ratio is taken to tell
 * all of its parts. Cells of two zones share no unit: zones are protected one by one, and others are answered in between.
 * @param solve linear programmes; `null`: bounds are not audited
 * @throws Problem conflict when the returns cannot be read
 */
export async function protectFigures(
  input: DisclosureInput,
  solve: Solve | null,
  context: SnapshotContext,
): Promise<ProtectedFigures> {
  const { rules, result, earlier } = input
  const known = new Set(
    result.figures.flatMap(({ zone, indicator, value }) => (value === null ? [] : [`${zone} ${indicator}`])),
  )
  const asked = { ...input, left: (zone: string, indicator: string) => known.has(`${zone} ${indicator}`) }
  return withPublications([asked, ...earlier], contributorsNeeded(rules), context, async (all) => {
    const parts = await compareParts(all, contributorsNeeded(rules))
    const figures = new Map<string, ProtectedFigure>()
    const [faults, alreadyOut]: [FoundWay[], FoundWay[]] = [[], []]
    for (const zone of new Set(result.figures.map((line) => line.zone))) {
      const own = protectZone(zone, all, parts, rules, solve)
      faults.push(...own.faults)
      alreadyOut.push(...own.alreadyOut)
      for (const line of result.figures)
        if (line.zone === zone) figures.set(`${zone} ${line.indicator}`, figureOf(line, own.causeOf))
      await new Promise((done) => setImmediate(done))
    }
    return {
      figures: result.figures.flatMap(({ zone, indicator }) => figures.get(`${zone} ${indicator}`) ?? []),
      faults,
      alreadyOut,
      intervals: solve !== null,
      compared: earlier.length,
    }
  })
}

function figureOf(
  { zone, indicator, value, reason }: IndicatorsResult["figures"][number],
  causeOf: (indicator: string) => SuppressionReason | null,
): ProtectedFigure {
  if (value === null) return { zone, indicator, status: "unknown", value: null, cause: null, reason }
  const cause = causeOf(indicator)
  return cause === null
    ? { zone, indicator, status: "published", value, cause: null, reason: null }
    : { zone, indicator, status: "suppressed", value: null, cause, reason: suppressionWords[cause] }
}

/** Aggregates whose figures tell them: the part itself, or all that a composite is made of. */
const toldBy = (shape: FigureShape) =>
  shape.kind === "part" ? [shape.part] : shape.kind === "ratio" ? [] : shape.parts

function protectZone(
  zone: string,
  all: readonly Publication[],
  parts: PartsInUse,
  rules: DisclosureRules,
  solve: Solve | null,
) {
  const standing = new Map<string, CellStanding>()
  const ratios: TableCell[] = []
  for (const [at, { found, left }] of all.entries())
    for (const [indicator, shape] of found.shapes) {
      if (!left(zone, indicator)) continue
      const mark = at === 0 ? "open" : "released"
      for (const part of toldBy(shape)) {
        const id = parts.idOf(at, part, zone)
        if (id !== null) standing.set(id, mark)
      }
      if (shape.kind !== "ratio") continue
      const [numerator, denominator] = [shape.numerator, shape.denominator].map((part) =>
        parts.idOf(at, part, zone),
      )
      if (numerator == null || denominator == null) continue
      ratios.push({
        kind: "ratio",
        id: ratioId(at, indicator),
        numerator,
        denominator,
        standing: mark,
        shown: "",
      })
    }
  const cells = parts
    .cellsOf(zone)
    .map((cell): AggregateCell => ({ ...cell, standing: standing.get(cell.id) ?? "internal" }))
  const isSigned = ({ id }: AggregateCell) => parts.signed(zone, id)
  const set: TableSet = {
    tables: [
      { code: "signed", signed: true, cells: cells.filter(isSigned) },
      { code: "plain", signed: false, cells: [...cells.filter((cell) => !isSigned(cell)), ...ratios] },
    ],
    relations: [],
    comparisons: parts.comparisonsOf(zone),
  }
  const safe = protectTables(set, rules, solve ?? undefined)
  if (safe.issues.length > 0) throw new Problem("invalid", safe.issues)
  const unsafe = new Map(cells.map(({ id, summary, kind }) => [id, primaryReason(summary, kind, rules)]))
  const reasonOf = (id: string): SuppressionReason | null => {
    const state = safe.cells.get(id)
    return unsafe.get(id) ?? (state?.status === "suppressed" ? state.reason : null)
  }
  const ways = (found: typeof safe.report.faults): FoundWay[] =>
    found.map(({ kind, cells }) => ({
      text: faultWords[kind],
      cells: cells.map((id) => `${zone} ${parts.textOf(zone, id)}`),
    }))
  const shapes = all[0]?.found.shapes
  return {
    faults: safe.safe ? [] : ways(safe.report.faults),
    alreadyOut: ways(safe.report.alreadyOut),
    causeOf: (indicator: string): SuppressionReason | null => {
      const shape = shapes?.get(indicator)
      // A figure whose making is not known cannot be held against anything.
      if (shape === undefined) return "frequency"
      const made = shape.kind === "ratio" ? [shape.numerator, shape.denominator] : toldBy(shape)
      const ids = made.map((part) => parts.idOf(0, part, zone))
      // The largest, the least: one enterprise's own figure.
      if (ids.length === 0 || ids.includes(null)) return "frequency"
      if (shape.kind === "ratio") return reasonOf(ratioId(0, indicator))
      return ids.map((id) => reasonOf(id ?? "")).find((reason) => reason !== null) ?? null
    },
  }
}

const ratioId = (publication: number, indicator: string) => `ratio ${publication} ${indicator}`

/** @throws Problem conflict, when something is not protected or was not looked at */
export function requireSafe({ figures, faults, intervals }: ProtectedFigures, framework: string): void {
  if (!intervals) throw new Problem("conflict", [issue("error", "snapshot-not-audited", framework)])
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

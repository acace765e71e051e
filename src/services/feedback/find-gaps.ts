import type { Words } from "#issues"
import type { FeedbackLetter, LetterIndicator, OwnFigure } from "./letter.ts"

export interface GroupRank {
  readonly code: string
  readonly label: Words
  readonly rank: number | null
  /** Share of the zones that stand before it; `null`: rank or number of zones is missing. */
  readonly share: number | null
}

export interface Gap extends LetterIndicator {
  readonly rank: number | null
  readonly average: number | null
  readonly own: number | null
  /** `null`: the figure was keyed in with the letter, or there is none. */
  readonly from: OwnFigure["from"] | null
  /** Own less average, in the indicator's unit. */
  readonly difference: number | null
  /** As a share of the average's size, positive where the zone does better. */
  readonly relative: number | null
}

/** Groups of the letter with their ranks, the weakest first; those without a rank last. */
export function rankGroups(
  letter: FeedbackLetter,
  groups: readonly { readonly code: string; readonly label: Words }[],
): GroupRank[] {
  const ranks = new Map(letter.groups.map(({ code, rank }) => [code, rank]))
  return groups
    .map(({ code, label }) => {
      const rank = ranks.get(code) ?? null
      const share = rank === null || letter.zones === null ? null : (rank - 1) / letter.zones
      return { code, label, rank, share }
    })
    .toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1))
}

/**
 * Each indicator's own figure beside the average, the widest gap first. A figure keyed in with the letter comes before an
 * imported one: the letter's average was computed with it.
 * @returns what is missing for a gap is listed apart
 */
export function findGaps(
  letter: FeedbackLetter,
  indicators: readonly LetterIndicator[],
  figures: ReadonlyMap<string, OwnFigure>,
): {
  readonly gaps: Gap[]
  readonly missing: {
    readonly code: string
    readonly label: Words
    readonly what: "own" | "average" | "both"
  }[]
} {
  const said = new Map(letter.indicators.map((one) => [one.code, one]))
  const all = indicators.map((indicator): Gap => {
    const { rank = null, average = null, own: keyed = null } = said.get(indicator.code) ?? {}
    const figure = keyed === null ? figures.get(indicator.code) : undefined
    const own = keyed ?? figure?.value ?? null
    const difference = own === null || average === null ? null : own - average
    const better = indicator.lowerIsBetter ? -1 : 1
    const relative =
      difference === null || average === null || average === 0
        ? null
        : (better * difference) / Math.abs(average)
    return { ...indicator, rank, average, own, from: figure?.from ?? null, difference, relative }
  })
  const missing = all
    .filter(({ difference }) => difference === null)
    .map(({ code, label, own, average }) => ({
      code,
      label,
      what: own !== null ? ("average" as const) : average !== null ? ("own" as const) : ("both" as const),
    }))
  // A gap first by its size; without one, by the rank that the letter gives; the rest is missing.
  const gaps = all
    .filter(({ difference, rank }) => difference !== null || rank !== null)
    .toSorted((a, b) => byRelative(a.relative, b.relative) || (b.rank ?? -1) - (a.rank ?? -1))
  return { gaps, missing }
}

/** Gaps in order, none last. */
function byRelative(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a - b
}

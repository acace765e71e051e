import type { Words } from "#issues"
import { type Citation, citationOfRow, type Packs } from "#services/frameworks"
import { indicatorWords, unitWords } from "./indicator-words.ts"
import { numberOf, recordsOf } from "./pack-records.ts"

export interface SeriesPoint {
  readonly year: number
  readonly period: string
  readonly value: number
  /** How many zones there were then; `null`: the source does not say. */
  readonly zones: number | null
  readonly citation: Citation
}

export interface NationalSeries {
  readonly indicator: string
  readonly label: Words
  readonly unit: Words
  readonly points: SeriesPoint[]
  readonly breaks: { readonly year: number; readonly text: Words }[]
}

/**
 * Totals of all national zones as published, one series per indicator and unit, the fullest first. Parts of a year stand
 * among the points and say so; `breaks` tells where years are missing and where the number of zones changed.
 */
export function nationalSeries(packs: Packs): NationalSeries[] {
  const rows = recordsOf(packs.get("national")?.pack, "national_totals.csv")
  const groups = Map.groupBy(rows, (row) => `${row.indicator}|${row.unit}`)
  return [...groups.values()]
    .map((group) => {
      const points = group
        .map((row) => ({
          year: Number(row.year),
          period: row.period ?? "",
          value: Number(row.value),
          zones: numberOf(row.zones_counted),
          citation: citationOfRow(row),
        }))
        .sort((a, b) => a.year - b.year || a.period.localeCompare(b.period))
      return {
        indicator: group[0]?.indicator ?? "",
        label: indicatorWords(group[0]?.indicator ?? ""),
        unit: unitWords(group[0]?.unit ?? ""),
        points,
        breaks: breaksOf(points),
      }
    })
    .sort((a, b) => b.points.length - a.points.length)
}

/** @param points in the order of years */
export function breaksOf(points: readonly SeriesPoint[]): { readonly year: number; readonly text: Words }[] {
  const whole = points.filter((point) => point.period === "full_year")
  return whole.flatMap((point, i) => {
    const before = whole[i - 1]
    if (before === undefined || before.year === point.year) return []
    const found: { year: number; text: Words }[] = []
    const gap = point.year - before.year - 1
    const years = gap === 1 ? `${before.year + 1}` : `${before.year + 1}–${point.year - 1}`
    if (gap > 0)
      found.push({
        year: point.year,
        text: { zh: `${years} 年没有查到公布数`, en: `no published figure was found for ${years}` },
      })
    if (before.zones !== null && point.zones !== null && before.zones !== point.zones)
      found.push({
        year: point.year,
        text: {
          zh: `园区数由 ${before.zones} 变为 ${point.zones}，前后不可直接比较`,
          en: `${before.zones} zones before, ${point.zones} from then on: not directly comparable`,
        },
      })
    return found
  })
}

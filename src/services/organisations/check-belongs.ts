import { type Issue, issue } from "#issues"

export interface Belonging {
  readonly parent: string
  /** Days, both included; `-infinity`: since before anything was recorded; null: until further notice. */
  readonly from: string
  readonly to: string | null
}

/**
 * What is wrong with the administrative parents of one organisation over time: each day has just one. Overlaps and gaps
 * are told with the day on which they begin.
 */
export function checkBelongs(belongings: readonly Belonging[]): readonly Issue[] {
  const ordered = [...belongings].sort((a, b) => (dayKey(a.from) < dayKey(b.from) ? -1 : 1))
  return ordered.flatMap((one, i) => {
    const next = ordered[i + 1]
    if (next === undefined)
      return one.to === null ? [] : [issue("error", "membership-gap", "to", { day: nextDay(one.to) })]
    if (one.to === null || dayKey(one.to) >= dayKey(next.from))
      return [issue("error", "membership-overlap", "from", { day: next.from, parent: one.parent })]
    const following = nextDay(one.to)
    return following === next.from ? [] : [issue("error", "membership-gap", "from", { day: following })]
  })
}

/** Days compare as texts; what is older than all of them begins with a sign that is less than any digit. */
const dayKey = (day: string) => (day === "-infinity" ? "" : day)

/** @example nextDay("2024-02-28") // "2024-02-29" */
export function nextDay(day: string): string {
  return shifted(day, 1)
}

/** @example dayBefore("2024-03-01") // "2024-02-29" */
export function dayBefore(day: string): string {
  return shifted(day, -1)
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    nextDay(dayBefore(text)) === text
  )
}

/** What was said of a version: in force, or ended, from a day (`2024-01-31`). Later words count. */
export interface VersionWord {
  readonly version: number
  readonly state: "in-force" | "ended"
  readonly from: string
}

export interface VersionState {
  readonly state: "draft" | "in-force" | "ended"
  /** First day in force; `null`: never. */
  readonly from: string | null
  /** First day on which it was ended by word; `null`: it was not, though a later version may take its place. */
  readonly until: string | null
}

/** The state of one version by all that was said of it; the last word of each kind counts. */
export function stateOf(version: number, words: readonly VersionWord[]): VersionState {
  const own = words.filter((word) => word.version === version)
  const begun = own.findLast((word) => word.state === "in-force")
  if (begun === undefined) return { state: "draft", from: null, until: null }
  const ended = own.slice(own.indexOf(begun) + 1).findLast((word) => word.state === "ended")
  return { state: ended === undefined ? "in-force" : "ended", from: begun.from, until: ended?.from ?? null }
}

/**
 * The version in force on a day: of those begun by then and not ended, the one that began last; of two that began on one
 * day, the later version.
 */
export function versionInForce(
  versions: readonly number[],
  words: readonly VersionWord[],
  day: string,
): number | null {
  const open = versions.flatMap((version) => {
    const { from, until } = stateOf(version, words)
    return from !== null && from <= day && (until === null || day < until) ? [{ version, from }] : []
  })
  const last = open
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.version - b.version))
    .at(-1)
  return last?.version ?? null
}

/** The last day of a period: 2024, 2024-Q1, 2024-01. @returns `null` for another text */
export function lastDayOf(period: string): string | null {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period)
  if (found === null) return null
  const year = Number(found[1])
  const month = found[2] !== undefined ? Number(found[2]) * 3 : found[3] !== undefined ? Number(found[3]) : 12
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return `${found[1]}-${String(month).padStart(2, "0")}-${days[month - 1]}`
}

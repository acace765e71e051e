import type { Severity } from "#issues"
import type { Account } from "./account.ts"
import type { ReadRow, TablePlan } from "./model.ts"

/** Told once for a column, with the first cell and how many. */
interface ToldOnce {
  readonly code: string
  readonly severity: Severity
  readonly cell: string
  readonly values: Readonly<Record<string, unknown>>
  count: number
}

/**
 * What was read already for an enterprise and period: groups of measures, each with a number. Entities of a population
 * are compared value by value by whoever collects the rows (`startCollection`).
 */
export interface Duplicates {
  readonly rows: Map<string, number[]>
  readonly groups: ReadonlySet<string>[]
}

export const noDuplicates = (): Duplicates => ({ rows: new Map(), groups: [] })

export interface RowSink {
  readonly account: Account
  readonly issues: Map<string, ToldOnce>
  rows: number
  readonly onRow: ((table: TablePlan, row: ReadRow) => void) | undefined
  /** Whether `onRow` still wants rows of a table; left out: all of them. */
  readonly wantsRow: ((table: TablePlan) => boolean) | undefined
  readonly duplicates: Duplicates
}

/** Measures of a group that the enterprise and period have already; from now on it has the group's. */
export function claim({ rows, groups }: Duplicates, key: string, group: number): ReadonlySet<string> | null {
  const known = rows.get(key)
  if (known === undefined) {
    rows.set(key, [group])
    return null
  }
  const own = groups[group] ?? new Set<string>()
  const shared = new Set(known.flatMap((other) => [...(groups[other] ?? [])].filter((code) => own.has(code))))
  if (!known.includes(group)) known.push(group)
  return shared.size === 0 ? null : shared
}

/** Tells something once for a column, and counts it. */
export function tell(
  { issues }: RowSink,
  key: string,
  told: {
    readonly code: string
    readonly severity: Severity
    readonly cell: string
    readonly values: ToldOnce["values"]
  },
) {
  const known = issues.get(key)
  if (known === undefined) issues.set(key, { ...told, count: 1 })
  else known.count += 1
}

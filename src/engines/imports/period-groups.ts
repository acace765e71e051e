import type { ColumnPlan, Measure, TablePlan } from "./model.ts"
import { type Reader, readerOf } from "./read-value.ts"
import type { Duplicates } from "./row-sink.ts"
import { surelyReads } from "./surely-read.ts"

/** The columns of one period, and the number of their group. */
export interface PeriodGroup {
  readonly period: string | null
  readonly group: number
  readonly columns: readonly ValueColumn[]
}

export interface ValueColumn {
  readonly plan: ColumnPlan
  readonly reader: Reader
  /** Every plain number under it is a value. */
  readonly sure: boolean
}

/** The columns of values of a table by their period; each group gets a number among those of the file. */
export function periodGroups(
  table: TablePlan,
  measures: ReadonlyMap<string, Measure>,
  groups: Duplicates["groups"],
): PeriodGroup[] {
  const byPeriod = new Map<string | null, ValueColumn[]>()
  for (const plan of table.columns) {
    const measure = plan.measure === null ? undefined : measures.get(plan.measure)
    if (plan.role !== "measure" || measure === undefined) continue
    const known = byPeriod.get(plan.period)
    const own = {
      plan,
      reader: readerOf(measure, plan.factor),
      sure: surelyReads(measure, plan.factor),
    }
    if (known === undefined) byPeriod.set(plan.period, [own])
    else known.push(own)
  }
  return [...byPeriod].map(([period, columns]) => ({
    period,
    columns,
    group: groups.push(new Set(columns.map(({ plan }) => plan.measure ?? ""))) - 1,
  }))
}

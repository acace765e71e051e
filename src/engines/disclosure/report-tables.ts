import type { TableReport } from "./audit-tables.ts"
import { type CellState, type SuppressionReason, suppressionReasons, type TableSet } from "./model.ts"

/** Counts of cells by state and the share of the sums that is lost, table by table. */
export function reportTables(set: TableSet, states: ReadonlyMap<string, CellState>): TableReport[] {
  const totals = new Set(set.relations.map(({ total }) => total))
  return set.tables.map(({ code, cells }) => {
    const suppressed = Object.fromEntries(suppressionReasons.map((reason) => [reason, 0])) as Record<
      SuppressionReason,
      number
    >
    let [published, all, lost] = [0, 0n, 0n]
    const open = cells.filter((cell) => (cell.standing ?? "open") === "open")
    for (const cell of open) {
      const state = states.get(cell.id)
      if (state?.status === "published") published++
      if (state?.status === "suppressed") suppressed[state.reason]++
      if (cell.kind === "ratio" || totals.has(cell.id)) continue
      const size = cell.value < 0n ? -cell.value : cell.value
      all += size
      if (state?.status === "suppressed") lost += size
    }
    const suppressedShare = all === 0n ? null : Number((lost * 10_000n + all / 2n) / all) / 10_000
    return { code, cells: open.length, published, suppressed, suppressedShare }
  })
}

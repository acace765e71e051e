import type { EvaluationContext } from "#services/evaluation"
import type { InventContext } from "#services/returns"
import { writeReturns } from "#spreadsheets"

/** What inventing returns needs of the outside: DuckDB, loaded when it is used, and the clock for the manifest. */
export function makeInventContext(context: EvaluationContext): InventContext {
  return {
    ...context,
    inventSnapshot: async (options) => (await import("#snapshots")).inventSnapshot(options),
    rowsOf: async (folder, period, columns) => {
      const { openSnapshot } = await import("#snapshots")
      const { snapshot, issues } = await openSnapshot(folder)
      if (snapshot === null) return { rows: null, issues }
      try {
        return { rows: await snapshot.query(snapshot.relation(period, columns)), issues }
      } finally {
        snapshot.close()
      }
    },
    writeReturns,
    now: () => new Date().toISOString(),
  }
}

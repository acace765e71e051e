import type { Words } from "#issues"
import { aggregatesById } from "./differencing.ts"
import { suppressedWords } from "./disclosure-words.ts"
import type { DisclosureRules, TableCell, TableSet } from "./model.ts"
import type { ProtectedTables } from "./protect-tables.ts"

/** What leaves of a cell: nothing of a suppressed one but that it is, and that its contributors are few. */
export type PublicCell =
  | { readonly id: string; readonly status: "published"; readonly value: string }
  | {
      readonly id: string
      readonly status: "suppressed"
      readonly words: Words
      /** "<3"; `null`: not fewer than the minimum, or not told. */
      readonly contributors: string | null
    }

export interface PublicTable {
  readonly code: string
  readonly cells: readonly PublicCell[]
}

/** The tables as they leave; `null`: not safe, nothing leaves. Internal cells are not in it. */
export function publicTables(
  set: TableSet,
  protection: ProtectedTables,
  rules: DisclosureRules,
): PublicTable[] | null {
  if (!protection.safe) return null
  const aggregates = aggregatesById(set)
  const isRare = (id: string) => {
    const summary = aggregates.get(id)?.summary
    // Nobody out of few reads like few: a figure of zero is not told apart.
    return summary !== undefined && (summary.units || (summary.population ?? 0)) < rules.minimumFrequency
  }
  const rare = (cell: TableCell) =>
    cell.kind === "ratio" ? isRare(cell.numerator) || isRare(cell.denominator) : isRare(cell.id)
  return set.tables.map(({ code, cells }) => ({
    code,
    cells: cells.flatMap((cell): PublicCell[] => {
      const state = protection.cells.get(cell.id)
      if (state?.status === "published") return [{ id: cell.id, status: "published", value: cell.shown }]
      if (state?.status !== "suppressed") return []
      const contributors = state.reason === "frequency" && rare(cell) ? `<${rules.minimumFrequency}` : null
      return [{ id: cell.id, status: "suppressed", words: suppressedWords, contributors }]
    }),
  }))
}

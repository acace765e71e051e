import type { DataTable, Pack } from "./pack.ts"

const missing = new Set(["", "NA", "-", "—"])

/** Empty, `NA`, `-` and `—` are missing, in number columns only (design §6). */
export function isMissingText(text: string): boolean {
  return missing.has(text.trim())
}

/** @example isNumberText("1,200") // false */
export function isNumberText(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text.trim())
}

/** One row per entity and period, as `evaluate` reads it. */
export function isEntityTable({ entry, header }: DataTable): boolean {
  return (
    entry.use === "entities" ||
    (entry.use === undefined && header.includes("code") && header.includes("period"))
  )
}

/** Columns of a pack's own entity tables that hold at least one value: what `clauseStates` counts as loaded. */
export function columnsWithData(pack: Pack): Set<string> {
  const columns = new Set<string>()
  for (const table of pack.data.values())
    if (isEntityTable(table))
      table.header.forEach((column, i) => {
        if (table.rows.some((row) => !isMissingText(row[i] ?? ""))) columns.add(column)
      })
  return columns
}

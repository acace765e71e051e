import type { Pack } from "#packs"

/** The rows of a table of a pack by the names of its columns; none when the pack has no such table. */
export function recordsOf(pack: Pack | undefined, file: string): Readonly<Record<string, string>>[] {
  const table = pack?.data.get(file)
  if (table === undefined) return []
  return table.rows.map((row) => Object.fromEntries(table.header.map((name, i) => [name, row[i] ?? ""])))
}

/** Several values in one cell, separated by semicolons. */
export const listOf = (text: string | undefined) => (text ?? "").split(";").filter((part) => part !== "")

/** `null` for an empty cell. */
export const textOf = (text: string | undefined) => (text === undefined || text === "" ? null : text)

/** `null` for an empty cell or one that is no number. */
export function numberOf(text: string | undefined): number | null {
  const value = Number(text)
  return text === undefined || text.trim() === "" || !Number.isFinite(value) ? null : value
}

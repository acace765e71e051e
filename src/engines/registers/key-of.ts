import type { RecordValues, RegisterDefinition } from "./model.ts"
import { piecesOf, plain, soughtPieces } from "./plain.ts"

/** The values that name a record, in one form; `null`: one of them is missing. */
export function keyOf(definition: RegisterDefinition, values: RecordValues): string | null {
  const parts = definition.key.map((code) => plain(values[code] ?? ""))
  return parts.length === 0 || parts.includes("") ? null : parts.join("|")
}

/** What a search looks into: name, number and key, each on a line of its own, and the pieces that find parts of it. */
export function searchTextOf(
  definition: RegisterDefinition,
  values: RecordValues,
): { readonly search: string; readonly pairs: string[] } {
  const { name, uscc } = definition.roles
  const codes = new Set([name, ...(uscc === undefined ? [] : [uscc]), ...definition.key])
  const texts = [...new Set([...codes].map((code) => plain(values[code] ?? "")))].filter(
    (text) => text !== "",
  )
  return { search: texts.join("\n"), pairs: [...new Set(texts.flatMap(piecesOf))] }
}

/** The parts of what somebody typed; each must occur. */
export function searchTerms(typed: string): { readonly terms: string[]; readonly pieces: string[] } {
  const terms = typed
    .normalize("NFKC")
    .split(/\s+/u)
    .map(plain)
    .filter((term) => term !== "")
  return { terms, pieces: [...new Set(terms.flatMap(soughtPieces))] }
}

/** Records that stand under one key in one zone: the places of their positions in what was given. */
export function findDuplicates(
  definition: RegisterDefinition,
  records: readonly { readonly zone: string | null; readonly values: RecordValues }[],
): { readonly key: string; readonly zone: string | null; readonly at: readonly number[] }[] {
  const found = new Map<string, { key: string; zone: string | null; at: number[] }>()
  for (const [i, record] of records.entries()) {
    const key = keyOf(definition, record.values)
    if (key === null) continue
    const name = `${record.zone ?? ""}\n${key}`
    const known = found.get(name)
    if (known === undefined) found.set(name, { key, zone: record.zone, at: [i] })
    else known.at.push(i)
  }
  return [...found.values()].filter(({ at }) => at.length > 1)
}

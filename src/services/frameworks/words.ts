import { type Label, labelText } from "#evaluation"
import type { Words } from "#issues"
import type { Pack, Reference } from "#packs"

/** @param otherwise shown where there is no label, a code say */
export function wordsOf(label: Label | undefined, otherwise = ""): Words {
  return { zh: labelText(label, "zh", otherwise), en: labelText(label, "en", otherwise) }
}

/** Who says so: ids of sources, and how sure it is. */
export interface Citation {
  readonly sources: string[]
  readonly certainty: string | null
  readonly read: string | null
  readonly place: string | null
  readonly note: Words | null
}

export const nobody: Citation = { sources: [], certainty: null, read: null, place: null, note: null }

export function citationOf(reference: Reference | undefined): Citation {
  if (reference === undefined) return nobody
  return {
    sources: [reference.source].flat(),
    certainty: reference.certainty ?? null,
    read: reference.read ?? null,
    place: reference.place ?? null,
    note: reference.note === undefined ? null : wordsOf(reference.note),
  }
}

/** Of a row of a table: sources separated by semicolons, certainty in a column of its own. */
export function citationOfRow(row: Readonly<Record<string, string>>): Citation {
  return {
    ...nobody,
    sources: (row.source ?? "").split(";").filter((id) => id !== ""),
    certainty: row.certainty === undefined || row.certainty === "" ? null : row.certainty,
    note: row.note === undefined || row.note === "" ? null : { zh: row.note, en: row.note },
  }
}

export interface PresentedSource {
  readonly id: string
  readonly title: Words
  readonly issuer: Words
  readonly number: string | null
  readonly date: string | null
  readonly certainty: string
  readonly read: string
  readonly address: string | null
  readonly note: Words | null
}

/** The sources of a pack; only those that are named, where ids are given. */
export function presentSources(pack: Pack, ids?: Iterable<string>): PresentedSource[] {
  const wanted = ids === undefined ? [...pack.sources.keys()] : [...new Set(ids)]
  return wanted.flatMap((id) => {
    const source = pack.sources.get(id)
    if (source === undefined) return []
    return {
      id,
      title: wordsOf(source.title, id),
      issuer: wordsOf(source.issuer),
      number: source.number ?? null,
      date: source.date ?? null,
      certainty: source.certainty,
      read: source.read,
      address: source.address ?? null,
      note: source.note === undefined ? null : wordsOf(source.note),
    }
  })
}

/** By id: the sources that citations name. */
export function sourcesCited(
  pack: Pack,
  citations: Iterable<Citation | null>,
): Record<string, PresentedSource> {
  const ids = [...citations].flatMap((citation) => citation?.sources ?? [])
  return Object.fromEntries(presentSources(pack, ids).map((source) => [source.id, source]))
}

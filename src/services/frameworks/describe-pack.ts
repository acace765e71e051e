import { type Issue, issue, Problem, type Words } from "#issues"
import type { Pack } from "#packs"
import { getPack, type Packs } from "./packs-by-name.ts"
import { type PresentedSource, presentSources, wordsOf } from "./words.ts"

/** A pack with what its check found; `pack` is null when it could not be read at all. */
export interface CheckedPack {
  readonly name: string
  readonly pack: Pack | null
  readonly issues: readonly Issue[]
}

export interface PackHead {
  readonly id: string
  readonly title: Words
  readonly kind: string
  readonly origin: "public" | "invented"
  readonly description: Words | null
  readonly loaded: boolean
  readonly counts: {
    readonly frameworks: number
    readonly indicators: number
    readonly sources: number
    readonly clauses: number
    readonly goals: number
    readonly tables: number
    readonly files: number
  }
  readonly errors: number
  readonly warnings: number
}

/** A pack in one line: what it holds and how many faults its check found. */
export function packHead({ name, pack, issues }: CheckedPack): PackHead {
  const { manifest } = pack ?? {}
  return {
    id: name,
    title: wordsOf(manifest?.title, name),
    kind: manifest?.kind ?? "data",
    origin: manifest?.origin ?? "public",
    description: manifest?.description === undefined ? null : wordsOf(manifest.description),
    loaded: pack !== null,
    counts: {
      frameworks: pack?.frameworks.size ?? 0,
      indicators: pack?.indicators.size ?? 0,
      sources: pack?.sources.size ?? 0,
      clauses: pack?.clauses.length ?? 0,
      goals: pack?.goals.length ?? 0,
      tables: pack?.data.size ?? 0,
      files: pack?.files.length ?? 0,
    },
    errors: issues.filter((found) => found.severity === "error").length,
    warnings: issues.filter((found) => found.severity === "warning").length,
  }
}

export interface PackView {
  readonly head: PackHead
  readonly manifest: { readonly key: string; readonly value: string }[]
  readonly files: { readonly path: string; readonly characters: number }[]
  readonly tables: {
    readonly file: string
    readonly title: Words
    readonly origin: string
    readonly rows: number
    readonly columns: string[]
    readonly notes: Words[]
    readonly sources: number
  }[]
  readonly sources: PresentedSource[]
  readonly issues: readonly Issue[]
}

/** A pack with its manifest, files, tables, sources and everything that its check found. */
export function describePack(checked: CheckedPack): PackView {
  const { pack } = checked
  return {
    head: packHead(checked),
    manifest: Object.entries(pack?.manifest ?? {}).map(([key, value]) => ({
      key,
      value: typeof value === "string" ? value : JSON.stringify(value),
    })),
    files: (pack?.files ?? []).map((file) => ({ path: file.path, characters: file.text.length })),
    tables: [...(pack?.data.values() ?? [])].map(({ entry, header, rows }) => ({
      file: entry.file,
      title: wordsOf(entry.title, entry.file),
      origin: entry.origin,
      rows: rows.length,
      columns: [...header],
      notes: [entry.notes ?? []].flat().map((note) => wordsOf(note)),
      sources: entry.source.length,
    })),
    sources: pack === null ? [] : presentSources(pack),
    issues: checked.issues,
  }
}

/** A table of a pack as it stands in its file. @throws Problem not-found */
export function packTable(packs: Packs, name: string, file: string): string {
  const pack = getPack(packs, name)
  const found = pack.data.has(file) ? pack.files.find((one) => one.path === `data/${file}`) : undefined
  if (found === undefined)
    throw new Problem("not-found", [
      issue("error", "no-such-table", `${name}/${file}`, { allowed: [...pack.data.keys()] }),
    ])
  return found.text
}

/** The format of archives; a reader refuses what it does not know. */
export const archiveFormat = 1

export interface ArchivedTable {
  /** With its schema: `public.organisation`. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Of the rows as COPY wrote them. */
  readonly sha256: string
}

export interface ArchivedSequence {
  readonly name: string
  /** A bigint, as text. */
  readonly value: string
  /** Whether the value has been given out. */
  readonly used: boolean
}

export interface ArchivedFile {
  /** Its name in the store. */
  readonly digest: string
  readonly bytes: number
  /** Of the bytes that were there: another one than the name says when the file was damaged before it was archived. */
  readonly sha256: string
}

/** A file of a snapshot: `folder/manifest.json`. */
export interface ArchivedSnapshotFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** The last file of an archive: everything in it, with digests. */
export interface Manifest {
  readonly format: number
  readonly product: { readonly name: string; readonly version: string }
  /** ISO 8601. */
  readonly made: string
  /** The newest migration that the database had seen. */
  readonly schema: number
  readonly tables: readonly ArchivedTable[]
  readonly sequences: readonly ArchivedSequence[]
  readonly files: readonly ArchivedFile[]
  /** Digests that rows name and the store does not hold. */
  readonly missing: readonly string[]
  /** Files of the snapshots that rows name; left out by programs that knew none. */
  readonly snapshots?: readonly ArchivedSnapshotFile[]
  /** Snapshots that rows name and whose folder is not there. */
  readonly missingSnapshots?: readonly string[]
  /** SHA-256 of secrets.json. */
  readonly secrets: string
}

/** Names inside an archive. */
export const entryNames = {
  manifest: "manifest.json",
  secrets: "secrets.json",
  /** One table is several parts, in order. */
  part: (table: string, number: number) => `tables/${table}/${String(number).padStart(6, "0")}.copy`,
  file: (digest: string) => `artefacts/${digest}`,
  snapshot: (path: string) => `snapshots/${path}`,
} as const

/** What an entry is part of: `table public.organisation`, `file 3a…`. */
export function parseEntryName(
  name: string,
): { readonly kind: "manifest" | "secrets" | "table" | "file" | "snapshot"; readonly name: string } | null {
  if (name === entryNames.manifest) return { kind: "manifest", name }
  if (name === entryNames.secrets) return { kind: "secrets", name }
  const table = /^tables\/([^/]+)\/\d{6,}\.copy$/.exec(name)?.[1]
  if (table !== undefined) return { kind: "table", name: table }
  const file = /^artefacts\/([0-9a-f]{64})$/.exec(name)?.[1]
  if (file !== undefined) return { kind: "file", name: file }
  // Two plain names: what is written out never leaves its folder.
  const snapshot = /^snapshots\/([A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)$/.exec(name)?.[1]
  return snapshot === undefined ? null : { kind: "snapshot", name: snapshot }
}

/** @throws Error when the text is no manifest */
export function parseManifest(text: string): Manifest {
  const value = JSON.parse(text) as Partial<Manifest>
  if (value.format !== archiveFormat) throw new Error(`format ${String(value.format)} is not known`)
  const whole =
    typeof value.schema === "number" &&
    typeof value.secrets === "string" &&
    [value.tables, value.sequences, value.files, value.missing].every(Array.isArray)
  if (!whole) throw new Error("the list of contents is not whole")
  // Its parts are compared with what the archive holds.
  return value as Manifest
}

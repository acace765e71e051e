import { readFile, stat } from "node:fs/promises"
import { join, resolve } from "node:path"
import { type Issue, issue } from "#issues"
import type { SnapshotFile, SnapshotManifest } from "#returns"
import { digestUnits, fileDigest, firstDifference } from "./digests.ts"
import { type DuckDb, type DuckDbOptions, literal, openDuckDb, quoted } from "./open-duckdb.ts"
import { readManifest } from "./read-manifest.ts"

export interface OpenOptions extends DuckDbOptions {
  /** Subtrees of places that may be seen; left out: all; an empty list: none. */
  readonly scope?: readonly string[]
}

/** Returns of a folder, to be asked by SQL; only what lies in the scope is there. */
export interface OpenSnapshot {
  readonly manifest: SnapshotManifest
  /** Oldest first. */
  readonly periods: readonly string[]
  /** Variables of a period with the decimals of their integers; `null`: no number. */
  readonly columns: (period: string) => ReadonlyMap<string, number | null>
  /**
   * A sub-select without parentheses: `unit`, `zone`, `place` and the variables asked for; only their files are read.
   * @throws RangeError for a period or variable that the snapshot lacks
   */
  readonly relation: (period: string, columns: readonly string[]) => string
  /**
   * Rows of a select over `returns` (all periods: `unit`, `zone`, `place`, `period`, then the variables of any) or over
   * a relation. Integers of 64 and 128 bits come as text, dates as `2024-01-31`.
   */
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => void
}

interface Form {
  readonly file: SnapshotFile
  readonly path: string
  readonly columns: ReadonlyMap<string, number | null>
}

const heads = ["unit", "zone", "place"]

/**
 * Opens a folder of returns. Before anything is read, every file is held against its digest, and the files of a period
 * against one another: they must hold the same units in the same order.
 * @returns `null` when anything does not hold; all faults at once
 */
export async function openSnapshot(
  folder: string,
  { scope, ...options }: OpenOptions = {},
): Promise<{ readonly snapshot: OpenSnapshot | null; readonly issues: readonly Issue[] }> {
  const manifestPath = join(folder, "manifest.json")
  const refuse = (issues: readonly Issue[]) => ({ snapshot: null, issues })
  // DuckDB takes these for patterns, and would open other files than those that were verified.
  if (/[*?[\]]/.test(resolve(folder))) return refuse([issue("error", "snapshot-folder-name", folder)])
  let text: string
  try {
    text = await readFile(manifestPath, "utf8")
  } catch {
    return refuse([issue("error", "snapshot-manifest-missing", manifestPath)])
  }
  const { manifest, issues: faults } = readManifest(text, manifestPath)
  if (manifest === null) return refuse(faults)
  const issues: Issue[] = [...repeatedForms(manifest, manifestPath)]
  const paths = new Map(manifest.files.map((file) => [file, resolve(folder, file.file)]))
  for (const [{ file, digest }, path] of paths) {
    if ((await stat(path).catch(() => null)) === null)
      issues.push(issue("error", "snapshot-file-missing", join(folder, file)))
    else if ((await fileDigest(path)) !== digest)
      issues.push(issue("error", "snapshot-file-changed", join(folder, file)))
  }
  if (issues.length > 0) return refuse(issues)
  const duckdb = await openDuckDb({ files: [...paths.values()] }, options)
  try {
    const periods = new Map<string, Form[]>()
    for (const [file, path] of paths) {
      const form = { file, path, columns: await columnsOf(duckdb, file, path) }
      periods.set(file.period, [...(periods.get(file.period) ?? []), form])
    }
    for (const forms of periods.values()) issues.push(...(await checkPeriod(duckdb, forms, folder)))
    if (issues.length > 0) {
      duckdb.close()
      return refuse(issues)
    }
    return { snapshot: await attach(duckdb, manifest, periods, scope), issues }
  } catch (cause) {
    duckdb.close()
    const [reason = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n")
    return refuse([issue("error", "snapshot-unreadable", folder, { reason })])
  }
}

function repeatedForms({ files }: SnapshotManifest, path: string): Issue[] {
  const seen = new Set<string>()
  return files.flatMap(({ form, period }) => {
    const key = `${form} ${period}`
    if (seen.has(key)) return issue("error", "snapshot-form-twice", path, { form, period })
    seen.add(key)
    return []
  })
}

async function columnsOf({ connection }: DuckDb, { decimals }: SnapshotFile, path: string) {
  const reader = await connection.runAndReadAll(`describe select * from read_parquet(${literal(path)})`)
  const names = reader.getRowsJS().map(([name]) => String(name))
  for (const head of heads) if (!names.includes(head)) throw new Error(`${path}: no column ${head}`)
  return new Map(
    names.filter((name) => !heads.includes(name)).map((name) => [name, decimals[name] ?? null] as const),
  )
}

/** The files of one period against the manifest, and the others against the first. */
async function checkPeriod({ connection }: DuckDb, forms: readonly Form[], folder: string): Promise<Issue[]> {
  const issues: Issue[] = []
  const [first, ...others] = forms
  if (first === undefined) return issues
  const name = ({ file }: Form) => join(folder, file.file)
  const found = await digestUnits(connection, first.path)
  for (const form of forms)
    if (form.file.unitsDigest !== found.digest || form.file.units !== found.units)
      issues.push(issue("error", "snapshot-units-digest", name(form), { first: first.file.file }))
  for (const other of others) {
    const line = await firstDifference(connection, first.path, other.path)
    if (line !== null)
      issues.push(issue("error", "snapshot-units-differ", name(other), { first: first.file.file, line }))
  }
  const owner = new Map<string, string>()
  for (const form of forms)
    for (const column of form.columns.keys()) {
      const other = owner.get(column)
      if (other !== undefined)
        issues.push(issue("error", "snapshot-column-twice", name(form), { column, other }))
      owner.set(column, form.file.file)
    }
  return issues
}

async function attach(
  duckdb: DuckDb,
  manifest: SnapshotManifest,
  formsOf: ReadonlyMap<string, readonly Form[]>,
  scope: readonly string[] | undefined,
): Promise<OpenSnapshot> {
  const { connection } = duckdb
  const periods = [...formsOf.keys()].sort()
  const columns = new Map(
    [...formsOf].map(([period, forms]) => [period, new Map(forms.flatMap((form) => [...form.columns]))]),
  )
  const seen =
    scope === undefined
      ? ""
      : ` where ${scope.length === 0 ? "false" : scope.map((place) => `starts_with(place, ${literal(place)})`).join(" or ")}`
  const relation = (period: string, asked: readonly string[]): string => {
    const forms = formsOf.get(period)
    if (forms === undefined) throw new RangeError(`no period ${period}`)
    const needed = [...new Set(asked)].filter((column) => !heads.includes(column))
    for (const column of needed)
      if (columns.get(period)?.has(column) !== true) throw new RangeError(`no column ${column} in ${period}`)
    // Unit, zone and place come from the first form; the others give their own columns alone.
    const selects = forms.flatMap(({ path, columns: own }, i) => {
      const names = [...(i === 0 ? heads : []), ...needed.filter((column) => own.has(column))]
      return names.length === 0
        ? []
        : `(select ${names.map(quoted).join(", ")} from read_parquet(${literal(path)})) as f${i + 1}`
    })
    return `select ${[...heads, ...needed].map(quoted).join(", ")} from ${selects.join(" positional join ")}${seen}`
  }
  const every = periods.map(
    (period) =>
      `select *, ${literal(period)} as period from (${relation(period, [...(columns.get(period)?.keys() ?? [])])})`,
  )
  await connection.run(`create view returns as ${every.join(" union all by name ")}`)
  return {
    manifest,
    periods,
    columns: (period) => columns.get(period) ?? new Map(),
    relation,
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: duckdb.close,
  }
}

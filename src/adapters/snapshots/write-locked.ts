import { createHash } from "node:crypto"
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import type { DuckDBConnection } from "@duckdb/node-api"
import { Problem } from "#issues"
import type { SnapshotManifest } from "#returns"
import { literal, quoted } from "./open-duckdb.ts"
import { openSnapshot } from "./open-snapshot.ts"
import {
  draftSnapshot,
  loadRows,
  type SnapshotColumn,
  type SnapshotHead,
  type SnapshotRow,
} from "./write-snapshot.ts"

/** What a lock freezes. */
export interface LockedReturns {
  readonly head: SnapshotHead
  readonly period: string
  readonly forms: readonly { readonly form: string; readonly columns: readonly SnapshotColumn[] }[]
  /** Cells in the order of the columns of all forms, one form after the other. */
  readonly rows: Iterable<SnapshotRow> | AsyncIterable<SnapshotRow>
  /** Files of a period before that are taken along, from its own locked folder. */
  readonly carried: { readonly folder: string; readonly period: string } | null
  /** The snapshot of the same period before this one. */
  readonly before: string | null
  /** Lists beside the files, by name: made when all rows are read. */
  readonly lists: () => Promise<ReadonlyMap<string, string>>
}

export interface LockedSnapshot {
  readonly manifest: SnapshotManifest
  /** SHA-256 of manifest.json, hex. */
  readonly digest: string
  /** Of units, against the snapshot before; `null`: there is none. */
  readonly changes: { readonly entered: number; readonly left: number; readonly changed: number } | null
}

/**
 * Writes the folder of a lock, whole or not at all. What an interrupted attempt left under its name is removed first: the
 * caller makes sure that nothing refers to it and that nobody else writes it.
 * @throws Problem with all that is wrong with a snapshot that it is held against or taken along from
 */
export async function writeLockedSnapshot(folder: string, locked: LockedReturns): Promise<LockedSnapshot> {
  const { head, period, forms, rows, carried, before, lists } = locked
  const target = resolve(folder)
  await removeAttempts(target)
  const earlier = before === null ? null : await filesOf(before, period)
  const along = carried === null ? [] : (await filesOf(carried.folder, carried.period)).files
  let changes: LockedSnapshot["changes"] = null
  const columns = forms.flatMap((form) => form.columns)
  const options = { reads: earlier?.files.map(({ file }) => resolve(earlier.folder, file)) ?? [] }
  const manifest = await draftSnapshot(
    target,
    head,
    options,
    async ({ connection, folder: draft, copy, carry }) => {
      if (carried !== null) for (const file of along) await carry(carried.folder, file)
      await loadRows(connection, columns, rows)
      for (const { form, columns: own } of forms) {
        const names = ["unit", "zone", "place", ...own.map(({ code }) => code)].map(quoted)
        await copy(form, period, own, `select ${names.join(", ")} from given order by unit`)
      }
      if (earlier !== null) {
        await connection.run(`create view earlier as ${earlier.select}`)
        changes = await writeChanges(connection, columns, earlier, join(draft, "changes.csv"))
      }
      for (const [name, text] of await lists()) await writeFile(join(draft, name), text)
    },
  )
  return { manifest, digest: await manifestDigest(target), changes }
}

/** SHA-256 of a snapshot's manifest.json as it lies on the disk, hex. */
export async function manifestDigest(folder: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(join(folder, "manifest.json")))
    .digest("hex")
}

async function removeAttempts(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true })
  const draft = new RegExp(`^${RegExp.escape(basename(target))}\\.\\d+\\.draft$`)
  for (const name of await readdir(dirname(target)).catch(() => []))
    if (draft.test(name)) await rm(join(dirname(target), name), { recursive: true, force: true })
}

interface Earlier {
  readonly folder: string
  readonly files: SnapshotManifest["files"]
  readonly columns: ReadonlyMap<string, number | null>
  readonly select: string
}

/** A period of a snapshot that was verified whole. @throws Problem */
async function filesOf(folder: string, period: string): Promise<Earlier> {
  const { snapshot, issues } = await openSnapshot(folder)
  if (snapshot === null) throw new Problem("conflict", issues)
  try {
    const columns = snapshot.columns(period)
    return {
      folder,
      files: snapshot.manifest.files.filter((file) => file.period === period),
      columns,
      select: snapshot.relation(period, [...columns.keys()]),
    }
  } finally {
    snapshot.close()
  }
}

/** Columns that are compared in one join: what is held in memory at once. */
const comparedAtOnce = 40

/** Writes every cell that stands otherwise than before. @returns how many units came, went, changed */
async function writeChanges(
  connection: DuckDBConnection,
  columns: readonly SnapshotColumn[],
  earlier: Earlier,
  path: string,
): Promise<LockedSnapshot["changes"]> {
  await connection.run(`create table changes as
    select unit, place, 'entered' as kind, null::varchar as cell, null::varchar as before, null::varchar as now
      from given anti join earlier using (unit)
    union all select unit, place, 'left', null, null, null from earlier anti join given using (unit)`)
  const compared = [{ code: "zone", type: "text" } as SnapshotColumn, ...columns]
  for (let at = 0; at < compared.length; at += comparedAtOnce) {
    const cells = compared.slice(at, at + comparedAtOnce).map((column) => {
      const name = quoted(column.code)
      const known = column.code === "zone" || earlier.columns.has(column.code)
      const decimals = column.type === "number" ? (column.decimals ?? 0) : null
      return {
        code: literal(column.code),
        now: textSql(`n.${name}`, decimals),
        before: known ? textSql(`b.${name}`, earlier.columns.get(column.code) ?? null) : "null::varchar",
      }
    })
    const differ = cells.map(({ before, now }) => `${before} is distinct from ${now}`).join(" or ")
    const listed = cells.map(
      ({ code, before, now }) => `{ 'cell': ${code}, 'before': ${before}, 'now': ${now} }`,
    )
    await connection.run(`insert into changes
      select unit, place, 'changed', one.cell, one.before, one.now from (
        select n.unit, n.place, unnest([${listed.join(", ")}]) as one
        from given as n join earlier as b on b.unit = n.unit where ${differ}
      ) where one.before is distinct from one.now`)
  }
  await connection.run(
    `copy (select * from changes order by unit, cell) to ${literal(path)} (format csv, header, delimiter ',')`,
  )
  const counted = await connection.runAndReadAll(
    `select kind, cast(count(distinct unit) as integer) from changes group by kind`,
  )
  const counts = new Map(counted.getRowsJS().map(([kind, units]) => [String(kind), Number(units)]))
  const of = (kind: string) => counts.get(kind) ?? 0
  return { entered: of("entered"), left: of("left"), changed: of("changed") }
}

/** A cell as its exact text: integers of the smallest unit with their decimals. */
function textSql(name: string, decimals: number | null): string {
  if (decimals === null || decimals === 0) return `cast(${name} as varchar)`
  const unit = `cast(1${"0".repeat(decimals)} as bigint)`
  return `(case when ${name} < 0 then '-' else '' end || cast(abs(${name}) // ${unit} as varchar) || '.' || lpad(cast(abs(${name}) % ${unit} as varchar), ${decimals}, '0'))`
}

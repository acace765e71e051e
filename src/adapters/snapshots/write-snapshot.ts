import { chmod, copyFile, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import type { DuckDBConnection } from "@duckdb/node-api"
import type { Scalar } from "#expressions"
import { issue, Problem } from "#issues"
import type { SnapshotFile, SnapshotManifest } from "#returns"
import { digestUnits, fileDigest, firstDifference } from "./digests.ts"
import { type DuckDbOptions, literal, openDuckDb, quoted } from "./open-duckdb.ts"

export type SnapshotHead = Pick<SnapshotManifest, "title" | "origin" | "pack" | "made" | "excluded">

export interface SnapshotColumn {
  readonly code: string
  readonly type: "number" | "text" | "date" | "truth"
  /** Of a number: digits after the point that its integers carry. */
  readonly decimals?: number
}

/** One form in one period; all forms of a period have the same units in the same order. */
export interface SnapshotTable {
  readonly form: string
  readonly period: string
  readonly columns: readonly SnapshotColumn[]
  readonly rows: Iterable<SnapshotRow> | AsyncIterable<SnapshotRow>
}

export interface SnapshotRow {
  readonly unit: string
  readonly zone: string | null
  readonly place: string
  /** In the order of the columns: integers of the smallest unit, text, days since 1970-01-01, truth. */
  readonly cells: readonly (Scalar | null)[]
}

/** A folder being written. */
export interface SnapshotDraft {
  readonly connection: DuckDBConnection
  /** Absolute; what else is put into it becomes part of the snapshot's folder. */
  readonly folder: string
  /** Writes the rows of a select (`unit`, `zone`, `place`, variables) as one form of one period. */
  readonly copy: (
    form: string,
    period: string,
    columns: readonly SnapshotColumn[],
    select: string,
  ) => Promise<void>
  /**
   * Takes a file of another snapshot along as it is.
   * @throws Problem `snapshot-file-changed` when it is not what that snapshot's manifest says
   */
  readonly carry: (from: string, file: SnapshotFile) => Promise<void>
}

/** Further files that the SQL of a draft may read. */
interface DraftOptions extends DuckDbOptions {
  readonly reads?: readonly string[]
}

export const columnTypes = { number: "bigint", text: "varchar", date: "date", truth: "boolean" } as const

/**
 * Writes a folder of returns, whole or not at all; nobody but the owner of the process can read it.
 * @throws Problem `conflict` when the folder exists and is not empty: a snapshot is never written over
 * @throws Error when a form of a period has other units than its first one
 */
export async function writeSnapshot(
  folder: string,
  head: SnapshotHead,
  tables: Iterable<SnapshotTable> | AsyncIterable<SnapshotTable>,
  options: DuckDbOptions = {},
): Promise<SnapshotManifest> {
  return draftSnapshot(folder, head, options, async ({ connection, copy }) => {
    for await (const { form, period, columns, rows } of tables) {
      await loadRows(connection, columns, rows)
      await copy(form, period, columns, "select * from given")
      await connection.run("drop table given")
    }
  })
}

export async function loadRows(
  connection: DuckDBConnection,
  columns: readonly SnapshotColumn[],
  rows: SnapshotTable["rows"],
): Promise<void> {
  const { DuckDBDateValue } = await import("@duckdb/node-api")
  const own = columns.map(({ code, type }) => `, ${quoted(code)} ${columnTypes[type]}`).join("")
  await connection.run(`create table given (unit varchar, zone varchar, place varchar${own})`)
  const appender = await connection.createAppender("given")
  for await (const { unit, zone, place, cells } of rows) {
    appender.appendVarchar(unit)
    if (zone === null) appender.appendNull()
    else appender.appendVarchar(zone)
    appender.appendVarchar(place)
    for (const [i, { type }] of columns.entries()) {
      const cell = cells[i] ?? null
      if (cell === null) appender.appendNull()
      else if (type === "number") appender.appendBigInt(BigInt(cell))
      else if (type === "date") appender.appendDate(new DuckDBDateValue(Number(cell)))
      else if (type === "truth") appender.appendBoolean(cell === true)
      else appender.appendVarchar(String(cell))
    }
    appender.endRow()
  }
  appender.closeSync()
}

/** Writes a folder of returns by SQL; as `writeSnapshot` else. */
export async function draftSnapshot(
  folder: string,
  head: SnapshotHead,
  options: DraftOptions,
  fill: (draft: SnapshotDraft) => Promise<void>,
): Promise<SnapshotManifest> {
  const target = resolve(folder)
  if (/[*?[\]]/.test(target)) throw new Problem("invalid", [issue("error", "snapshot-folder-name", folder)])
  const there = await readdir(target).catch(() => null)
  if (there !== null && there.length > 0)
    throw new Problem("conflict", [issue("error", "snapshot-folder-taken", folder)])
  const draft = `${target}.${process.pid}.draft`
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const duckdb = await openDuckDb({ folders: [draft], files: options.reads ?? [] }, options)
  try {
    const { connection } = duckdb
    const files: SnapshotFile[] = []
    const copy: SnapshotDraft["copy"] = async (form, period, columns, select) => {
      const file = `${form}-${period}.parquet`
      const path = join(draft, file)
      await connection.run(
        `copy (${select}) to ${literal(path)} (format parquet, compression zstd, row_group_size 122880)`,
      )
      const first = files.find((one) => one.period === period)
      if (first !== undefined && (await firstDifference(connection, join(draft, first.file), path)) !== null)
        throw new Error(`${file} has other units than ${first.file}`)
      const { units, digest: unitsDigest } =
        first === undefined
          ? await digestUnits(connection, path)
          : { units: first.units, digest: first.unitsDigest }
      const decimals = Object.fromEntries(
        columns.flatMap(({ code, type, decimals: digits = 0 }) =>
          type === "number" ? [[code, digits] as const] : [],
        ),
      )
      files.push({ file, form, period, units, digest: await fileDigest(path), unitsDigest, decimals })
    }
    const carry: SnapshotDraft["carry"] = async (from, file) => {
      const path = join(draft, file.file)
      await copyFile(join(from, file.file), path)
      if ((await fileDigest(path)) !== file.digest)
        throw new Problem("conflict", [issue("error", "snapshot-file-changed", join(from, file.file))])
      files.push(file)
    }
    await fill({ connection, folder: draft, copy, carry })
    const manifest: SnapshotManifest = { kind: "gaoxin-snapshot", version: 1, ...head, files }
    await writeFile(join(draft, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`)
    for (const name of await readdir(draft)) await settle(join(draft, name))
    if (there !== null) await rm(target, { recursive: true })
    await rename(draft, target)
    return manifest
  } finally {
    duckdb.close()
    await rm(draft, { recursive: true, force: true })
  }
}

/** The owner's alone, and on the disk before the folder has its name. */
async function settle(path: string): Promise<void> {
  await chmod(path, 0o600)
  const file = await open(path, "r+")
  await file.sync().finally(() => file.close())
}

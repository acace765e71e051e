import { createHash, randomUUID } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import type pg from "pg"
import copyStreams from "pg-copy-streams"
import { type Pack, pack } from "tar-stream"
import {
  type ArchivedFile,
  type ArchivedSequence,
  type ArchivedSnapshotFile,
  type ArchivedTable,
  archiveFormat,
  entryNames,
  type Manifest,
} from "./manifest.ts"
import { listSequences, listTables, type StoredTable } from "./tables.ts"

/** Bytes of one part of a table: what is held in memory. */
const partSize = 4 * 1024 * 1024

export interface ArchiveStep {
  readonly kind: "table" | "file"
  readonly name: string
  /** Rows of a table, bytes of a file. */
  readonly size: number
}

export interface WriteArchiveOptions {
  /** The data folder: its secrets and artefacts. */
  readonly folder: string
  readonly out: string
  readonly product: { readonly name: string; readonly version: string }
  /** ISO 8601. */
  readonly made: string
  readonly progress: (step: ArchiveStep) => void
}

export interface WrittenArchive {
  readonly path: string
  readonly bytes: number
  readonly manifest: Manifest
}

/**
 * Writes every table as it was at one moment, every artefact and the secrets into one tar.gz of mode 0600, while the
 * product runs. The archive appears whole under its name, or not at all.
 *
 * @param client connected as `gaoxin_backup`
 */
export async function writeArchive(client: pg.Client, options: WriteArchiveOptions): Promise<WrittenArchive> {
  const path = resolve(options.out)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}-${randomUUID()}.draft`
  const tar = pack()
  const written = pipeline(
    tar,
    createGzip({ level: 6 }),
    createWriteStream(draft, { mode: 0o600, flags: "wx" }),
  )
  // Awaited below; until then a fault ends the writing through the tar.
  written.catch(() => {})
  try {
    const manifest = await fill(tar, client, options)
    await add(tar, entryNames.manifest, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
    tar.finalize()
    await written
    const file = await open(draft, "r")
    await file.sync().finally(() => file.close())
    await rename(draft, path)
    return { path, bytes: (await stat(path)).size, manifest }
  } catch (cause) {
    tar.destroy()
    await written.catch(() => {})
    await rm(draft, { force: true })
    throw cause
  }
}

async function fill(tar: Pack, client: pg.Client, options: WriteArchiveOptions): Promise<Manifest> {
  const secrets = await readFile(join(options.folder, "secrets.json"))
  await add(tar, entryNames.secrets, secrets)
  await client.query("begin isolation level repeatable read read only")
  try {
    const schema = await client.query<{ number: number }>(
      "select coalesce(max(number), 0) as number from migration",
    )
    const stored = await listTables(client)
    const hidden = stored.filter((table) => table.hidden)
    if (hidden.length > 0)
      throw new Error(`No policy lets a backup read ${hidden.map((table) => table.name).join(", ")}`)
    const tables: ArchivedTable[] = []
    for (const table of stored) {
      const archived = await addTable(tar, client, table)
      tables.push(archived)
      options.progress({ kind: "table", name: table.name, size: archived.rows })
    }
    // After the snapshot was taken: not behind any row in it.
    const sequences: ArchivedSequence[] = []
    for (const { name, quoted } of await listSequences(client)) {
      const { rows } = await client.query<{ value: string; used: boolean }>(
        `select last_value::text as value, is_called as used from ${quoted}`,
      )
      if (rows[0] !== undefined) sequences.push({ name, ...rows[0] })
    }
    const { rows: named } = await client.query<{ digest: string }>("select distinct digest from artefact")
    const files = await addFiles(tar, options)
    // A schema older than snapshots is archived before it is migrated.
    const { rows: kept } = stored.some((table) => table.name === "public.snapshot")
      ? await client.query<{ folder: string }>("select folder from snapshot order by folder")
      : { rows: [] }
    const snapshots = await addSnapshots(
      tar,
      kept.map(({ folder }) => folder),
      options,
    )
    const held = new Set(files.map((file) => file.digest))
    return {
      format: archiveFormat,
      product: options.product,
      made: options.made,
      schema: schema.rows[0]?.number ?? 0,
      tables,
      sequences,
      files,
      missing: named.map((row) => row.digest).filter((digest) => !held.has(digest)),
      ...snapshots,
      secrets: sha256(secrets),
    }
  } finally {
    await client.query("rollback").catch(() => {})
  }
}

async function addTable(tar: Pack, client: pg.Client, table: StoredTable): Promise<ArchivedTable> {
  const copy = client.query(
    copyStreams.to(`copy (select ${table.columns.join(", ")} from ${table.quoted}) to stdout`),
  )
  const digest = createHash("sha256")
  let held: Buffer[] = []
  let size = 0
  let number = 0
  const flush = async () => {
    if (size === 0) return
    number += 1
    await add(tar, entryNames.part(table.name, number), Buffer.concat(held))
    held = []
    size = 0
  }
  // COPY sends one chunk per row.
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    digest.update(chunk)
    held.push(chunk)
    size += chunk.length
    if (size >= partSize) await flush()
  }
  await flush()
  return { name: table.name, columns: table.columns, rows: copy.rowCount, sha256: digest.digest("hex") }
}

/** Every artefact: a file is on the disk before the row that names it. */
async function addFiles(tar: Pack, options: WriteArchiveOptions): Promise<ArchivedFile[]> {
  const folder = join(options.folder, "artefacts")
  const names = (await readdir(folder).catch(() => [] as string[])).filter((name) =>
    /^[0-9a-f]{64}$/.test(name),
  )
  const files: ArchivedFile[] = []
  for (const digest of names.sort()) {
    const { bytes, sha256: found } = await addFile(tar, entryNames.file(digest), join(folder, digest))
    files.push({ digest, bytes, sha256: found })
    options.progress({ kind: "file", name: digest, size: bytes })
  }
  return files
}

/** Every file of the snapshots that rows name: a folder is on the disk before its row. */
async function addSnapshots(tar: Pack, folders: readonly string[], options: WriteArchiveOptions) {
  const snapshots: ArchivedSnapshotFile[] = []
  const missingSnapshots: string[] = []
  for (const folder of folders) {
    const path = join(options.folder, "snapshots", folder)
    const names = await readdir(path).catch(() => [] as string[])
    if (names.length === 0) missingSnapshots.push(folder)
    for (const name of names.sort()) {
      const within = `${folder}/${name}`
      const added = await addFile(tar, entryNames.snapshot(within), join(path, name))
      snapshots.push({ path: within, ...added })
      options.progress({ kind: "file", name: within, size: added.bytes })
    }
  }
  return { snapshots, missingSnapshots }
}

/** Streams a file into the archive. @returns its size and the SHA-256 of what was there */
async function addFile(tar: Pack, name: string, path: string): Promise<{ bytes: number; sha256: string }> {
  const { size } = await stat(path)
  const found = createHash("sha256")
  const entry = tar.entry({ name, size, mode: 0o600 })
  await pipeline(
    createReadStream(path),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        found.update(chunk)
        yield chunk
      }
    },
    entry,
  )
  return { bytes: size, sha256: found.digest("hex") }
}

/** Waits until the reader of the tar has taken what was added. */
function add(tar: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    tar.entry({ name, size: content.length, mode: 0o600 }, content, (fault) => {
      if (fault) fail(fault)
      else done()
    })
  })
}

function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex")
}

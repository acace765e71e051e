import { createHash } from "node:crypto"
import { once } from "node:events"
import { mkdir, open, rename } from "node:fs/promises"
import { dirname, join } from "node:path"
import { finished } from "node:stream/promises"
import type pg from "pg"
import copyStreams from "pg-copy-streams"
import { type Manifest, parseEntryName } from "./manifest.ts"
import { damaged, eachEntry } from "./read-archive.ts"
import { listSequences, listTables, type StoredTable } from "./tables.ts"
import type { ArchiveStep } from "./write-archive.ts"

/**
 * Loads the tables of a checked archive into the empty tables of the same schema, in the caller's transaction.
 * @param owner connected as `gaoxin_owner`, inside a transaction
 */
export async function loadTables(
  owner: pg.Client,
  path: string,
  manifest: Manifest,
  progress: (step: ArchiveStep) => void,
): Promise<void> {
  const targets = new Map((await listTables(owner)).map((table) => [table.name, table]))
  for (const { name } of manifest.tables)
    if (!targets.has(name)) throw damaged(name, "no such table in this program's schema")
  const foreignKeys = await dropForeignKeys(owner)
  const forced = await unforce(owner)
  const listed = new Map(manifest.tables.map((table) => [table.name, table]))
  let loading: Loading | null = null
  const finish = async () => {
    if (loading === null) return
    const { name } = loading.table
    const { rows, sha256 } = await loading.end()
    loading = null
    const expected = listed.get(name)
    if (rows !== expected?.rows || sha256 !== expected.sha256) throw damaged(name, "digest differs")
    progress({ kind: "table", name, size: rows })
  }
  await eachEntry(path, async (entry) => {
    const part = parseEntryName(entry.name)
    if (part?.kind !== "table") {
      await finish()
      return
    }
    const table = targets.get(part.name)
    const columns = listed.get(part.name)?.columns
    if (table === undefined || columns === undefined) throw damaged(part.name, "not in the list of contents")
    // They become SQL: only names of columns that are there.
    const strange = columns.find((column) => !table.columns.includes(column))
    if (strange !== undefined) throw damaged(part.name, `no such column: ${strange}`)
    if (loading?.table.name !== part.name) {
      await finish()
      loading = startLoading(owner, table, columns)
    }
    for await (const chunk of entry.content) await loading.write(chunk)
  })
  await finish()
  const sequences = new Map((await listSequences(owner)).map(({ name, quoted }) => [name, quoted]))
  for (const { name, value, used } of manifest.sequences) {
    const quoted = sequences.get(name)
    if (quoted !== undefined) await owner.query("select setval($1::regclass, $2, $3)", [quoted, value, used])
  }
  for (const table of forced) await owner.query(`alter table ${table} force row level security`)
  for (const { table, name, definition } of foreignKeys)
    await owner.query(`alter table ${table} add constraint ${name} ${definition}`)
}

/** Writes the artefacts and snapshots of a checked archive into a data folder. */
export async function loadFiles(
  path: string,
  folder: string,
  progress: (step: ArchiveStep) => void,
): Promise<void> {
  await mkdir(join(folder, "artefacts"), { recursive: true, mode: 0o700 })
  await eachEntry(path, async (entry) => {
    const part = parseEntryName(entry.name)
    if (part?.kind !== "file" && part?.kind !== "snapshot") return
    const target = join(folder, part.kind === "file" ? "artefacts" : "snapshots", part.name)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const draft = `${target}.draft`
    const file = await open(draft, "w", 0o600)
    let size = 0
    try {
      for await (const chunk of entry.content) {
        await file.write(chunk)
        size += chunk.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, target)
    progress({ kind: "file", name: part.name, size })
  })
}

interface Loading {
  readonly table: StoredTable
  readonly write: (chunk: Buffer) => Promise<void>
  readonly end: () => Promise<{ readonly rows: number; readonly sha256: string }>
}

function startLoading(owner: pg.Client, table: StoredTable, columns: readonly string[]): Loading {
  const copy = owner.query(copyStreams.from(`copy ${table.quoted} (${columns.join(", ")}) from stdin`))
  const digest = createHash("sha256")
  const done = finished(copy)
  done.catch(() => {})
  return {
    table,
    write: async (chunk) => {
      digest.update(chunk)
      // A refused row ends the stream: then there is no drain to wait for.
      if (!copy.write(chunk)) await Promise.race([once(copy, "drain"), done])
    },
    end: async () => {
      copy.end()
      await done
      return { rows: copy.rowCount, sha256: digest.digest("hex") }
    },
  }
}

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/** Tables refer to each other in circles; the rows are checked when their keys come back. */
async function dropForeignKeys(owner: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await owner.query<ForeignKey>(
    `select constraints.conrelid::regclass::text as table, quote_ident(constraints.conname) as name,
        pg_get_constraintdef(constraints.oid) as definition
       from pg_constraint as constraints join pg_class as class on class.oid = constraints.conrelid
      where constraints.contype = 'f' and constraints.conparentid = 0 and class.relowner = current_user::regrole`,
  )
  for (const { table, name } of rows) await owner.query(`alter table ${table} drop constraint ${name}`)
  return rows
}

/** Row-level security binds the owner too, and forbids it to load. */
async function unforce(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select oid::regclass::text as name from pg_class where relforcerowsecurity and relowner = current_user::regrole",
  )
  for (const { name } of rows) await owner.query(`alter table ${name} no force row level security`)
  return rows.map((row) => row.name)
}

/** Both databases that the product may stand on, side by side: COPY of 10,000 rows, one row and a list as an actor. */
import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import copyStreams from "pg-copy-streams"
import { type Database, openDatabase } from "../../src/adapters/database/index.ts"
import type { Actor } from "../../src/engines/access/index.ts"
import { binaries16, startOwnServer } from "../database/postgres-server.ts"

export interface DatabaseRow {
  readonly work: string
  readonly median: string
  readonly rate: string
  readonly bar: string
}

const system: Actor = { kind: "system", task: "bench" }
const analyst: Actor = {
  kind: "person",
  person: "p",
  appointment: "a",
  organisation: "cn",
  place: "/cn/",
  scope: "/cn/",
  role: "analyst",
}
const rows = 10_000

export const databaseRows = (): Promise<DatabaseRow[]> => onBothDatabases(measured)

/** The embedded 18 over its socket, then a 16 over TCP with a password. */
export async function onBothDatabases(
  measure: (name: string, database: Database) => Promise<DatabaseRow[]>,
): Promise<DatabaseRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-bench-"))
  const own = await startOwnServer(binaries16)
  try {
    const found: DatabaseRow[] = []
    for (const [name, url] of [
      ["18 embedded", undefined],
      ["16 over TCP", await own.newDatabase()],
    ] as const) {
      const database = await openDatabase({
        folder: join(folder, name),
        ...(url === undefined ? {} : { url }),
      })
      found.push(...(await measure(name, database)))
      await database.close()
    }
    return found
  } finally {
    await own.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(name: string, database: Database): Promise<DatabaseRow[]> {
  await database.withActor(system, "administration", (tx) =>
    tx
      .insertInto("organisation")
      .values({
        id: "cn",
        kind: "nation",
        name_zh: "中国",
        name_en: null,
        short_name: null,
        parent_id: null,
        place: "/cn/",
        scope: "/cn/",
        origin: "public",
      })
      .execute(),
  )
  const ids = Array.from({ length: rows }, () => randomUUID())
  const lines = ids.map(
    (id, i) =>
      `${id}\t${String(i).padStart(64, "0")}\tdocument\tf\ttext/plain\t1\tadministration\tcn\t/cn/\tbench\n`,
  )
  const owner = await database.connectAs("gaoxin_owner")
  await owner.query("begin; alter table artefact no force row level security")
  const start = performance.now()
  await pipeline(
    Readable.from(lines),
    owner.query(
      copyStreams.from(
        "copy artefact (id, digest, kind, file_name, media_type, bytes, purpose, organisation_id, place, created_by) from stdin",
      ),
    ),
  )
  await owner.query("alter table artefact force row level security; commit; analyze artefact")
  const copied = performance.now() - start
  await owner.end()
  const point = await times(500, (i) =>
    database.withActor(analyst, "administration", (tx) =>
      tx
        .selectFrom("artefact")
        .where("id", "=", ids[(i * 7919) % rows] ?? "")
        .selectAll()
        .executeTakeFirstOrThrow(),
    ),
  )
  const list = await times(100, () =>
    database.withActor(analyst, "administration", (tx) =>
      tx.selectFrom("artefact").selectAll().orderBy("id").limit(200).execute(),
    ),
  )
  return [
    {
      work: `PostgreSQL ${name}: COPY of ${rows} rows with index and foreign key`,
      median: `${copied.toFixed(0)} ms`,
      rate: `${(rows / copied).toFixed(0)} k rows/s`,
      bar: "",
    },
    line(`PostgreSQL ${name}: one row as an actor, under row-level security`, point),
    line(`PostgreSQL ${name}: list of 200 as an actor, under row-level security`, list),
  ]
}

/** Milliseconds of each, sorted. */
async function times(count: number, work: (i: number) => Promise<unknown>): Promise<number[]> {
  for (let i = 0; i < 50; i++) await work(i)
  const found: number[] = []
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    await work(i)
    found.push(performance.now() - start)
  }
  return found.sort((a, b) => a - b)
}

function line(work: string, sorted: readonly number[]): DatabaseRow {
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { work, median: `${at(0.5).toFixed(2)} ms`, rate: `p95 ${at(0.95).toFixed(2)} ms`, bar: "" }
}

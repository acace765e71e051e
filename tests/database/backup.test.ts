// Archives: one moment of a database under work, whole again on any other database, and refused when damaged.
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip, gunzipSync, gzipSync } from "node:zlib"
import { extract, pack } from "tar-stream"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import type { Actor } from "#access"
import { openArtefacts } from "#artefacts"
import { type Database, listMigrations } from "#database"
import { describeIssue, Problem } from "#issues"
import { backUp, restore } from "#services/operations"
import { issueTexts, makeBackupContext, makeRestoreContext, openInstallation } from "#wiring"
import { binaries16, type OwnServer, startOwnServer } from "./postgres-server.ts"

const system: Actor = { kind: "system", task: "test" }
const quiet = () => {}
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
let folder: string
let own: OwnServer
let database: Database
let archive: string

const organisation = (id: string, parent: string | null) => ({
  id,
  kind: "zone" as const,
  name_zh: `名称\t制表\\反斜线\n换行 ${id}`,
  name_en: null,
  short_name: "",
  parent_id: parent,
  place: `/${id}/`,
  scope: `/${id}/`,
  origin: "invented" as const,
})

/** The contents of every table that is archived, as text; read as the backup reads them. */
async function contents(of: Database): Promise<Record<string, string>> {
  const client = await of.connectAs("gaoxin_backup")
  const { rows: tables } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relowner = 'gaoxin_owner'::regrole
       and relnamespace::regnamespace::text <> 'jobs' and relname <> 'migration' order by 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(
      `select t::text as line from ${name} as t order by 1`,
    )
    if (rows.length > 0) found[name] = rows.map((row) => row.line).join("\n")
  }
  await client.end()
  return found
}

const without = (of: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(of).filter(([table]) => table !== name))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaoxin-backup-"))
  own = await startOwnServer(binaries16)
  database = await openInstallation({ folder: join(folder, "first") })
  const store = openArtefacts(join(folder, "first"))
  const files = await Promise.all(["一", "二", "三"].map((text) => store.put(text)))
  await database.withActor(system, "administration", async (tx) => {
    await tx.insertInto("installation").values({ id: "this", mode: "production" }).execute()
    await tx
      .insertInto("organisation")
      .values([organisation("z", null), organisation("a", "z"), organisation("b", "a")])
      .execute()
    await tx
      .insertInto("artefact")
      .values(
        files.map(({ digest, bytes }, i) => ({
          id: `file-${i}`,
          digest,
          kind: "document",
          file_name: `${i}.txt`,
          media_type: "text/plain",
          bytes,
          purpose: "administration" as const,
          organisation_id: "a",
          place: "/a/",
          released_at: null,
        })),
      )
      .execute()
    for (let i = 0; i < 5; i++)
      await tx
        .insertInto("audit_entry")
        .values({ action: "test.write", object_kind: "n", object_id: String(i), detail: "{}" })
        .execute()
  })
  archive = join(folder, "archive.tar.gz")
  await backUp(makeBackupContext(database), archive, quiet)
})

afterAll(async () => {
  await database.close()
  await own.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** The codes of a refusal with the parts it names, in English. */
async function refusal(work: Promise<unknown>): Promise<string[]> {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(cause instanceof Problem)) return [`no refusal: ${String(cause)}`]
  return cause.issues.map((found) => describeIssue(found, "en", issueTexts))
}

const restored = (name: string, from = archive, url?: string) =>
  restore(
    makeRestoreContext(from, {
      folder: join(folder, name),
      ...(url === undefined ? {} : { databaseUrl: url }),
    }),
    quiet,
  )

describe("an archive", () => {
  test("is one file that only its owner reads, under its name only when it is whole", async () => {
    expect((await stat(archive)).mode & 0o777).toBe(0o600)
    expect((await readdir(folder)).filter((name) => name.includes("draft"))).toEqual([])
    const nowhere = backUp(makeBackupContext(database), "/proc/archive.tar.gz", quiet)
    await expect(nowhere).rejects.toThrow()
  })

  test("goes from the embedded database to a server and back, row for row and file for file", async () => {
    const before = await contents(database)
    const url = await own.newDatabase()
    const there = await restored("server", archive, url)
    expect(there.database).toBe("server")
    const server = await openInstallation({ folder: join(folder, "server"), databaseUrl: url })
    // The trail has two rows more: that the archive was made comes after it, that it was restored as well.
    const onServer = await contents(server)
    expect(without(onServer, "audit_entry")).toEqual(without(before, "audit_entry"))
    expect(onServer.audit_entry).toContain("installation.restore")
    const second = join(folder, "second.tar.gz")
    await backUp(makeBackupContext(server), second, quiet)
    await server.close()
    const back = await restored("back", second)
    expect(back.database).toBe("embedded")
    const again = await openInstallation({ folder: join(folder, "back") })
    expect(without(await contents(again), "audit_entry")).toEqual(without(before, "audit_entry"))
    expect((await readdir(join(folder, "back", "artefacts"))).sort()).toEqual(
      ["一", "二", "三"].map((text) => createHash("sha256").update(text).digest("hex")).sort(),
    )
    // Keys and identities go on: a reference that leads nowhere is refused, a number is not given twice.
    await expect(
      again.withActor(system, "administration", (tx) =>
        tx.insertInto("organisation").values(organisation("c", "nowhere")).execute(),
      ),
    ).rejects.toThrow("foreign key")
    await again.withActor(system, "administration", (tx) =>
      tx
        .insertInto("audit_entry")
        .values({ action: "test.write", object_kind: "n", object_id: "x", detail: "{}" })
        .execute(),
    )
    // Row-level security binds again.
    expect(
      await again.withActor({ kind: "public" }, "public", (tx) =>
        tx.selectFrom("artefact").select("id").execute(),
      ),
    ).toEqual([])
    const owner = await again.connectAs("gaoxin_owner")
    expect((await owner.query("select 1 from artefact")).rowCount).toBe(0)
    await owner.end()
    expect(again.secrets.signIn).toBe(database.secrets.signIn)
    expect(again.secrets.database.postgres).not.toBe(database.secrets.database.postgres)
    await again.close()
  })

  test("holds one moment of a database that is written to", async () => {
    let writing = true
    let written = 0
    const store = openArtefacts(join(folder, "first"))
    const writer = async (lane: number) => {
      for (; writing; written++) {
        const text = `${lane}-${written}-${Math.random()}`
        const { digest, bytes } = await store.put(text)
        // A person's row and its trail in one transaction: an archive holds both or neither.
        await database.withActor(system, "administration", async (tx) => {
          await tx
            .insertInto("artefact")
            .values({
              id: `pair-${text}`,
              digest,
              kind: "document",
              file_name: "pair",
              media_type: "text/plain",
              bytes,
              purpose: "administration",
              organisation_id: "a",
              place: "/a/",
              released_at: null,
            })
            .execute()
          await tx
            .insertInto("audit_entry")
            .values({ action: "test.pair", object_kind: "artefact", object_id: `pair-${text}`, detail: "{}" })
            .execute()
        })
      }
    }
    const writers = [1, 2, 3].map(writer)
    const under = join(folder, "under.tar.gz")
    while (written < 100) await new Promise((done) => setTimeout(done, 5))
    const { issues } = await backUp(makeBackupContext(database), under, quiet)
    writing = false
    await Promise.all(writers)
    expect(issues).toEqual([])
    await restored("under", under)
    const copy = await openInstallation({ folder: join(folder, "under") })
    const client = await copy.connectAs("gaoxin_backup")
    const { rows } = await client.query<{ pairs: string; trail: string; both: string }>(
      `select (select count(*) from artefact where id like 'pair-%') as pairs,
         (select count(*) from audit_entry where action = 'test.pair') as trail,
         (select count(*) from artefact join audit_entry on object_id = artefact.id) as both`,
    )
    const { rows: digests } = await client.query<{ digest: string }>("select digest from artefact")
    await client.end()
    await copy.close()
    const counts = rows[0]
    expect(Number(counts?.pairs)).toBeGreaterThanOrEqual(100)
    expect([counts?.trail, counts?.both]).toEqual([counts?.pairs, counts?.pairs])
    const held = new Set(await readdir(join(folder, "under", "artefacts")))
    expect(digests.filter(({ digest }) => !held.has(digest))).toEqual([])
  })

  test("says which artefacts were damaged or gone before it was made", async () => {
    const other = join(folder, "unsound")
    await restored("unsound")
    const [first = "", second = ""] = (await readdir(join(other, "artefacts"))).sort()
    await writeFile(join(other, "artefacts", first), "changed")
    await rm(join(other, "artefacts", second))
    const opened = await openInstallation({ folder: other })
    const { issues } = await backUp(makeBackupContext(opened), join(folder, "unsound.tar.gz"), quiet)
    await opened.close()
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ["file-damaged", `artefacts/${first}`],
      ["file-missing", `artefacts/${second}`],
    ])
  })
})

describe("a damaged archive is refused by the name of what is damaged, and leaves nothing", () => {
  const into = async (name: string, content: Uint8Array) => {
    const path = join(folder, `${name}.tar.gz`)
    await writeFile(path, content)
    const lines = await refusal(restored(name, path))
    expect(existsSync(join(folder, name))).toBe(false)
    expect((await readdir(folder)).filter((found) => found.includes("restoring"))).toEqual([])
    return lines.join("\n")
  }

  /** The archive with its entries changed, packed anew: its gzip and tar are sound. */
  const repacked = async (change: (name: string, content: Buffer) => Buffer | null) => {
    const from = extract()
    const to = pack()
    const gzip = createGzip()
    const chunks: Buffer[] = []
    gzip.on("data", (chunk: Buffer) => chunks.push(chunk))
    const read = pipeline(
      (async function* () {
        yield await readFile(archive)
      })(),
      createGunzip(),
      from,
    )
    const wrote = pipeline(to, gzip)
    for await (const entry of from) {
      const parts: Buffer[] = []
      for await (const part of entry as AsyncIterable<Buffer>) parts.push(part)
      const content = change(entry.header.name, Buffer.concat(parts))
      if (content !== null) to.entry({ name: entry.header.name, size: content.length }, content)
    }
    to.finalize()
    await Promise.all([read, wrote])
    return Buffer.concat(chunks)
  }

  test("a flipped byte anywhere", async () => {
    const sound = await readFile(archive)
    for (const part of [0.05, 0.3, 0.6, 0.95]) {
      const bytes = Buffer.from(sound)
      const at = Math.floor(bytes.length * part)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      expect(await into(`flipped-${part}`, bytes)).toMatch(/in the archive is damaged/)
    }
  })

  test("a flipped byte inside, under a sound gzip", async () => {
    const tar = gunzipSync(await readFile(archive))
    const at = tar.indexOf("换行 b")
    tar[at] = (tar[at] ?? 0) ^ 0x01
    expect(await into("inside", gzipSync(tar))).toBe(
      "public.organisation in the archive is damaged: digest differs",
    )
  })

  test("an end that is cut off", async () => {
    const sound = await readFile(archive)
    for (const length of [20, Math.floor(sound.length / 2), sound.length - 4])
      expect(await into(`cut-${length}`, sound.subarray(0, length))).toMatch(/is damaged: /)
    expect(await into("empty", new Uint8Array(0))).toMatch(/is damaged: /)
  })

  test("a file, a table or the list of contents that is missing; one that is not in the list", async () => {
    const digest = createHash("sha256").update("二").digest("hex")
    expect(await into("no-file", await repacked((name, c) => (name.includes(digest) ? null : c)))).toBe(
      `artefacts/${digest} in the archive is damaged: missing`,
    )
    expect(
      await into("no-table", await repacked((name, c) => (name.includes("public.organisation") ? null : c))),
    ).toBe("public.organisation in the archive is damaged: missing")
    expect(await into("no-list", await repacked((name, c) => (name === "manifest.json" ? null : c)))).toBe(
      "manifest.json in the archive is damaged: missing",
    )
    const renamed = await repacked((name, c) =>
      name === "manifest.json"
        ? Buffer.from(c.toString().replace(/"digest": "[0-9a-f]{64}"/, `"digest": "${"0".repeat(64)}"`))
        : c,
    )
    expect(await into("other-list", renamed)).toMatch(/not in the list of contents/)
    expect(await into("no-archive", Buffer.from("a text"))).toMatch(/is damaged: incorrect header check/)
  })

  test("a schema that this program does not know", async () => {
    const later = await repacked((name, c) =>
      name === "manifest.json" ? Buffer.from(c.toString().replace(/"schema": \d+/, '"schema": 9999')) : c,
    )
    expect(await into("later", later)).toMatch(/made by a newer program \(schema 9999/)
  })

  test("rows that the tables refuse leave a server's database empty", async () => {
    // The list of contents agrees with what was changed: only the database can tell.
    let digest = ""
    const forged = await repacked((name, content) => {
      if (name.startsWith("tables/public.organisation/")) {
        const changed = Buffer.from(content.toString().replace("\tzone\t", "\tisland\t"))
        digest = createHash("sha256").update(changed).digest("hex")
        return changed
      }
      if (name !== "manifest.json") return content
      const manifest = JSON.parse(content.toString())
      for (const table of manifest.tables) if (table.name === "public.organisation") table.sha256 = digest
      return Buffer.from(JSON.stringify(manifest))
    })
    const path = join(folder, "forged.tar.gz")
    await writeFile(path, forged)
    const url = await own.newDatabase()
    await expect(restored("forged", path, url)).rejects.toThrow("organisation_kind_check")
    expect(existsSync(join(folder, "forged"))).toBe(false)
    const admin = await own.connect(new URL(url).pathname.slice(1))
    const left = await admin.query("select 1 from pg_class where relowner = 'gaoxin_owner'::regrole")
    expect(left.rowCount).toBe(0)
    await admin.end()
    // The same place takes a sound archive.
    expect((await restored("forged", archive, url)).manifest.tables.length).toBeGreaterThan(5)
  })
})

describe("a place that is not empty is refused", () => {
  test("a folder with anything in it, and a database with tables", async () => {
    expect((await refusal(restored("first"))).join()).toMatch(/is not empty/)
    const url = await own.newDatabase()
    const admin = await own.connect(new URL(url).pathname.slice(1))
    await admin.query("create table theirs (n integer)")
    expect((await refusal(restored("theirs", archive, url))).join()).toMatch(/holds tables already/)
    expect((await admin.query("select 1 from theirs")).rowCount).toBe(0)
    await admin.end()
    expect(existsSync(join(folder, "theirs"))).toBe(false)
  })
})

test("an archive of an older schema is migrated after it was loaded, and a migration is preceded by an archive", async () => {
  const newest = (await listMigrations()).at(-1)
  // An older installation: as the program before the last migrations left it.
  const older = join(folder, "older")
  const made = await openInstallation({
    folder: older,
    fill: { schema: 3, load: async () => {} },
    asItIs: true,
  })
  await made.withActor(system, "administration", (tx) =>
    tx.insertInto("organisation").values(organisation("old", null)).execute(),
  )
  const old = join(folder, "older.tar.gz")
  const { archive: written } = await backUp(makeBackupContext(made), old, quiet)
  expect(written.manifest.schema).toBe(3)
  await made.close()
  const copy = await restored("migrated", old)
  expect(copy.migrated.at(-1)).toBe(newest?.name)
  const upgraded = await openInstallation({ folder: older })
  expect(upgraded.migrated.at(-1)).toBe(newest?.name)
  await upgraded.close()
  const before = join(older, "backups", "before-0004.tar.gz")
  expect(existsSync(before)).toBe(true)
  await restored("before", before)
  for (const name of ["older", "migrated", "before"]) {
    const opened = await openInstallation({ folder: join(folder, name), existing: true })
    expect(opened.migrated).toEqual([])
    expect((await contents(opened)).organisation).toContain("/old/")
    await opened.close()
  }
  // Nothing to lose, nothing archived.
  expect(existsSync(join(folder, "first", "backups"))).toBe(false)
})

test("a copy of the data folder opens as it was", async () => {
  const copy = join(folder, "copied")
  await restored("to-copy")
  await cp(join(folder, "to-copy"), copy, { recursive: true })
  const opened = await openInstallation({ folder: copy })
  expect((await contents(opened)).organisation).toContain("/z/")
  await opened.close()
})

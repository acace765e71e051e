import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import type { Database } from "#database"
import { issue, Problem } from "#issues"
import type { BackupContext, RestoreContext } from "#services/operations"
import { readProduct } from "./evaluation-context.ts"
import { type InstallationPlace, openInstallation } from "./open-installation.ts"

/** What a backup of an open installation needs. */
export function makeBackupContext(database: Database): BackupContext {
  return {
    withActor: database.withActor,
    writeArchive: async (out, progress) => {
      const { writeArchive } = await import("#archive")
      const client = await database.connectAs("gaoxin_backup")
      try {
        return await writeArchive(client, {
          folder: database.folder,
          out,
          product: await readProduct(),
          made: new Date().toISOString(),
          progress,
        })
      } finally {
        await client.end()
      }
    },
  }
}

/**
 * What the restoration of an archive needs. It is checked whole before anything is made; the folder is made beside its
 * place and moved there when it is complete; the tables are made and filled in one transaction.
 */
export function makeRestoreContext(archive: string, place: InstallationPlace): RestoreContext {
  return {
    restore: async (progress, afterwards) => {
      const { checkArchive, loadFiles, loadTables } = await import("#archive")
      const { listMigrations, loadSecrets, NewerSchemaError } = await import("#database")
      const folder = resolve(place.folder)
      await requireEmpty(folder)
      const { manifest, secrets } = await checkArchive(archive)
      const known = (await listMigrations()).at(-1)?.number ?? 0
      if (manifest.schema > known) throw new NewerSchemaError(manifest.schema, known)
      await removeDrafts(folder)
      const draft = `${folder}.${process.pid}.restoring`
      await mkdir(draft, { recursive: true, mode: 0o700 })
      try {
        await loadSecrets(draft, secrets)
        await loadFiles(archive, draft, progress)
        const database = await openInstallation({
          ...place,
          folder: draft,
          fill: { schema: manifest.schema, load: (owner) => loadTables(owner, archive, manifest, progress) },
        })
        try {
          await afterwards({ withActor: database.withActor, manifest })
        } finally {
          await database.close()
        }
        await rmdir(folder).catch(() => {})
        await rename(draft, folder)
        return { folder, database: database.kind, manifest, migrated: database.migrated }
      } catch (cause) {
        await rm(draft, { recursive: true, force: true, maxRetries: 5 })
        throw cause
      }
    },
  }
}

/** @throws Problem `restore-target-not-empty` */
async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return []
    throw cause
  })
  if (names.length > 0)
    throw new Problem("conflict", [issue("error", "restore-target-not-empty", "", { folder })])
}

/** Drafts of restorations that were killed. */
async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder)).catch(() => [])) {
    const pid = new RegExp(`^${RegExp.escape(basename(folder))}\\.(\\d+)\\.restoring$`).exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    await rm(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 5 })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

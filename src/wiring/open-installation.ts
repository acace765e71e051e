import { join, resolve } from "node:path"
import type { ArchiveStep } from "#archive"
import type { Database, DatabaseOptions } from "#database"
import { projectRoot, readProduct } from "./evaluation-context.ts"

/** Where an installation keeps what is its own. */
export interface InstallationPlace {
  /** The data folder. */
  readonly folder: string
  /** A PostgreSQL of one's own; left out: the embedded one. */
  readonly databaseUrl?: string
}

export interface InstallationOptions
  extends InstallationPlace,
    Pick<DatabaseOptions, "serve" | "existing" | "asItIs" | "fill" | "connections"> {
  /** Told of the archive that is made before a migration. */
  readonly progress?: (step: ArchiveStep) => void
}

/**
 * GAOXIN_DATA and DATABASE_URL, else a folder beside the project. A demonstration has a folder of its own by default,
 * and always the embedded database: whatever server an environment names stays untouched.
 */
export function installationPlace(demo: boolean, environment: NodeJS.ProcessEnv): InstallationPlace {
  const { GAOXIN_DATA: given = "", DATABASE_URL: url = "" } = environment
  return {
    folder: given === "" ? join(projectRoot, ".gaoxin", demo ? "demo" : "data") : resolve(given),
    ...(url === "" || demo ? {} : { databaseUrl: url }),
  }
}

/**
 * Opens an installation for the server (`serve`) or for a command, which attaches to the database that runs, or starts
 * it for as long as it needs it. Before a migration changes anything it is archived as `backups/before-<n>.tar.gz`.
 */
export async function openInstallation(options: InstallationOptions): Promise<Database> {
  // Commands that evaluate files start without a database.
  const [{ openDatabase }, { writeArchive }] = await Promise.all([import("#database"), import("#archive")])
  const { folder, databaseUrl, progress, ...rest } = options
  return openDatabase({
    ...rest,
    folder,
    ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
    beforeMigration: async ({ number, connectAs }) => {
      const client = await connectAs("gaoxin_backup")
      try {
        await writeArchive(client, {
          folder: resolve(folder),
          out: join(folder, "backups", `before-${String(number).padStart(4, "0")}.tar.gz`),
          product: await readProduct(),
          made: new Date().toISOString(),
          progress: progress ?? (() => {}),
        })
      } finally {
        await client.end()
      }
    },
  })
}

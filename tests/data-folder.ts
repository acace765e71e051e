// Data folders of a server that has started once: a copy takes a tenth of the time of a first start.
import { execFile } from "node:child_process"
import { appendFile, lstat, mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { serve } from "#server"
import { cachedFolder } from "./cached.ts"

const sources = [
  "src/adapters",
  "src/engines",
  "src/schema",
  "src/server",
  "src/services",
  "src/wiring",
  "packs",
]

/**
 * A data folder of the test's own, as a first start left it; the caller removes it.
 *
 * @param mode what the server was started as
 * @param seed whether the demonstration's own evaluations and rounds are in it
 */
export async function startedDataFolder(mode: "production" | "demo", seed: boolean): Promise<string> {
  const today = new Date().toISOString().slice(0, 10)
  const made = await cachedFolder(
    `gaoxin-data-${mode}${seed ? "-seeded" : ""}-${today}`,
    sources,
    async (folder) => {
      const running = await serve({ folder, host: "127.0.0.1", port: 0, mode, seed })
      await running.stop()
      // What is thrown away after a test need not outlive a power failure.
      await appendFile(join(folder, "postgres", "postgresql.conf"), "\nfsync = off\n")
    },
  )
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-data-"))
  // Where the database has to run as another user, its files are elsewhere: then this is a first start after all.
  if ((await lstat(join(made, "postgres"))).isDirectory())
    await promisify(execFile)("cp", ["-a", `${made}/.`, folder])
  return folder
}

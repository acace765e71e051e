// `npm run offline`: the engines, the importer, the evaluation and the report as one HTML file that needs no server.
import { readdir, rename, rm, stat } from "node:fs/promises"
import { join, resolve } from "node:path"
import react from "@vitejs/plugin-react"
import { build } from "vite"
import { viteSingleFile } from "vite-plugin-singlefile"
import { packsPlugin } from "./packs-plugin.ts"

const root = resolve(import.meta.dirname, "../..")

/** @returns path of the file */
export async function buildOffline(folder: string): Promise<string> {
  const draft = join(folder, "draft")
  await build({
    configFile: false,
    root: join(root, "src/web/offline"),
    logLevel: "error",
    plugins: [react(), packsPlugin(), viteSingleFile({ removeViteModuleLoader: true })],
    build: { outDir: draft, emptyOutDir: true, chunkSizeWarningLimit: 20_000, modulePreload: false },
  })
  const made = await readdir(draft)
  const [page = ""] = made
  if (made.length !== 1 || !page.endsWith(".html"))
    throw new Error(`The page is not one file: ${made.join(", ")}`)
  const path = join(folder, "gaoxin-offline.html")
  await rename(join(draft, page), path)
  await rm(draft, { recursive: true })
  return path
}

if (import.meta.main) {
  const path = await buildOffline(resolve(process.argv[2] ?? join(root, "dist/web")))
  console.log(`${path}\n${((await stat(path)).size / 1e6).toFixed(1)} MB`)
}

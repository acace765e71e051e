// The pages as they are served, built once for all tests and again only when a source changed.
import { createHash, randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "vite"

const root = fileURLToPath(new URL("..", import.meta.url))
const sources = [
  "src/web",
  "src/engines",
  "src/contracts",
  "vite.config.ts",
  "package.json",
  "package-lock.json",
]

/** Whether a built file is newer than every source it is made of, as after `npm ci` in a fresh clone. */
export async function isFresh(built: string, madeOf: readonly string[]): Promise<boolean> {
  const made = await stat(join(root, built)).catch(() => null)
  if (made === null) return false
  const files = await filesOf(madeOf)
  const changed = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs))
  return changed.every((time) => time < made.mtimeMs)
}

/** The folder of the built pages; the caller leaves it as it is. */
export async function builtPages(): Promise<string> {
  if (await isFresh("dist/web/index.html", sources)) return join(root, "dist/web")
  const cache = join(root, "node_modules", ".cache", "gaoxin-pages")
  const folder = join(cache, await stateOfSources())
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  // Two test files may build at once: whoever is first leaves its folder, the other's is thrown away.
  const draft = join(cache, `${randomUUID()}.draft`)
  // The test runner's own "test" would make React's slow development build of them.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = "production"
  await build({
    root: join(root, "src/web"),
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: draft, emptyOutDir: true },
  }).finally(() => {
    process.env.NODE_ENV = before
  })
  await rename(draft, folder).catch(async (cause) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause
  })
  for (const name of await readdir(cache))
    if (!folder.endsWith(name) && !name.endsWith(".draft"))
      await rm(join(cache, name), { recursive: true, force: true })
  return folder
}

async function stateOfSources(): Promise<string> {
  const digest = createHash("sha256")
  for (const file of await filesOf(sources)) {
    const { mtimeMs, size } = await stat(file)
    digest.update(`${file}\n${mtimeMs}\n${size}\n`)
  }
  return digest.digest("hex").slice(0, 24)
}

async function filesOf(places: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const place of places) {
    const path = join(root, place)
    if ((await stat(path)).isDirectory())
      found.push(...(await readdir(path, { recursive: true })).sort().map((name) => join(path, name)))
    else found.push(path)
  }
  return found
}

// Folders that are dear to make and depend on the sources alone: made once for all tests, again when a source changed.
import { createHash, randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("..", import.meta.url))

/**
 * The folder of that name for the present state of its sources; the caller leaves it as it is.
 *
 * @param sources files and folders, from the root of the repository
 * @param make fills a new folder, whose parent exists
 */
export async function cachedFolder(
  name: string,
  sources: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const cache = join(root, "node_modules", ".cache", name)
  const folder = join(cache, await stateOf(sources))
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  // Two test files may make it at once: whoever is first leaves its folder, the other's is thrown away.
  const draft = join(cache, `${randomUUID()}.draft`)
  await make(draft)
  await rename(draft, folder).catch(async (cause) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause
  })
  for (const old of await readdir(cache))
    if (!folder.endsWith(old) && !old.endsWith(".draft"))
      await rm(join(cache, old), { recursive: true, force: true })
  return folder
}

/** Whether a built file is newer than every source it is made of, as after `npm ci` in a fresh clone. */
export async function isFresh(built: string, madeOf: readonly string[]): Promise<boolean> {
  const made = await stat(join(root, built)).catch(() => null)
  if (made === null) return false
  const files = await filesOf(madeOf)
  const changed = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs))
  return changed.every((time) => time < made.mtimeMs)
}

async function stateOf(sources: readonly string[]): Promise<string> {
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

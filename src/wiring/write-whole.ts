import { mkdir, rename, writeFile } from "node:fs/promises"
import { dirname } from "node:path"

/**
 * Writes a file whole: a killed run leaves the old one or the new one, never half of one.
 * @param mode left out: whatever the user's files have
 */
export async function writeWhole(path: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.draft`
  await writeFile(draft, content, { mode })
  await rename(draft, path)
}

import { createHash, randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import type { Readable } from "node:stream"

export interface StoredFile {
  /** Lower-case SHA-256 of the bytes: the file's name. */
  readonly digest: string
  readonly bytes: number
}

/** Results, proofs, uploads and documents as files `artefacts/<sha256>`; who may read one is said by its rows. */
export interface ArtefactStore {
  readonly put: (content: Uint8Array | string) => Promise<StoredFile>
  readonly read: (digest: string) => Promise<Buffer>
  readonly stream: (digest: string) => Readable
  readonly pathOf: (digest: string) => string
}

export function openArtefacts(folder: string): ArtefactStore {
  const root = join(folder, "artefacts")
  const pathOf = (digest: string) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`Not a digest: ${digest}`)
    return join(root, digest)
  }
  return {
    pathOf,
    put: async (content) => {
      const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content
      const digest = createHash("sha256").update(bytes).digest("hex")
      const path = pathOf(digest)
      const known = await stat(path).catch(() => null)
      if (known !== null) return { digest, bytes: bytes.byteLength }
      await mkdir(root, { recursive: true, mode: 0o700 })
      // On the disk before its row is: a killed server leaves a draft, never a digest without its file.
      const draft = `${path}.${randomUUID()}.draft`
      const file = await open(draft, "wx", 0o600)
      try {
        await file
          .writeFile(bytes)
          .then(() => file.sync())
          .finally(() => file.close())
        await rename(draft, path)
      } catch (cause) {
        // A full disc most of all: what came to lie there takes room from what comes next.
        await rm(draft, { force: true })
        throw cause
      }
      const listing = await open(root, "r")
      await listing.sync().finally(() => listing.close())
      return { digest, bytes: bytes.byteLength }
    },
    read: (digest) => readFile(pathOf(digest)),
    stream: (digest) => createReadStream(pathOf(digest)),
  }
}

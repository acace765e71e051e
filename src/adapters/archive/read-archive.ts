import { createHash, type Hash } from "node:crypto"
import { createReadStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { createGunzip } from "node:zlib"
import { extract } from "tar-stream"
import { issue, Problem } from "#issues"
import { type Manifest, parseEntryName, parseManifest } from "./manifest.ts"

export interface ArchiveEntry {
  readonly name: string
  readonly content: AsyncIterable<Buffer>
}

/** Goes through the entries of an archive in their order; each is read to its end before the next. */
export async function eachEntry(path: string, visit: (entry: ArchiveEntry) => Promise<void>): Promise<void> {
  const tar = extract()
  let place = ""
  let own = false
  const read = pipeline(createReadStream(path), createGunzip(), tar)
  // What broke the stream, rather than that it broke.
  let fault: unknown
  const ended = read.catch((cause: unknown) => {
    fault = cause
  })
  try {
    for await (const entry of tar) {
      place = entry.header.name
      // A readable stream of bytes; its type says less.
      await visit({ name: place, content: entry as AsyncIterable<Buffer> }).catch(async (cause: unknown) => {
        // The pipeline learns of a fault a moment after its reader; none: it is the visitor's own.
        await Promise.race([ended, new Promise((done) => setTimeout(done, 50))])
        own = fault === undefined
        throw cause
      })
      entry.resume()
    }
    await read
  } catch (cause) {
    tar.destroy()
    await ended
    if (own || cause instanceof Problem) throw cause
    const first = fault ?? cause
    const code = first instanceof Error && "code" in first ? String(first.code) : ""
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
      throw new Problem("invalid", [issue("error", "archive-unreadable", path, { reason: code })])
    throw damaged(place === "" ? path : place, first instanceof Error ? first.message : String(first))
  }
}

export interface CheckedArchive {
  readonly manifest: Manifest
  readonly secrets: { readonly signIn?: string; readonly links?: string }
}

/**
 * Reads a whole archive and compares every digest with its list of contents.
 * @throws Problem `archive-damaged` for each part that is damaged, missing, or not in the list
 */
export async function checkArchive(path: string): Promise<CheckedArchive> {
  const tables = new Map<string, Hash>()
  const files = new Map<string, string>()
  const snapshots = new Map<string, string>()
  let manifestText: string | null = null
  let secretsText: string | null = null
  const strange: string[] = []
  await eachEntry(path, async ({ name, content }) => {
    const part = parseEntryName(name)
    if (part === null) strange.push(name)
    if (part?.kind === "manifest") manifestText = await textOf(content)
    else if (part?.kind === "secrets") secretsText = await textOf(content)
    else if (part?.kind === "table") {
      const digest = tables.get(part.name) ?? createHash("sha256")
      tables.set(part.name, digest)
      for await (const chunk of content) digest.update(chunk)
    } else if (part?.kind === "file" || part?.kind === "snapshot") {
      const digest = createHash("sha256")
      for await (const chunk of content) digest.update(chunk)
      ;(part.kind === "file" ? files : snapshots).set(part.name, digest.digest("hex"))
    }
  })
  if (manifestText === null) throw damaged("manifest.json", "missing")
  let manifest: Manifest
  try {
    manifest = parseManifest(manifestText)
  } catch (cause) {
    throw damaged("manifest.json", cause instanceof Error ? cause.message : String(cause))
  }
  const faults = strange.map((name) => ({ part: name, reason: "not in the list of contents" }))
  const compare = (part: string, expected: string | undefined, found: string | undefined) => {
    if (expected === found) return
    const reason =
      found === undefined
        ? "missing"
        : expected === undefined
          ? "not in the list of contents"
          : "digest differs"
    faults.push({ part, reason })
  }
  const emptyDigest = createHash("sha256").digest("hex")
  const foundTables = new Map([...tables].map(([name, digest]) => [name, digest.digest("hex")]))
  const listedTables = new Map(manifest.tables.map((table) => [table.name, table.sha256]))
  // A table without rows has no part.
  for (const [name, expected] of listedTables)
    compare(name, expected, foundTables.get(name) ?? (expected === emptyDigest ? emptyDigest : undefined))
  for (const [name, found] of foundTables) if (!listedTables.has(name)) compare(name, undefined, found)
  const listedFiles = new Map(manifest.files.map((file) => [file.digest, file.sha256]))
  for (const [name, expected] of listedFiles) compare(`artefacts/${name}`, expected, files.get(name))
  for (const [name, found] of files)
    if (!listedFiles.has(name)) compare(`artefacts/${name}`, undefined, found)
  const listedSnapshots = new Map(manifest.snapshots?.map((file) => [file.path, file.sha256]))
  for (const name of new Set([...listedSnapshots.keys(), ...snapshots.keys()]))
    compare(`snapshots/${name}`, listedSnapshots.get(name), snapshots.get(name))
  compare(
    "secrets.json",
    manifest.secrets,
    secretsText === null ? undefined : createHash("sha256").update(secretsText).digest("hex"),
  )
  if (faults.length > 0)
    throw new Problem(
      "invalid",
      faults.map(({ part, reason }) => issue("error", "archive-damaged", part, { reason })),
    )
  return { manifest, secrets: JSON.parse(secretsText ?? "{}") }
}

export function damaged(part: string, reason: string): Problem {
  return new Problem("invalid", [issue("error", "archive-damaged", part, { reason })])
}

async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString("utf8")
}

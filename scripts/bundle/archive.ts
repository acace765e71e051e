// One archive, the same bytes from the same files: names in order, no owner, one time.
import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { lstat, readdir, readFile, readlink } from "node:fs/promises"
import { join } from "node:path"
import { Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import { pack } from "tar-stream"

/** A file or folder of the disk, or a text of our own, under its name in the archive. */
export type Entry =
  | { readonly name: string; readonly from: string }
  | { readonly name: string; readonly text: string; readonly executable?: boolean }

const largeFile = 1024 * 1024

/**
 * Writes a .tar.gz.
 *
 * @param leaveOut whether a file or folder, by its name in the archive, stays out
 * @returns SHA-256 and size of the archive
 */
export async function writeArchive(
  path: string,
  top: string,
  entries: readonly Entry[],
  at: Date,
  leaveOut: (name: string) => boolean,
): Promise<{ readonly digest: string; readonly bytes: number; readonly files: number }> {
  const tar = pack()
  let files = 0
  const add = async (name: string, from: string): Promise<void> => {
    if (leaveOut(name)) return
    const found = await lstat(from)
    const header = { name: `${top}/${name}`, mtime: at, uid: 0, gid: 0, uname: "root", gname: "root" }
    if (found.isDirectory()) {
      for (const child of (await readdir(from)).sort()) await add(`${name}/${child}`, join(from, child))
      return
    }
    files++
    const mode = found.mode & 0o111 ? 0o755 : 0o644
    if (found.isSymbolicLink()) {
      await put({ ...header, type: "symlink", mode: 0o777, linkname: await readlink(from) })
    } else if (found.size < largeFile) await put({ ...header, mode }, await readFile(from))
    else
      await new Promise<void>((done, fail) => {
        const entry = tar.entry({ ...header, mode, size: found.size }, (error) =>
          error ? fail(error) : done(),
        )
        createReadStream(from).on("error", fail).pipe(entry)
      })
  }
  const put = (header: Parameters<typeof tar.entry>[0], content?: Buffer | string) =>
    new Promise<void>((done, fail) => {
      const ended = (error?: Error | null) => (error ? fail(error) : done())
      if (content === undefined) tar.entry(header, ended)
      else tar.entry(header, content, ended)
    })

  const hash = createHash("sha256")
  let bytes = 0
  const written = pipeline(
    tar,
    createGzip({ level: 6 }),
    new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk)
        bytes += chunk.length
        done(null, chunk)
      },
    }),
    createWriteStream(path),
  )
  for (const entry of entries) {
    if ("from" in entry) await add(entry.name, entry.from)
    else {
      files++
      await put(
        {
          name: `${top}/${entry.name}`,
          mtime: at,
          uid: 0,
          gid: 0,
          uname: "root",
          gname: "root",
          mode: entry.executable ? 0o755 : 0o644,
        },
        entry.text,
      )
    }
  }
  tar.finalize()
  await written
  return { digest: hash.digest("hex"), bytes, files }
}

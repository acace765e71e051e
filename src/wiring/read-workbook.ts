import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { crc32, createInflateRaw } from "node:zlib"
import { type FileTools, readWorkbookFile, type WorkbookRead } from "#workbooks"

/** Node's own, which unpack beside the thread that reads. */
const tools: FileTools = {
  inflate: (packed) => createInflateRaw({ chunkSize: 1 << 18 }).end(packed),
  crc32,
  sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
}

/** A file of any kind as sheets of cells. @param source its name, as people know it */
export async function readWorkbook(path: string, source: string): Promise<WorkbookRead> {
  return readWorkbookFile(await readFile(path), source, tools)
}

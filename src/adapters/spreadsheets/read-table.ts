import { readFile, stat } from "node:fs/promises"
import { basename } from "node:path"
import { type Issue, issue } from "#issues"
import type { RawTable } from "#tables"
import { readCsv } from "./read-csv.ts"
import { readParquet } from "./read-parquet.ts"
import { readWorkbook } from "./read-workbook.ts"

export interface TableRead {
  /** `null` exactly when an issue is an error that left nothing to read. */
  readonly table: RawTable | null
  readonly issues: Issue[]
}

/** Bytes of a file of any kind. */
const mostBytes = 200e6

const startsWith = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, i) => bytes[i] === sign)
const isZip = (bytes: Uint8Array) =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)
const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
const isParquet = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x41, 0x52, 0x31)

/**
 * Reads a table of a file: CSV or TSV, .xlsx or Parquet, by its content, whatever it is called. Wrong files are
 * issues: the path leads to the file, the sheet and the cell.
 * @param options.sheet the worksheet of a workbook; left out: the first that is not hidden
 */
export async function readTable(path: string, options: { readonly sheet?: string } = {}): Promise<TableRead> {
  const source = basename(path)
  const refuse = (code: string, values: Readonly<Record<string, unknown>> = {}): TableRead => ({
    table: null,
    issues: [issue("error", code, source, values)],
  })
  let bytes: Uint8Array
  try {
    const { size } = await stat(path)
    if (size > mostBytes)
      return refuse("file-too-large", { size: Math.ceil(size / 1e6), limit: mostBytes / 1e6 })
    bytes = await readFile(path)
  } catch (cause) {
    return { table: null, issues: [issue("error", "file-not-found", path, { reason: reasonOf(cause) })] }
  }
  if (isZip(bytes)) return readWorkbook(bytes, source, options.sheet)
  if (isParquet(bytes)) return readParquet(path, source)
  if (isCompound(bytes)) return refuse(holdsEncrypted(bytes) ? "file-encrypted" : "file-is-xls")
  if (/\.xls[xm]$/i.test(path)) return refuse("workbook-broken", { reason: "not a ZIP archive" })
  if (/\.parquet$/i.test(path)) return refuse("parquet-broken", { reason: "does not begin with PAR1" })
  // Many systems export a page or an XML text and call it .xls.
  if (/\.xls$/i.test(path)) return refuse("file-is-xls")
  return readCsv(bytes, source)
}

/** A workbook with a password is a compound file with an entry of this name. */
function holdsEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  )
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)

import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"
import type { Sheet, Workbook } from "#imports"
import { type Issue, issue } from "#issues"
import { type FileKind, fileKind, isZip } from "./file-kind.ts"
import { readCsvSheet } from "./read-csv-sheet.ts"
import { openXlsx, xlsxFault } from "./read-xlsx.ts"
import { XmlFault } from "./scan-xml.ts"
import { ArchiveFault, type ArchiveTools, openArchive, streamLimits } from "./unzip.ts"

export interface WorkbookRead {
  /** `null` exactly when one of the issues is an error. */
  readonly workbook: Workbook | null
  readonly issues: Issue[]
}

/** Bytes of a file of any kind. */
export const mostFileBytes = 200e6

/** What a program's surroundings do faster than the means of this module, with the same outcome. */
export interface FileTools extends ArchiveTools {
  /** Digest of the file, hex. */
  readonly sha256: (bytes: Uint8Array) => string
}

/** How files of each kind that is read are called. */
const extensions: Readonly<Record<Workbook["format"], readonly string[]>> = {
  xlsx: ["xlsx", "xlsm", "xltx", "xltm"],
  xls: ["xls", "xlt", "et"],
  csv: ["csv", "tsv", "txt", "tab"],
  docx: ["docx", "docm"],
}

/** The issue of each kind that is not read. */
const refusals: Readonly<Record<Exclude<FileKind, Workbook["format"]>, string>> = {
  encrypted: "file-encrypted",
  xlsb: "file-is-xlsb",
  ods: "file-is-ods",
  doc: "file-is-doc",
  ppt: "file-is-slides",
  pptx: "file-is-slides",
  "other-compound": "file-is-compound",
  "other-zip": "file-is-archive",
  html: "file-is-html",
  "xml-spreadsheet": "file-is-xml-spreadsheet",
  "web-archive": "file-is-html",
  rtf: "file-is-doc",
  pdf: "file-is-pdf",
  parquet: "file-is-parquet",
  picture: "file-is-picture",
  packed: "file-is-archive",
  empty: "file-empty",
  binary: "file-not-a-table",
}

/**
 * Reads a file of any kind as a workbook: .xlsx, .xls, text tables, and the tables of a .docx. What it is, its content
 * says; a name that says otherwise is told. Whatever is not read is an error that says what it is and what to do.
 * @param source name of the file, as people know it
 */
export async function readWorkbookFile(
  bytes: Uint8Array,
  source: string,
  tools: FileTools | null = null,
): Promise<WorkbookRead> {
  const refuse = (code: string, values: Readonly<Record<string, unknown>> = {}): WorkbookRead => ({
    workbook: null,
    issues: [issue("error", code, source, values)],
  })
  if (bytes.length > mostFileBytes)
    return refuse("file-too-large", { size: Math.ceil(bytes.length / 1e6), limit: mostFileBytes / 1e6 })
  try {
    const names = isZip(bytes) ? openArchive(bytes, streamLimits).names : []
    const kind = fileKind(bytes, names)
    if (!isRead(kind)) return refuse(refusals[kind])
    const { sheets, encoding, issues } = await readSheets(kind, bytes, source, tools)
    if (sheets === null) return { workbook: null, issues }
    const differing = nameFault(kind, source)
    if (differing !== null) issues.unshift(differing)
    if (!sheets.some(({ rows }) => rows.count > 0)) return refuse("file-empty")
    if (names.some((name) => name.endsWith("vbaProject.bin")))
      issues.push(issue("info", "workbook-macros", source))
    return {
      workbook: {
        source,
        digest: tools === null ? bytesToHex(sha256(bytes)) : tools.sha256(bytes),
        format: kind,
        ...(encoding === null ? {} : { encoding }),
        sheets,
      },
      issues,
    }
  } catch (cause) {
    if (!(cause instanceof XmlFault || cause instanceof ArchiveFault)) throw cause
    return { workbook: null, issues: [xlsxFault(cause, source, bytes.length, streamLimits)] }
  }
}

const isRead = (kind: FileKind): kind is Workbook["format"] => kind in extensions

interface SheetsRead {
  readonly sheets: readonly Sheet[] | null
  readonly encoding: string | null
  readonly issues: Issue[]
}

async function readSheets(
  kind: Workbook["format"],
  bytes: Uint8Array,
  source: string,
  tools: FileTools | null,
): Promise<SheetsRead> {
  if (kind === "xlsx") {
    const { sheets, pour } = openXlsx(bytes, streamLimits, tools)
    const poured: Sheet[] = []
    for (const entry of sheets) poured.push(await pour(entry))
    return { sheets: poured, encoding: null, issues: [] }
  }
  if (kind === "csv") {
    const { sheet, encoding, issues } = readCsvSheet(bytes, source)
    return { sheets: sheet === null ? null : [sheet], encoding, issues }
  }
  // Their readers are large, and few files need them.
  if (kind === "xls") {
    const { readXls } = await import("./read-xls.ts")
    return { encoding: null, ...(await readXls(bytes, source)) }
  }
  const { readDocx } = await import("./read-docx.ts")
  return { encoding: null, ...(await readDocx(bytes, source)) }
}

/** A name that says another kind is no reason not to read, but worth knowing. */
function nameFault(kind: Workbook["format"], source: string): Issue | null {
  const extension = /\.([^./\\]+)$/.exec(source)?.[1]?.toLowerCase()
  if (extension === undefined || extensions[kind].includes(extension)) return null
  return issue("info", "file-kind-differs", source, { extension: `.${extension}`, kind: `.${kind}` })
}

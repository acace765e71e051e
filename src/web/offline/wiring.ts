// Where adapters and use cases meet in the page that works from disk: the very services of the server, with a browser's
// hands instead of files.
import { packs as packFiles, product } from "virtual:packs"
import { evaluationIssueTexts, type Framework } from "#evaluation"
import { importIssueTexts } from "#imports"
import type { IssueTexts } from "#issues"
import { buildPack, type Pack, packIssueTexts } from "#packs"
import { type EvaluationContext, serviceIssueTexts } from "#services/evaluation"
import { frameworkIssueTexts, type ImportedFramework, readAnnex } from "#services/frameworks"
import { writeCsv, writeResultWorkbook } from "#spreadsheets/browser"
import { type RawTable, tableIssueTexts } from "#tables"
import { readWorkbookFile, workbookIssueTexts } from "#workbooks"

/** The text of every issue that this page can raise. */
export const texts: IssueTexts = {
  ...evaluationIssueTexts,
  ...tableIssueTexts,
  ...packIssueTexts,
  ...serviceIssueTexts,
  ...frameworkIssueTexts,
  ...importIssueTexts,
  ...workbookIssueTexts,
}

const built = new Map<string, Pack>()

export const packNames = (): string[] => Object.keys(packFiles)

/** A pack that was put into the page; `null`: there is none of this name. */
export function packOf(name: string): Pack | null {
  const files = packFiles[name]
  if (files === undefined) return null
  const known = built.get(name)
  if (known !== undefined) return known
  // Checked where the page was built; lines of files are of no use here.
  const { pack } = buildPack(files.map((file) => ({ ...file, text: "", locate: () => null })))
  built.set(name, pack)
  return pack
}

/** A table of a pack, by its path: `demo/data/adjustments.csv`. */
export function tableOf(path: string): RawTable | null {
  const [pack = "", ...rest] = path.split("/")
  const table = packOf(pack)?.data.get(rest.at(-1) ?? "")
  if (table === undefined) return null
  return {
    source: path,
    sheet: null,
    header: table.header,
    rows: table.rows.map((cells, index) => ({ line: index + 2, cells })),
  }
}

export interface Hands {
  /** The table that was imported; `null`: none, the pack's own is read. */
  readonly table: RawTable | null
  /** Read from a document; `null`: of a pack. */
  readonly framework: Framework | null
  /** Takes a file that was written. */
  readonly onFile: (name: string, content: string | Uint8Array) => void
  readonly onProgress?: (text: string) => void
}

/** What evaluations need of the outside, in a page: one table, the packs inside it, downloads instead of files. */
export function makeOfflineContext(hands: Hands): EvaluationContext {
  const refused = (what: string) => () => Promise.reject(new Error(`${what}: not in the offline page`))
  return {
    engine: product,
    texts,
    readTable: async (path) => ({
      table: path === hands.table?.source ? hands.table : tableOf(path),
      issues: [],
    }),
    packNames: async () => packNames(),
    loadPack: async (name) => ({ pack: packOf(name), folder: name, issues: [] }),
    loadFramework: async () => ({ framework: hands.framework, issues: [] }),
    loadMethod: refused("method file"),
    loadSolver: refused("linear programme"),
    resolvePath: (base, path) => (base === "" ? path : `${base}/${path}`),
    readText: refused("file"),
    writeFile: async (path, content) => hands.onFile(path, content),
    writeWorkbook: writeResultWorkbook,
    writeTemplate: refused("template"),
    writeListTemplate: refused("template"),
    writeCsv,
    secret: () => crypto.getRandomValues(new Uint8Array(32)),
    progress: hands.onProgress ?? (() => {}),
  }
}

/** Reads the annex of a regulation as a framework, by the reader of the server. Nothing is kept. */
export function readAnnexHere(fileName: string, bytes: Uint8Array): Promise<ImportedFramework> {
  return readAnnex(
    { readWorkbook: () => readWorkbookFile(bytes, fileName), newId: () => "document" },
    { path: fileName, fileName, digest: "" },
  )
}

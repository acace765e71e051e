import type { Sheet } from "#imports"
import { type Issue, issue } from "#issues"
import { cellPath } from "#tables"
import { type DocumentBlock, parseBlocks } from "./document-blocks.ts"
import { layTable } from "./lay-table.ts"
import { RowPacker } from "./pack-rows.ts"
import { TextStore } from "./text-store.ts"
import { ArchiveFault, openArchive } from "./unzip.ts"

/** Begins a note on the table above it. */
const noteStart = /^[（(【[]?(?:注|备注|附注|说明|填表说明|资料来源|数据来源|来源)(?:[\s\d:：.、）)】\]]|$)/

/**
 * Reads the tables of a Word document, each as a sheet 表1, 表2 …: the text before a table stands in rows above it, the
 * notes after it and whatever follows the last table below it, so that titles, units and notes are not lost.
 * @returns no sheets when it is damaged or has no table
 */
export async function readDocx(
  bytes: Uint8Array,
  source: string,
): Promise<{ sheets: Sheet[] | null; issues: Issue[] }> {
  checkParts(bytes)
  const mammoth = await import("mammoth")
  let html: string
  try {
    // Node's edition takes `buffer`, that of browsers `arrayBuffer`; either ignores the other.
    const input = { buffer: bytes, arrayBuffer: bytes.slice().buffer }
    const options = { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) }
    html = (await mammoth.convertToHtml(input as Parameters<typeof mammoth.convertToHtml>[0], options)).value
  } catch (cause) {
    // Whatever the library throws comes of the file: it has no errors of its own kind.
    const reason = cause instanceof Error ? cause.message : String(cause)
    return { sheets: null, issues: [issue("error", "document-broken", source, { reason })] }
  }
  const parts = splitByTable(parseBlocks(html))
  if (parts.length === 0) return { sheets: null, issues: [issue("error", "document-without-tables", source)] }
  const issues: Issue[] = []
  const sheets = parts.map((part, i) => {
    const name = `表${i + 1}`
    const { sheet, nested } = sheetOf(part, name)
    for (const { line, column } of nested)
      issues.push(issue("warning", "nested-table", cellPath({ source, sheet: name }, line, column)))
    return sheet
  })
  return { sheets, issues }
}

/** The library inflates without a limit, so every part that it may open is inflated within ours first. */
function checkParts(bytes: Uint8Array): void {
  const archive = openArchive(bytes)
  for (const name of archive.names) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue
    let start = ""
    archive.stream(name, (chunk) => {
      if (start.length < 1024) start += new TextDecoder().decode(chunk.subarray(0, 1024))
    })
    if (/<!(?:DOCTYPE|ENTITY)/i.test(start))
      throw new ArchiveFault("broken", "a document type is not allowed")
  }
}

interface TablePart {
  readonly before: readonly string[]
  readonly table: Extract<DocumentBlock, { kind: "table" }>
  readonly after: string[]
}

function splitByTable(blocks: readonly DocumentBlock[]): TablePart[] {
  const parts: TablePart[] = []
  let waiting: string[] = []
  const close = () => {
    const last = parts.at(-1)
    if (last === undefined) return
    if (!noteStart.test(waiting[0] ?? "")) return
    const numbered = /^\d+\s*[.、．)）]/
    let end = 1
    while (end < waiting.length && (noteStart.test(waiting[end] ?? "") || numbered.test(waiting[end] ?? "")))
      end++
    last.after.push(...waiting.splice(0, end))
  }
  for (const block of blocks) {
    if (block.kind === "text") waiting.push(block.text)
    else {
      close()
      parts.push({ before: waiting, table: block, after: [] })
      waiting = []
    }
  }
  parts.at(-1)?.after.push(...waiting)
  return parts
}

function sheetOf({ before, table, after }: TablePart, name: string) {
  const texts = new TextStore()
  const packer = new RowPacker(texts)
  let line = 0
  const putText = (text: string) => {
    packer.row(++line)
    packer.text(0, text)
  }
  for (const text of before) putText(text)
  const top = line + 1
  const { cells, merges, rows } = layTable(table.rows, top)
  let at = 0
  for (let row = 0; row < rows; row++) {
    packer.row(++line)
    for (let cell = cells[at]; cell !== undefined && cell.line === line; cell = cells[++at])
      if (cell.text.trim() !== "") packer.text(cell.column, cell.text)
  }
  for (const text of after) putText(text)
  const sheet: Sheet = { name, hidden: false, hiddenColumns: [], merges, rows: packer.finish() }
  texts.close()
  return { sheet, nested: cells.filter(({ hasTable }) => hasTable) }
}

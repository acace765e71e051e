import { spawnSync } from "node:child_process"
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { strToU8, Zip, ZipDeflate } from "fflate"
import type { Measure } from "#imports"

interface Measured {
  readonly cells: number
  readonly read: number
  readonly walk: number
  /** Milliseconds of a processor, which other work on the machine does not change. */
  readonly processor: number
  readonly megabytes: number
}

const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26))

/** What stands over column `index` of a large workbook: number, name, then amounts of survey codes that are invented. */
const heading = (index: number): string =>
  ["统一社会信用代码", "企业详细名称"][index] ?? `QX${index}${index % 2 === 0 ? "（万元）" : ""}`

/** The number and the name of invented enterprises. */
const enterprise = (index: number): [string, string] => [
  `99000000${String(index).padStart(10, "0")}`,
  `示例高新技术企业有限公司${index}`,
]

/** Amounts with two decimals, some computed in full. */
function amounts(): (column: number) => string {
  let seed = 1
  return (column) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return String(column % 10 === 9 ? seed / 7e6 : seed / 100)
  }
}

/** A workbook as Excel writes it: a header, shared numbers and names, and amounts. */
export function writeLargeWorkbook(path: string, rows: number, columns: number): void {
  const file = openSync(path, "w")
  const zip = new Zip((fault, chunk) => {
    if (fault !== null) throw fault
    writeSync(file, chunk)
  })
  const entry = (name: string, parts: Iterable<string>) => {
    const packed = new ZipDeflate(name, { level: 1 })
    zip.add(packed)
    for (const part of parts) packed.push(strToU8(part))
    packed.push(new Uint8Array(), true)
  }
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`
  entry("[Content_Types].xml", ["<Types/>"])
  entry("_rels/.rels", [
    `<Relationships>${relation("r1", "officeDocument", "/xl/workbook.xml")}</Relationships>`,
  ])
  entry("xl/workbook.xml", [
    `<workbook xmlns:r="r"><sheets><sheet name="年报" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ])
  entry("xl/_rels/workbook.xml.rels", [
    `<Relationships>${relation("r1", "worksheet", "worksheets/sheet1.xml")}${relation("r2", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
  ])
  entry("xl/sharedStrings.xml", [
    `<sst>${Array.from({ length: columns }, (_, i) => `<si><t>${heading(i)}</t></si>`).join("")}`,
    `${Array.from({ length: rows }, (_, i) => enterprise(i).map((text) => `<si><t>${text}</t></si>`))
      .flat()
      .join("")}</sst>`,
  ])
  const letters = Array.from({ length: columns }, (_, i) => columnName(i))
  const amount = amounts()
  const sheet = function* () {
    yield "<worksheet><sheetData>"
    const row = (line: number, cells: readonly string[]) =>
      `<row r="${line}" spans="1:${columns}">${cells.join("")}</row>`
    const shared = (line: number, column: number, number: number) =>
      `<c r="${letters[column]}${line}" s="1" t="s"><v>${number}</v></c>`
    yield row(
      1,
      letters.map((_, i) => shared(1, i, i)),
    )
    for (let line = 2; line <= rows; line++)
      yield row(
        line,
        letters.map((letter, i) =>
          i < 2
            ? shared(line, i, columns + (line - 2) * 2 + i)
            : `<c r="${letter}${line}" s="1"><v>${amount(i)}</v></c>`,
        ),
      )
    yield "</sheetData></worksheet>"
  }
  entry("xl/worksheets/sheet1.xml", sheet())
  zip.end()
  closeSync(file)
}

interface Previewed {
  readonly cells: number
  readonly all: number
  readonly processor: number
  readonly megabytes: number
}

function measured<T>(script: string, ...options: readonly string[]): T {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, script), ...options], {
    encoding: "utf8",
  })
  if (done.status !== 0) throw new Error(done.stderr)
  // What our own scripts print.
  return JSON.parse(done.stdout) as T
}

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

function row(work: string, path: string, cells: number, ms: number, processor: number, megabytes: number) {
  return {
    work: `${work} (${(statSync(path).size / 1e6).toFixed(0)} MB)`,
    median: inSeconds(ms),
    rate: `${(cells / ms / 1000).toFixed(1)} M cells/s, ${inSeconds(processor)} of a processor, ${megabytes.toFixed(0)} MB`,
    bar: "≤ 20 s, ≤ 500 MB",
  }
}

/** Reads large workbooks, and each to its preview in an import, in processes of their own. */
export function workbookRows(): { work: string; median: string; rate: string; bar: string }[] {
  const folder = mkdtempSync(join(tmpdir(), "gaoxin-bench-"))
  try {
    const wide = join(folder, "large.xlsx")
    const long = join(folder, "long.xlsx")
    const text = join(folder, "large.csv")
    writeLargeWorkbook(wide, 50_000, 200)
    writeLargeWorkbook(long, 250_000, 20)
    writeLargeCsv(text, 50_000, 200)
    const read = measured<Measured>("read-workbook.ts", wide)
    const preview = (work: string, path: string, columns: number) => {
      const { cells, all, processor, megabytes } = measured<Previewed>(
        "preview-import.ts",
        path,
        String(columns),
      )
      return row(work, path, cells, all, processor, megabytes)
    }
    return [
      row(
        "read and walk an .xlsx of 50,000 × 200 cells",
        wide,
        read.cells,
        read.read + read.walk,
        read.processor,
        read.megabytes,
      ),
      preview("the same to its preview in an import: read, proposed, every cell counted", wide, 200),
      preview("a .csv of 50,000 × 200 cells to its preview", text, 200),
      preview("an .xlsx of 250,000 × 20 cells to its preview", long, 20),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The same as a text table. */
export function writeLargeCsv(path: string, rows: number, columns: number): void {
  const file = openSync(path, "w")
  const amount = amounts()
  const indexes = Array.from({ length: columns }, (_, i) => i)
  const put = (cells: readonly string[]) => writeSync(file, `${cells.join(",")}\r\n`)
  put(indexes.map(heading))
  for (let line = 2; line <= rows; line++) {
    const names = enterprise(line - 2)
    put(indexes.map((i) => names[i] ?? amount(i)))
  }
  closeSync(file)
}

/** What the columns of a large workbook mean. */
export function largeMeasures(columns: number): Measure[] {
  return Array.from({ length: columns }, (_, i): Measure => {
    const shared = { kind: "variable" as const, label: { zh: heading(i), en: `x${i}` }, names: [`QX${i}`] }
    if (i === 0) return { ...shared, code: "qa03", unit: null, type: "code", identifies: true }
    if (i === 1) return { ...shared, code: "qa04", unit: null, type: "text" }
    return { ...shared, code: `qx${i}`, unit: "千元", type: "number" }
  })
}

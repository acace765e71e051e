import { strToU8, zipSync } from "fflate"
import type { Sheet, Workbook } from "#imports"
import { readWorkbookFile } from "./read-workbook-file.ts"

/** A workbook by hand: what stands within one worksheet. Only tests read it. */
export function handmade(sheet: string, extra: Readonly<Record<string, string>> = {}): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`
  const files: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relation("r1", "officeDocument", "/xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="S&amp;1" sheetId="1" r:id="r1"/></x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relation("r1", "worksheet", "worksheets/sheet1.xml")}${relation("r2", "sharedStrings", "../xl/sharedStrings.xml")}</Relationships>`,
    "xl/sharedStrings.xml":
      "<sst><si><t>code</t></si><si><r><t>高</t></r><r><t xml:space='preserve'>新 </t></r><rPh><t>gao</t></rPh></si></sst>",
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><!-- > --><worksheet>${sheet}</worksheet>`,
    ...extra,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** A record of the old binary format: its number, and its content as bytes. */
export const record = (number: number, content: readonly number[]): number[] => [
  number & 255,
  number >> 8,
  content.length & 255,
  content.length >> 8,
  ...content,
]

export const double = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)]

/** Cells of a sheet, one line a row: `3: A3=text:高新 C3=number:0.5(percent)`. */
export function shown({ rows }: Sheet): string[] {
  const letter = (column: number) => String.fromCharCode(65 + column)
  return Array.from({ length: rows.count }, (_, position) => {
    const { line, hidden, cells } = rows.at(position)
    const texts = cells.map(
      ({ column, kind, text, note }) =>
        `${letter(column)}${line}=${kind}:${text}${note === undefined ? "" : `(${note})`}`,
    )
    return `${line}${hidden ? " hidden" : ""}: ${texts.join(" ")}`
  })
}

/** @throws when the file is refused */
export async function readWhole(bytes: Uint8Array, source: string): Promise<Workbook> {
  const { workbook, issues } = await readWorkbookFile(bytes, source)
  if (workbook === null) throw new Error(JSON.stringify(issues))
  return workbook
}

export async function told(bytes: Uint8Array | string, source: string): Promise<string[]> {
  const content = typeof bytes === "string" ? strToU8(bytes) : bytes
  const { workbook, issues } = await readWorkbookFile(content, source)
  return [
    ...(workbook === null ? [] : [`read as ${workbook.format}`]),
    ...issues.map(({ code, severity, path }) => `${severity} ${code} ${path}`),
  ]
}

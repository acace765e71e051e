import { strToU8, Zip, ZipDeflate } from "fflate"
import { columnLetter } from "#tables"
import { withoutControls } from "./sheet-plan.ts"

export interface ListColumn {
  readonly header: string
  /** Numbers are written as numbers where a spreadsheet keeps all their digits. */
  readonly kind: "text" | "number"
}

export interface ListSheet {
  readonly name: string
  readonly columns: readonly ListColumn[]
  readonly rows: AsyncIterable<readonly (string | null)[]> | Iterable<readonly (string | null)[]>
}

/** What XML cannot hold is left out; the rest is escaped. */
const xml = (text: string): string =>
  withoutControls(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")

/** Fifteen digits are what a spreadsheet keeps of a number. */
const isShortNumber = (text: string) =>
  /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, "").replace(/^0+/, "").length <= 15

function cell(text: string | null, at: string, kind: ListColumn["kind"], style: number): string {
  if (text === null || text === "") return ""
  if (kind === "number" && isShortNumber(text)) return `<c r="${at}"><v>${text}</v></c>`
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`
}

/**
 * One sheet of rows as XLSX, written as the rows come: half a million of them need no more memory than the file. Texts are
 * texts, never formulas.
 */
export async function writeListWorkbook({ name, columns, rows }: ListSheet): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, data) => {
    if (error !== null) failure = error
    else parts.push(data)
  })
  const add = (path: string, text: string) => {
    const file = new ZipDeflate(path, { level: 6 })
    zip.add(file)
    file.push(strToU8(text), true)
  }
  add(
    "[Content_Types].xml",
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  )
  add(
    "_rels/.rels",
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  add(
    "xl/workbook.xml",
    `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${xml(name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  add(
    "xl/_rels/workbook.xml.rels",
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  )
  add("xl/styles.xml", styles)
  const sheet = new ZipDeflate("xl/worksheets/sheet1.xml", { level: 6 })
  zip.add(sheet)
  const widths = columns
    .map(
      ({ header, kind }, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${Math.min(40, Math.max(12, [...header].length * 2 + 4))}" customWidth="1"${kind === "text" ? ' style="1"' : ""}/>`,
    )
    .join("")
  sheet.push(
    strToU8(
      `${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1">${columns.map(({ header }, i) => cell(header, `${columnLetter(i)}1`, "text", 2)).join("")}</row>`,
    ),
  )
  const names = columns.map((_, i) => columnLetter(i))
  let line = 1
  let text = ""
  for await (const row of rows) {
    line++
    text += `<row r="${line}">${row.map((value, i) => cell(value, `${names[i]}${line}`, columns[i]?.kind ?? "text", 1)).join("")}</row>`
    if (text.length > 200_000) {
      sheet.push(strToU8(text))
      text = ""
    }
  }
  sheet.push(strToU8(`${text}</sheetData></worksheet>`), true)
  zip.end()
  if (failure !== null) throw failure
  return Buffer.concat(parts)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** 0: general; 1: text; 2: header. */
const styles = `${head}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

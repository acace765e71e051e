import { type NumberKind, numberKind } from "./number-format.ts"
import { attributesOfTag, ByteScanner, nameNumber, textOfBytes } from "./scan-bytes.ts"
import { scanXml } from "./scan-xml.ts"
import { TextStore } from "./text-store.ts"
import { type Archive, ArchiveFault } from "./unzip.ts"

export interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
  /** Entry of the archive. */
  readonly path: string
}

export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[]
  readonly from1904: boolean
  readonly strings: TextStore
  /** By the number of the cell's style. */
  readonly kinds: readonly NumberKind[]
}

export const readText = (archive: Archive, path: string): string =>
  new TextDecoder().decode(archive.read(path))

/** Reads what the sheets of a workbook share. @throws {ArchiveFault} or {XmlFault} when it is no whole workbook */
export function readWorkbookParts(archive: Archive): WorkbookParts {
  if (archive.names.includes("xl/workbook.bin"))
    throw new ArchiveFault("broken", "an .xlsb workbook, which is another format")
  if (!archive.names.includes("[Content_Types].xml"))
    throw new ArchiveFault("broken", "a ZIP archive, but not a workbook")
  const root = [...readRelations(archive, "_rels/.rels", "").values()]
  const path = root.find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml"
  const folder = path.slice(0, path.lastIndexOf("/") + 1)
  const relations = readRelations(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, folder)
  const targetOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target
  const sheets: SheetEntry[] = []
  let from1904 = false
  scanXml(readText(archive, path), {
    open: (name, attribute) => {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attribute("date1904") ?? "")
      if (name !== "sheet") return
      const relation = relations.get(attribute("r:id") ?? attribute("id") ?? "")
      if (relation?.type !== "worksheet") return
      const hidden = (attribute("state") ?? "visible") !== "visible"
      sheets.push({ name: attribute("name") ?? "", hidden, path: relation.target })
    },
  })
  if (sheets.length === 0) throw new ArchiveFault("broken", "no worksheet")
  const strings = targetOf("sharedStrings")
  const styles = targetOf("styles")
  return {
    sheets,
    from1904,
    strings: strings === undefined ? new TextStore() : readStrings(archive, strings),
    kinds: styles === undefined ? [] : readKinds(readText(archive, styles)),
  }
}

interface Relation {
  /** Last word of its type. */
  readonly type: string
  readonly target: string
}

function readRelations(archive: Archive, path: string, folder: string): Map<string, Relation> {
  const relations = new Map<string, Relation>()
  if (!archive.names.includes(path)) return relations
  scanXml(readText(archive, path), {
    open: (name, attribute) => {
      if (name !== "Relationship" || attribute("TargetMode") === "External") return
      const target = attribute("Target") ?? ""
      const type = (attribute("Type") ?? "").split("/").at(-1) ?? ""
      relations.set(attribute("Id") ?? "", { type, target: resolve(folder, target) })
    },
  })
  return relations
}

function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1)
  const parts: string[] = []
  for (const part of `${folder}${target}`.split("/"))
    if (part === "..") parts.pop()
    else if (part !== ".") parts.push(part)
  return parts.join("/")
}

/** Signs that XML cannot hold are written _x000D_. */
export const decodeEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

const names = {
  si: nameNumber("si"),
  r: nameNumber("r"),
  t: nameNumber("t"),
  rPh: nameNumber("rPh"),
  vertAlign: nameNumber("vertAlign"),
} as const

const raisedSigns: Readonly<Record<string, string>> = { "+": "⁺", "-": "⁻", "(": "⁽", ")": "⁾", n: "ⁿ" }
const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/**
 * Text that is set higher, in signs that are so by themselves: the mark of a footnote is no digit of the number that it
 * stands at.
 * @example raise("2") // "²"
 */
export const raise = (text: string): string =>
  text.replace(/[\d+\-()n]/g, (sign) => raisedDigits[Number(sign)] ?? raisedSigns[sign] ?? sign)

/** Text of each shared string, in its order, without the readings of its characters. */
function readStrings(archive: Archive, path: string): TextStore {
  const strings = new TextStore({ distinct: false })
  let text = ""
  let phonetic = false
  let raised = false
  const scanner: ByteScanner = new ByteScanner({
    open: (name, tag) => {
      if (name === names.si) text = ""
      if (name === names.r) raised = false
      if (name === names.vertAlign) raised = attributesOfTag(tag)("val") === "superscript"
      if (name === names.rPh) phonetic = true
      if (name === names.t) scanner.hears = !phonetic
    },
    text: (bytes, from, to, isSection) => {
      const part = textOfBytes(bytes, from, to, isSection)
      text += raised ? raise(part) : part
    },
    close: (name) => {
      if (name === names.t) scanner.hears = false
      if (name === names.r) raised = false
      if (name === names.rPh) phonetic = false
      if (name === names.si) strings.add(decodeEscapes(text))
    },
  })
  archive.stream(path, (chunk) => scanner.push(chunk))
  scanner.end()
  return strings
}

function readKinds(xml: string): NumberKind[] {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let within = false
  scanXml(xml, {
    open: (name, attribute) => {
      if (name === "numFmt") codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "")
      if (name === "cellXfs") within = true
      if (name !== "xf" || !within) return
      const id = Number(attribute("numFmtId") ?? 0)
      kinds.push(numberKind(id, codes.get(id)))
    },
    close: (name) => {
      if (name === "cellXfs") within = false
    },
  })
  return kinds
}

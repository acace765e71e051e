// Workbooks as nobody should send them, made here; each with what has to be said of it.
import { strToU8, type Zippable, zipSync } from "fflate"

export interface HostileFile {
  /** As it is sent. */
  readonly name: string
  readonly content: Uint8Array | string
  /** Codes of the issues that refuse it. */
  readonly codes: readonly string[]
  /** What its text tells to do. */
  readonly says: RegExp
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`

/** An .xlsx by hand. @param rows what stands within its sheet's data */
export function handmade(rows: string, extra: Zippable = {}, store = false): Uint8Array {
  const level = store ? 0 : 6
  const text = (content: string) => [strToU8(content), { level }] as const
  return zipSync({
    "[Content_Types].xml": [...text("<Types/>")],
    "_rels/.rels": [
      ...text(`<Relationships>${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`),
    ],
    "xl/workbook.xml": [
      ...text(
        '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
      ),
    ],
    "xl/_rels/workbook.xml.rels": [
      ...text(
        `<Relationships>${relation("r1", "worksheet", "worksheets/sheet1.xml")}${"xl/sharedStrings.xml" in extra ? relation("r2", "sharedStrings", "sharedStrings.xml") : ""}</Relationships>`,
      ),
    ],
    "xl/worksheets/sheet1.xml": [
      ...text(`<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`),
    ],
    ...extra,
  } as Zippable)
}

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
export const rowOf = (line: number, texts: readonly string[]) =>
  `<row r="${line}">${texts.map((text, i) => cell(`${String.fromCharCode(65 + i)}${line}`, text)).join("")}</row>`

/** An OLE2 container with the stream that Excel puts an encrypted workbook in: header and directory only. */
function encrypted(): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const entry = (at: number, name: string, kind: number) => {
    bytes.set(Buffer.from(`${name}\0`, "utf16le"), at)
    bytes[at + 64] = (name.length + 1) * 2
    bytes[at + 66] = kind
  }
  entry(1024, "Root Entry", 5)
  entry(1152, "EncryptionInfo", 2)
  entry(1280, "EncryptedPackage", 2)
  return bytes
}

/** The directory of an archive says another size of its largest entry than it has. */
function lying(zip: Uint8Array, stated: number): Uint8Array {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  const name = Buffer.from(copy).lastIndexOf("xl/worksheets/sheet1.xml")
  view.setUint32(name - 46 + 24, stated, true)
  return copy
}

/** Bytes that no reader knows; the same each time. */
function noise(length: number): Uint8Array {
  let state = 42
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  })
}

const numbers = (length: number) => Array.from({ length }, (_, i) => i)

/** Files that are refused as a whole. */
export function hostileFiles(header: readonly string[], good: readonly string[]): readonly HostileFile[] {
  const whole = handmade(rowOf(1, header) + rowOf(2, good))
  const blank = " ".repeat(3_000_000)
  // Each entity is ten of the one before: a billion laughs.
  const entities = [..."bcdefghij"].map(
    (name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`,
  )
  const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${entities.join("")}]>`
  const bomb = { codes: ["workbook-too-large"], says: /另存/ }
  const broken = { codes: ["workbook-broken"], says: /另存为/ }
  return [
    { name: "2024-cut.xlsx", content: whole.slice(0, whole.length - 200), ...broken },
    { name: "2024-noise.xlsx", content: noise(5000), codes: ["file-not-a-table"], says: /可导入/ },
    { name: "2024-nothing.xlsx", content: new Uint8Array(), codes: ["file-empty"], says: /是否选错/ },
    { name: "2024-locked.xlsx", content: encrypted(), codes: ["file-encrypted"], says: /去掉密码/ },
    { name: "2024-bomb.xlsx", content: handmade(blank), ...bomb },
    { name: "2024-lying.xlsx", content: lying(handmade(blank), 2000), ...bomb },
    {
      name: "2024-nested.xlsx",
      content: zipSync({ "lib/0.zip": zipSync({ "1.zip": zipSync({ a: new Uint8Array(3_000_000) }) }) }),
      codes: ["file-is-archive"],
      says: /解压/,
    },
    {
      name: "2024-strings.xlsx",
      content: handmade(rowOf(1, header), {
        "xl/sharedStrings.xml": strToU8(`<sst><si><t>${"高".repeat(1_000_000)}</t></si></sst>`),
      }),
      ...bomb,
    },
    {
      name: "2024-laughs-in-strings.xlsx",
      content: handmade(rowOf(1, header), {
        "xl/sharedStrings.xml": strToU8(`${laughs}<sst><si><t>&j;</t></si></sst>`),
      }),
      ...broken,
    },
    {
      name: "2024-laughs-in-sheet.xlsx",
      content: handmade("", {
        "xl/worksheets/sheet1.xml": strToU8(
          `${laughs}<worksheet><sheetData>${rowOf(1, ["&j;"])}</sheetData></worksheet>`,
        ),
      }),
      ...broken,
    },
    {
      name: "2024-many-rows.xlsx",
      content: handmade(
        rowOf(1, header) +
          numbers(21_000)
            .map((i) => `<row r="${i + 2}"><c><v>${i}</v></c></row>`)
            .join(""),
      ),
      codes: ["return-upload-units"],
      says: /21000 行.*最多 20000 家.*分成几个文件/,
    },
    { name: "2024-other.csv", content: "a,b\n1,2\n", codes: ["return-upload-nothing"], says: /列名应是/ },
  ]
}

import { decodeText } from "./decode-text.ts"

/** What a file is by its content. Only the first four are read. */
export type FileKind =
  | "xlsx"
  | "xls"
  | "csv"
  | "docx"
  | "encrypted"
  | "xlsb"
  | "ods"
  | "doc"
  | "ppt"
  | "pptx"
  | "other-compound"
  | "other-zip"
  | "html"
  | "xml-spreadsheet"
  | "web-archive"
  | "rtf"
  | "pdf"
  | "parquet"
  | "picture"
  | "packed"
  | "empty"
  | "binary"

const startsWith = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, i) => bytes[i] === sign)

export const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)
export const isCompound = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

/** @param names entries of the archive, where it is one */
export function fileKind(bytes: Uint8Array, names: readonly string[] = []): FileKind {
  if (bytes.length === 0) return "empty"
  if (isZip(bytes)) return kindOfZip(names)
  if (isCompound(bytes)) return kindOfCompound(bytes)
  // A workbook of Excel 5 or older, without a container: its first record.
  if (bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && (bytes[2] ?? 99) <= 16 && bytes[3] === 0)
    return "xls"
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return "pdf"
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return "rtf"
  if (startsWith(bytes, 0x50, 0x41, 0x52, 0x31)) return "parquet"
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return "picture"
  if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return "packed"
  if (startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return "packed"
  return kindOfText(bytes)
}

function kindOfZip(names: readonly string[]): FileKind {
  const has = (name: string) => names.includes(name)
  if (has("xl/workbook.bin")) return "xlsb"
  if (has("word/document.xml")) return "docx"
  if (names.some((name) => name.startsWith("ppt/"))) return "pptx"
  if (has("[Content_Types].xml")) return "xlsx"
  return has("mimetype") && has("content.xml") ? "ods" : "other-zip"
}

/** Names of streams say what a compound file holds. They stand in entries of 128 bytes, each with its kind. */
function kindOfCompound(bytes: Uint8Array): FileKind {
  const names = new Set<string>()
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = (bytes[at + 64] ?? 0) + (bytes[at + 65] ?? 0) * 256
    const kind = bytes[at + 66] ?? 0
    if (length < 4 || length > 64 || length % 2 !== 0 || (kind !== 1 && kind !== 2)) continue
    if (bytes[at + length - 2] !== 0 || bytes[at + length - 1] !== 0) continue
    names.add(new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2)))
  }
  if (names.has("EncryptedPackage")) return "encrypted"
  if (names.has("Workbook") || names.has("Book")) return "xls"
  if (names.has("WordDocument")) return "doc"
  return names.has("PowerPoint Document") ? "ppt" : "other-compound"
}

function kindOfText(bytes: Uint8Array): FileKind {
  // Enough to see how it begins; a sign of several bytes may be cut at the end.
  const start = (decodeText(bytes.subarray(0, 4096)) ?? decodeText(bytes.subarray(0, 4095)))?.text
  const lower =
    start
      ?.replace(/^\uFEFF/, "")
      .trimStart()
      .slice(0, 2000)
      .toLowerCase() ?? ""
  if (lower.startsWith("mime-version:")) return "web-archive"
  if (lower.startsWith("<?xml") || lower.startsWith("<workbook"))
    return lower.includes("urn:schemas-microsoft-com:office:spreadsheet") ? "xml-spreadsheet" : "html"
  if (/^<(?:!doctype|html|head|meta|table|style|body|div|script|!--)/.test(lower)) return "html"
  const marked = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)
  return !marked && bytes.subarray(0, 4096).includes(0) ? "binary" : "csv"
}

import { set_cptable, utils, write } from "@e965/xlsx"
import * as codePages from "@e965/xlsx/dist/cpexcel"
import { expect, test } from "vitest"
import { double, handmade, readWhole, record, shown, told } from "./example-files.ts"

set_cptable(codePages)

test("an .xls by a library: kinds of cells, merges, hidden sheets and columns", async () => {
  const sheet = utils.aoa_to_sheet([
    ["代码", "高新区", 0.125, null],
    ["001", 1234.5, null, true],
  ])
  Object.assign(sheet, {
    C1: { t: "n", v: 0.125, z: "0.0%" },
    C2: { t: "n", v: 45322, z: "yyyy-mm-dd" },
    D1: { t: "e", v: 7 },
    D2: { t: "n", v: 45292, z: 'yyyy"年"m"月"' },
    "!merges": [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }],
    "!cols": [{}, { hidden: true }],
  })
  const book = utils.book_new(sheet, "年报")
  utils.book_append_sheet(book, utils.aoa_to_sheet([["x"]]), "底稿")
  book.Workbook = { Sheets: [{}, { Hidden: 1 }] }
  const bytes = new Uint8Array(write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer)
  const workbook = await readWhole(bytes, "年报.xls")
  const [first, second] = workbook.sheets
  if (first === undefined || second === undefined) throw new Error("no sheets")
  expect(workbook.format).toBe("xls")
  expect(shown(first)).toEqual([
    "1: A1=text:代码 B1=text:高新区 C1=number:0.125(percent) D1=error:#DIV/0!",
    // Excel's own: 45322 is 2024-01-31.
    "2: A2=text:001 B2=number:1234.5 C2=date:2024-01-31 D2=date:2024-01",
  ])
  expect(first).toMatchObject({
    name: "年报",
    hidden: false,
    hiddenColumns: [1],
    merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
  })
  expect([second.name, second.hidden]).toEqual(["底稿", true])
  const binary = new Uint8Array(write(book, { type: "array", bookType: "xlsb" }) as ArrayBuffer)
  expect(await told(binary, "a.xls")).toEqual(["error file-is-xlsb a.xls"])
  expect(await told(bytes.subarray(0, bytes.length >> 1), "cut.xls")).toEqual(["error xls-broken cut.xls"])
  expect(await told(bytes, "a.xlsx")).toEqual(["read as xls", "info file-kind-differs a.xlsx"])
})

/** 园区 in the code page of Chinese Windows. */
const name = [0xd4, 0xb0, 0xc7, 0xf8]

/** A workbook of Excel 5 by hand: one sheet, a label, a number, a hidden row. Source: [MS-XLS] and its forerunners. */
function excel5(extra: readonly number[] = []): Uint8Array {
  const start = (kind: number) => record(0x0809, [0, 5, kind, 0, 0, 0, 0, 0])
  const globals = [...start(5), ...extra, ...record(0x42, [0xa8, 3])]
  const sheetEntry = (at: number) => record(0x85, [at & 255, at >> 8, 0, 0, 0, 0, name.length, ...name])
  const end = record(0x0a, [])
  const at = globals.length + sheetEntry(0).length + end.length
  const cell = (row: number, column: number) => [row, 0, column, 0, 0, 0]
  return new Uint8Array([
    ...globals,
    ...sheetEntry(at),
    ...end,
    ...start(0x10),
    ...record(0x0208, [1, 0, 0, 0, 2, 0, 255, 0, 0, 0, 0, 0, 0x20, 1, 15, 0]),
    ...record(0x0204, [...cell(0, 0), name.length, 0, ...name]),
    ...record(0x0203, [...cell(1, 1), ...double(0.1)]),
    ...end,
  ])
}

test("texts of old workbooks are read by their code page, hidden rows seen", async () => {
  const [sheet] = (await readWhole(excel5(), "old.xls")).sheets
  if (sheet === undefined) throw new Error("no sheet")
  expect(sheet.name).toBe("园区")
  expect(shown(sheet)).toEqual(["1: A1=text:园区", "2 hidden: B2=number:0.1"])
})

test("a password is told for what it is, in .xls and in .xlsx", async () => {
  expect(await told(excel5(record(0x2f, [1, 2, 3, 4])), "p.xls")).toEqual(["error file-encrypted p.xls"])
  expect(await told(compound("EncryptedPackage"), "p.xlsx")).toEqual(["error file-encrypted p.xlsx"])
  expect(await told(compound("WordDocument"), "a.wps")).toEqual(["error file-is-doc a.wps"])
  expect(await told(compound("PowerPoint Document"), "a.dps")).toEqual(["error file-is-slides a.dps"])
  expect(await told(compound("Other"), "a.et")).toEqual(["error file-is-compound a.et"])
  // The word in a cell is no password.
  const word = handmade(
    '<sheetData><row><c t="inlineStr"><is><t>EncryptedPackage</t></is></c></row></sheetData>',
  )
  expect(await told(word, "a.xlsx")).toEqual(["read as xlsx"])
})

/** The head of a compound file and one entry of its directory. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(1024)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(Buffer.from(stream, "utf16le"), 512)
  bytes[512 + 64] = stream.length * 2 + 2
  bytes[512 + 66] = 2
  return bytes
}

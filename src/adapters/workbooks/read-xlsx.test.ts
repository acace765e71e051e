import { Workbook } from "@cj-tech-master/excelts"
import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { handmade, readWhole, shown, told } from "./example-files.ts"
import { parseDecimal } from "./parse-decimal.ts"

const sheetOf = async (sheet: string, extra?: Readonly<Record<string, string>>) => {
  const [first] = (await readWhole(handmade(sheet, extra), "h.xlsx")).sheets
  if (first === undefined) throw new Error("no sheet")
  return first
}

describe("an .xlsx by a library", () => {
  test("all its sheets: kinds of cells, merges, what is hidden", async () => {
    const book = new Workbook()
    const sheet = book.addWorksheet("年报")
    sheet.addRow(["2024年高新区主要指标", null, null, null, "单位：亿元"])
    sheet.mergeCells("A1:D1")
    sheet.addRow(["001", 0.1, 1e21, -42, 123456.78])
    sheet.addRow([new Date(Date.UTC(2024, 0, 31)), 0.125, true, { error: "#DIV/0!" }, { error: "#N/A" }])
    sheet.addRow([
      { formula: "B2*2", result: 0.2 },
      { formula: 'T("")', result: "" },
      { richText: [{ text: "高" }, { text: "新" }] },
      new Date(Date.UTC(2024, 4, 1)),
      " \u3000",
    ])
    sheet.getCell("A3").numFmt = "yyyy-mm-dd"
    sheet.getCell("B3").numFmt = "0.0%"
    sheet.getCell("D4").numFmt = 'yyyy"年"m"月"'
    sheet.getRow(3).hidden = true
    sheet.getColumn(2).hidden = true
    book.addWorksheet("底稿", { state: "hidden" }).addRow(["x"])
    book.addWorksheet("空")
    const bytes = await book.xlsx.writeBuffer({ validate: false })
    const workbook = await readWhole(bytes, "年报.xlsx")
    const [first, second, third] = workbook.sheets
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["年报", false],
      ["底稿", true],
      ["空", false],
    ])
    if (first === undefined || second === undefined) throw new Error("no sheets")
    expect(shown(first)).toEqual([
      "1: A1=text:2024年高新区主要指标 E1=text:单位：亿元",
      "2: A2=text:001 B2=number:0.1 C2=number:1e+21 D2=number:-42 E2=number:123456.78",
      "3 hidden: A3=date:2024-01-31 B3=number:0.125(percent) C3=truth:TRUE D3=error:#DIV/0! E3=error:#N/A",
      "4: A4=number:0.2 C4=text:高新 D4=date:2024-05",
    ])
    expect(first.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 3 }])
    expect(first.hiddenColumns).toEqual([1])
    expect(shown(second)).toEqual(["1: A1=text:x"])
    expect(third?.rows.count).toBe(0)
    expect(workbook).toMatchObject({ source: "年报.xlsx", format: "xlsx" })
  })

  test("the digest is SHA-256 of the file", async () => {
    // printf 'a,b\n' | sha256sum
    expect((await readWhole(strToU8("a,b\n"), "a.csv")).digest).toBe(
      "5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313",
    )
  })
})

describe("an .xlsx by hand", () => {
  test("prefixes, inline and rich text without readings, no references, escapes, sections, formulas without value", async () => {
    const sheet = await sheetOf(
      `<cols><col min="3" max="4" hidden="true"/><col min="9" max="9" width="0"/></cols><x:sheetData xmlns:x="m">
       <x:row><x:c t="s"><x:v>0</x:v></x:c><c t="inlineStr"><is><t>a&amp;b_x0041_</t><rPh><t>ab</t></rPh></is></c><c t="s"><v>1</v></c></x:row>
       <row r="3" ht="0"><c r="A3" s="9"><v>0.10000000000000001</v></c><c r="C3" t="str"><f>T(1)</f><v></v></c><c r="D3"><f>1+1</f></c></row>
       <row r="5"><c r="B5"><v><![CDATA[7]]></v></c><c r="C5"><v>1<!-- c -->2</v></c><c r="D5" t="d"><v>2024-01-31T00:00:00</v></c><c r="XFD5"/></row></x:sheetData>
       <mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="$C$3"/></mergeCells>`,
    )
    expect(shown(sheet)).toEqual([
      "1: A1=text:code B1=text:a&bA C1=text:高新 ",
      "3 hidden: A3=number:0.1 D3=text:(formula-without-value)",
      "5: B5=number:7 C5=number:12 D5=date:2024-01-31",
    ])
    expect(sheet.hiddenColumns).toEqual([2, 3, 8])
    expect(sheet.merges).toEqual([
      { top: 1, left: 0, bottom: 2, right: 1 },
      { top: 3, left: 2, bottom: 3, right: 2 },
    ])
  })

  test("dates from 1904", async () => {
    const sheet = await sheetOf(
      '<sheetData><row><c s="1"><v>0</v></c><c s="0"><v>0</v></c></row></sheetData>',
      {
        "xl/workbook.xml":
          '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="s" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
          '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    )
    expect(shown(sheet)).toEqual(["1: A1=date:1904-01-01 B1=number:0"])
  })

  test("what no spreadsheet writes is refused", async () => {
    for (const rows of [
      "<row><c><v>1</v",
      '<row><c t="s"><v>99</v></c></row>',
      '<row r="9999999"><c><v>1</v></c></row>',
      '<row r="2"><c><v>1</v></c></row><row r="2"/>',
      '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
      "<row><c></row></c>",
      '<row><c r="XFE1"><v>1</v></c></row>',
    ])
      expect([rows, await told(handmade(`<sheetData>${rows}</sheetData>`), "b.xlsx")]).toEqual([
        rows,
        ["error workbook-broken b.xlsx"],
      ])
    const typed = { "xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "b">]><sst/>' }
    expect(await told(handmade("", typed), "b.xlsx")).toEqual(["error workbook-broken b.xlsx"])
  })

  test("tokens cut by the pieces that the file is unpacked in are whole again", async () => {
    // About a megabyte, so many pieces; the text beside each number says what it has to be.
    const rows = Array.from({ length: 9000 }, (_, i) => {
      const value = (i * 7919) % 100_003
      return `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>园区&lt;${value / 8}&gt;</t></is></c><c r="B${i + 1}"><v>${value / 8}</v></c></row>`
    })
    const { rows: read } = await sheetOf(`<sheetData>${rows.join("")}</sheetData>`)
    expect(read.count).toBe(9000)
    for (let i = 0; i < read.count; i++) {
      const [name, number] = read.at(i).cells
      expect(name?.text).toBe(`园区<${number?.text}>`)
      expect(number?.text).toBe(String(((i * 7919) % 100_003) / 8))
    }
  })
})

test("numbers are read as the language reads them", () => {
  const read = (text: string) => parseDecimal(strToU8(text), 0, text.length)
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(read(String(value))).toBe(value === 0 ? Number(String(value)) : value)
      expect(read(value.toPrecision(17))).toBe(Number(value.toPrecision(17)))
    }),
    { seed: 20240921, numRuns: 2000 },
  )
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 999_999 }),
      (a, b) => {
        expect(read(`${a}.${b}`)).toBe(Number(`${a}.${b}`))
      },
    ),
    { seed: 20240921, numRuns: 2000 },
  )
  expect(["", "-", ".", "1.2.3", "1e", "0x10", "Infinity"].map(read)).toEqual(new Array(7).fill(Number.NaN))
})

test("other files in a ZIP are named for what they are", async () => {
  const zip = (names: readonly string[]) =>
    zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")])))
  expect(await told(zip(["[Content_Types].xml", "xl/workbook.bin"]), "a.xlsb")).toEqual([
    "error file-is-xlsb a.xlsb",
  ])
  expect(await told(zip(["mimetype", "content.xml"]), "a.ods")).toEqual(["error file-is-ods a.ods"])
  expect(await told(zip(["[Content_Types].xml", "ppt/presentation.xml"]), "a.pptx")).toEqual([
    "error file-is-slides a.pptx",
  ])
  expect(await told(zip(["a.txt"]), "a.zip")).toEqual(["error file-is-archive a.zip"])
  const whole = handmade("<sheetData><row><c><v>1</v></c></row></sheetData>")
  for (const length of [40, whole.length >> 1, whole.length - 1])
    expect(await told(whole.subarray(0, length), "cut.xlsx")).toEqual(["error workbook-broken cut.xlsx"])
})

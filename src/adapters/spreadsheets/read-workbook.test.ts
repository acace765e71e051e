import { Workbook } from "@cj-tech-master/excelts"
import { strToU8, zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { readWorkbook } from "./read-workbook.ts"

type Read = ReturnType<typeof readWorkbook>
const told = ({ issues }: Read) => issues.map(({ code, severity, path }) => `${severity} ${code} ${path}`)
const cells = ({ table }: Read) => [table?.header, ...(table?.rows.map((row) => row.cells) ?? [])]

/** A workbook by hand: what stands within `<sheetData>` of one sheet, and after it. */
function handmade(rows: string, after = "", extra: Readonly<Record<string, string>> = {}): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`
  const files: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relation("r1", "officeDocument", "/xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="S&amp;1" sheetId="1" r:id="r1"/></x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relation("r1", "worksheet", "worksheets/sheet1.xml")}${relation("r2", "sharedStrings", "../xl/sharedStrings.xml")}</Relationships>`,
    "xl/sharedStrings.xml":
      "<sst><si><t>code</t></si><si><r><t>高</t></r><r><t xml:space='preserve'>新 </t></r><rPh><t>gao</t></rPh></si></sst>",
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><!-- > --><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...extra,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

async function bookOf(fill: (workbook: Workbook) => void): Promise<Uint8Array> {
  const workbook = new Workbook()
  fill(workbook)
  return workbook.xlsx.writeBuffer({ validate: false })
}

describe("readWorkbook", () => {
  test("reads numbers in their shortest form, dates, truth values, texts and stored results", async () => {
    const bytes = await bookOf((workbook) => {
      const sheet = workbook.addWorksheet("数据")
      sheet.addRow(["code", "period", "x", "day", "yes", "f", "rich", "note"])
      sheet.addRow([
        "001",
        "2024-01",
        0.1,
        new Date(Date.UTC(2024, 0, 31)),
        true,
        { formula: "C2*2", result: 0.2 },
      ])
      sheet.addRow([
        110000,
        new Date(Date.UTC(2024, 0, 1)),
        1e21,
        new Date(Date.UTC(2024, 0, 31, 12, 30)),
        false,
      ])
      sheet.getCell("B3").numFmt = 'yyyy"年"m"月"'
      sheet.getCell("D2").numFmt = "yyyy-mm-dd"
      sheet.getCell("D3").numFmt = "yyyy-mm-dd hh:mm"
      sheet.getCell("F3").value = { formula: 'IF(1,"a","")', result: "a" }
      sheet.getCell("G2").value = { richText: [{ text: "高" }, { text: "新" }] }
      sheet.getCell("H2").value = { error: "#N/A" }
      sheet.getCell("H3").value = "=1+1"
    })
    const read = readWorkbook(bytes, "d.xlsx", undefined)
    expect(told(read)).toEqual([])
    expect(read.table).toMatchObject({ source: "d.xlsx", sheet: "数据" })
    expect(cells(read)).toEqual([
      ["code", "period", "x", "day", "yes", "f", "rich", "note"],
      ["001", "2024-01", "0.1", "2024-01-31", "TRUE", "0.2", "高新", "#N/A"],
      ["110000", "2024-01", "1e+21", "2024-01-31T12:30:00", "FALSE", "a", "", "=1+1"],
    ])
  })

  test("reads what other programs write: prefixes, inline text, no references, empty text results, escapes", () => {
    const bytes = handmade(
      `<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>a&amp;b_x000D_</t></is></c><c t="s"><v>1</v></c></row>
       <row r="3"><c r="A3" s="9"><v>0.10000000000000001</v></c><c r="C3" t="str"><f>T(1)</f><v></v></c></row>
       <row r="5"><c r="B5"><v><![CDATA[7]]></v></c><c r="XFD5"/></row>`,
    )
    const read = readWorkbook(bytes, "h.xlsx", "S&1")
    expect(told(read)).toEqual([])
    expect(cells(read)).toEqual([
      ["code", "a&b\r", "高新 "],
      ["0.1", "", ""],
      ["", "7", ""],
    ])
    expect(read.table?.rows.map(({ line }) => line)).toEqual([3, 5])
  })

  test("a formula without a stored result and an error are told with their cells, all at once", () => {
    const read = readWorkbook(
      handmade(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>x</v></c></row><row r="2"><c r="A2"><f>B2+1</f></c><c r="B2" t="e"><v>#DIV/0!</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v/></c></row>',
      ),
      "f.xlsx",
      undefined,
    )
    expect(told(read)).toEqual([
      "error formula-without-value f.xlsx/S&1!A2",
      "error error-cell f.xlsx/S&1!B2",
      "error formula-without-value f.xlsx/S&1!A3",
    ])
  })

  test("numbers shown as percentages are told once per column", async () => {
    const bytes = await bookOf((workbook) => {
      const sheet = workbook.addWorksheet("s")
      sheet.addRows([
        ["code", "rate"],
        ["A", 0.052],
        ["B", 0.06],
      ])
      sheet.getColumn(2).numFmt = "0.0%"
    })
    const read = readWorkbook(bytes, "p.xlsx", undefined)
    expect(told(read)).toEqual(["warning percent-format p.xlsx/s!B"])
    expect(read.issues[0]?.values).toEqual({ column: "rate", line: 2, text: "0.052" })
  })

  test("only the first of merged cells has the value, and that is told", async () => {
    const bytes = await bookOf((workbook) => {
      const sheet = workbook.addWorksheet("s")
      sheet.addRows([
        ["code", "x"],
        ["A", 1],
        ["B", 2],
      ])
      sheet.mergeCells("B2:B3")
    })
    const read = readWorkbook(bytes, "m.xlsx", undefined)
    expect(told(read)).toEqual(["warning merged-cells m.xlsx/s"])
    expect(cells(read)).toEqual([
      ["code", "x"],
      ["A", "1"],
      ["B", ""],
    ])
  })

  test("takes the first sheet that is not hidden, or the one that is named", async () => {
    const bytes = await bookOf((workbook) => {
      workbook.addWorksheet("old", { state: "hidden" }).addRow(["hidden"])
      workbook.addWorksheet("数据").addRow(["code"])
      workbook.addWorksheet("more").addRow(["other"])
    })
    const first = readWorkbook(bytes, "s.xlsx", undefined)
    expect(first.table?.header).toEqual(["code"])
    expect(told(first)).toEqual(["info sheets-unread s.xlsx"])
    expect(readWorkbook(bytes, "s.xlsx", "old").table?.header).toEqual(["hidden"])
    const none = readWorkbook(bytes, "s.xlsx", "nope")
    expect(none.table).toBeNull()
    expect(none.issues[0]).toMatchObject({
      code: "sheet-not-found",
      values: { allowed: ["old", "数据", "more"] },
    })
  })

  test("a document type, an entry cut off and a text that is not there are refused", () => {
    const typed = { "xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "b">]><sst/>' }
    for (const bytes of [
      handmade("", "", typed),
      handmade("<row><c><v>1</v"),
      handmade('<row><c t="s"><v>99</v></c></row>'),
      handmade('<row r="9999999"><c><v>1</v></c></row>'),
    ])
      expect(told(readWorkbook(bytes, "b.xlsx", undefined))).toEqual(["error workbook-broken b.xlsx"])
  })

  test("a sheet with stray cells far to the right is refused before its blanks are made", () => {
    const rows = Array.from(
      { length: 4000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`,
    )
    const bytes = handmade(`${rows.join("")}<row r="5000"><c r="XFD5000"><v>1</v></c></row>`)
    expect(told(readWorkbook(bytes, "w.xlsx", undefined))).toEqual(["error sheet-too-wide w.xlsx/S&1"])
  })
})

describe("a workbook of 10,000 rows and 50 columns", () => {
  test("is read in seconds", async () => {
    const row = (r: number) =>
      `<row r="${r}">${Array.from({ length: 50 }, (_, c) => `<c><v>${(r * 50 + c) / 7}</v></c>`).join("")}</row>`
    const bytes = handmade(Array.from({ length: 10_001 }, (_, i) => row(i + 1)).join(""))
    const start = performance.now()
    const read = readWorkbook(bytes, "big.xlsx", undefined)
    expect(read.table?.rows.length).toBe(10_000)
    expect(read.table?.rows[9999]?.cells[49]).toBe(String((10_001 * 50 + 49) / 7))
    // Measured 2 s on two cores; the bound is for a busy machine.
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

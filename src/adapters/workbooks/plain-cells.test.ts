import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import { expect, test } from "vitest"
import { isShortest } from "./plain-cells.ts"
import { readWorkbookFile } from "./read-workbook-file.ts"

const shortest = (text: string) => {
  const bytes = strToU8(`${text}<`)
  return isShortest(bytes, 0, bytes.length - 1)
}

test.each([
  ["0", true],
  ["12.5", true],
  ["-0.05", true],
  ["0.000001", true],
  ["100", true],
  ["123456789012345", true],
  ["0.0000001", false],
  ["12.50", false],
  ["012", false],
  ["-0", false],
  ["-", false],
  [".5", false],
  ["5.", false],
  ["1E5", false],
  ["1.2.3", false],
  ["1234567890123456", false],
  ["0.1234567890123456", false],
])("whether %s is left as it is: %s", (text, expected) => {
  expect(shortest(text)).toBe(expected)
})

test("what is left as it is, is what the language writes", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789.-"), minLength: 1, maxLength: 18 })
  fc.assert(
    fc.property(digits, (text) => {
      if (shortest(text)) expect(String(Number(text))).toBe(text)
    }),
    { seed: 20240921, numRuns: 5000 },
  )
})

/** A workbook of one sheet, with two texts to share; the second is blank. */
const workbook = (rows: string) =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="t.xml"/></Relationships>`,
    ),
    "xl/t.xml": strToU8("<sst><si><t>高新</t></si><si><t> </t></si></sst>"),
    "xl/s.xml": strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  })

async function cellsOf(rows: string) {
  const { workbook: read, issues } = await readWorkbookFile(workbook(rows), "a.xlsx")
  if (read === null) return issues.map(({ code }) => code)
  const [sheet] = read.sheets
  return sheet === undefined ? [] : Array.from({ length: sheet.rows.count }, (_, i) => sheet.rows.at(i))
}

// Far from the end of the bytes cells are taken whole; behind a comment within, sign by sign.
const filler = `<row r="9"><c r="A9"><v>1</v></c></row>${" ".repeat(400)}`
const slowly = (row: string) => row.replaceAll("</c>", "<!----></c>").replaceAll("/>", "><!----></c>")

test.each([
  `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="3"/><c r="AA1"><v>-12.50</v></c></row>`,
  `<row r="2" hidden="1"><c r="A2" t="n"><v>1E3</v></c><c r="D2" s="0"><v>0.1</v></c><c r="E2"><v>0.30000000000000004</v></c></row>`,
  `<row r="3"><c r="XFD3"><v>99999999999999999999</v></c></row>`,
  `<row r="4"><c r="B4"><v>1</v></c><c r="B4"><v>2</v></c></row>`,
  `<row r="5"><c r="A5" t="s"><v>2</v></c></row>`,
  `<row r="6"><c r="XFE6"><v>1</v></c></row>`,
  `<row r="7"><c r="A7"><v>12人</v></c></row>`,
  `<row r="8"><c r="A8"><v></v></c><c r="B8"><v>7</v></c></row>`,
])("a cell taken whole is the cell taken sign by sign: %s", async (row) => {
  expect(await cellsOf(row + filler)).toEqual(await cellsOf(slowly(row) + filler))
})

test("numbers, shared texts and empty cells stand where they stood", async () => {
  expect(
    await cellsOf(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"/><c r="C1"><v>12.50</v></c></row>${filler}`,
    ),
  ).toEqual([
    {
      line: 1,
      hidden: false,
      cells: [
        { column: 0, text: "高新", kind: "text" },
        { column: 2, text: "12.5", kind: "number" },
      ],
    },
    { line: 9, hidden: false, cells: [{ column: 0, text: "1", kind: "number" }] },
  ])
})

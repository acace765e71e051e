import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx"
import { strToU8, zipSync } from "fflate"
import { expect, test } from "vitest"
import { readWhole, shown, told } from "./example-files.ts"

const cell = (text: string, spans: { readonly rowSpan?: number; readonly columnSpan?: number } = {}) =>
  new TableCell({ children: [new Paragraph(text)], ...spans })
const row = (...cells: (TableCell | string)[]) =>
  new TableRow({ children: cells.map((one) => (typeof one === "string" ? cell(one) : one)) })

async function documentOf(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const footnotes = { 1: { children: [new Paragraph("初步核算数")] } }
  return Packer.toBuffer(new Document({ footnotes, sections: [{ children }] }))
}

test("each table is a sheet, with what stands above it and the notes below", async () => {
  const inner = new Table({ rows: [row("n1", "n2"), row("n3", "n4")] })
  const bytes = await documentOf([
    new Paragraph("附件1"),
    new Paragraph({ children: [new TextRun("2024年"), new TextRun({ text: "<主要>&指标", bold: true })] }),
    new Table({
      rows: [
        row(cell("高新区", { rowSpan: 2 }), cell("营业收入", { columnSpan: 2 })),
        row(
          "2023年",
          new TableCell({
            children: [new Paragraph({ children: [new TextRun("2024年"), new FootnoteReferenceRun(1)] })],
          }),
        ),
        row("示例甲", "001", new TableCell({ children: [new Paragraph("x"), inner] })),
        row("示例乙", "", "1,234.5"),
      ],
    }),
    new Paragraph("注：1. 单位为亿元。"),
    new Paragraph("2. 数据为初步数。"),
    new Paragraph("附件2"),
    new Table({ rows: [row("只有", "一行")] }),
    new Paragraph("2025年3月"),
  ])
  const workbook = await readWhole(bytes, "通知.docx")
  expect(workbook.sheets.map(({ name }) => name)).toEqual(["表1", "表2"])
  const [first, second] = workbook.sheets
  if (first === undefined || second === undefined) throw new Error("no sheets")
  expect(shown(first)).toEqual([
    "1: A1=text:附件1",
    "2: A2=text:2024年<主要>&指标",
    "3: A3=text:高新区 B3=text:营业收入",
    "4: B4=text:2023年 C4=text:2024年",
    "5: A5=text:示例甲 B5=text:001 C5=text:x\nn1\n n2\n \nn3\n n4",
    "6: A6=text:示例乙 C6=text:1,234.5",
    "7: A7=text:注：1. 单位为亿元。",
    "8: A8=text:2. 数据为初步数。",
  ])
  expect(first.merges).toEqual([
    { top: 3, left: 0, bottom: 4, right: 0 },
    { top: 3, left: 1, bottom: 3, right: 2 },
  ])
  expect(shown(second)).toEqual([
    "1: A1=text:附件2",
    "2: A2=text:只有 B2=text:一行",
    "3: A3=text:2025年3月",
    "4: A4=text:初步核算数",
  ])
  expect(await told(bytes, "通知.docx")).toEqual(["read as docx", "warning nested-table 通知.docx/表1!C5"])
})

test("a document without a table, a damaged and a hostile one are refused", async () => {
  expect(await told(await documentOf([new Paragraph("x")]), "a.docx")).toEqual([
    "error document-without-tables a.docx",
  ])
  const parts = (document: string) =>
    zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(document) })
  expect(await told(parts("<w:document"), "b.docx")).toEqual(["error document-broken b.docx"])
  expect(await told(parts('<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "c.docx")).toEqual([
    "error workbook-broken c.docx",
  ])
  const bomb = zipSync({
    "word/document.xml": new Uint8Array(3_000_000),
    "[Content_Types].xml": strToU8("<T/>"),
  })
  expect(await told(bomb, "d.docx")).toEqual(["error workbook-too-large d.docx"])
})

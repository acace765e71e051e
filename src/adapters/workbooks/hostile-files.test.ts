import { utils, write } from "@e965/xlsx"
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx"
import fc from "fast-check"
import { strToU8 } from "fflate"
import { expect, test } from "vitest"
import { describeIssue } from "#issues"
import { tableIssueTexts } from "#tables"
import { handmade, shown } from "./example-files.ts"
import { workbookIssueTexts } from "./issue-texts.ts"
import { readWorkbookFile } from "./read-workbook-file.ts"

const texts = { ...tableIssueTexts, ...workbookIssueTexts }

const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })

const whole: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  "a.xlsx": async () =>
    handmade(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
    ),
  "a.xls": async () =>
    new Uint8Array(
      write(utils.book_new(utils.aoa_to_sheet([["园区", 1.5, true]])), {
        type: "array",
        bookType: "biff8",
      }) as ArrayBuffer,
    ),
  "a.csv": async () => strToU8('代码,"名 ""称"""\r\n001,1.5\n'),
  "a.docx": async () =>
    Packer.toBuffer(
      new Document({
        sections: [{ children: [new Paragraph("附件"), new Table({ rows: [row("a", "b")] })] }],
      }),
    ),
}

for (const [name, make] of Object.entries(whole))
  test(`${name}: whatever is changed or cut off, it is read or refused with words`, async () => {
    const bytes = await make()
    expect((await readWorkbookFile(bytes, name)).issues).toEqual([])
    const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }))
    const damaged = fc
      .tuple(fc.array(change, { maxLength: 8 }), fc.option(fc.nat({ max: bytes.length }), { freq: 3 }))
      .map(([changes, length]) => {
        const copy = bytes.slice(0, length ?? bytes.length)
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value
        return copy
      })
    await fc.assert(
      fc.asyncProperty(damaged, async (content) => {
        const { workbook, issues } = await readWorkbookFile(content, name)
        expect(workbook === null).toBe(issues.some(({ severity }) => severity === "error"))
        for (const sheet of workbook?.sheets ?? []) shown(sheet)
        for (const found of issues)
          for (const language of ["zh", "en"] as const) {
            expect(Object.hasOwn(texts, found.code), found.code).toBe(true)
            expect(describeIssue(found, language, texts)).not.toMatch(/undefined|\{/)
          }
      }),
      { seed: 20240921, numRuns: name === "a.csv" ? 300 : 120 },
    )
  })

import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx"
import encodeQR from "qr"
import type { PaperBlock, PaperDocument } from "#reports"

// A4 with the margins of official documents (GB/T 9704—2012: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm), in twentieths of a point.
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 2098, left: 1588, right: 1474, bottom: 1985 },
}
const textWidth = page.size.width - page.margin.left - page.margin.right

const body = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋", cs: "Times New Roman" }
const heading = { ...body, eastAsia: "黑体" }
const title = { ...body, eastAsia: "方正小标宋简体" }

/** In half points: 二号 for titles, 三号 for text, 五号 in tables. */
const sizes = { title: 44, text: 32, table: 21, small: 18 }

/** Writes a paper as DOCX: A4, the fonts and margins of official documents, page numbers at the foot. */
export async function writePaper(paper: PaperDocument): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: "Gaoxin",
    styles: { default: { document: { run: { font: body, size: sizes.text } } } },
    sections: [
      {
        properties: { page },
        ...(paper.mark === undefined
          ? {}
          : { headers: { default: new Header({ children: [mark(paper.mark)] }) } }),
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: paper.blocks.flatMap(blockOf),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function blockOf(block: PaperBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case "title":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 320 },
          children: [new TextRun({ text: block.text, font: title, size: sizes.title })],
        }),
      ]
    case "heading":
      return [
        new Paragraph({
          spacing: { before: 240, after: 120 },
          keepNext: true,
          children: [new TextRun({ text: block.text, font: heading, size: sizes.text })],
        }),
      ]
    case "paragraph":
      return [
        new Paragraph({
          alignment: block.align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { after: 120, line: 560, lineRule: "exact" },
          ...(block.align === undefined ? { indent: { firstLine: 2 * sizes.text * 10 } } : {}),
          children: [new TextRun(block.text)],
        }),
      ]
    case "fields":
      return [
        table(
          block.rows.map(([label, value]) => [cell(label, "left", 40), cell(value, "left", 60)]),
          [40, 60],
        ),
        new Paragraph({}),
      ]
    case "table":
      return [wholeTable(block), new Paragraph({})]
    case "signatures":
      return block.labels.map(
        (label) =>
          new Paragraph({ spacing: { before: 240 }, children: [new TextRun(`${label}：________________`)] }),
      )
    case "code":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [
            new ImageRun({
              type: "gif",
              data: encodeQR(block.text, "gif", { ecc: "medium", scale: 6 }),
              transformation: { width: 140, height: 140 },
              altText: { name: "QR", title: block.caption, description: block.text },
            }),
          ],
        }),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: block.caption, size: sizes.small })],
        }),
      ]
    case "page-break":
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

function wholeTable({ head, rows, numbers }: Extract<PaperBlock, { kind: "table" }>): Table {
  const right = new Set(numbers)
  const widths = head.map(() => 100 / head.length)
  const lines = rows.map((row) =>
    row.map((text, i) => cell(text, right.has(i) ? "right" : "left", widths[i] ?? 0)),
  )
  const first = head.map((text, i) => cell(text, "center", widths[i] ?? 0, heading))
  return table([first, ...lines], widths, true)
}

function table(rows: readonly (readonly TableCell[])[], widths: readonly number[], withHead = false): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths.map((share) => Math.round((textWidth * share) / 100)),
    rows: rows.map(
      (cells, i) => new TableRow({ children: [...cells], cantSplit: true, tableHeader: withHead && i === 0 }),
    ),
  })
}

function cell(text: string, align: "left" | "right" | "center", width: number, font = body): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: AlignmentType[align === "left" ? "LEFT" : align === "right" ? "RIGHT" : "CENTER"],
        children: [new TextRun({ text, font, size: sizes.table })],
      }),
    ],
  })
}

const mark = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text, size: sizes.small, color: "B42318", font: heading })],
  })

const pageNumber = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], size: 28 })],
  })

import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx"

const cell = (text: string, down = 1) => ({ text, down })

/** An invented regulation's annex as a document: two groups in merged cells, points, rules of scoring. */
export async function annexDocument(): Promise<Uint8Array> {
  const rows = [
    ["一级指标", "权重", "二级指标", "分值", "单位", "方向", "评分标准"].map((text) => cell(text)),
    [
      cell("创新能力", 2),
      cell("60", 2),
      ...["研发投入强度", "40", "%", "正向", "达到5%得满分"].map((text) => cell(text)),
    ],
    ["上市企业数", "20", "家", "正向", "≥10得20分；≥5得10分"].map((text) => cell(text)),
    [
      cell("绿色发展", 2),
      cell("40", 2),
      ...["万元产值能耗", "25", "吨标准煤/万元", "逆向", ""].map((text) => cell(text)),
    ],
    ["绿地率", "15", "%", "正向", ""].map((text) => cell(text)),
  ]
  const table = new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            ({ text, down }) => new TableCell({ rowSpan: down, children: [new Paragraph(text)] }),
          ),
        }),
    ),
  })
  const children = [new Paragraph("示例省高新区评价指标体系（虚构）"), table]
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

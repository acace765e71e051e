import { utils, write } from "@e965/xlsx"

/**
 * A zone's own figures as clerks keep them: a title and group headings in merged cells, revenue in 万元 where the framework
 * asks 亿元, a short name, a column of remarks, a note below. The figures are invented.
 */
export function ownFiguresWorkbook(): Uint8Array {
  const rows = [
    ["示例省甲市高新区2023年度主要指标自查表（虚构）"],
    ["序号", "园区", "创新能力", null, "结构优化和产业价值", null, "绿色发展", "备注"],
    [
      null,
      null,
      "研发经费内部支出占营业收入比例（%）",
      "从业人员中研发人员全时当量数占比（%）",
      "当年净增营业收入（万元）",
      "企业利润率（%）",
      "单位增加值综合能耗（吨标准煤/万元）",
      null,
    ],
    [1, "甲市高新技术园", 4.06, "8.44%", "2,316,000", "—", 0.315, "利润率待统计局反馈"],
    ["注：营业收入为快报数，请核。"],
  ]
  const sheet = utils.aoa_to_sheet(rows)
  const merge = (r: number, c: number, toRow: number, toColumn: number) => ({
    s: { r, c },
    e: { r: toRow, c: toColumn },
  })
  sheet["!merges"] = [
    merge(0, 0, 0, 7),
    merge(1, 0, 2, 0),
    merge(1, 1, 2, 1),
    merge(1, 2, 1, 3),
    merge(1, 4, 1, 5),
    merge(1, 7, 2, 7),
  ]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, "自查表")
  return new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer)
}

import type { Contracts, ResponseOf } from "#contracts"
import type { Words } from "#issues"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"

type Reading = ResponseOf<Contracts["GET /api/framework-drafts/:id"]>["reading"]

const meanings: Readonly<Record<string, Words>> = {
  indicator: { zh: "指标", en: "indicator" },
  "level-1": { zh: "一级", en: "level 1" },
  "level-2": { zh: "二级", en: "level 2" },
  "level-3": { zh: "三级", en: "level 3" },
  weight: { zh: "指标权重", en: "weight" },
  "weight-1": { zh: "一级权重", en: "weight of level 1" },
  "weight-2": { zh: "二级权重", en: "weight of level 2" },
  number: { zh: "编号", en: "number" },
  unit: { zh: "单位", en: "unit" },
  direction: { zh: "方向", en: "direction" },
  definition: { zh: "说明", en: "definition" },
  scoring: { zh: "评分规则", en: "rules of scoring" },
  source: { zh: "数据来源", en: "source" },
}

const tableWords = {
  read: { zh: " 行，已读", en: " rows, read" },
  joined: { zh: " 行，接上表", en: " rows, joined" },
  "not-read": { zh: " 行，未读", en: " rows, not read" },
} as const

const severities = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "请核对", en: "check" },
  info: { zh: "提示", en: "info" },
} as const

/** What was read of an annex: every fault with its cell, the columns, the tree, the cells that were not read. */
export function ReadingView({ reading }: { readonly reading: Reading }) {
  const { t, language } = useLanguage()
  const issues = reading.issues.filter((issue) => issue.code !== "draft-unread")
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <PlainTable
        caption={t({ zh: `问题 ${issues.length} 项，一次列全`, en: `${issues.length} issues, all at once` })}
        rows={issues}
        keyOf={(issue, i) => `${issue.code}${issue.path}${i}`}
        empty={t({ zh: "没有问题", en: "nothing wrong" })}
        columns={[
          {
            key: "severity",
            title: t({ zh: "程度", en: "Severity" }),
            cell: (issue) => t(severities[issue.severity]),
          },
          { key: "path", title: t({ zh: "单元格", en: "Cell" }), heading: true, cell: (issue) => issue.path },
          { key: "text", title: t({ zh: "内容", en: "Text" }), cell: (issue) => issue.text[language] },
        ]}
      />
      {reading.tables === undefined || reading.tables.length < 2 ? null : (
        <p style={{ margin: 0 }}>
          {t({ zh: "表格：", en: "Tables: " })}
          {reading.tables
            .map(({ name, rows, use }) => `${name ?? ""}（${rows}${t(tableWords[use])}）`)
            .join("、")}
        </p>
      )}
      <PlainTable
        caption={t({ zh: "各列读作", en: "Columns were read as" })}
        rows={reading.columns}
        keyOf={(column) => column.letter}
        columns={[
          {
            key: "letter",
            title: t({ zh: "列", en: "Column" }),
            heading: true,
            cell: (column) => column.letter,
          },
          { key: "header", title: t({ zh: "表头", en: "Header" }), cell: (column) => column.header },
          {
            key: "meaning",
            title: t({ zh: "读作", en: "Read as" }),
            cell: (column) =>
              column.meaning === null
                ? t({ zh: "未读入", en: "not read" })
                : t(meanings[column.meaning] ?? { zh: column.meaning, en: column.meaning }),
          },
        ]}
      />
      <PlainTable
        caption={t({
          zh: `指标树，${reading.nodes.filter((node) => node.kind === "indicator").length} 个指标`,
          en: `The tree, ${reading.nodes.filter((node) => node.kind === "indicator").length} indicators`,
        })}
        rows={reading.nodes}
        keyOf={(node) => node.code}
        columns={[
          {
            key: "label",
            title: t({ zh: "指标", en: "Indicator" }),
            heading: true,
            cell: (node) => (
              <div
                style={{
                  paddingInlineStart: (node.depth - 1) * 16,
                  fontWeight: node.kind === "aggregate" ? 600 : 400,
                }}
              >
                {node.number === null ? "" : `${node.number} `}
                {node.label}
                {node.definition === null ? null : <div className="muted">{node.definition}</div>}
                {(node.scoring ?? []).map((one) => (
                  <div key={one.cell} className="muted">
                    {one.header}：{one.text}
                  </div>
                ))}
              </div>
            ),
          },
          {
            key: "weight",
            title: t({ zh: "权重", en: "Weight" }),
            number: true,
            cell: (node) => node.weight ?? t({ zh: "未知", en: "unknown" }),
          },
          { key: "unit", title: t({ zh: "单位", en: "Unit" }), cell: (node) => node.unit ?? "" },
          {
            key: "direction",
            title: t({ zh: "方向", en: "Direction" }),
            cell: (node) =>
              node.kind === "aggregate"
                ? ""
                : node.direction === "lower-is-better"
                  ? t({ zh: "越小越好", en: "lower is better" })
                  : t({ zh: "越大越好", en: "higher is better" }),
          },
          { key: "cell", title: t({ zh: "出自", en: "From" }), cell: (node) => node.cell },
        ]}
      />
      <PlainTable
        caption={t({
          zh: `未读入的单元格 ${reading.unread.length} 个`,
          en: `${reading.unread.length} cells not read`,
        })}
        rows={reading.unread}
        keyOf={(one) => one.cell}
        empty={t({ zh: "全部读入", en: "everything was read" })}
        maxHeight={260}
        columns={[
          { key: "cell", title: t({ zh: "单元格", en: "Cell" }), heading: true, cell: (one) => one.cell },
          { key: "text", title: t({ zh: "内容", en: "Text" }), cell: (one) => one.text },
        ]}
      />
    </div>
  )
}

import { Table } from "antd"
import { describeIssue } from "#issues"
import { useLanguage } from "../app/language.tsx"
import { type readAnnexHere, texts } from "./wiring.ts"

type Annex = Awaited<ReturnType<typeof readAnnexHere>>

/** What was read of an annex: its nodes with their cells, and everything to be known of it. */
export function AnnexReading({ annex }: { readonly annex: Annex }) {
  const { t, language } = useLanguage()
  const { nodes, issues } = annex.reading
  return (
    <>
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        scroll={{ y: 260 }}
        dataSource={[...nodes]}
        columns={[
          {
            title: t({ zh: "指标", en: "Node" }),
            render: (_, node) => (
              <span style={{ paddingInlineStart: (node.depth - 1) * 16 }}>{node.label}</span>
            ),
          },
          { title: t({ zh: "权重或分值", en: "Weight" }), width: 110, dataIndex: "weight" },
          { title: t({ zh: "单位", en: "Unit" }), width: 120, dataIndex: "unit" },
          { title: t({ zh: "单元格", en: "Cell" }), width: 140, dataIndex: "cell" },
        ]}
      />
      {issues.length === 0 ? null : (
        <ul style={{ maxHeight: 160, overflow: "auto", margin: "8px 0 0", paddingInlineStart: 18 }}>
          {issues.map((one) => (
            <li key={`${one.code} ${one.path} ${JSON.stringify(one.values)}`}>
              {describeIssue(one, language, texts)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

import { Tag } from "antd"
import { useLanguage } from "../../../app/language.tsx"
import { Num } from "../../../components/Num.tsx"
import { ResultTable } from "../../../components/ResultTable.tsx"
import { effectiveWeights, nodeText, type Reading, type ResultNode } from "./reading.ts"

/** Weights as the framework says and as they were used; what is not published says so. */
export default function WeightsTab({ reading }: { readonly reading: Reading }) {
  const { t } = useLanguage()
  const { result } = reading
  const shares = effectiveWeights(result)
  const parents = new Map(result.nodes.map((node) => [node.code, node.parent]))
  const depthOf = (code: string): number => {
    const parent = parents.get(code) ?? null
    return parent === null ? 0 : 1 + depthOf(parent)
  }
  const children = (parent: string | null): ResultNode[] =>
    result.nodes.filter((node) => node.parent === parent).flatMap((node) => [node, ...children(node.code)])
  const used = (weight: number | readonly (number | null)[] | null) =>
    weight === null ? (
      t({ zh: "未公布", en: "not published" })
    ) : typeof weight === "number" ? (
      <Num value={weight * 100} />
    ) : (
      t({ zh: "因对象而异", en: "differs by entity" })
    )
  return (
    <>
      <p>
        {t({
          zh: "“体系权重”是指标体系写明的数；“组内占比”“总占比”是本次计算采用的百分比。",
          en: "The framework's weight is as published; shares within the group and of the total are those used, in percent.",
        })}
      </p>
      <ResultTable<ResultNode>
        caption={t({ zh: "权重", en: "Weights" })}
        rowKey="code"
        dataSource={children(null)}
        columns={[
          {
            title: t({ zh: "指标", en: "Node" }),
            render: (_, node) => (
              <span
                style={{
                  paddingInlineStart: depthOf(node.code) * 18,
                  fontWeight: node.kind === "aggregate" ? 600 : 400,
                }}
              >
                {t(nodeText(node))}
              </span>
            ),
          },
          {
            title: t({ zh: "体系权重", en: "Framework's weight" }),
            align: "right",
            width: 120,
            render: (_, node) =>
              node.parent === null ? (
                ""
              ) : node.weight === null ? (
                <Tag color="orange">{t({ zh: "未公布", en: "not published" })}</Tag>
              ) : (
                <Num value={node.weight} digits={4} />
              ),
          },
          {
            title: t({ zh: "组内占比 %", en: "In its group, %" }),
            align: "right",
            width: 120,
            render: (_, node) =>
              node.parent === null ? "" : used(result.weights[node.parent]?.[node.code] ?? null),
          },
          {
            title: t({ zh: "总占比 %", en: "Of the total, %" }),
            align: "right",
            width: 120,
            render: (_, node) => used(shares.get(node.code) ?? null),
          },
          {
            title: t({ zh: "方向", en: "Direction" }),
            width: 110,
            render: (_, node) =>
              node.kind === "aggregate"
                ? ""
                : node.direction === 1
                  ? t({ zh: "越高越好", en: "higher is better" })
                  : t({ zh: "越低越好", en: "lower is better" }),
          },
        ]}
      />
    </>
  )
}

import { useLanguage } from "../../../app/language.tsx"
import { Num } from "../../../components/Num.tsx"
import { ResultTable } from "../../../components/ResultTable.tsx"
import { nodeText, type Reading, type ResultNode } from "./reading.ts"

/** How far the scores only measure size. */
export default function SizeTab({ reading }: { readonly reading: Reading }) {
  const { t } = useLanguage()
  const { result } = reading
  const test = result.sizeTest
  if (test === undefined)
    return (
      <p>
        {t({
          zh: "没有做规模检验：方法没有指定规模列（如从业人员、营业收入）。未检验不等于与规模无关。",
          en: "The size test was not made: the method names no column of size. Not tested does not mean independent of size.",
        })}
      </p>
    )
  const entries = Object.entries(test.correlation)
  const rows = entries.flatMap(([path, value]) => {
    const code = path.slice(path.lastIndexOf("/") + 1)
    const node = result.nodes.find((one) => one.code === code)
    return node === undefined ? [] : [{ path, node, value, group: path.slice(0, -code.length - 1) }]
  })
  return (
    <>
      <p>
        {t({
          zh: `与规模（${test.size} 的对数）的相关系数：绝对值在 0.7 以上，主要反映规模大小。`,
          en: `Correlation with size (logarithm of ${test.size}): above 0.7 in absolute value it mostly measures size.`,
        })}
      </p>
      <ResultTable<{ path: string; node: ResultNode; value: number | null; group: string }>
        caption={t({ zh: "规模检验", en: "Size test" })}
        rowKey="path"
        dataSource={rows}
        columns={[
          { title: t({ zh: "指标", en: "Node" }), render: (_, row) => t(nodeText(row.node)) },
          ...(rows.some((row) => row.group !== "")
            ? [{ title: t({ zh: "分类", en: "Class" }), dataIndex: "group", width: 140 }]
            : []),
          {
            title: t({ zh: "级别", en: "Level" }),
            width: 90,
            render: (_, row) =>
              row.node.kind === "indicator"
                ? t({ zh: "指标", en: "indicator" })
                : t({ zh: "综合", en: "aggregate" }),
          },
          {
            title: t({ zh: "相关系数", en: "Correlation" }),
            align: "right",
            width: 120,
            sorter: (a, b) => Math.abs(a.value ?? 0) - Math.abs(b.value ?? 0),
            render: (_, row) => <Num value={row.value} />,
          },
          {
            title: t({ zh: "判断", en: "Reading" }),
            width: 160,
            render: (_, row) =>
              row.value !== null && Math.abs(row.value) >= 0.7
                ? t({ zh: "主要反映规模", en: "mostly size" })
                : "",
          },
        ]}
      />
    </>
  )
}

import { Segmented } from "antd"
import { useState } from "react"
import { maximum, minimum } from "#statistics"
import { useLanguage } from "../../../app/language.tsx"
import { Chart } from "../../../components/Chart.tsx"
import { nameOf, nodeText, type Reading } from "./reading.ts"

/** Scores of every entity, best first, by aggregate or by indicator. */
export default function HeatMapTab({ reading }: { readonly reading: Reading }) {
  const { t } = useLanguage()
  const [what, setWhat] = useState<"aggregates" | "indicators">("aggregates")
  const { result, standing, order } = reading
  const nodes = what === "aggregates" ? standing.aggregates : standing.indicators
  const columns = what === "aggregates" ? result.scores : (result.steps.normalised ?? {})
  const cells = order.flatMap((position, y) =>
    nodes.flatMap((node, x) => {
      const value = columns[node.code]?.[position] ?? null
      return value === null ? [] : [[x, y, value]]
    }),
  )
  const labels = nodes.map((node) => t(nodeText(node)))
  const values = cells.map((cell) => cell[2] ?? 0)
  return (
    <>
      <Segmented
        style={{ marginBottom: 8 }}
        value={what}
        onChange={setWhat}
        options={[
          { value: "aggregates", label: t({ zh: "各级得分", en: "Aggregates" }) },
          { value: "indicators", label: t({ zh: "各指标得分", en: "Indicators" }) },
        ]}
      />
      <Chart
        height={140 + order.length * 17}
        label={t({
          zh: "得分热图：行是对象（按位次），列是指标；数值见“计算过程”",
          en: "Heat map of scores: entities by rank, nodes as columns; numbers are under Steps",
        })}
        option={{
          tooltip: {
            formatter: ({ data }: { data: [number, number, number] }) =>
              `${nameOf(result, order[data[1]] ?? 0)}<br>${labels[data[0]]}: ${data[2].toFixed(2)}`,
          },
          grid: { left: 130, right: 16, top: 96, bottom: 40 },
          xAxis: {
            type: "category",
            position: "top",
            data: labels,
            axisLabel: { rotate: 35, width: 110, overflow: "truncate", interval: 0, fontSize: 11 },
          },
          yAxis: {
            type: "category",
            inverse: true,
            data: order.map((position) => nameOf(result, position)),
            axisLabel: { interval: 0, fontSize: 11, width: 120, overflow: "truncate" },
          },
          visualMap: {
            min: minimum(values),
            max: maximum(values),
            orient: "horizontal",
            left: "center",
            bottom: 0,
            itemHeight: 160,
            inRange: { color: ["#fff7e6", "#91caff", "#0b3d91"] },
          },
          series: [{ type: "heatmap", data: cells }],
        }}
      />
    </>
  )
}

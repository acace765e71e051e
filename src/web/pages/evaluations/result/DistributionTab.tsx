import { Descriptions, Select, Typography } from "antd"
import { useState } from "react"
import { stepWords } from "#reports"
import { kurtosis, maximum, mean, median, minimum, quantile, skewness } from "#statistics"
import { useLanguage } from "../../../app/language.tsx"
import { Chart } from "../../../components/Chart.tsx"
import { nodeText, type Reading } from "./reading.ts"

/** How the values of one indicator spread, as given and as used. */
export default function DistributionTab({ reading }: { readonly reading: Reading }) {
  const { t } = useLanguage()
  const { result, standing } = reading
  const [code, setCode] = useState(standing.indicators[0]?.code ?? "")
  const node = standing.indicators.find((one) => one.code === code)
  const steps = ["raw", "treated", "normalised"].filter((step) => result.steps[step]?.[code] !== undefined)
  const valuesOf = (step: string) =>
    Float64Array.from((result.steps[step]?.[code] ?? []).flatMap((value) => value ?? []))
  const name = node === undefined ? code : t(nodeText(node))
  return (
    <>
      <Select
        aria-label={t({ zh: "指标", en: "Indicator" })}
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%", maxWidth: 420, marginBottom: 8 }}
        value={code}
        onChange={setCode}
        options={standing.indicators.map((one) => ({ value: one.code, label: t(nodeText(one)) }))}
      />
      <div style={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(300px, 1fr))", gap: 12 }}>
        {steps.map((step) => (
          <Spread
            key={step}
            title={t(stepWords[step] ?? { zh: step, en: step })}
            name={name}
            unit={step === "raw" ? (node?.unit ?? "") : ""}
            values={valuesOf(step)}
          />
        ))}
      </div>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t({ zh: "各指标标准化得分的分布", en: "Spread of every indicator's score" })}
      </Typography.Title>
      <Boxes reading={reading} />
    </>
  )
}

function Spread({
  title,
  name,
  unit,
  values,
}: {
  readonly title: string
  readonly name: string
  readonly unit: string
  readonly values: Float64Array
}) {
  const { t } = useLanguage()
  const low = minimum(values)
  const high = maximum(values)
  // Sturges' rule.
  const bins = Math.max(1, Math.ceil(Math.log2(Math.max(1, values.length))) + 1)
  const width = (high - low) / bins || 1
  const counts = new Array<number>(bins).fill(0)
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / width))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const plain = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : "—")
  return (
    <section aria-label={`${name} ${title}`}>
      <strong>
        {title} {unit}
      </strong>
      <Chart
        height={200}
        label={t({
          zh: `${name}（${title}）的直方图，共 ${values.length} 个值`,
          en: `Histogram of ${name} (${title}), ${values.length} values`,
        })}
        option={{
          grid: { left: 40, right: 8, top: 16, bottom: 40 },
          tooltip: {},
          xAxis: {
            type: "category",
            data: counts.map((_, i) => plain(low + width * (i + 0.5))),
            axisLabel: { fontSize: 10, hideOverlap: true },
          },
          yAxis: { type: "value", minInterval: 1, name: t({ zh: "个数", en: "count" }) },
          series: [{ type: "bar", data: counts, barCategoryGap: "6%" }],
        }}
      />
      <Descriptions
        size="small"
        column={3}
        items={[
          { key: "n", label: t({ zh: "个数", en: "n" }), children: values.length },
          { key: "min", label: t({ zh: "最小", en: "min" }), children: plain(low) },
          { key: "q1", label: t({ zh: "下四分位", en: "Q1" }), children: plain(quantile(values, 0.25)) },
          { key: "median", label: t({ zh: "中位", en: "median" }), children: plain(median(values)) },
          { key: "mean", label: t({ zh: "平均", en: "mean" }), children: plain(mean(values)) },
          { key: "q3", label: t({ zh: "上四分位", en: "Q3" }), children: plain(quantile(values, 0.75)) },
          { key: "max", label: t({ zh: "最大", en: "max" }), children: plain(high) },
          { key: "skew", label: t({ zh: "偏度", en: "skewness" }), children: plain(skewness(values)) },
          { key: "kurtosis", label: t({ zh: "峰度", en: "kurtosis" }), children: plain(kurtosis(values)) },
        ]}
      />
    </section>
  )
}

/** All indicators after normalising, side by side. */
function Boxes({ reading }: { readonly reading: Reading }) {
  const { t } = useLanguage()
  const { result, standing } = reading
  const nodes = standing.indicators
  const boxes = nodes.map((node) => {
    const values = Float64Array.from((result.steps.normalised?.[node.code] ?? []).flatMap((one) => one ?? []))
    return [minimum(values), quantile(values, 0.25), median(values), quantile(values, 0.75), maximum(values)]
  })
  return (
    <Chart
      height={60 + nodes.length * 22}
      label={t({
        zh: "各指标标准化得分的箱线图：最小、四分位、中位、最大",
        en: "Box plots of all normalised indicators: minimum, quartiles, median, maximum",
      })}
      option={{
        tooltip: {},
        grid: { left: 190, right: 16, top: 8, bottom: 24 },
        xAxis: { type: "value", scale: true },
        yAxis: {
          type: "category",
          inverse: true,
          data: nodes.map((node) => t(nodeText(node))),
          axisLabel: { interval: 0, width: 180, overflow: "truncate", fontSize: 11 },
        },
        series: [{ type: "boxplot", data: boxes }],
      }}
    />
  )
}

import type { EvaluationResult } from "#evaluation"
import type { Language } from "#issues"
import { quantile } from "#statistics"
import type { Markup } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { nodeText, type Standing, vectorAt } from "../standing.ts"
import { chartColours, svgChart } from "./svg-chart.ts"

const mostBoxes = 14

/** Histogram of the index; box plots of the index and the aggregates right below it. */
export function distributionChart(
  result: EvaluationResult,
  standing: Standing,
  language: Language,
  watermark: string | undefined,
): Markup {
  const index = standing.index ?? ""
  const groups = standing.aggregates
    .filter((node) => node.code === index || node.parent === index)
    .slice(0, mostBoxes)
  const bins = histogram(vectorAt(result.scores[index], standing.ranked))
  const text = { color: chartColours.text }
  const splitLine = { lineStyle: { color: chartColours.line } }
  const axisName = { nameLocation: "middle", nameGap: 28 }
  const height = Math.max(280, groups.length * 42 + 80)
  return svgChart({
    id: `distribution-${language}`,
    width: 1080,
    height,
    watermark,
    label: reportTexts.distributionChart[language],
    option: {
      grid: [
        { left: 56, width: 390, top: 20, bottom: 56, outerBoundsMode: "none" },
        { left: 680, width: 370, top: 20, bottom: 56, outerBoundsMode: "none" },
      ],
      xAxis: [
        {
          type: "category",
          name: reportTexts.score[language],
          ...axisName,
          data: bins.map((bin) => bin.name),
          axisLabel: { ...text, hideOverlap: true },
          axisTick: { show: false },
        },
        {
          type: "value",
          gridIndex: 1,
          name: reportTexts.score[language],
          ...axisName,
          scale: true,
          splitLine,
          axisLabel: text,
        },
      ],
      yAxis: [
        { type: "value", minInterval: 1, splitLine, axisLabel: text },
        {
          type: "category",
          gridIndex: 1,
          inverse: true,
          data: groups.map((node) => nodeText(node)[language]),
          axisLabel: { ...text, width: 190, overflow: "truncate", interval: 0 },
          axisTick: { show: false },
        },
      ],
      series: [
        {
          type: "bar",
          silent: true,
          barCategoryGap: "6%",
          itemStyle: { color: chartColours.main },
          data: bins.map((bin) => bin.count),
          label: { show: true, position: "top", ...text, textBorderWidth: 0 },
        },
        {
          type: "boxplot",
          silent: true,
          xAxisIndex: 1,
          yAxisIndex: 1,
          boxWidth: [10, 20],
          itemStyle: { color: chartColours.pale, borderColor: chartColours.main },
          data: groups.map((node) => {
            const scores = vectorAt(result.scores[node.code], standing.ranked)
            const five = [0, 0.25, 0.5, 0.75, 1].map((p) => quantile(scores, p))
            return five.every(Number.isFinite) ? five : []
          }),
        },
      ],
    },
  })
}

/** About eight to twelve classes of equal, round width over the values present. */
export function histogram(values: Float64Array): { name: string; count: number }[] {
  const there = values.filter((value) => !Number.isNaN(value))
  if (there.length === 0) return []
  const low = quantile(there, 0)
  const high = quantile(there, 1)
  const width = roundWidth((high - low) / 10 || Math.abs(low) / 10 || 1)
  const from = Math.floor(low / width)
  const to = Math.max(from + 1, Math.ceil(high / width))
  const counts = new Array<number>(to - from).fill(0)
  for (const value of there) {
    const bin = Math.min(counts.length - 1, Math.max(0, Math.floor(value / width) - from))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const decimals = Math.max(0, -Math.floor(Math.log10(width) + 1e-9))
  const edge = (i: number) => ((from + i) * width).toFixed(decimals)
  return counts.map((count, i) => ({ name: `${edge(i)}–${edge(i + 1)}`, count }))
}

/** The next of 1, 2, 5, 10, … times a power of ten. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= width * (1 - 1e-9)) ?? 10
  return step * power
}

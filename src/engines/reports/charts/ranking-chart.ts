import type { EvaluationResult } from "#evaluation"
import type { Language } from "#issues"
import { cleanText } from "../clean-text.ts"
import type { Markup } from "../html/html.ts"
import { showNumber } from "../numbers.ts"
import { reportTexts } from "../report-texts.ts"
import { intervalText } from "../result-words.ts"
import type { Standing } from "../standing.ts"
import { chartColours, svgChart } from "./svg-chart.ts"

const rowHeight = 21
const intervalColours = [chartColours.pale, chartColours.main]

/** Bars of the index score, one row per entity; beside them the rank intervals where there are any. */
export function rankingChart(
  result: EvaluationResult,
  standing: Standing,
  rows: readonly (number | null)[],
  language: Language,
  watermark: string | undefined,
): Markup {
  const index = standing.index ?? ""
  const intervals = result.rankIntervals ?? []
  const cell = (column: readonly (number | null)[] | undefined, position: number | null) =>
    position === null ? null : (column?.[position] ?? null)
  const yAxis = {
    type: "category",
    inverse: true,
    data: rows.map((position) => rowName(result, standing, position)),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: chartColours.line } },
    axisLabel: { width: 200, overflow: "truncate", interval: 0, color: chartColours.text },
  }
  const xAxis = (name: string) => ({
    type: "value",
    name,
    nameLocation: "middle",
    nameGap: 28,
    splitLine: { lineStyle: { color: chartColours.line } },
    axisLabel: { color: chartColours.text, hideOverlap: true },
  })
  const grid = { top: 40, bottom: 48, left: 224, outerBoundsMode: "none" }
  const scores = {
    type: "bar",
    silent: true,
    barWidth: 12,
    itemStyle: { color: chartColours.main },
    data: rows.map((position) => cell(result.scores[index], position) ?? "-"),
    label: {
      show: true,
      position: "right",
      color: chartColours.text,
      textBorderWidth: 0,
      formatter: ({ value }: { value: unknown }) =>
        typeof value === "number" ? showNumber(value, standing.decimals) : "",
    },
  }
  const rank = {
    type: "scatter",
    name: reportTexts.rankAtEqual[language],
    silent: true,
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: "diamond",
    symbolSize: 9,
    z: 5,
    itemStyle: { color: chartColours.accent },
    data: rows.map((position, i) => [cell(result.ranks[index], position) ?? "-", i]),
  }
  // A rank is drawn as a block around its number, so that an interval of one rank is seen.
  const half = 0.25
  const spans = intervals.flatMap((interval, k) => {
    const bar = {
      type: "bar",
      silent: true,
      xAxisIndex: 1,
      yAxisIndex: 1,
      stack: `interval${k}`,
      barWidth: 7,
      barGap: "-100%",
    }
    const best = rows.map((position) => cell(interval.best, position))
    const worst = rows.map((position) => cell(interval.worst, position))
    return [
      {
        ...bar,
        itemStyle: { color: "none" },
        data: best.map((value) => (value === null ? "-" : value - half)),
      },
      {
        ...bar,
        name: intervalText(interval.weights)[language],
        itemStyle: { color: intervalColours[k] ?? chartColours.text },
        data: worst.map((value, i) => (value === null || best[i] == null ? "-" : value - best[i] + 2 * half)),
      },
    ]
  })
  const withIntervals = {
    legend: {
      data: [...intervals.map((interval) => intervalText(interval.weights)[language]), rank.name],
      selectedMode: false,
      top: 4,
      right: 24,
      itemWidth: 16,
      itemHeight: 8,
      textStyle: { color: chartColours.text },
    },
    grid: [
      { ...grid, width: 380 },
      { ...grid, left: 690, width: 360 },
    ],
    xAxis: [
      xAxis(reportTexts.score[language]),
      { ...xAxis(reportTexts.rank[language]), gridIndex: 1, min: 0, minInterval: 1 },
    ],
    yAxis: [yAxis, { ...yAxis, gridIndex: 1, axisLabel: { show: false } }],
    series: [scores, ...spans, rank],
  }
  const scoresOnly = {
    grid: { ...grid, top: 14, right: 70 },
    xAxis: xAxis(reportTexts.score[language]),
    yAxis,
    series: [scores],
  }
  const hasIntervals = intervals.length > 0
  return svgChart({
    id: `ranking-${language}`,
    width: 1080,
    height: rows.length * rowHeight + (hasIntervals ? 90 : 64),
    watermark,
    label: (hasIntervals ? reportTexts.rankingChartInterval : reportTexts.rankingChart)[language],
    option: hasIntervals ? withIntervals : scoresOnly,
  })
}

/** "3  示例省甲市高新区"; the rank is left out where there is none; dots stand for rows left out. */
export function rowName(result: EvaluationResult, standing: Standing, position: number | null): string {
  if (position === null) return "⋯"
  const entity = result.entities[position]
  const name = cleanText(entity?.name ?? entity?.code ?? "")
  const ranks = standing.hasRanks ? result.ranks : standing.hasClassRanks ? result.classRanks : {}
  const rank = ranks[standing.index ?? ""]?.[position] ?? null
  return rank === null ? name : `${rank}  ${name}`
}

import type { EvaluationResult } from "#evaluation"
import type { Language } from "#issues"
import { quantile } from "#statistics"
import type { Markup } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { nodeText, type ResultNode, type Standing } from "../standing.ts"
import { rowName } from "./ranking-chart.ts"
import { chartColours, svgChart } from "./svg-chart.ts"

/** Normalised values of some entities (rows) and indicators (columns) as colours; missing cells stay grey. */
export function heatMap(
  result: EvaluationResult,
  standing: Standing,
  rows: readonly (number | null)[],
  indicators: readonly ResultNode[],
  language: Language,
  watermark: string | undefined,
): Markup {
  const columns = indicators.map((node) => result.steps.normalised?.[node.code] ?? [])
  const values = Float64Array.from(
    columns.flatMap((column) =>
      rows.map((position) => (position === null ? null : column[position]) ?? Number.NaN),
    ),
  )
  const low = quantile(values, 0.02)
  const high = quantile(values, 0.98)
  const cellWidth = Math.max(18, Math.min(70, Math.floor(840 / indicators.length)))
  const width = Math.max(720, 230 + cellWidth * indicators.length + 120)
  const text = { color: chartColours.text, interval: 0 }
  return svgChart({
    id: `heat-${language}`,
    width,
    height: rows.length * 18 + 190,
    watermark,
    label: reportTexts.heatMapChart[language],
    option: {
      grid: {
        left: 220,
        width: cellWidth * indicators.length,
        top: 120,
        bottom: 60,
        outerBoundsMode: "none",
        show: true,
        backgroundColor: chartColours.missing,
        borderWidth: 0,
      },
      xAxis: {
        type: "category",
        position: "top",
        data: indicators.map((node) => nodeText(node)[language]),
        axisLabel: { ...text, rotate: -50, width: 140, overflow: "truncate" },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map((position) => rowName(result, standing, position)),
        axisLabel: { ...text, width: 200, overflow: "truncate" },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      visualMap: {
        min: Number.isFinite(low) ? low : 0,
        max: Number.isFinite(high) && high > low ? high : (Number.isFinite(low) ? low : 0) + 1,
        orient: "horizontal",
        left: 220,
        bottom: 6,
        itemHeight: 160,
        itemWidth: 12,
        precision: standing.normalisedDecimals,
        text: [reportTexts.high[language], reportTexts.low[language]],
        inRange: { color: [...chartColours.sequence] },
      },
      series: [
        {
          type: "heatmap",
          silent: true,
          itemStyle: { borderColor: "#fff", borderWidth: 1 },
          data: columns.flatMap((column, x) =>
            rows.flatMap((position, y) => {
              // The gap between first and last is white: grey would say missing.
              if (position === null)
                return [{ value: [x, y, low], visualMap: false, itemStyle: { color: "#fff" } }]
              const value = column[position] ?? null
              return value === null ? [] : [{ value: [x, y, Math.min(high, Math.max(low, value))] }]
            }),
          ),
        },
      ],
    },
  })
}

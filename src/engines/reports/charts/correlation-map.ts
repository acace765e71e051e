import type { Language } from "#issues"
import type { Markup } from "../html/html.ts"
import { showNumber } from "../numbers.ts"
import { reportTexts } from "../report-texts.ts"
import { nodeText, type ResultNode } from "../standing.ts"
import { chartColours, svgChart } from "./svg-chart.ts"

/** A square of correlations; red is negative, blue positive, grey not computed. */
export function correlationMap(
  indicators: readonly ResultNode[],
  correlations: readonly (readonly (number | null)[])[],
  language: Language,
  watermark: string | undefined,
): Markup {
  const n = indicators.length
  const size = Math.max(18, Math.min(48, Math.floor(760 / n)))
  const names = indicators.map((node) => nodeText(node)[language])
  const label = { color: chartColours.text, interval: 0, overflow: "truncate" }
  return svgChart({
    id: `correlation-${language}`,
    width: Math.max(560, 230 + size * n + 110),
    height: size * n + 190,
    watermark,
    label: reportTexts.correlationChart[language],
    option: {
      grid: {
        left: 220,
        top: 120,
        width: size * n,
        height: size * n,
        outerBoundsMode: "none",
        show: true,
        backgroundColor: chartColours.missing,
        borderWidth: 0,
      },
      xAxis: {
        type: "category",
        position: "top",
        data: names,
        axisLabel: { ...label, rotate: -50, width: 140 },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: names,
        axisLabel: { ...label, width: 200 },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      visualMap: {
        min: -1,
        max: 1,
        orient: "horizontal",
        left: 220,
        bottom: 6,
        itemHeight: 160,
        itemWidth: 12,
        text: ["1", "-1"],
        inRange: { color: [...chartColours.diverging] },
      },
      series: [
        {
          type: "heatmap",
          silent: true,
          itemStyle: { borderColor: "#fff", borderWidth: 1 },
          label: {
            show: n <= 16,
            fontSize: 11,
            formatter: ({ value }: { value: unknown }) =>
              Array.isArray(value) && typeof value[2] === "number" ? showNumber(value[2], 2) : "",
          },
          data: correlations.flatMap((column, x) =>
            column.flatMap((value, y) =>
              value === null
                ? []
                : [
                    {
                      value: [x, y, value],
                      label: { color: Math.abs(value) > 0.6 ? "#fff" : chartColours.text },
                    },
                  ],
            ),
          ),
        },
      ],
    },
  })
}

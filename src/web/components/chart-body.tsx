import {
  BarChart,
  BoxplotChart,
  HeatmapChart,
  LineChart,
  MapChart,
  RadarChart,
  ScatterChart,
} from "echarts/charts"
import {
  AriaComponent,
  DatasetComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components"
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { useEffect, useRef } from "react"
import { useDark } from "../app/theme.tsx"

use([
  AriaComponent,
  BarChart,
  BoxplotChart,
  DatasetComponent,
  GeoComponent,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  MapChart,
  MarkLineComponent,
  RadarChart,
  RadarComponent,
  ScatterChart,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
])

export interface ChartProps {
  readonly option: EChartsCoreOption
  /** What the chart says, for those who do not see it. */
  readonly label: string
  /** Pixels. */
  readonly height: number
  readonly onClick?: (event: {
    readonly name: string
    readonly data: unknown
    readonly seriesName?: string
  }) => void
}

export default function ChartBody({ option, label, height, onClick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const dark = useDark()
  useEffect(() => {
    if (place.current === null) return
    const made = init(place.current, dark ? "dark" : undefined, { renderer: "svg" })
    chart.current = made
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(place.current)
    return () => {
      observer.disconnect()
      made.dispose()
    }
  }, [dark])
  // `dark` is named: a chart made anew for the other theme must be told again what to show.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    chart.current?.setOption(
      {
        backgroundColor: "transparent",
        animation: false,
        textStyle: { fontFamily: "system-ui, 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif" },
        ...option,
      },
      true,
    )
  }, [option, dark])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const current = chart.current
    if (current === null || onClick === undefined) return
    current.on("click", (event) => onClick(event as never))
    return () => {
      current.off("click")
    }
  }, [onClick, dark])
  return <div ref={place} role="img" aria-label={label} style={{ height, width: "100%" }} />
}

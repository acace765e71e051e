import { BarChart, BoxplotChart, HeatmapChart, ScatterChart } from "echarts/charts"
import { GridComponent, LegendComponent, VisualMapComponent } from "echarts/components"
import { type EChartsCoreOption, init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { escapeHtml, type Markup, trusted } from "../html/html.ts"

use([
  BarChart,
  BoxplotChart,
  HeatmapChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  VisualMapComponent,
  SVGRenderer,
])

export const chartColours = {
  main: "#1f4e8c",
  pale: "#b9cde6",
  line: "#d5dbe3",
  text: "#333a44",
  accent: "#b4232c",
  missing: "#e4e6e9",
  sequence: ["#eef4fb", "#c3d8ef", "#86afdb", "#4a7fbd", "#1f4e8c", "#0f2f5c"],
  diverging: ["#b4232c", "#e9b3ae", "#f7f7f7", "#a9c4e4", "#1f4e8c"],
} as const

const fontFamily = "'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"

export interface SvgChart {
  readonly option: EChartsCoreOption
  readonly width: number
  readonly height: number
  /** What the picture shows, for those who cannot see it. */
  readonly label: string
  /** Unique in the document; names the clip paths. */
  readonly id: string
  readonly watermark?: string | undefined
}

/**
 * One ECharts chart as an SVG element without script, style or reference outside itself. The drawing is the same
 * for the same option: ECharts' running numbers are replaced by `id`.
 */
export function svgChart({ option, width, height, label, id, watermark }: SvgChart): Markup {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height })
  chart.setOption({ animation: false, textStyle: { fontFamily, color: chartColours.text }, ...option })
  const drawn = chart.renderToSVGString()
  chart.dispose()
  // ECharts writes quotes in texts as entities, so a quoted attribute below is never part of a name.
  const svg = drawn
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replace(/ class="zr\d+-cls-\d+"/g, "")
    .replace(/ ecmeta_\w+="[^"]*"/g, "")
    .replace(/ pointer-events="visible"/g, "")
    .replace(/ style="([^"]*)"/g, (_, style: string) => presentation(style))
    .replace(/ id="zr\d+-/g, ` id="${id}-`)
    .replace(/"url\(#zr\d+-/g, `"url(#${id}-`)
    .replace(/<svg [^>]*>/, () => openingTag(width, height, label))
    .replace(/\n+/g, "\n")
  return trusted(
    watermark === undefined ? svg : svg.replace(/<\/svg>\s*$/, () => mark(watermark, width, height)),
  )
}

function openingTag(width: number, height: number, label: string): string {
  // A picture broader than the page keeps its size and is scrolled.
  return `<svg class="${width > 1140 ? "chart broad" : "chart"}" role="img" aria-label="${escapeHtml(label)}" xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}">`
}

/** Style attributes are refused by the page's policy; as attributes of their own they are not. */
function presentation(style: string): string {
  return style
    .split(";")
    .map((declaration) => declaration.split(":"))
    .filter(([name, value]) => value !== undefined && name?.trim() !== "font-family")
    .map(([name, value]) => ` ${name?.trim()}="${value?.trim()}"`)
    .join("")
}

/** The watermark is part of the picture, so that it goes wherever the picture goes. */
function mark(text: string, width: number, height: number): string {
  const x = width / 2
  const y = height / 2
  // Chinese letters are one em wide, others about six tenths; turned by 14°, the text rises by a quarter of its length.
  const ems = [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 1 : 0.62), 0)
  const size = Math.floor(Math.min(width / (ems + 1), height / (0.25 * ems + 1), 44))
  return `<text x="${x}" y="${y}" transform="rotate(-14 ${x} ${y})" text-anchor="middle" font-size="${size}" fill="${chartColours.accent}" fill-opacity="0.14" aria-hidden="true">${escapeHtml(text)}</text></svg>`
}

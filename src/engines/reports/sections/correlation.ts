import { pearson } from "#statistics"
import { correlationMap } from "../charts/correlation-map.ts"
import { dataTable, details, numberCell, paragraph, row, textCell } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { nodeText, orNull, vector } from "../standing.ts"
import { fill, listOf } from "../text.ts"
import { figure, type ReportContext, type Section } from "./section.ts"

const mostDrawn = 50

export function correlationSection({ result, standing, watermark }: ReportContext): Section | null {
  const { indicators } = standing
  if (indicators.length < 2) return null
  const title = reportTexts.correlation
  if (result.entities.length < 3)
    return { id: "correlation", title, content: paragraph(reportTexts.tooFewForCorrelation) }
  const columns = indicators.map((node) => vector(result.steps.normalised?.[node.code]))
  const correlations = columns.map(() => new Array<number | null>(columns.length).fill(null))
  columns.forEach((x, i) => {
    for (let j = i; j < columns.length; j++) {
      const r = orNull(pearson(x, columns[j]!))
      correlations[i]![j] = r
      correlations[j]![i] = r
    }
  })
  const drawn = indicators.slice(0, mostDrawn)
  const others = indicators.slice(mostDrawn)
  const shown = correlations.slice(0, mostDrawn).map((line) => line.slice(0, mostDrawn))
  return {
    id: "correlation",
    title,
    content: html`${figure(reportTexts.correlationChart, (language) => correlationMap(drawn, shown, language, watermark))}
${paragraph(reportTexts.correlationNote, "note")}
${others.length > 0 && paragraph(fill(reportTexts.columnsNotDrawn, { first: drawn.length, count: others.length, names: listOf(others.map(nodeText)) }), "note")}
${details(
  reportTexts.correlationTable,
  dataTable({
    columns: [
      { head: reportTexts.indicator },
      ...indicators.map((node) => ({ head: nodeText(node), numeric: true })),
    ],
    rows: indicators.map((node, i) =>
      row(
        textCell(nodeText(node)),
        correlations[i]?.map((r) => numberCell(r, 2)),
      ),
    ),
    labelledBy: "correlation-title",
  }),
)}`,
  }
}

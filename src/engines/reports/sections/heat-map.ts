import { drawnRows } from "../charts/drawn-rows.ts"
import { heatMap } from "../charts/heat-map.ts"
import { rowName } from "../charts/ranking-chart.ts"
import { cleanText } from "../clean-text.ts"
import { dataTable, details, nameOf, numberCell, paragraph, row } from "../html/elements.ts"
import { html, type Markup } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { nodeText } from "../standing.ts"
import { fill, listOf } from "../text.ts"
import { figure, type ReportContext, type Section } from "./section.ts"

const mostRows = 60
const mostColumns = 80

export function heatMapSection(context: ReportContext): Section | null {
  const { result, standing, watermark } = context
  if (standing.indicators.length === 0 || result.entities.length === 0) return null
  const order = [...standing.ranked, ...standing.unranked]
  const drawn = drawnRows(order, mostRows, 20)
  const columns = standing.indicators.slice(0, mostColumns)
  const others = standing.indicators.slice(mostColumns)
  return {
    id: "heat-map",
    title: reportTexts.heatMap,
    content: html`${figure(reportTexts.heatMapChart, (language) => heatMap(result, standing, drawn.rows, columns, language, watermark))}
${paragraph(reportTexts.heatMapNote, "note")}
${drawn.hidden !== null && paragraph(fill(reportTexts.notDrawn, { ...drawn.hidden, first: drawn.first, last: drawn.last }), "note")}
${others.length > 0 && paragraph(fill(reportTexts.columnsNotDrawn, { first: columns.length, count: others.length, names: listOf(others.map(nodeText)) }), "note")}
${details(fill(reportTexts.normalisedTable, { rows: order.length, columns: standing.indicators.length }), normalisedTable(context, order))}`,
  }
}

function normalisedTable({ result, standing }: ReportContext, order: readonly number[]): Markup {
  return dataTable({
    columns: [
      { head: reportTexts.code },
      { head: reportTexts.name },
      ...standing.indicators.map((node) => ({ head: nodeText(node), numeric: true })),
    ],
    rows: order.map((position) =>
      row(
        html`<td class="code">${cleanText(result.entities[position]?.code ?? "")}</td>`,
        html`<td class="name">${nameOf(rowName(result, standing, position))}</td>`,
        standing.indicators.map((node) =>
          numberCell(result.steps.normalised?.[node.code]?.[position], standing.normalisedDecimals),
        ),
      ),
    ),
    labelledBy: "heat-map-title",
  })
}

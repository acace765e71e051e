import { count, mean, quantile } from "#statistics"
import { distributionChart } from "../charts/distribution-chart.ts"
import { bilingual, dataTable, numberCell, paragraph, row } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { nodeText, orNull, vectorAt } from "../standing.ts"
import { figure, type ReportContext, type Section } from "./section.ts"

export function distributionSection({ result, standing, watermark }: ReportContext): Section | null {
  if (standing.ranked.length < 2) return null
  const numeric = (head: (typeof reportTexts)[keyof typeof reportTexts]) => ({ head, numeric: true })
  const rows = standing.aggregates.map((node) => {
    const scores = vectorAt(result.scores[node.code], standing.ranked)
    const at = (p: number) => numberCell(orNull(quantile(scores, p)), standing.decimals)
    return row(
      html`<th scope="row">${bilingual(nodeText(node))}</th>`,
      numberCell(count(scores), 0),
      at(0),
      at(0.25),
      at(0.5),
      numberCell(orNull(mean(scores)), standing.decimals),
      at(0.75),
      at(1),
    )
  })
  return {
    id: "distribution",
    title: reportTexts.distribution,
    content: html`${figure(reportTexts.distributionChart, (language) => distributionChart(result, standing, language, watermark))}
${paragraph(reportTexts.distributionNote, "note")}
${dataTable({
  columns: [
    { head: reportTexts.item },
    numeric(reportTexts.count),
    numeric(reportTexts.minimum),
    numeric(reportTexts.quartile1),
    numeric(reportTexts.median),
    numeric(reportTexts.mean),
    numeric(reportTexts.quartile3),
    numeric(reportTexts.maximum),
  ],
  rows,
  labelledBy: "distribution-title",
})}`,
  }
}

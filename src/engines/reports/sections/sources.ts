import { cell, dataTable, paragraph, row } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import type { ReportContext, Section } from "./section.ts"

export function sourcesSection({ sources }: ReportContext): Section {
  return {
    id: "sources",
    title: reportTexts.sources,
    content:
      sources.length === 0
        ? paragraph(reportTexts.noSources)
        : dataTable({
            columns: [
              { head: reportTexts.title },
              { head: reportTexts.issuer },
              { head: reportTexts.number },
              { head: reportTexts.date },
              { head: reportTexts.certainty },
            ],
            rows: sources.map(({ title, issuer, number, date, certainty }) =>
              row(
                html`<td class="wide">${title}</td>`,
                cell(issuer ?? "—"),
                cell(number ?? "—"),
                cell(date ?? "—"),
                cell(certainty ?? "—"),
              ),
            ),
            labelledBy: "sources-title",
          }),
  }
}

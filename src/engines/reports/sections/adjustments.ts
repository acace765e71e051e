import { cleanText } from "../clean-text.ts"
import { cell, dataTable, nameOf, numberCell, paragraph, row, textCell } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { adjustmentWords } from "../result-words.ts"
import { labelOf, type ReportContext, type Section } from "./section.ts"

/** Bonus, deduction and veto, each with its reason and basis. */
export function adjustmentsSection(context: ReportContext): Section {
  const { result } = context
  const names = new Map(result.entities.map((entity) => [entity.code, entity.name ?? entity.code]))
  return {
    id: "adjustments",
    title: reportTexts.adjustments,
    content:
      result.adjustments.length === 0
        ? paragraph(reportTexts.noAdjustments)
        : dataTable({
            columns: [
              { head: reportTexts.entity },
              { head: reportTexts.kind },
              { head: reportTexts.points, numeric: true },
              { head: reportTexts.appliesTo },
              { head: reportTexts.reason },
              { head: reportTexts.reference },
            ],
            rows: result.adjustments.map((adjustment) =>
              row(
                cell(nameOf(cleanText(names.get(adjustment.entity) ?? adjustment.entity))),
                textCell(adjustmentWords[adjustment.kind]),
                numberCell(adjustment.points, 2),
                textCell(labelOf(context, adjustment.node)),
                html`<td class="wide">${cleanText(adjustment.reason)}</td>`,
                html`<td class="wide">${cleanText(adjustment.reference)}</td>`,
              ),
            ),
            labelledBy: "adjustments-title",
          }),
  }
}

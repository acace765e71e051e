import { cleanText } from "../clean-text.ts"
import { bar, bilingual, cell, dataTable, numberCell, paragraph, row, textCell } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { fill } from "../text.ts"
import { labelOf, type ReportContext, type Section } from "./section.ts"

const strong = 0.7

/** How much each item goes with size; a report without a size column says that nothing was tested. */
export function sizeTestSection(context: ReportContext): Section {
  const test = context.result.sizeTest
  if (test === undefined)
    return {
      id: "size-test",
      title: reportTexts.sizeTest,
      content: paragraph(reportTexts.sizeNotTested, "note"),
    }
  return {
    id: "size-test",
    title: reportTexts.sizeTest,
    content: html`${paragraph(fill(reportTexts.sizeTestNote, { size: cleanText(test.size) }), "note")}
${dataTable({
  columns: [
    { head: reportTexts.item },
    { head: reportTexts.correlationWithSize, numeric: true },
    { head: reportTexts.bar, plain: true },
    { head: reportTexts.note },
  ],
  rows: Object.entries(test.correlation).map(([node, r]) =>
    row(
      textCell(labelOf(context, node)),
      numberCell(r, 2),
      cell(bar(r, [-1, 1])),
      cell(
        r !== null && Math.abs(r) >= strong && html`<strong>${bilingual(reportTexts.sizeDriven)}</strong>`,
      ),
    ),
  ),
  labelledBy: "size-test-title",
})}`,
  }
}

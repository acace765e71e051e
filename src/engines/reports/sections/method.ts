import { describeMethod } from "../describe-method.ts"
import { bilingual, cell, code, dataTable, details, row, textCell } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { labelOf, type ReportContext, type Section } from "./section.ts"

/** Every option in plain words, and the same as it was read. */
export function methodSection(context: ReportContext): Section {
  const { result } = context
  const scales = Object.entries(result.scales)
  return {
    id: "method",
    title: reportTexts.method,
    content: html`${dataTable({
      sortable: false,
      columns: [{ head: reportTexts.methodOption }, { head: reportTexts.methodWords }],
      rows: describeMethod(result.method).map((line) =>
        row(
          html`<th scope="row">${bilingual(line.name)} ${code(line.option)}</th>`,
          html`<td class="wide">${bilingual(line.words)}</td>`,
        ),
      ),
      labelledBy: "method-title",
    })}
${
  scales.length > 0 &&
  details(
    reportTexts.scalesTable,
    dataTable({
      sortable: false,
      columns: [{ head: reportTexts.indicator }, { head: reportTexts.parameters }],
      rows: scales.map(([node, scale]) =>
        row(textCell(labelOf(context, node)), cell(code(JSON.stringify(scale)))),
      ),
      labelledBy: "method-title",
    }),
  )
}
${details(reportTexts.methodJson, html`<pre tabindex="0">${JSON.stringify(result.method, null, 2)}</pre>`)}`,
  }
}

import { cleanText } from "../clean-text.ts"
import {
  cell,
  dataTable,
  details,
  nameOf,
  numberCell,
  paragraph,
  row,
  textCell,
  valueCell,
} from "../html/elements.ts"
import { html, type Markup } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { missingWords, stepWords } from "../result-words.ts"
import { imputedCells } from "../standing.ts"
import { both, fill } from "../text.ts"
import { labelOf, type ReportContext, type Section } from "./section.ts"

/** Every missing and every imputed cell. */
export function missingSection(context: ReportContext): Section {
  const { result } = context
  const imputed = imputedCells(result)
  const count = result.missing.length
  return {
    id: "missing",
    title: reportTexts.missing,
    content: html`${
      count === 0
        ? paragraph(reportTexts.noMissing)
        : details(fill(reportTexts.missingTable, { count }), missingTable(context))
    }${
      imputed.length === 0
        ? paragraph(reportTexts.noImputed)
        : details(
            fill(reportTexts.imputedTable, { count: imputed.length }),
            dataTable({
              columns: [
                { head: reportTexts.indicator },
                { head: reportTexts.entity },
                { head: reportTexts.imputedValue, numeric: true },
                { head: reportTexts.unit },
              ],
              rows: imputed.map(({ node, position, value }) =>
                row(
                  textCell(labelOf(context, node)),
                  cell(
                    nameOf(
                      cleanText(result.entities[position]?.name ?? result.entities[position]?.code ?? ""),
                    ),
                  ),
                  valueCell(value),
                  cell(result.nodes.find(({ code }) => code === node)?.unit),
                ),
              ),
              labelledBy: "missing-title",
            }),
          )
    }`,
  }
}

/** One row per indicator, step and reason; the entities in full. */
function missingTable(context: ReportContext): Markup {
  const { result } = context
  const names = new Map(result.entities.map((entity) => [entity.code, cleanText(entity.name ?? entity.code)]))
  const rows = new Map<string, { cell: (typeof result.missing)[number]; entities: string[] }>()
  for (const entry of result.missing) {
    const key = JSON.stringify([entry.node, entry.step, entry.reason])
    const found = rows.get(key) ?? { cell: entry, entities: [] }
    found.entities.push(names.get(entry.entity) ?? entry.entity)
    rows.set(key, found)
  }
  return dataTable({
    columns: [
      { head: reportTexts.item },
      { head: reportTexts.atStep },
      { head: reportTexts.reason },
      { head: reportTexts.count, numeric: true },
      { head: reportTexts.affected },
    ],
    rows: [...rows.values()].map((found) =>
      row(
        textCell(labelOf(context, found.cell.node)),
        textCell(stepWords[found.cell.step] ?? both(found.cell.step)),
        textCell(missingWords[found.cell.reason] ?? both(found.cell.reason)),
        numberCell(found.entities.length, 0),
        html`<td class="wide">${found.entities.join("、")}</td>`,
      ),
    ),
    labelledBy: "missing-title",
  })
}

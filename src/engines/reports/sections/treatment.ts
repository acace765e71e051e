import { cleanText } from "../clean-text.ts"
import { cell, dataTable, paragraph, row, textCell } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { optionWords } from "../method-texts.ts"
import { showNumber } from "../numbers.ts"
import { reportTexts } from "../report-texts.ts"
import { both } from "../text.ts"
import { labelOf, type ReportContext, type Section } from "./section.ts"

export function treatmentSection(context: ReportContext): Section {
  const { result } = context
  const treated = result.treatment.filter(
    (entry) => entry.winsorised.length > 0 || entry.transform !== "none",
  )
  const names = new Map(result.entities.map((entity) => [entity.code, cleanText(entity.name ?? entity.code)]))
  const change = (values: readonly (number | null)[]) =>
    html`<td class="n" title="${values.map(String).join(" → ")}">${values.map((value) => showNumber(value, 2)).join(" → ")}</td>`
  const content =
    treated.length === 0
      ? paragraph(reportTexts.noTreatment)
      : dataTable({
          columns: [
            { head: reportTexts.indicator },
            { head: reportTexts.winsorisedEntities },
            { head: reportTexts.transformApplied },
            { head: reportTexts.skewness, numeric: true, plain: true },
            { head: reportTexts.kurtosis, numeric: true, plain: true },
          ],
          rows: treated.map((entry) =>
            row(
              textCell(labelOf(context, entry.node)),
              html`<td class="wide">${entry.winsorised.map((code) => names.get(code) ?? code).join("、") || "—"}</td>`,
              entry.transform === "none"
                ? cell("—")
                : textCell(
                    optionWords[`transform.${entry.transform}`] ??
                      optionWords[entry.transform] ??
                      both(entry.transform),
                  ),
              change(entry.skew),
              change(entry.kurtosis),
            ),
          ),
          labelledBy: "treatment-title",
        })
  return { id: "treatment", title: reportTexts.treatment, content }
}

import { describeIssue, type Severity } from "#issues"
import { cleanText } from "../clean-text.ts"
import { bilingual, cell, code, dataTable, paragraph, row } from "../html/elements.ts"
import { html } from "../html/html.ts"
import { reportTexts } from "../report-texts.ts"
import { severityWords } from "../result-words.ts"
import type { ReportContext, Section } from "./section.ts"

const order: readonly Severity[] = ["error", "warning", "info"]

/** Everything found in data, framework and method, errors first. */
export function issuesSection({ result, issueTexts }: ReportContext): Section {
  const issues = order.flatMap((severity) => result.issues.filter((issue) => issue.severity === severity))
  return {
    id: "issues",
    title: reportTexts.issues,
    content:
      issues.length === 0
        ? paragraph(reportTexts.noIssues)
        : dataTable({
            columns: [
              { head: reportTexts.severity },
              { head: reportTexts.what },
              { head: reportTexts.place },
            ],
            rows: issues.map((issue) =>
              row(
                html`<td class="${issue.severity}">${bilingual(severityWords[issue.severity])}</td>`,
                html`<td class="wide">${bilingual({ zh: cleanText(describeIssue(issue, "zh", issueTexts)), en: cleanText(describeIssue(issue, "en", issueTexts)) })}</td>`,
                cell(code(cleanText(issue.path))),
              ),
            ),
            labelledBy: "issues-title",
          }),
  }
}

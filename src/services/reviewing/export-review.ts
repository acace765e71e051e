import type { Actor } from "#access"
import type { Language } from "#issues"
import type { Transaction } from "#schema"
import {
  type ReturnKey,
  type SurveyContext,
  type TableAsked,
  type TableColumn,
  type TableContext,
  type TableFile,
  writeTable,
} from "#services/surveys"
import { readReview } from "./read-review.ts"

/** A review as a table: a line for each cell, with what is said of it. The read is recorded. */
export async function exportReview(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  { format = "csv", language = "zh" }: TableAsked,
  context: SurveyContext & TableContext,
): Promise<TableFile> {
  const review = await readReview(tx, actor, key, null, context)
  const finding = (code: string) => review.findings.filter(({ cells }) => cells.includes(code))
  const rows = review.cells.map((cell) => [
    cell.form,
    cell.officialCode,
    cell.label[language],
    cell.unit,
    cell.prior,
    cell.before,
    cell.value,
    lines(finding(cell.code).map(({ text }) => text[language])),
    lines(finding(cell.code).map(({ explanation }) => explanation ?? "—")),
    lines(review.openCells.filter((one) => one.cell === cell.code).map(({ reason }) => reason)),
  ])
  async function* parts() {
    yield rows
  }
  const number = review.revision?.number ?? 0
  const name = `${review.survey.example ? "示例-" : ""}${review.unit.id}-${review.survey.period}-${number}`
  return writeTable(name, columnsIn(language, review.prior?.period, review.before), parts(), format, context)
}

const lines = (texts: readonly string[]) => (texts.length === 0 ? null : texts.join("\n"))

/** Figures stay texts: a spreadsheet would round what has more than fifteen digits. */
function columnsIn(language: Language, prior: string | undefined, before: number | null): TableColumn[] {
  const zh = ["报表", "代码", "指标", "计量单位", `上期 ${prior ?? ""}`, `第 ${before ?? "—"} 版`, "本期"]
  const en = [
    "Form",
    "Code",
    "Cell",
    "Unit",
    `Last ${prior ?? ""}`,
    `Revision ${before ?? "—"}`,
    "This period",
  ]
  const heads =
    language === "zh"
      ? [...zh, "审核结果", "说明", "退回理由"]
      : [...en, "Findings", "Explanations", "Sent back"]
  return heads.map((header) => ({ header: header.trim(), kind: "text" }))
}

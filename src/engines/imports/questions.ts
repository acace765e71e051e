import type { ImportQuestion, Measure, TablePlan } from "./model.ts"
import { parseUnit } from "./units.ts"

/** What a person has to say before a table can be kept, drawn from its plan. */
export function questionsOf(
  table: TablePlan,
  measures: ReadonlyMap<string, Measure>,
  hasEntities: boolean,
): ImportQuestion[] {
  if (table.skipped) return []
  const questions: ImportQuestion[] = []
  const read = table.columns.some(({ role }) => role === "measure" || role === "value" || role === "unknown")
  if (!read) return []
  if (hasEntities)
    for (const { text, cell, code, by, candidates } of table.entities)
      if (code === null && by !== "person" && by !== "profile")
        questions.push({ kind: "entity", table: table.id, text, cell, candidates })
  for (const column of table.columns) {
    const { cell, header, candidates } = column
    if (column.role === "unknown" && column.certainty === "doubtful")
      questions.push({ kind: "column", table: table.id, column: column.column, header, cell, candidates })
    const measure = column.measure === null ? undefined : measures.get(column.measure)
    if (
      column.role === "measure" &&
      measure?.type === "number" &&
      measure.unit !== null &&
      column.factor === null
    )
      questions.push({
        kind: "unit",
        table: table.id,
        column: column.column,
        header,
        cell,
        unit: column.unit,
        wanted: measure.unit,
      })
  }
  for (const item of table.items) {
    const measure = item.measure === null ? undefined : measures.get(item.measure)
    const asked = item.by !== "person" && item.by !== "profile" && item.certainty !== "certain"
    const unitless =
      measure?.type === "number" &&
      measure.unit !== null &&
      item.factor === null &&
      parseUnit(item.unit ?? "") !== null
    if (asked || unitless)
      questions.push({
        kind: "item",
        table: table.id,
        text: item.text,
        cell: item.cell,
        candidates: unitless && measure !== undefined ? [measure.code] : item.candidates,
      })
  }
  const dated = table.columns.filter(({ role }) => role === "measure" || role === "value")
  if (
    table.period.value === null &&
    table.period.from === "unknown" &&
    (dated.length === 0 || dated.some(({ period }) => period === null)) &&
    hasPeriods(table, measures)
  ) {
    const cell = table.columns[0]?.cell ?? table.id
    questions.push({ kind: "period", table: table.id, cell })
  }
  return questions
}

/** Records of a register have their dates in fields; variables and indicators are of a period. */
function hasPeriods(table: TablePlan, measures: ReadonlyMap<string, Measure>): boolean {
  const codes = [...table.columns.map(({ measure }) => measure), ...table.items.map(({ measure }) => measure)]
  return codes.some((code) => code !== null && (measures.get(code)?.kind ?? "field") !== "field")
}

import { type Issue, issue } from "#issues"
import { hasSeveralPeriods, periodIn } from "./find-period.ts"
import type { Region } from "./find-tables.ts"
import { cellName, type Grid, rangeName } from "./grid.ts"
import { readHeader } from "./header.ts"
import type { EntityMatch, ItemMatch, PeriodPlan, SetAsideRow, TablePlan } from "./model.ts"
import { planColumns } from "./plan-columns.ts"
import { addItem, ItemNames, planEntity, type TableContext } from "./plan-names.ts"
import { isDatum, isNote } from "./row-kinds.ts"
import { sampleRows } from "./sample-rows.ts"
import type { Span } from "./split-columns.ts"
import { readTitles } from "./titles.ts"
import { parseUnit } from "./units.ts"
import { CarriedTexts, entityText, RowJudge, rowColumns, textAt } from "./walk-rows.ts"
import type { SheetRow } from "./workbook.ts"

/** Likenesses are looked for so many names; beyond, a file is of something else. */
const mostNearest = 400

/**
 * The plan of one table.
 * @param first whether it is the leftmost of its lines: notes under the lines are its
 */
export function planTable(
  grid: Grid,
  region: Region,
  span: Span,
  first: boolean,
  titles: readonly SheetRow[],
  context: TableContext,
): { plan: TablePlan; issues: Issue[] } {
  const issues: Issue[] = []
  const headerRows = region.header.map((position) => grid.at(position))
  const header = readHeader(grid, headerRows, span.left, span.right)
  const samples = sampleRows(grid, region.from, region.to, span, context.entities, context.measures)
  const titleTexts = titles.map((row) => row.cells.map(({ text }) => text).join(" "))
  const title = readTitles(titleTexts)
  const walked = { top: headerRows[0]?.line ?? 1, last: headerRows[headerRows.length - 1]?.line ?? 1 }
  const range0 = { top: walked.top, left: span.left, bottom: walked.last, right: span.right }
  // The range is needed for the id before the rows are walked: the answers are kept under it.
  const ends = lastLine(grid, region, span)
  const range = turnBack(grid, { ...range0, bottom: Math.max(ends, walked.last) })
  const id = rangeName(grid.sheet, range)
  const columns = planColumns(header, samples, {
    measures: context.measures,
    hasEntities: context.entities !== null,
    profile: context.profile,
    answers: context.answers.columns?.[id] ?? {},
    titleUnits: title.units,
    hidden: grid.hiddenColumns,
    turned: grid.turned,
  })
  const has = (role: string) => columns.some((column) => column.role === role)
  const layout = grid.turned ? "transposed" : has("item") && has("value") ? "long" : "rows"
  const at = rowColumns(columns, span)
  const carried = new CarriedTexts(grid, [at.name, at.code, at.period, at.item], walked.last + 1)
  const judge = new RowJudge(grid, at, context.entities, walked.last + 1)
  const setAside: SetAsideRow[] = []
  const entities = new Map<string, EntityMatch>()
  const items = new Map<string, ItemMatch>()
  const names = new ItemNames(at)
  const hiddenRows: number[] = []
  const repeated = new Set(region.repeated)
  let nearest = 0
  for (let position = region.from; position < region.to; position += 1) {
    const row = grid.at(position)
    if (carried.size > 0) carried.note(row)
    const within = inSpan(row, span)
    const aside = (reason: SetAsideRow["reason"], text: string) =>
      setAside.push(
        grid.turned
          ? { line: range.top, column: row.line - 1, reason, text }
          : { line: row.line, reason, text },
      )
    if (repeated.has(position)) {
      if (within.length > 0) aside("repeated-header", within[0]?.text ?? "")
      continue
    }
    // Notes stand under all tables of their lines.
    const cells = within.length === 0 && first && row.cells.length <= 2 ? row.cells : within
    if (cells.length === 0) continue
    const verdict = judge.judge(row, cells)
    if (within.length === 0 && verdict.reason !== "note") continue
    if (verdict.reason !== null) {
      if (layout === "long") names.next(row, carried)
      aside(verdict.reason, verdict.text)
      continue
    }
    if (row.hidden) hiddenRows.push(row.line)
    if (context.entities !== null) {
      const text = entityText(row, at, carried)
      if (text !== "" && !entities.has(text)) {
        const column = textAt(row, at.name, carried) === "" ? at.code : at.name
        const cell = cellName(grid, row.line, column ?? span.left)
        nearest += 1
        entities.set(text, planEntity(text, cell, row, at, carried, context, nearest > mostNearest))
      }
    }
    if (layout === "long") addItem(items, row, at, carried, grid, context, title.units, names)
  }
  const period = planPeriod(id, title, titleTexts, columns, grid, context)
  if (title.several && period.from === "unknown")
    issues.push(issue("warning", "import-several-periods", id, { text: titleTexts.join(" ") }))
  if (hiddenRows.length > 0)
    issues.push(
      issue("warning", grid.turned ? "import-hidden-columns" : "import-hidden-rows", id, {
        count: hiddenRows.length,
        lines: hiddenRows.slice(0, 20),
      }),
    )
  const unit =
    title.units.length === 0 ? null : title.units.map((text) => parseUnit(text)?.text ?? text).join("、")
  const skipped = grid.sheet.hidden
    ? !(context.answers.include ?? []).includes(id)
    : (context.answers.skip ?? []).includes(id)
  const plan: TablePlan = {
    id,
    sheet: grid.sheet.name,
    skipped,
    layout,
    range,
    title: titleTexts.join(" ").trim(),
    titleLines: titles.map(({ line }) => line),
    headerLines: headerRows.map(({ line }) => line),
    period,
    unit,
    columns,
    entities: [...entities.values()],
    items: [...items.values()],
    setAside,
  }
  if (!skipped) issues.push(...columnIssues(plan, context))
  if (context.entities !== null && at.name === null && at.code === null && !skipped)
    issues.push(issue("error", "import-no-entity-column", id))
  return { plan, issues }
}

function inSpan(row: SheetRow, span: Span): SheetRow["cells"] {
  const { cells } = row
  const last = cells[cells.length - 1]
  if (last === undefined || ((cells[0]?.column ?? 0) >= span.left && last.column <= span.right)) return cells
  return cells.filter(({ column }) => column >= span.left && column <= span.right)
}

/** The last line with a cell within; what stands from the first note under the table on is not of its range. */
function lastLine(grid: Grid, region: Region, span: Span): number {
  let last = 0
  for (let position = region.to - 1; position >= region.from; position -= 1) {
    const row = grid.at(position)
    const cells = inSpan(row, span)
    const [first] = cells
    if (first === undefined) continue
    const note = isNote(first.text)
    if (!note && (cells.length > 1 || isDatum(first))) return Math.max(last, row.line)
    if (note) last = 0
    else last = Math.max(last, row.line)
  }
  return last
}

/** The range on the sheet, whichever way the grid lies. */
function turnBack(grid: Grid, range: TablePlan["range"]): TablePlan["range"] {
  return grid.turned
    ? { top: range.left + 1, left: range.top - 1, bottom: range.right + 1, right: range.bottom - 1 }
    : range
}

function planPeriod(
  id: string,
  title: ReturnType<typeof readTitles>,
  titleTexts: readonly string[],
  columns: TablePlan["columns"],
  grid: Grid,
  context: TableContext,
): PeriodPlan {
  const answer = context.answers.periods?.[id]
  if (answer !== undefined) return { from: "given", value: answer }
  if (columns.some(({ role }) => role === "period")) return { from: "column", value: null }
  const measured = columns.filter(({ role }) => role === "measure" || role === "value")
  if (measured.length > 0 && measured.every(({ period }) => period !== null)) {
    const periods = new Set(measured.map(({ period }) => period))
    return { from: "headers", value: periods.size === 1 ? (measured[0]?.period ?? null) : null }
  }
  if (context.period !== undefined) return { from: "given", value: context.period }
  if (title.period !== null) return { from: "title", value: title.period }
  if (title.several || hasSeveralPeriods(titleTexts.join(" "))) return { from: "unknown", value: null }
  const sheet = grid.sheet.name === null ? null : periodIn(grid.sheet.name)
  if (sheet !== null) return { from: "sheet", value: sheet }
  const file = periodIn(context.source.replace(/\.[a-z]+$/i, ""))
  return file === null ? { from: "unknown", value: null } : { from: "file", value: file }
}

/** What the columns leave to be known; the questions are drawn from the plan itself. */
function columnIssues(plan: TablePlan, context: TableContext): Issue[] {
  const issues: Issue[] = []
  const measured = plan.columns.filter(({ role }) => role === "measure")
  for (const column of plan.columns) {
    const { cell, header } = column
    if (column.hidden) issues.push(issue("warning", "import-hidden-column", cell, { header }))
    if (column.role === "unknown" && column.certainty === "none" && header !== "")
      issues.push(issue("warning", "import-column-unknown", cell, { header }))
    const measure = column.measure === null ? undefined : context.measures.byCode.get(column.measure)
    if (column.role === "measure" && measure?.unit != null && column.unit === null && column.factor !== null)
      issues.push(issue("info", "import-unit-assumed", cell, { header, unit: measure.unit }))
    if (column.digits === null || column.role !== "measure") continue
    const last = context.profile?.columns.find(({ measure }) => measure === column.measure)?.digits
    const beside = measured.find(
      (other) => other !== column && other.measure === column.measure && other.digits !== null,
    )
    const usual = last ?? beside?.digits ?? null
    if (usual !== null && Math.abs(usual - column.digits) >= 2.5)
      issues.push(
        issue("warning", "import-magnitude", cell, {
          header,
          digits: column.digits,
          usual,
          unit: column.unit,
        }),
      )
  }
  return issues
}

import { type Issue, issue } from "#issues"
import { periodOfHeader } from "./find-period.ts"
import { type Region, TableFinder } from "./find-tables.ts"
import { type Grid, gridOf, turn } from "./grid.ts"
import { headerWord, roleOfHeader } from "./header-words.ts"
import { type EntityIndex, findEntity, indexEntities } from "./match-entity.ts"
import { indexMeasures, lookUp, type MeasureIndex } from "./match-measure.ts"
import type { ImportAnswers, ImportDictionary, ImportPlan, ImportProfile, TablePlan } from "./model.ts"
import type { TableContext } from "./plan-names.ts"
import { planTable } from "./plan-table.ts"
import { isDatum, isNote, namesSeveral } from "./row-kinds.ts"
import { scan } from "./scan-rows.ts"
import { type Span, splitColumns } from "./split-columns.ts"
import type { Sheet, SheetRow, Workbook } from "./workbook.ts"

export interface ProposalOptions {
  readonly profile?: ImportProfile | undefined
  /** Answers of a person: they come over profile and file. */
  readonly answers?: ImportAnswers | undefined
  /** Period of the whole file, where neither columns nor headers give one. */
  readonly period?: string | undefined
}

const forReference = "仅供参照，不导入"

/**
 * How a workbook would be read: its tables, columns, entities, units and periods, each with how sure that is. Whatever
 * is doubtful becomes a question of `readImport`. The same workbook, dictionary and options give the same plan.
 */
export function proposeImport(
  workbook: Workbook,
  dictionary: ImportDictionary,
  options: ProposalOptions = {},
): { plan: ImportPlan; issues: Issue[] } {
  const issues: Issue[] = []
  const context: TableContext = {
    measures: indexMeasures(dictionary.measures),
    entities: dictionary.entities === null ? null : indexEntities(dictionary.entities),
    profile: options.profile,
    answers: options.answers ?? {},
    source: workbook.source,
    period: options.period,
  }
  const isWord = headerWord(context.measures)
  const tables: TablePlan[] = []
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) issues.push(issue("warning", "import-hidden-sheet", sheet.name ?? workbook.source))
    const grid = gridOf(sheet)
    // Sheets of our own templates that show last year's figures, definitions or choices say so in their first line.
    const reference =
      sheet.rows.count > 0 && sheet.rows.at(0).cells.some(({ text }) => text.startsWith(forReference))
    const regions = new TableFinder(grid, scan(grid), isWord).find()
    if (regions.length === 0 && sheet.rows.count > 0)
      issues.push(issue("warning", "import-no-table", sheet.name ?? workbook.source))
    let before: readonly SheetRow[] = []
    for (const region of regions) {
      const above = region.titles.map((position) => sheet.rows.at(position))
      // 续表: what stands over the table that it goes on with holds for it.
      const continued = above.some(({ cells }) => cells.some(({ text }) => /^\s*[(（]?\s*续/.test(text)))
      const titles = continued ? [...before, ...above] : above
      before = titles
      splitColumns(grid, region).forEach((span, at) => {
        const across = findAcross(grid, region, span, context.entities, context.measures)
        const own = titlesOver(titles, span, at === 0)
        const planned =
          across === null
            ? planTable(grid, region, span, at === 0, own, context)
            : planTurned(sheet, grid, region, span, across, own, context)
        if (reference) tables.push({ ...planned.plan, skipped: true })
        else {
          tables.push(planned.plan)
          issues.push(...planned.issues)
        }
      })
    }
  }
  return { plan: { tables }, issues }
}

/** Of titles side by side, those over the columns; a line of one cell stands over all. */
function titlesOver(titles: readonly SheetRow[], span: Span, first: boolean): SheetRow[] {
  return titles.flatMap((row) => {
    if (row.cells.length === 1) return [row]
    const cells = row.cells.filter(({ column }) => column >= span.left && column <= span.right)
    return cells.length === 0 && !first ? [] : [{ ...row, cells: cells.length === 0 ? row.cells : cells }]
  })
}

/**
 * The first column of entities when they stand across and the measures down; `null`: the table stands as usual.
 */
function findAcross(
  grid: Grid,
  region: Region,
  span: Span,
  entities: EntityIndex | null,
  measures: MeasureIndex,
): number | null {
  const heads = region.header.flatMap((position) =>
    grid.at(position).cells.filter(({ column }) => column >= span.left && column <= span.right),
  )
  const named = heads.filter(({ text }) => lookUp(text, measures)?.certainty === "certain")
  const down = new Map<number, number>()
  let rows = 0
  for (let position = region.from; position < region.to && rows < 60; position += 1) {
    rows += 1
    for (const cell of grid.at(position).cells)
      if (
        cell.column <= span.left + 3 &&
        !isDatum(cell) &&
        lookUp(bare(cell.text), measures)?.certainty === "certain"
      )
        down.set(cell.column, (down.get(cell.column) ?? 0) + 1)
  }
  const most = Math.max(0, ...down.values())
  if (most === 0 || named.length >= most) return null
  const labels = [...down].filter(([, count]) => count === most).map(([column]) => column)
  const label = labels[0] ?? span.left
  if (entities === null) {
    // 本期金额, 上期金额: the statement of one enterprise, which does not say whose.
    if (heads.some(({ text }) => /[本上][期年月季]|[期年][末初]|金额|累计/.test(text))) return null
    if (most < 2 || heads.some(({ text }) => roleOfHeader([text]) === "value")) return null
    const free = heads.filter(({ column, text }) => column > label && roleOfHeader([text]) === null)
    return free[0]?.column ?? null
  }
  const beyond = heads.filter(({ column }) => column > label)
  const across = new Set(
    beyond.filter(({ text }) => findEntity(text, entities) !== null).map(({ column }) => column),
  )
  // Sums, regions and remainders stand among the entities; periods and notes below them.
  const sums = beyond.filter(({ column, text }) => !across.has(column) && namesSeveral(text))
  const passed = new Set([...across, ...sums.map(({ column }) => column)])
  const others = new Set(
    beyond
      .filter(
        ({ column, text }) => column > label + 1 && !passed.has(column) && periodOfHeader(text) === null,
      )
      .map(({ column }) => column),
  )
  return across.size === 0 || others.size > passed.size ? null : Math.min(...passed)
}

const bare = (text: string) => text.replace(/[（(【[][^）)】\]]*[）)】\]]\s*$/, "")

function planTurned(
  sheet: Sheet,
  grid: Grid,
  region: Region,
  span: Span,
  firstEntity: number,
  titles: readonly SheetRow[],
  context: TableContext,
): ReturnType<typeof planTable> {
  const top = grid.at(region.header[0] ?? 0).line
  let end = region.to
  const notes: SheetRow[] = []
  for (let position = region.from; position < region.to; position += 1) {
    const row = grid.at(position)
    if (!isNote(row.cells[0]?.text ?? "")) continue
    end = position
    break
  }
  for (let position = end; position < region.to; position += 1) notes.push(grid.at(position))
  const bottom = grid.at(Math.max(end - 1, region.from)).line
  const turned = turn(sheet, region.header[0] ?? 0, end, { top, left: span.left, bottom, right: span.right })
  const positions = Array.from({ length: turned.count }, (_, at) => at)
  const heads = positions.filter((at) => turned.at(at).line - 1 < firstEntity)
  const planned = planTable(
    turned,
    { titles: [], header: heads, from: heads.length, to: turned.count, repeated: [] },
    { left: top - 1, right: bottom - 1 },
    true,
    titles,
    context,
  )
  const setAside = [
    ...planned.plan.setAside,
    ...notes.map((row) => ({ line: row.line, reason: "note" as const, text: row.cells[0]?.text ?? "" })),
  ]
  return { plan: { ...planned.plan, setAside }, issues: planned.issues }
}

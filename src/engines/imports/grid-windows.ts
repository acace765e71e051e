import type { GridWindow } from "./import-task.ts"
import { markCells } from "./mark-cells.ts"
import type { ImportDictionary, ImportPlan, TablePlan } from "./model.ts"
import type { Workbook } from "./workbook.ts"

const firstLines = 30
const lastLines = 10
const mostColumns = 60
const mostTables = 20

/** The first and last lines of each table as they stand, with what becomes of each cell. */
export function gridWindows(
  workbook: Workbook,
  plan: ImportPlan,
  dictionary: ImportDictionary,
): GridWindow[] {
  return plan.tables.slice(0, mostTables).map((table) => {
    const { lines, omitted } = linesShown(table)
    const { left } = table.range
    const right = Math.min(table.range.right, left + mostColumns - 1)
    return {
      table: table.id,
      sheet: table.sheet,
      left,
      right,
      omitted,
      lines: markCells(workbook, plan, dictionary, table.id, lines).map(({ line, cells }) => ({
        line,
        cells: cells
          .filter(({ column }) => column >= left && column <= right)
          .map((cell) => ({ ...cell, text: cell.text.slice(0, 200) })),
      })),
    }
  })
}

/** Titles, the table, and the notes that were set aside below it. */
function linesShown(table: TablePlan): { readonly lines: number[]; readonly omitted: number } {
  const { top, bottom } = table.range
  const around = new Set(table.titleLines)
  if (table.layout !== "transposed") for (const { line } of table.setAside) around.add(line)
  const before = [...around].filter((line) => line < top).sort((a, b) => a - b)
  const after = [...around].filter((line) => line > bottom).sort((a, b) => a - b)
  const inside = bottom - top + 1
  const count = before.length + inside + after.length
  const most = firstLines + lastLines
  const lines: number[] = []
  for (let place = 0; place < count; place += 1) {
    if (count > most && place >= firstLines && place < count - lastLines) place = count - lastLines
    const within = place - before.length
    lines.push((within < 0 ? before[place] : within < inside ? top + within : after[within - inside]) ?? top)
  }
  return { lines, omitted: Math.max(0, count - most) }
}

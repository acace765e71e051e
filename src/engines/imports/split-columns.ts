import type { Region } from "./find-tables.ts"
import { foldText } from "./fold.ts"
import type { Grid } from "./grid.ts"
import { roleOfHeader } from "./header-words.ts"

export interface Span {
  readonly left: number
  readonly right: number
}

/** Rows looked at for which columns are in use. */
const sample = 40

/**
 * The columns of a region as one table or several side by side: parted by a blank column when the part to the right
 * names its own rows, or where the header begins anew (序号 高新区 营业收入 序号 高新区 营业收入).
 */
export function splitColumns(grid: Grid, region: Region): Span[] {
  const heads = new Map<number, string[]>()
  const lines: number[] = []
  for (const position of region.header) {
    const row = grid.at(position)
    lines.push(row.line)
    for (const { column, text } of row.cells) heads.set(column, [...(heads.get(column) ?? []), text])
  }
  const top = lines[0] ?? 0
  const bottom = lines[lines.length - 1] ?? 0
  const covered = new Set(heads.keys())
  for (const merge of grid.merges)
    if (merge.top >= top && merge.top <= bottom)
      for (let column = merge.left; column <= merge.right; column += 1) covered.add(column)
  const used = new Map<number, number>()
  let rows = 0
  for (let position = region.from; position < region.to && rows < sample; position += 1) {
    const row = grid.at(position)
    if (row.cells.length < 2) continue
    rows += 1
    for (const { column } of row.cells) used.set(column, (used.get(column) ?? 0) + 1)
  }
  const often = (column: number) => (used.get(column) ?? 0) * 2 >= rows && rows > 0
  let left = Math.min(...covered)
  let right = Math.max(...covered)
  while (left > 0 && often(left - 1)) left -= 1
  while (often(right + 1)) right += 1
  const isName = (column: number) => {
    const role = roleOfHeader([(heads.get(column) ?? [])[0] ?? ""])
    return role === "entity-name" || role === "entity-code" || role === "serial"
  }
  const parts: { left: number; right: number }[] = []
  let start: number | null = null
  for (let column = left; column <= right + 1; column += 1) {
    const inUse = column <= right && (covered.has(column) || (used.get(column) ?? 0) > 0)
    if (inUse && start === null) start = column
    if (!inUse && start !== null) {
      parts.push({ left: start, right: column - 1 })
      start = null
    }
  }
  const spans: { left: number; right: number }[] = []
  for (const part of parts) {
    const last = spans[spans.length - 1]
    const own = part.right > part.left && [part.left, part.left + 1].some(isName)
    const busy = Array.from({ length: part.right - part.left + 1 }, (_, at) => used.get(part.left + at) ?? 0)
    if (last === undefined || own) spans.push({ ...part })
    else if (busy.some((count) => count > 1 || (rows <= 2 && count > 0)) && part.left - last.right <= 3)
      last.right = part.right
  }
  return spans.flatMap((span) => splitRepeated(span, heads))
}

/** Where the first columns' headers come again with a name among them, the next table begins. */
function splitRepeated(span: Span, heads: ReadonlyMap<number, readonly string[]>): Span[] {
  const key = (column: number) => (heads.get(column) ?? []).map(foldText).join("|")
  const first = key(span.left)
  if (first === "" || span.right - span.left < 3) return [span]
  const name = [span.left, span.left + 1].find((column) =>
    ["entity-name", "entity-code"].includes(roleOfHeader([(heads.get(column) ?? [])[0] ?? ""]) ?? ""),
  )
  if (name === undefined) return [span]
  const starts = [span.left]
  for (let column = span.left + 2; column < span.right; column += 1)
    if (key(column) === first && key(column + name - span.left) === key(name)) starts.push(column)
  return starts.map((left, at) => ({ left, right: (starts[at + 1] ?? span.right + 1) - 1 }))
}

import type { Texts } from "./draft-cells.ts"

/** What was taken from a paste, and what found no cell. */
export interface Pasted {
  readonly texts: Texts
  readonly cells: number
  /** Texts below the last cell of the form. */
  readonly beyond: number
}

/**
 * A copied range of a spreadsheet, as rows of texts: tabs and line ends between cells; a cell that holds either is quoted.
 * The empty line that ends a copy is none.
 */
export function pastedRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ""
  let quoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell.trim())
    cell = ""
  }
  const given = text.replace(/\r\n?/g, "\n").replace(/\n$/, "")
  for (let i = 0; i < given.length; i++) {
    const sign = given[i] ?? ""
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (given[i + 1] === '"') {
        cell += sign
        i++
      } else quoted = false
    } else if (sign === '"' && cell === "" && closes(given, i)) quoted = true
    else if (sign === "\t") endCell()
    else if (sign === "\n") {
      endCell()
      rows.push([])
    } else cell += sign
  }
  endCell()
  return rows
}

/** A quote that begins a cell is a mark of the copy only where one ends it. */
const closes = (text: string, at: number) => /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(text.slice(at))

/**
 * Fills cells downwards from one. A column goes line by line. A block goes by its code column where it has one
 * (`QC05_0 … 12.5`: the last text of each line, wherever the cell stands); otherwise only its first column is taken.
 *
 * @param order codes of cells from top to bottom
 * @param codeOf official code in capitals → code
 */
export function fillDown(
  rows: readonly (readonly string[])[],
  start: string,
  order: readonly string[],
  codeOf: ReadonlyMap<string, string>,
): Pasted {
  const texts: Record<string, string> = {}
  const coded = rows.map((row) => {
    const at = row.findIndex((text) => codeOf.has(text.toUpperCase()))
    return {
      code: at < 0 ? undefined : codeOf.get((row[at] ?? "").toUpperCase()),
      value: row.at(-1),
      at,
      row,
    }
  })
  if (
    rows.some((row) => row.length > 1) &&
    coded.some(({ code, at, row }) => code !== undefined && at < row.length - 1)
  ) {
    let beyond = 0
    for (const { code, value, at, row } of coded)
      if (code !== undefined && at < row.length - 1) texts[code] = value ?? ""
      else if (row.some((text) => text !== "")) beyond++
    return { texts, cells: Object.keys(texts).length, beyond }
  }
  const first = order.indexOf(start)
  let beyond = 0
  for (const [i, row] of rows.entries()) {
    const code = first < 0 ? undefined : order[first + i]
    if (code === undefined) beyond++
    else texts[code] = row[0] ?? ""
  }
  const besides = rows.reduce((sum, row) => sum + row.slice(1).filter((text) => text !== "").length, 0)
  return { texts, cells: Object.keys(texts).length, beyond: beyond + besides }
}

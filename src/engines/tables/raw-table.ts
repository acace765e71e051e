/** A table as it stands in a file: every cell is text, exactly as read. The first row that is not blank is the header. */
export interface RawTable {
  /** Name of the file, as people know it. */
  readonly source: string
  /** `null`: the kind of file has no sheets. */
  readonly sheet: string | null
  readonly header: readonly string[]
  readonly rows: readonly RawRow[]
  /** Of a text file: "utf-8", "utf-16le", "utf-16be", "gb18030". */
  readonly encoding?: string
}

export interface RawRow {
  /** Line or row in the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The letter that a spreadsheet shows over a column.
 * @param index from 0
 * @example columnLetter(0) // "A"
 * @example columnLetter(27) // "AB"
 */
export function columnLetter(index: number): string {
  const before = Math.floor(index / 26)
  return (before > 0 ? columnLetter(before - 1) : "") + String.fromCharCode(65 + (index % 26))
}

type Place = Pick<RawTable, "source" | "sheet">

/** The file, with its sheet where it has one: `data.xlsx/Sheet1`. */
export const tablePath = ({ source, sheet }: Place): string =>
  sheet === null ? source : `${source}/${sheet}`

/** One cell: `data.csv!C5`. */
export const cellPath = (table: Place, line: number, index: number): string =>
  `${tablePath(table)}!${columnLetter(index)}${line}`

/** One row: `data.csv!5`. */
export const rowPath = (table: Place, line: number): string => `${tablePath(table)}!${line}`

/** One column: `data.csv!C`. */
export const columnPath = (table: Place, index: number): string =>
  `${tablePath(table)}!${columnLetter(index)}`

export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ""

/** Cells of a row beyond its end are blank. */
export const cellAt = (cells: readonly string[], index: number | undefined): string =>
  (index === undefined ? "" : (cells[index] ?? "")).trim()

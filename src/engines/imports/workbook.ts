/** A workbook as a person sees it, whatever the file was: xlsx, xls, csv, or the tables of a docx. */
export interface Workbook {
  /** Name of the file, as people know it. */
  readonly source: string
  /** SHA-256 of the file, hex. */
  readonly digest: string
  readonly format: "xlsx" | "xls" | "csv" | "docx"
  /** Of a text file: "utf-8", "utf-16le", "utf-16be", "gb18030". */
  readonly encoding?: string
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  /** `null`: the kind of file has no sheets. Of a docx: 表1, 表2 … in the order of the document. */
  readonly name: string | null
  readonly hidden: boolean
  /** Columns that are hidden, from 0. */
  readonly hiddenColumns: readonly number[]
  readonly merges: readonly MergedRange[]
  readonly rows: SheetRows
}

/**
 * The rows with a cell that is not blank, in order. They are kept packed and unpacked on each call, so that ten million
 * cells fit into memory: walk them, do not collect them.
 */
export interface SheetRows {
  readonly count: number
  /** @param position from 0; not the row's number */
  at(position: number): SheetRow
}

export interface SheetRow {
  /** Number of the row or line in the file, from 1. */
  readonly line: number
  readonly hidden: boolean
  /** Cells that are not blank, by column. */
  readonly cells: readonly SheetCell[]
}

/** A cell that is not blank, or that something is to be told about. */
export interface SheetCell {
  /** From 0. */
  readonly column: number
  /** Numbers in their shortest decimal form, dates as 2024-01-31 (2024-01 where shown so), truth as TRUE and FALSE. */
  readonly text: string
  readonly kind: "text" | "number" | "date" | "truth" | "error"
  /** `percent`: a number shown with %, the text is the share (0.125). */
  readonly note?: "percent" | "formula-without-value"
}

/** Rows from 1, columns from 0, both ends within. */
export interface MergedRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

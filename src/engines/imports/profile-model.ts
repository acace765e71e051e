import type { Words } from "#issues"
import type { ColumnRole } from "./model.ts"

/** A mapping that is kept for next year: a file of imports/ in a pack. */
export interface ImportProfile {
  readonly id: string
  readonly title: Words | string
  readonly description?: Words | string
  /** Rows of entities of the population, enterprises that bring their own code, or records of a register. */
  readonly rows: "entities" | "enterprises" | "records"
  /** Register whose records the rows are. */
  readonly register?: string
  /** Words of which one stands in the file's name, a sheet's name or a title. */
  readonly recognise?: readonly string[]
  readonly columns: readonly ProfileColumn[]
  /** Text in files → code of the entity; `null`: set aside. */
  readonly entities?: Readonly<Record<string, string | null>>
  /** Of the layout `long`: text in files → code of the measure; `null`: ignored. */
  readonly items?: Readonly<Record<string, string | null>>
  /** Where the columns are known from. */
  readonly reference?: unknown
}

export interface ProfileColumn {
  /** Headers, as joined, that mean this column; compared without blanks, brackets' width and case. */
  readonly headers: readonly string[]
  readonly role?: ColumnRole
  readonly measure?: string
  /** Unit of the cells where the header and title say none. */
  readonly unit?: string
  /** Digits before the point in last year's file, in the measure's unit. */
  readonly digits?: number
  /** Seen in a file, or known from memory. */
  readonly certainty?: "verified" | "memory"
}

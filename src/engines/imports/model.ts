import type { Issue, Words } from "#issues"

/** What columns and rows of a file can mean; made from a pack. */
export interface ImportDictionary {
  /** Variables, indicators, or the fields of a register. */
  readonly measures: readonly Measure[]
  /** Entities that rows may name. `null`: each row brings its own, or is a record. */
  readonly entities: readonly KnownEntity[] | null
}

export interface Measure {
  readonly code: string
  readonly kind: "variable" | "indicator" | "field"
  readonly label: Words
  /** Whatever headers call it besides its code and label: survey code, short forms, synonyms. */
  readonly names: readonly string[]
  /** Unit that values are kept in; `null`: none. */
  readonly unit: string | null
  readonly type: "number" | "text" | "date" | "code"
  /** Of a coded measure: what cells may say for each code. */
  readonly choices?: readonly { readonly code: string; readonly names: readonly string[] }[]
  /** It says who or which the row is: a USCC, a certificate's number. */
  readonly identifies?: boolean
}

export interface KnownEntity {
  readonly code: string
  /** Official name first, then short name and aliases. */
  readonly names: readonly string[]
}

/** How sure a match is: `certain` needs nobody; `doubtful` is asked; `none` was not found. */
export type Certainty = "certain" | "doubtful" | "none"

/** How a file is read. Proposed, changed by a person, and then kept: nothing but this decides what is read. */
export interface ImportPlan {
  readonly tables: readonly TablePlan[]
}

export interface TablePlan {
  /** `Sheet1!A3:K40`; of a csv `A3:K40`. */
  readonly id: string
  readonly sheet: string | null
  /** Nothing of it is read. */
  readonly skipped: boolean
  /**
   * `rows`: an entity or record per row. `transposed`: one per column; then `ColumnPlan.column` is the line − 1 and
   * `headerLines` are columns + 1. `long`: one value per row, its measure named in the column `item`.
   */
  readonly layout: "rows" | "transposed" | "long"
  /** Rows from 1, columns from 0. */
  readonly range: {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }
  /** What stands over the table. */
  readonly title: string
  readonly titleLines: readonly number[]
  readonly headerLines: readonly number[]
  readonly period: PeriodPlan
  /** The unit that the title gives to all columns without one of their own (单位：万元). */
  readonly unit: string | null
  readonly columns: readonly ColumnPlan[]
  /** Every different name of an entity in the table, in the order of its first cell. Empty for records. */
  readonly entities: readonly EntityMatch[]
  /** Of the layout `long`: every different name of a measure, with its unit where a column gives one. */
  readonly items: readonly ItemMatch[]
  /** Rows from the header on that are no data, each with its reason. */
  readonly setAside: readonly SetAsideRow[]
}

export interface PeriodPlan {
  readonly from: "title" | "sheet" | "file" | "column" | "headers" | "given" | "unknown"
  /** 2024, 2024-Q1, 2024-01; `null`: by row, or unknown. */
  readonly value: string | null
}

/** `item`, `value`, `unit`: the three columns of the layout `long`. */
export type ColumnRole =
  | "measure"
  | "entity-code"
  | "entity-name"
  | "period"
  | "group"
  | "serial"
  | "item"
  | "value"
  | "unit"
  | "ignored"
  | "unknown"

export interface ColumnPlan {
  /** From 0. */
  readonly column: number
  /** Cell of the lowest line of its header: `Sheet1!C4`. */
  readonly cell: string
  readonly hidden: boolean
  /** The header's lines joined, without the unit. */
  readonly header: string
  readonly role: ColumnRole
  /** Code of the measure, or name of the group. */
  readonly measure: string | null
  readonly by: "code" | "name" | "synonym" | "profile" | "person" | null
  readonly certainty: Certainty
  /** Codes that it could also be, the likeliest first. */
  readonly candidates: readonly string[]
  /** As the header, the title or the profile gives it. */
  readonly unit: string | null
  readonly unitFrom: "header" | "title" | "profile" | "person" | null
  /** `null`: none is needed, or the units cannot be converted (an issue says so). */
  readonly factor: Factor | null
  /** A column of one period of its own (2023年, 2024年 side by side). */
  readonly period: string | null
  /** Digits before the point, on average over the first rows, in the measure's unit: a slip of 1,000 shows in it. */
  readonly digits: number | null
}

/** Exact: value in the measure's unit = value in the file × `times` ÷ `over`. */
export interface Factor {
  readonly from: string
  readonly to: string
  readonly times: string
  readonly over: string
}

export interface EntityMatch {
  readonly text: string
  /** First cell that says it: `Sheet1!B5`. */
  readonly cell: string
  /** `null`: none, or set aside by a person or profile. */
  readonly code: string | null
  readonly by: "code" | "name" | "alias" | "likeness" | "profile" | "person" | null
  readonly certainty: Certainty
  readonly candidates: readonly string[]
}

/** A measure named in a cell of the column `item`. */
export interface ItemMatch {
  readonly text: string
  readonly cell: string
  readonly measure: string | null
  readonly by: "code" | "name" | "synonym" | "profile" | "person" | null
  readonly certainty: Certainty
  readonly candidates: readonly string[]
  readonly unit: string | null
  readonly factor: Factor | null
}

export type SetAsideReason =
  | "total"
  | "subtotal"
  | "note"
  | "repeated-header"
  | "blank"
  | "group-heading"
  | "person"

export interface SetAsideRow {
  readonly line: number
  /** The whole column is set aside, not the line: a total of a transposed table. */
  readonly column?: number
  readonly reason: SetAsideReason
  readonly text: string
}

/** Why a cell has no value. */
export type MissingReason = "blank" | "dash" | "not-applicable" | "not-known" | "not-reported" | "secret"

/**
 * One row that was read, for one period; a line with columns of two periods gives two of them. In the layout `long` a
 * row holds one value, in `transposed` a row is a column of the sheet and `line` its number from 1.
 */
export interface ReadRow {
  readonly line: number
  /** Code of the entity, or `null` for a record. */
  readonly entity: string | null
  readonly name: string
  readonly period: string | null
  readonly values: readonly ReadValue[]
}

/**
 * A value in the measure's own unit as exact decimal text (or text, date, code), or why there is none, with the cell it
 * stands in and what stands there. A blank cell under a measure is missing too.
 */
export type ReadValue =
  | { readonly measure: string; readonly text: string; readonly cell: string; readonly raw: string }
  | { readonly measure: string; readonly missing: MissingReason; readonly cell: string; readonly raw: string }

/** Where every cell of a file that is not blank went; the parts add up to `cells`. Blank ones are not counted. */
export interface CellAccount {
  readonly cells: number
  readonly values: number
  readonly missing: number
  readonly names: number
  readonly headers: number
  readonly titles: number
  readonly setAside: number
  readonly notRead: number
}

/** A cell that nothing was made of, and why. */
export interface UnreadCell {
  readonly cell: string
  readonly text: string
  readonly reason:
    | SetAsideReason
    | "outside-a-table"
    | "column-unknown"
    | "column-ignored"
    | "entity-unknown"
    | "table-skipped"
    | "hidden-sheet"
    | "not-a-number"
    | "not-a-date"
    | "not-a-choice"
    | "digits-lost"
    | "merged-value"
    | "unit-unknown"
    | "period-unknown"
    | "duplicate"
    | "error-cell"
    | "serial-number"
}

export interface ImportOutcome {
  readonly account: CellAccount
  /** The first ones; `unreadCount` counts all. */
  readonly unread: readonly UnreadCell[]
  readonly unreadCount: number
  readonly rows: number
  readonly issues: readonly Issue[]
  /** Questions that a person has to answer before the file can be kept; empty: it can. */
  readonly questions: readonly ImportQuestion[]
}

export type ImportQuestion =
  | {
      readonly kind: "entity"
      readonly table: string
      readonly text: string
      readonly cell: string
      readonly candidates: readonly string[]
    }
  | {
      readonly kind: "column"
      readonly table: string
      readonly column: number
      readonly header: string
      readonly cell: string
      readonly candidates: readonly string[]
    }
  | {
      readonly kind: "unit"
      readonly table: string
      readonly column: number
      readonly header: string
      readonly cell: string
      readonly unit: string | null
      readonly wanted: string
    }
  | {
      readonly kind: "item"
      readonly table: string
      readonly text: string
      readonly cell: string
      readonly candidates: readonly string[]
    }
  | { readonly kind: "period"; readonly table: string; readonly cell: string }

/** Answers of a person, laid over a proposal; also what a profile remembers. */
export interface ImportAnswers {
  readonly skip?: readonly string[]
  /** Tables that were proposed as skipped (hidden sheets) and are to be read. */
  readonly include?: readonly string[]
  readonly periods?: Readonly<Record<string, string>>
  /** By table id, then column number. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, ColumnAnswer>>>>
  /** Text in the file → code; the text itself: an entity that stands in no list, by its name; `null`: set aside. */
  readonly entities?: Readonly<Record<string, string | null>>
  /** Of the layout `long`: text in the file → code of the measure; `null`: ignored. */
  readonly items?: Readonly<Record<string, string | null>>
}

export interface ColumnAnswer {
  readonly role: ColumnRole
  readonly measure?: string | null
  readonly unit?: string | null
}

export type { ImportProfile, ProfileColumn } from "./profile-model.ts"

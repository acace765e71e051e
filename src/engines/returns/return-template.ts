import type { Language, Words } from "#issues"

/** The workbook to fill for the forms of a survey; an adapter writes it. */
export interface ReturnTemplate {
  readonly title: Words
  /** Lines over the guide: number, maker, approval, validity of each form. */
  readonly heads: readonly string[]
  readonly columns: readonly ReturnTemplateColumn[]
  /** Units that are known: texts in the order of the columns, `null` where nothing is known yet. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Last period's values in the same columns; left out: none. */
  readonly previous?: {
    readonly period: string | null
    readonly rows: readonly (readonly (string | null)[])[]
  }
  readonly language: Language
}

export interface ReturnTemplateColumn {
  /** As the form prints it. */
  readonly code: string
  readonly label: Words
  readonly type: "number" | "text" | "date" | "truth"
  readonly unit?: string
  readonly decimals?: number
  readonly form: string
  readonly definition?: string
  /** What a drop-down offers, with names. */
  readonly choices?: readonly { readonly code: string; readonly name: string }[]
}

import type { Language, Words } from "#issues"

/** One column of a list to fill. */
export interface ListTemplateColumn {
  readonly code: string
  /** As an import knows it without a question. */
  readonly header: string
  readonly label: Words
  readonly unit?: string
  readonly type: "text" | "number" | "date" | "choice"
  readonly required?: boolean
  /** Texts that the drop-down offers. */
  readonly choices?: readonly string[]
  /** Other heads that an import knows. */
  readonly names?: readonly string[]
  readonly definition?: string
  readonly source?: string
  /** Filled in already, and not to be changed. */
  readonly locked?: boolean
}

/** What a list to fill consists of; an adapter makes a workbook of it. */
export interface ListTemplate {
  readonly title: Words
  readonly columns: readonly ListTemplateColumn[]
  /** Rows that are there already: one entity each. None: a list to fill. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows of an earlier period in the same columns, shown apart. */
  readonly previous?: readonly (readonly (string | number | null)[])[]
  readonly language: Language
}

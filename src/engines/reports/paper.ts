/** A paper as officials hand it on: what stands on it, in order. An adapter writes it as a file. */
export interface PaperDocument {
  readonly title: string
  /** Over every page, such as 示例 · 虚构数据; left out: nothing. */
  readonly mark?: string
  readonly blocks: readonly PaperBlock[]
}

export type PaperBlock =
  /** Centred, over what follows; a document with several pages has one on each. */
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly align?: "left" | "right" }
  /** Pairs of a label and its value. */
  | { readonly kind: "fields"; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: "table"
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Columns of numbers, from 0. */
      readonly numbers: readonly number[]
    }
  /** Lines to sign and seal on. */
  | { readonly kind: "signatures"; readonly labels: readonly string[] }
  /** A QR code with its text beneath. */
  | { readonly kind: "code"; readonly text: string; readonly caption: string }
  | { readonly kind: "page-break" }

import type { ScoringRule } from "./scoring-rule.ts"

/** A text of a column of scoring, with its header and cell. */
export interface ScoringText {
  readonly header: string
  readonly text: string
  readonly cell: string
}

/** A node as it was read, with the cell that it stands in. */
export interface DraftNode {
  readonly code: string
  readonly parent: string | null
  readonly depth: number
  readonly kind: "indicator" | "aggregate"
  readonly number: string | null
  readonly label: string
  readonly weight: number | null
  readonly unit: string | null
  readonly direction: "higher-is-better" | "lower-is-better"
  readonly definition: string | null
  /** Who gives the figure. */
  readonly source: string | null
  readonly scoring: ScoringText[]
  /** What a plain rule of scoring says: proposed, until somebody confirms it. */
  readonly rule: ScoringRule | null
  readonly cell: string
}

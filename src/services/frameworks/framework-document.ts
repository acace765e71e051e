import type { DraftNode, ScoringText } from "./draft-node.ts"
import type { FrameworkReading } from "./read-framework-table.ts"
import type { ScoringRule } from "./scoring-rule.ts"

/** A framework as people edit it: its nodes in order, parents before their children. */
export interface FrameworkDocument {
  readonly title: string
  readonly issuer: string | null
  readonly number: string | null
  readonly date: string | null
  readonly nodes: DocumentNode[]
}

export interface DocumentNode {
  readonly code: string
  readonly parent: string | null
  readonly kind: "indicator" | "aggregate"
  readonly number: string | null
  readonly label: string
  /** Weight or points; `null`: unknown. */
  readonly weight: number | null
  readonly unit: string | null
  readonly direction: "higher-is-better" | "lower-is-better"
  readonly definition: string | null
  /** Expression over survey variables. */
  readonly value: string | null
  readonly source: string | null
  readonly scoring: ScoringText[]
  readonly threshold: number | null
  readonly bands: { readonly from: number; readonly score: number }[] | null
  /** Two ends with their points, in between in proportion, beyond level: the smaller value first. */
  readonly line: { readonly from: number; readonly score: number }[] | null
  /** A rule read from the text, not in use until somebody confirms it. */
  readonly proposed: ScoringRule | null
  /** Where it was read; `null`: added by hand. */
  readonly cell: string | null
}

/** What was read of an annex, as a document to complete. Its rules of scoring wait to be confirmed. */
export function documentOf(reading: FrameworkReading, title: string): FrameworkDocument {
  return { title, issuer: null, number: null, date: null, nodes: reading.nodes.map(nodeOf) }
}

function nodeOf(node: DraftNode): DocumentNode {
  // Drafts of earlier versions hold neither source nor scoring.
  const { scoring, rule, source }: Partial<Pick<DraftNode, "scoring" | "rule" | "source">> = node
  return {
    code: node.code,
    parent: node.parent,
    kind: node.kind,
    number: node.number,
    label: node.label,
    weight: node.weight,
    unit: node.unit,
    direction: node.direction,
    definition: node.definition,
    value: null,
    source: source ?? null,
    scoring: scoring ?? [],
    threshold: null,
    bands: null,
    line: null,
    proposed: rule === null || rule === undefined ? null : { ...rule, line: rule.line ?? null },
    cell: node.cell,
  }
}

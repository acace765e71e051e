import type { Issue } from "#issues"

/** The shapes that the evaluation engine reads and writes. Formulas are in the files of each step. */

/** A name in one or more languages; a plain string is the same in all. */
export type Label = string | { readonly zh?: string; readonly en?: string }

/** 1: higher is better. -1: lower is better. */
export type Direction = 1 | -1

/** One statistic of a benchmark table, in the indicator's own unit; `null` where it is not known. */
export interface Benchmark {
  readonly code: string
  readonly period?: string | null
  readonly lower?: number | null
  readonly upper?: number | null
  readonly threshold?: number | null
  readonly quartile1?: number | null
  readonly average?: number | null
  readonly median?: number | null
  readonly quartile3?: number | null
  readonly best?: number | null
  readonly target?: number | null
  readonly source: string
  readonly year?: string | null
}

/** An indicator (a leaf) or an aggregate of a framework. */
export interface FrameworkNode {
  readonly code: string
  readonly kind: "indicator" | "aggregate"
  /** `null`: a root. */
  readonly parent: string | null
  /** Relative within the parent; `null`: unknown (never zero, never silently equal). */
  readonly weight: number | null
  readonly label?: Label
  /** The official number, such as "1.10"; text. */
  readonly number?: string
  readonly direction: Direction
  readonly unit?: string
  /** Column to divide by, and the factor to multiply the quotient with. */
  readonly denominator?: string
  readonly scale?: number
  /** Value that scores full in `distance-to-target`. */
  readonly target?: number
  /** Values scored 0 and 1 in `goalposts`; lower < upper whatever the direction. */
  readonly goalposts?: readonly [number, number]
  /** Unallowable and satisfactory value in `efficacy`. */
  readonly efficacy?: { readonly unallowable: number; readonly satisfactory: number }
  /** Value that earns full marks in `full-marks`. */
  readonly threshold?: number
  /** Scores of `bands`: the score of the highest band whose lower bound is ≤ the value. */
  readonly bands?: readonly { readonly from: number; readonly score: number }[]
  /** The indicator is the growth of another column on the period before: x / x(previous) − 1. */
  readonly growthOf?: string
  /** An aggregate's score is never above this. */
  readonly cap?: number
  readonly definition?: Label
  readonly reference?: unknown
}

export interface Framework {
  readonly id: string
  readonly title?: Label
  /** Shown in title, file name and proof when a weight is unknown. */
  readonly notice?: Label
  /** In document order: the first root is *the* index. */
  readonly nodes: readonly FrameworkNode[]
  /** Named sets of weights by node code. */
  readonly weightSets?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Only when stated are the weights of a parent's children checked for a sum. */
  readonly weightsSumTo?: number
  /** An assumption about unknown weights, shown with its source beside the interval over all weights. */
  readonly assumedWeights?: { readonly between: readonly [number, number]; readonly reference: string }
  /** The method used when none is named. */
  readonly method?: unknown
}

export type MissingReason =
  | "not-reported"
  | "not-applicable"
  | "suppressed"
  | "not-yet-due"
  | "zero-denominator"
  | "missing-denominator"
  | "no-previous-period"
  | "outside-domain"
  | "too-few-children"

/**
 * Typed columns: one row per entity and period. All arrays have the same length.
 * In `values` NaN is missing; every other number is finite.
 */
export interface Dataset {
  readonly codes: readonly string[]
  readonly names: readonly (string | null)[]
  readonly periods: readonly (string | null)[]
  readonly values: Readonly<Record<string, Float64Array>>
  readonly groups: Readonly<Record<string, readonly (string | null)[]>>
  /** Why a cell is missing where it is known; all others are `not-reported`. */
  readonly missing?: readonly {
    readonly row: number
    readonly column: string
    readonly reason: MissingReason
  }[]
  /** public, user, invented or derived; one origin for the whole table. */
  readonly origin?: string
}

export type AdjustmentKind = "deduction" | "bonus" | "veto" | "not-ranked"

export interface Adjustment {
  readonly entity: string
  readonly kind: AdjustmentKind
  /** Size in points; the sign follows from the kind. `null` for veto and not-ranked. */
  readonly points: number | null
  readonly reason: string
  /** The cited basis: a deduction or a veto without one does not load. */
  readonly reference: string
  /** The aggregate that it applies to; left out: the index. */
  readonly node?: string
}

export type EntityStatus = "ranked" | "screened" | "not-ranked" | "vetoed" | "no-score"

/** Columns by node code, one cell per entity in input order; `null` is missing. */
export type Columns = Record<string, (number | null)[]>

export interface RankInterval {
  /** Which weights: "any" or the framework's assumption. */
  readonly weights: string
  /** The best and the worst rank that no compatible weights can leave; one per entity. */
  readonly best: (number | null)[]
  readonly worst: (number | null)[]
}

/** The result of one evaluation: the JSON of `--json`. */
export interface EvaluationResult {
  engine: { name: string; version: string }
  framework: { id: string; digest: string; title?: Label; notice?: Label }
  method: Record<string, unknown>
  data: { digest: string; period: string | null; origin?: string }
  entities: { code: string; name: string | null; class: string | null; status: EntityStatus }[]
  nodes: {
    code: string
    level: number
    parent: string | null
    weight: number | null
    kind: "indicator" | "aggregate"
    label?: Label
    number?: string
    unit?: string
    direction: Direction
  }[]
  /** raw, denominated, imputed, treated, transformed, normalised. */
  steps: Record<string, Columns>
  scores: Columns
  ranks: Columns
  classRanks: Columns
  /** Weights as used, sum 1 within the parent; an array (one per entity) where they differ by entity. */
  weights: Record<string, Record<string, number | (number | null)[] | null>>
  missing: { step: string; node: string; entity: string; reason: MissingReason }[]
  treatment: {
    node: string
    winsorised: string[]
    transform: string
    skew: (number | null)[]
    kurtosis: (number | null)[]
  }[]
  adjustments: {
    entity: string
    kind: AdjustmentKind
    points: number | null
    reason: string
    reference: string
    node: string
  }[]
  /** The parameters of each indicator's normalisation, enough to score one value without the others. */
  scales: Record<string, Record<string, unknown>>
  /** Present when weights are unknown: ranks above are those of equal weights, one marked point. */
  rankIntervals?: RankInterval[]
  /** Correlation with the logarithm of a size column, where one is named. */
  sizeTest?: { size: string; correlation: Record<string, number | null> }
  issues: Issue[]
}

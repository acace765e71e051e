/**
 * Rules that a cell has to keep before it may leave. No official Chinese threshold was found: they are the
 * installation's choice. Those of concentration are to be kept confidential themselves.
 * Source: Handbook on Statistical Disclosure Control (Hundepool et al.), sensitive cells in magnitude tables.
 */
export interface DisclosureRules {
  /** Fewer contributors than this are unsafe; 1: not looked at. */
  readonly minimumFrequency: number
  /** (n,k): unsafe when the n largest contributors hold more than k % of the cell. */
  readonly dominance: readonly DominanceRule[]
  /** Unsafe when the second largest contributor can estimate the largest within p %; `null`: not looked at. */
  readonly pPercent: number | null
  /**
   * `class`: unsafe when nobody contributes out of a class of fewer units than the minimum ("0 of 2" tells of both);
   * `suppress`: that, and cells whose contributors all report zero; `publish`: never for that.
   */
  readonly zeroCells: "publish" | "class" | "suppress"
  /** What a cell below the minimum frequency must at least be uncertain by, in % of its value, up and down. */
  readonly frequencyRange: number
}

export interface DominanceRule {
  readonly n: number
  /** 0 < k < 100 */
  readonly k: number
}

/** What a set of responding units brings to one cell. */
export interface Contributions {
  /** Numbers of the units, ascending, each once. */
  readonly units: ArrayLike<number>
  /** Integers of the smallest unit, in the order of `units`; zero is a value, a missing cell no contribution. */
  readonly values: ArrayLike<number | bigint>
  /** Numbers of the holdings (集团) that the units belong to; left out: each unit stands for itself. */
  readonly holdings?: ArrayLike<number>
}

/** What the rules look at. Units of one holding count as one. */
export interface ContributionSummary {
  /** Contributors, those of zero included. */
  readonly units: number
  /** Units that could have contributed: a zone's, of which a condition picks some; left out: not known. */
  readonly population?: number
  /** Contributors of other than zero. */
  readonly nonZero: number
  /** Σ |x| */
  readonly absolute: bigint
  /** The largest by |x|, descending; as many as `contributorsNeeded(rules)` says, or all. */
  readonly largest: readonly LargestContributor[]
}

export interface LargestContributor {
  /** Number of the holding or unit. */
  readonly holder: number
  /** |x| */
  readonly value: bigint
}

/**
 * `open` may be published or suppressed; `released` is out already and cannot be taken back; `internal` never
 * leaves, but must not be found from what does, such as the numerator of a ratio.
 */
export type CellStanding = "open" | "released" | "internal"

export type TableCell = AggregateCell | RatioCell

export interface AggregateCell {
  readonly kind: "sum" | "count"
  /** Unique over all tables of the set. */
  readonly id: string
  /** Left out: open. */
  readonly standing?: CellStanding
  /** In the smallest unit; of a count the number of units. */
  readonly value: bigint
  /** The text that is printed when it is published. */
  readonly shown: string
  readonly summary: ContributionSummary
  /** Asked for only where the cell is compared with another. */
  readonly contributions?: () => Contributions
}

/** numerator ÷ denominator, times a constant at most. */
export interface RatioCell {
  readonly kind: "ratio"
  readonly id: string
  readonly standing?: CellStanding
  /** Aggregate cells of the set. */
  readonly numerator: string
  readonly denominator: string
  readonly shown: string
}

export interface StatisticalTable {
  readonly code: string
  /** Whether contributions can be below zero, such as profits; everybody is taken to know. */
  readonly signed: boolean
  readonly cells: readonly TableCell[]
}

/** total = Σ parts: a province and its zones, an indicator and its industries. */
export interface AdditiveRelation {
  readonly total: string
  readonly parts: readonly string[]
}

/** Two cells of one variable over nearly the same units: two scopes, two snapshots, two publications. */
export interface Comparison {
  readonly one: string
  readonly other: string
  /** Left out: computed of the contributions of both cells. */
  readonly difference?: CellDifference
}

/** The units that only one of two cells counts, or both with different values, as a cell. */
export interface CellDifference {
  /** one − other */
  readonly value: bigint
  readonly summary: ContributionSummary
  /** All units of `other` are in `one` with at least the same value, or the other way round. */
  readonly sign: 1 | -1 | 0
}

/** Everything that leaves or has left and shares units: cells are protected together or not at all. */
export interface TableSet {
  readonly tables: readonly StatisticalTable[]
  readonly relations: readonly AdditiveRelation[]
  readonly comparisons?: readonly Comparison[]
}

export const primaryReasons = ["frequency", "dominance", "p-percent", "zero"] as const
export type PrimaryReason = (typeof primaryReasons)[number]

export const suppressionReasons = [...primaryReasons, "complementary", "differencing"] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

export type CellState =
  | { readonly status: "published" }
  | { readonly status: "suppressed"; readonly reason: SuppressionReason }
  | { readonly status: "internal" }

/** The difference of two cells that a rule does not let be known, or that narrows one of them. */
export interface KnownDifference extends CellDifference {
  readonly one: string
  readonly other: string
  /** `null`: safe itself, but of one sign beside an unsafe cell, which it gives a bound. */
  readonly reason: PrimaryReason | null
}

/**
 * How a protected figure can still be found:
 * `exact`: computed from published cells; `insider`: by the only contributor of another suppressed cell;
 * `residual`: suppressed cells whose sum is known and unsafe as one cell; `interval`: too narrow bounds.
 */
export type FaultKind = "exact" | "insider" | "residual" | "interval"

export interface DisclosureFault {
  readonly kind: FaultKind
  /** The protected cells; a difference as `one − other`. */
  readonly cells: readonly string[]
}

import type { Checked, DataRecord, Scope } from "#expressions"
import type { Words } from "#issues"

/** 错误项 is to be corrected, or explained to the authority where the figure is true; 警告项 gets a reason each. */
export type CheckLevel = "error" | "warning"

/** One check relation (审核关系) of a pack: checks/<id>.yaml. */
export type CheckDefinition = CheckHead & CheckKind

export interface CheckHead {
  /** Unique in the pack, kebab-case. */
  readonly code: string
  readonly level: CheckLevel
  readonly label: Words
}

export type CheckKind =
  | RelationCheck
  | { readonly kind: "required"; readonly cells: readonly string[]; readonly where?: string }
  | ChangeCheck
  | UnitSlipCheck
  | OutlierCheck

/** An expression that is to be true: equalities, part and whole, conditions across forms, `prior(x)` across periods. */
export interface RelationCheck {
  readonly kind: "relation"
  readonly holds: string
  /** Only where this is true. */
  readonly where?: string
  /** Cells that it marks, the first where it is shown; left out: those that `holds` names, in order. */
  readonly cells?: readonly string[]
}

/** A cell that moved by more than a share of last period's value. */
export interface ChangeCheck {
  readonly kind: "change"
  readonly cells: readonly string[]
  /** 0.5: by half. */
  readonly share: number
  /** Smaller values on both sides are let pass; in the cell's own unit. */
  readonly floor?: number
}

/**
 * A cell that is a factor of what it was last period, or of what peers report: 千元 taken for 元, 万元 …
 * The ratio counts as a factor between factor ÷ within and factor × within; the same downwards.
 */
export interface UnitSlipCheck {
  readonly kind: "unit-slip"
  readonly cells: readonly string[]
  /** 1000, 10000; above 1. */
  readonly factors: readonly number[]
  /** Against last period; at least 1. */
  readonly within: number
  /** Against the median of peers too; they differ more than one unit from year to year, so with a `within` of its own. */
  readonly peers?: Peers & { readonly within: number }
}

/** A cell, or its ratio to another, that lies far from its peers: |ln x − median| over so many MADs. */
export interface OutlierCheck extends Peers {
  readonly kind: "outlier"
  readonly cells: readonly string[]
  readonly deviations: number
}

/** Units that are compared with one another. */
export interface Peers {
  /** Denominator, such as persons employed: a variable or an expression. */
  readonly over?: string
  /** What makes peers: variables or expressions of one unit, such as `substring(qb03_1, 1, 2)`. */
  readonly groups: readonly string[]
  /** Groups of fewer units are not judged. */
  readonly fewest: number
}

/** Checks read and checked against the variables of a pack, ready to be held against returns. */
export interface Checks {
  readonly scope: Scope
  readonly checks: readonly ReadyCheck[]
}

export interface ReadyCheck {
  readonly definition: CheckDefinition
  /** All that it may mark. */
  readonly cells: readonly string[]
  readonly where: Checked | null
  /** What is to hold in one return, with the period before where it asks for it; empty for an outlier. */
  readonly tests: readonly CheckTest[]
  readonly peers: ReadyPeers | null
}

/** One truth: of a relation the whole, of the other kinds one for each cell. */
export interface CheckTest {
  readonly cells: readonly string[]
  readonly holds: Checked
}

export interface ReadyPeers {
  /** By cell: the cell itself, or divided by `over`. */
  readonly measures: readonly { readonly cell: string; readonly measure: Checked }[]
  readonly groups: readonly Checked[]
  readonly fewest: number
}

/** One unit's return of one period: all its forms together, values by the code of the variable. */
export interface UnitReturn {
  /** Unified social credit code, or the code that the survey knows the unit by. */
  readonly unit: string
  readonly name: string | null
  readonly zone: string | null
  /** 2024, 2024-Q1, 2024-01 */
  readonly period: string
  /** What expressions read: integers of the smallest unit, text, dates; missing: left out or null. */
  readonly record: DataRecord
}

/** Something a check says of a return. */
export interface Finding {
  readonly check: string
  readonly level: CheckLevel
  readonly unit: string
  readonly period: string
  /** Codes of the cells that it marks, the first where it is shown. */
  readonly cells: readonly string[]
  /** What is wrong, with the values put in. */
  readonly text: Words
}

export interface CheckResult {
  readonly findings: readonly Finding[]
  readonly undecided: readonly Undecided[]
}

/** A check that could not be decided: neither kept nor broken. */
export interface Undecided {
  readonly check: string
  /** Cells that it would mark. */
  readonly cells: readonly string[]
  /** Cells of this return that it lacks. */
  readonly missing: readonly string[]
  /** Cells of the return of the period before that it lacks. */
  readonly missingPrior: readonly string[]
  /** Why, those cells by name. */
  readonly text: Words
}

/** Robust middle and spread of the logarithm of a cell, or of its ratio, among the units of a group. */
export interface PeerSpread {
  readonly check: string
  readonly cell: string
  /** Values of the check's groups, in their order. */
  readonly group: readonly string[]
  /** Those with a value above zero. */
  readonly units: number
  readonly median: number
  /** Median absolute deviation, times 1.4826. */
  readonly spread: number
}

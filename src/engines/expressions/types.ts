import type { Issue } from "#issues"
import type { Expression } from "./expression.ts"
import type { PeriodKind, Scope } from "./scope.ts"
import type { Unit } from "./units.ts"

/**
 * What a node gives.
 * - exact number: an integer of 10^-decimals, |integer| ≤ `bound`;
 * - double: 0, or a size from `low` to `high` that the numbers it is made of allow.
 */
export type Type =
  | {
      readonly kind: "exact"
      readonly decimals: number
      readonly bound: number
      readonly unit: Unit | null
    }
  | { readonly kind: "double"; readonly low: number; readonly high: number; readonly unit: Unit | null }
  | { readonly kind: "text" }
  | { readonly kind: "date" }
  | { readonly kind: "truth" }
  /** Only nulls: it takes the type of whatever it meets. */
  | { readonly kind: "null" }

/** `constant`: the same everywhere; `row`: one for each record; `whole`: one for all records. */
export type Level = "constant" | "row" | "whole"

export interface Nature {
  readonly type: Type
  readonly level: Level
  readonly period: PeriodKind | null
  /** Why it cannot be written as SQL; `null`: it can. */
  readonly afterScan: "function" | "range" | null
}

/** An expression whose names, types, units, levels and periods are right. */
export interface Checked {
  readonly expression: Expression
  readonly scope: Scope
  readonly nature: Nature
  /** Of every node. */
  readonly natures: ReadonlyMap<Expression, Nature>
}

export interface CheckOutcome {
  /** `null` when an issue is an error. */
  readonly checked: Checked | null
  readonly issues: readonly Issue[]
}

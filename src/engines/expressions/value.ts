import type { Issue } from "#issues"

/**
 * A value as expressions compute with it. A quantity is an integer of its smallest unit (12.50 with two decimals is
 * 1250; bigint beyond 2⁵³), or a double after × and ÷; a date is its days since 1970-01-01; a text holds no half
 * surrogates.
 */
export type Scalar = number | bigint | string | boolean

/**
 * A cell of a record: a value, `null` (missing without a reason), or missing with one. Where the cell is itself the
 * result of an expression, `because` leads down to the cells that it lacks.
 */
export type Cell = Scalar | null | { readonly missing: string; readonly because?: readonly UnknownReason[] }

/** One record: cells by code, as `readCell` makes them. A code that is not there is missing. */
export type DataRecord = Readonly<Record<string, Cell>>

/** Why a value is not known. */
export type UnknownReason =
  /** A cell has no value; `of` is its code, `why` the reason that the record gives. */
  | { readonly kind: "missing"; readonly of: string; readonly why: string | null }
  | { readonly kind: "division-by-zero" }
  | { readonly kind: "out-of-domain"; readonly of: string }
  | { readonly kind: "out-of-range" }
  /** `sum`, `avg`, `min`, `max` of no value. */
  | { readonly kind: "no-records"; readonly of: string }
  | { readonly kind: "no-prior-period" }
  /** `null` in the text, a `case` without a branch that fits, `nullif`. */
  | { readonly kind: "null" }

/** What an expression gives; `reasons` is empty when it is known. */
export interface Outcome {
  /** `null`: not known. */
  readonly value: Scalar | null
  readonly reasons: readonly UnknownReason[]
}

export interface Read<T> {
  readonly value: T | null
  readonly issues: readonly Issue[]
}

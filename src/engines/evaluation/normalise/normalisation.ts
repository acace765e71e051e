import type { Static, TObject } from "typebox"
import type { Direction, FrameworkNode } from "../model.ts"

/** What a normalisation learnt from the reference values: plain JSON, enough to score one value alone. */
export type Scale = Readonly<Record<string, unknown>>

export interface NormalisationContext {
  /** The column's values at the entity that `reference` names; NaN when missing. */
  readonly valueOf: (entity: string) => number
  readonly period: string | null
}

/**
 * One way to normalise an indicator, in two halves so that a score can be recomputed from the scale alone:
 * `fit` looks at the reference values (the period's, all periods', or a base period's), `apply` scores values.
 * x is the value in the indicator's own unit, y = direction · x; the best value scores highest, always.
 */
export interface Normalisation<O extends TObject> {
  readonly options: O
  /** Its scores depend on differences between entities: all values equal follows the method's `constant`. */
  readonly relative: boolean | ((options: Static<O>, node: FrameworkNode) => boolean)
  /** Scores of the middle and the top of the scale, for `constant: middle | full`. */
  readonly anchors: (options: Static<O>, n: number) => { readonly middle: number; readonly full: number }
  /** @returns the scale, or the name of what is lacking */
  readonly fit: (
    reference: Float64Array,
    direction: Direction,
    options: Static<O>,
    node: FrameworkNode,
    context: NormalisationContext,
  ) => Scale | { readonly lacking: string }
  /** Scores of values, NaN for missing and for values outside the method's domain. */
  readonly apply: (values: Float64Array, scale: Scale) => Float64Array
}

/** A rule for one value as `apply` wants it. */
export function each(score: (x: number, scale: Scale) => number): Normalisation<TObject>["apply"] {
  return (values, scale) => values.map((x) => (Number.isNaN(x) ? x : score(x, scale)))
}

/** Keeps the option type of one normalisation while tables hold them all. */
export function normalisation<O extends TObject>(definition: Normalisation<O>): Normalisation<O> {
  return definition
}

/** What a range that does not go up lacks: with it the best would not be highest. */
export function rangeFault([l, u]: readonly [number, number]): { lacking: string } | null {
  return l < u ? null : { lacking: "range: [worst, best] with worst < best" }
}

export function numberOf(scale: Scale, key: string): number {
  const value = scale[key]
  return typeof value === "number" ? value : Number.NaN
}

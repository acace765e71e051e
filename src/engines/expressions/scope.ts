import type { Words } from "#issues"

/** How often a variable is reported; values of different frequency are not added or compared. */
export type PeriodKind = "year" | "quarter" | "month"

/** What a name stands for. */
export interface Declared {
  readonly code: string
  readonly label: Words
  readonly type: "number" | "text" | "date" | "truth"
  /** Of a number: digits after the point, 0 when left out; it is carried as an integer of its smallest unit. */
  readonly decimals?: number
  /** Of a number: 千元, 人, 件/万人; left out: none. */
  readonly unit?: string
  readonly period?: PeriodKind
  /** `whole`: one value for all records, such as an indicator that is already computed. Left out: one for each. */
  readonly level?: "row" | "whole"
  /** A number that is a result of × or ÷, carried in double precision. */
  readonly double?: boolean
  /** Largest size of the integer, or least and largest of a double; left out: what 18 digits hold. */
  readonly bound?: number
  readonly range?: readonly [low: number, high: number]
}

/** Everything an expression may name. Codes are unique without case. */
export interface Scope {
  readonly variables: readonly Declared[]
  /** `p.name`: numbers, texts, dates of a policy, with one value for all records. */
  readonly parameters?: readonly Declared[]
  /** Groups that records are put into: text, the same for all records of a group. */
  readonly groups?: readonly Declared[]
}

/** Codes that can stand in a formula: ASCII lower case, or Chinese letters. */
export const codePattern = /^(?:[a-z][a-z0-9_]{0,47}|[\u3400-\u4dbf\u4e00-\u9fff]{1,20})$/

/** Letters and digits that a number may have, as `readCell` and literals take it: it fits a 64-bit integer. */
export const longestNumber = 18
export const mostDecimals = 9

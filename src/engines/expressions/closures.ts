// A checked expression as closures, built once: null is "not known", and everything else follows SQL.
import { compareCodePoints } from "#statistics"
import { aggregateClosure } from "./aggregate-closures.ts"
import { arithmetic } from "./arithmetic-closures.ts"
import { dayOf } from "./calendar-days.ts"
import { callClosure } from "./call-closures.ts"
import { type Exact, negated, readDecimal, rescaled, toDouble } from "./decimals.ts"
import type { Expression } from "./expression.ts"
import { likeMatcher } from "./like.ts"
import { common } from "./natures.ts"
import { choice, comparison, junction } from "./truth-closures.ts"
import type { Checked, Type } from "./types.ts"
import type { Cell, DataRecord, Scalar } from "./value.ts"

/** What a closure reads. */
export interface Frame {
  record: DataRecord
  records: readonly DataRecord[]
  /** Values for all records: groups, indicators that are already computed. */
  whole: DataRecord
  readonly parameters: DataRecord
  /** The period before, or `null`: there is none. */
  prior: Frame | null
  /** Aggregates that a scan has computed. */
  readonly leaves: ReadonlyMap<Expression, Scalar | null> | null
}

export type Closure = (frame: Frame) => Scalar | null

/** Builds closures of a checked expression. */
export interface Builder {
  readonly checked: Checked
  readonly build: (node: Expression) => Closure
  readonly typeOf: (node: Expression) => Type
  /** A closure whose values are in another type of number. */
  readonly as: (node: Expression, type: Type) => Closure
}

export function builderOf(checked: Checked): Builder {
  const built = new Map<Expression, Closure>()
  const typeOf = (node: Expression): Type => checked.natures.get(node)?.type ?? { kind: "null" }
  const builder: Builder = {
    checked,
    typeOf,
    build: (node) => {
      const known = built.get(node)
      if (known !== undefined) return known
      const closure = closureOf(node, builder)
      built.set(node, closure)
      return closure
    },
    as: (node, type) => converted(builder.build(node), typeOf(node), type),
  }
  return builder
}

export const read = (cell: Cell | undefined): Scalar | null =>
  cell === undefined || typeof cell === "object" ? null : cell

/** Checked types stand behind these: a number node gives numbers only. */
export const exactOf = (value: Scalar): Exact => value as Exact

function converted(closure: Closure, from: Type, to: Type): Closure {
  if (to.kind === "double" && from.kind === "exact") {
    const { decimals } = from
    return (frame) => {
      const value = closure(frame)
      return value === null ? null : toDouble(exactOf(value), decimals)
    }
  }
  if (to.kind === "exact" && from.kind === "exact" && to.decimals > from.decimals) {
    const digits = to.decimals - from.decimals
    return (frame) => {
      const value = closure(frame)
      return value === null ? null : rescaled(exactOf(value), digits)
    }
  }
  return closure
}

/** Below, equal, above: −1, 0, 1. Numbers and bigints compare exactly; texts by code point. */
export function order(a: Scalar, b: Scalar): number {
  if (typeof a === "string" && typeof b === "string") return compareCodePoints(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}

function closureOf(node: Expression, builder: Builder): Closure {
  const { build, typeOf, as } = builder
  switch (node.kind) {
    case "number": {
      const value = readDecimal(node.text)?.integer ?? null
      return () => value
    }
    case "text":
    case "truth": {
      const { value } = node
      return () => value
    }
    case "date": {
      const value = dayOf(node.value)
      return () => value
    }
    case "null":
      return () => null
    case "parameter": {
      const { code } = node
      return (frame) => read(frame.parameters[code])
    }
    case "name": {
      const { code } = node
      if (builder.checked.natures.get(node)?.level === "row")
        return (frame) => {
          const cell = frame.record[code]
          return cell === undefined || typeof cell === "object" ? null : cell
        }
      return (frame) => read(frame.whole[code])
    }
    case "negate": {
      const of = build(node.of)
      return (frame) => {
        const value = of(frame)
        return value === null ? null : negated(exactOf(value))
      }
    }
    case "arithmetic":
      return arithmetic(node, builder)
    case "compare": {
      const type = common([typeOf(node.left), typeOf(node.right)]) ?? { kind: "null" }
      return comparison(node.operator, as(node.left, type), as(node.right, type), type)
    }
    case "and":
      return junction(node.of.map(build), false)
    case "or":
      return junction(node.of.map(build), true)
    case "not": {
      const of = build(node.of)
      return (frame) => {
        const value = of(frame)
        return value === null ? null : !value
      }
    }
    case "is": {
      const of = build(node.of)
      const { negated: not, what } = node
      const wanted = what === "true" ? true : what === "false" ? false : null
      return (frame) => (of(frame) === wanted) !== not
    }
    case "case":
      return choice(node, builder)
    case "in": {
      const type = common([node.of, ...node.list].map(typeOf)) ?? { kind: "null" }
      const of = as(node.of, type)
      const list = node.list.map((each) => as(each, type))
      const { negated: not } = node
      return (frame) => {
        const value = of(frame)
        if (value === null) return null
        let unknown = false
        for (const item of list) {
          const other = item(frame)
          if (other === null) unknown = true
          else if (order(value, other) === 0) return !not
        }
        return unknown ? null : not
      }
    }
    case "between": {
      const type = common([node.of, node.low, node.high].map(typeOf)) ?? { kind: "null" }
      const of = as(node.of, type)
      const both = junction(
        [comparison(">=", of, as(node.low, type), type), comparison("<=", of, as(node.high, type), type)],
        false,
      )
      if (!node.negated) return both
      return (frame) => {
        const value = both(frame)
        return value === null ? null : !value
      }
    }
    case "like": {
      const of = build(node.of)
      const matches = likeMatcher(node.pattern)
      const { negated: not } = node
      return (frame) => {
        const value = of(frame)
        return value === null ? null : matches(String(value)) !== not
      }
    }
    case "call":
      return callClosure(node, builder)
    case "aggregate":
      return aggregateClosure(node, builder)
    case "prior": {
      const of = build(node.of)
      return (frame) => (frame.prior === null ? null : of(frame.prior))
    }
  }
}

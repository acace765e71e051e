import { exp, ln, log10, power } from "#statistics"
import { finite } from "./arithmetic-closures.ts"
import { civil, monthsBetween, yearsBetween } from "./calendar-days.ts"
import { type Builder, type Closure, exactOf, order } from "./closures.ts"
import { absolute } from "./decimals.ts"
import type { Expression } from "./expression.ts"
import { common } from "./natures.ts"
import type { Type } from "./types.ts"
import type { Scalar } from "./value.ts"

const double: Type = { kind: "double", low: 0, high: 0, unit: null }

export function callClosure(node: Extract<Expression, { kind: "call" }>, builder: Builder): Closure {
  const { build, as, typeOf } = builder
  const type = typeOf(node)
  const [first, second, third] = node.of
  if (first === undefined) return () => null
  const one = (of: Closure, give: (value: Scalar) => Scalar | null): Closure => {
    return (frame) => {
      const value = of(frame)
      return value === null ? null : give(value)
    }
  }
  const two = (give: (a: Scalar, b: Scalar) => Scalar | null, kind?: Type): Closure => {
    const part = (of: Expression | undefined): Closure =>
      of === undefined ? () => null : kind === undefined ? build(of) : as(of, kind)
    const [a, b] = [part(first), part(second)]
    return (frame) => {
      const x = a(frame)
      const y = b(frame)
      return x === null || y === null ? null : give(x, y)
    }
  }
  switch (node.name) {
    case "abs":
      return one(build(first), (value) => absolute(exactOf(value)))
    case "coalesce": {
      const parts = node.of.map((each) => as(each, type))
      return (frame) => {
        for (const part of parts) {
          const value = part(frame)
          if (value !== null) return value
        }
        return null
      }
    }
    case "least":
    case "greatest": {
      const parts = node.of.map((each) => as(each, type))
      const wanted = node.name === "least" ? -1 : 1
      return (frame) => {
        let best: Scalar | null = null
        for (const part of parts) {
          const value = part(frame)
          if (value !== null && (best === null || order(value, best) === wanted)) best = value
        }
        return best
      }
    }
    case "nullif": {
      const shared = common(node.of.map(typeOf)) ?? { kind: "null" }
      const own = build(first)
      const left = as(first, shared)
      const right = second === undefined ? () => null : as(second, shared)
      return (frame) => {
        const a = left(frame)
        const b = right(frame)
        return a !== null && b !== null && order(a, b) === 0 ? null : own(frame)
      }
    }
    case "sqrt":
      return one(as(first, double), (value) => (Number(value) < 0 ? null : Math.sqrt(Number(value))))
    case "ln":
      return one(as(first, double), (value) => (Number(value) > 0 ? finite(ln(Number(value))) : null))
    case "log10":
      return one(as(first, double), (value) => (Number(value) > 0 ? finite(log10(Number(value))) : null))
    case "exp":
      return one(as(first, double), (value) => finite(exp(Number(value))))
    case "power":
      return two((a, b) => finite(power(Number(a), Number(b))), double)
    case "length":
      return one(build(first), (value) => [...String(value)].length)
    case "lower":
      return one(build(first), (value) => String(value).replace(/[A-Z]+/g, (found) => found.toLowerCase()))
    case "upper":
      return one(build(first), (value) => String(value).replace(/[a-z]+/g, (found) => found.toUpperCase()))
    case "substring": {
      const from = second?.kind === "number" ? Number(second.text) - 1 : 0
      const count = third?.kind === "number" ? Number(third.text) : 0
      return one(build(first), (value) => [...String(value)].slice(from, from + count).join(""))
    }
    case "year":
    case "month":
    case "day": {
      const { name } = node
      return one(build(first), (value) => civil(Number(value))[name])
    }
    case "years_between":
      return two((a, b) => yearsBetween(Number(a), Number(b)))
    case "months_between":
      return two((a, b) => monthsBetween(Number(a), Number(b)))
  }
}

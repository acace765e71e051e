import { firstDay, lastDay } from "./calendar-days.ts"
import { type Builder, type Closure, exactOf } from "./closures.ts"
import { minus, plus } from "./decimals.ts"
import type { Expression } from "./expression.ts"
import type { Type } from "./types.ts"

export function arithmetic(node: Extract<Expression, { kind: "arithmetic" }>, builder: Builder): Closure {
  const { build, typeOf, as } = builder
  const type = typeOf(node)
  if (type.kind === "date") {
    const [a, b] = [build(node.left), build(node.right)]
    const sum = node.operator === "+" ? plus : minus
    return (frame) => {
      const [x, y] = [a(frame), b(frame)]
      if (x === null || y === null) return null
      const day = sum(exactOf(x), exactOf(y))
      return day < firstDay || day > lastDay ? null : day
    }
  }
  if (type.kind === "exact") {
    // The difference of two dates is one of their days.
    const [a, b] =
      typeOf(node.left).kind === "date"
        ? [build(node.left), build(node.right)]
        : [as(node.left, type), as(node.right, type)]
    const sum = node.operator === "+" ? plus : minus
    return (frame) => {
      const x = a(frame)
      const y = b(frame)
      return x === null || y === null ? null : sum(exactOf(x), exactOf(y))
    }
  }
  const double: Type = { kind: "double", low: 0, high: 0, unit: null }
  const [a, b] = [as(node.left, double), as(node.right, double)]
  const { operator } = node
  return (frame) => {
    const x = a(frame)
    const y = b(frame)
    if (x === null || y === null) return null
    const [left, right] = [Number(x), Number(y)]
    if (operator === "/" && right === 0) return null
    return finite(
      operator === "*"
        ? left * right
        : operator === "/"
          ? left / right
          : operator === "+"
            ? left + right
            : left - right,
    )
  }
}

/** A double, without a negative zero; `null` where it left the range of numbers. */
export const finite = (value: number): number | null => (value - value === 0 ? value + 0 : null)

// Comparisons, and/or and case, as closures.
import { compareCodePoints } from "#statistics"
import type { Builder, Closure } from "./closures.ts"
import type { Comparison, Expression } from "./expression.ts"
import { common } from "./natures.ts"
import type { Type } from "./types.ts"

const holds: Readonly<Record<Comparison, (order: number) => boolean>> = {
  "=": (o) => o === 0,
  "<>": (o) => o !== 0,
  "<": (o) => o < 0,
  "<=": (o) => o <= 0,
  ">": (o) => o > 0,
  ">=": (o) => o >= 0,
}

export function comparison(operator: Comparison, left: Closure, right: Closure, type: Type): Closure {
  if (type.kind === "text") {
    const test = holds[operator]
    return (frame) => {
      const a = left(frame)
      if (a === null) return null
      const b = right(frame)
      return b === null ? null : test(compareCodePoints(String(a), String(b)))
    }
  }
  // One closure for each operator: what a rule runs millions of times is a plain comparison.
  switch (operator) {
    case "<":
      return (frame) => {
        const a = left(frame)
        const b = right(frame)
        return a === null || b === null ? null : a < b
      }
    case "<=":
      return (frame) => {
        const a = left(frame)
        const b = right(frame)
        return a === null || b === null ? null : a <= b
      }
    case ">":
      return (frame) => {
        const a = left(frame)
        const b = right(frame)
        return a === null || b === null ? null : a > b
      }
    case ">=":
      return (frame) => {
        const a = left(frame)
        const b = right(frame)
        return a === null || b === null ? null : a >= b
      }
    case "=":
    case "<>": {
      const equal = operator === "="
      return (frame) => {
        const a = left(frame)
        const b = right(frame)
        // One form for each value (`normal`): 1 and 1n do not both occur.
        return a === null || b === null ? null : (a === b) === equal
      }
    }
  }
}

/** `and` (decided by false) or `or` (decided by true). */
export function junction(parts: readonly Closure[], decides: boolean): Closure {
  const [first, second] = parts
  if (parts.length === 2 && first !== undefined && second !== undefined)
    return (frame) => {
      const a = first(frame)
      if (a === decides) return decides
      const b = second(frame)
      if (b === decides) return decides
      return a === null || b === null ? null : !decides
    }
  return (frame) => {
    let unknown = false
    for (const part of parts) {
      const value = part(frame)
      if (value === decides) return decides
      if (value === null) unknown = true
    }
    return unknown ? null : !decides
  }
}

export function choice(node: Extract<Expression, { kind: "case" }>, builder: Builder): Closure {
  const { typeOf, as, build } = builder
  const result = typeOf(node)
  const { of } = node
  const type = of === null ? null : common([of, ...node.branches.map(({ when }) => when)].map(typeOf))
  const branches = node.branches.map(({ when, then }) => ({
    when: of === null || type === null ? build(when) : comparison("=", as(of, type), as(when, type), type),
    result: as(then, result),
  }))
  const otherwise = node.otherwise === null ? () => null : as(node.otherwise, result)
  return (frame) => {
    for (const branch of branches) if (branch.when(frame) === true) return branch.result(frame)
    return otherwise(frame)
  }
}

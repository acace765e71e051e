import { finite } from "./arithmetic-closures.ts"
import { type Builder, type Closure, exactOf, type Frame, order } from "./closures.ts"
import { type Exact, plus, toDouble } from "./decimals.ts"
import type { Expression } from "./expression.ts"
import type { Scalar } from "./value.ts"

/** Aggregates read every record of the frame; what is not known is left out, as in SQL. */
export function aggregateClosure(
  node: Extract<Expression, { kind: "aggregate" }>,
  builder: Builder,
): Closure {
  const { build, typeOf } = builder
  const of = node.of === null ? null : build(node.of)
  const where = node.where === null ? null : build(node.where)
  const type = node.of === null ? null : typeOf(node.of)
  const decimals = type?.kind === "exact" ? type.decimals : 0

  /** Calls with each known value of the records that the filter lets through. */
  const each = (frame: Frame, take: (value: Scalar) => void) => {
    const row: Frame = { ...frame, prior: null }
    for (const record of frame.records) {
      row.record = record
      if (where !== null && where(row) !== true) continue
      const value = of === null ? true : of(row)
      if (value !== null) take(value)
    }
  }

  const compute = (frame: Frame): Scalar | null => {
    switch (node.name) {
      case "count": {
        if (node.distinct) {
          const seen = new Set<Scalar>()
          each(frame, (value) => seen.add(value))
          return seen.size
        }
        let count = 0
        each(frame, () => count++)
        return count
      }
      case "sum":
      case "avg": {
        let count = 0
        let total: Exact = 0
        each(frame, (value) => {
          count++
          total = plus(total, exactOf(value))
        })
        if (count === 0) return null
        return node.name === "sum" ? total : finite(toDouble(total, decimals) / count)
      }
      case "min":
      case "max": {
        const wanted = node.name === "min" ? -1 : 1
        let best: Scalar | null = null
        each(frame, (value) => {
          if (best === null || order(value, best) === wanted) best = value
        })
        return best
      }
    }
  }
  return (frame) => (frame.leaves === null ? compute(frame) : (frame.leaves.get(node) ?? null))
}

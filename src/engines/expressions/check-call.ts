import type { Checking } from "./check-expression.ts"
import type { Expression } from "./expression.ts"
import { functionNamed } from "./functions.ts"
import { exact, exactBound, mostRecords, sizes, unitOf } from "./natures.ts"
import type { Nature, Type } from "./types.ts"
import { readUnit } from "./units.ts"

type Call = Extract<Expression, { kind: "call" }>
type Aggregate = Extract<Expression, { kind: "aggregate" }>

const numbers = ["exact", "double"] as const
/** What ln, exp and power may give: anything that is a number. */
const anyDouble: Type = { kind: "double", low: 5e-324, high: Number.MAX_VALUE, unit: null }

export function checkCall(
  node: Call,
  checking: Checking,
  together: (parts: readonly Expression[]) => Type,
): Nature {
  const { natureOf, joined, tell, wants } = checking
  const parts = node.of.map(natureOf)
  const whole = (type: Type) => joined(node, parts, type)
  const entry = functionNamed(node.name)
  const [first] = node.of
  if (
    entry === undefined ||
    first === undefined ||
    node.of.length < entry.least ||
    node.of.length > entry.most
  ) {
    tell("error", "expression-arguments", node, { name: node.name, form: entry?.form ?? node.name })
    return whole({ kind: "null" })
  }
  switch (node.name) {
    case "coalesce":
      return whole(together(node.of))
    case "least":
    case "greatest":
      for (const part of node.of) wants(part, [...numbers, "text", "date"], "order")
      return whole(together(node.of))
    case "nullif":
      together(node.of)
      return whole(natureOf(first).type)
    case "abs":
      return whole(wants(first, numbers, "number"))
    case "sqrt": {
      const [low, high] = sizes(wants(first, numbers, "number"))
      return whole({ kind: "double", low: Math.sqrt(low), high: Math.sqrt(high), unit: null })
    }
    case "ln":
    case "log10":
    case "exp":
    case "power":
      for (const part of node.of) wants(part, numbers, "number")
      return { ...whole(anyDouble), afterScan: "function" }
    case "length":
      wants(first, ["text"], "text")
      return whole(exact(0, 1e9))
    case "lower":
    case "upper":
      wants(first, ["text"], "text")
      return whole({ kind: "text" })
    case "substring": {
      wants(first, ["text"], "text")
      const [, from, count] = node.of
      for (const [part, least] of [
        [from, 1],
        [count, 0],
      ] as const)
        if (part?.kind !== "number" || !/^\d{1,9}$/.test(part.text) || Number(part.text) < least)
          tell("error", "expression-substring", node)
      return whole({ kind: "text" })
    }
    case "year":
    case "month":
    case "day":
      wants(first, ["date"], "date")
      return whole(exact(0, 9999))
    case "years_between":
    case "months_between":
      for (const part of node.of) wants(part, ["date"], "date")
      return whole(exact(0, 120000, readUnit(node.name === "years_between" ? "年" : "月")))
  }
}

export function checkAggregate(node: Aggregate, checking: Checking): Nature {
  const { natureOf, tell, wants } = checking
  const of = node.of === null ? null : natureOf(node.of)
  if (node.where !== null) wants(node.where, ["truth"], "truth")
  const filter = node.where === null ? null : natureOf(node.where)
  const parts = [of, filter].filter((part) => part !== null)
  if (parts.some(({ level }) => level === "whole")) tell("error", "expression-mixed-level", node)
  const given: Type = of?.type ?? { kind: "null" }
  const isDouble = given.kind === "double"
  if (isDouble && (node.name !== "count" || node.distinct))
    tell("error", "expression-double-aggregate", node, { name: node.name })
  const made = (type: Type): Nature => ({
    type,
    level: "whole",
    period: of?.period ?? null,
    afterScan: parts.reduce<Nature["afterScan"]>((kept, part) => kept ?? part.afterScan, null),
  })
  switch (node.name) {
    case "count":
      return made(exact(0, mostRecords))
    case "min":
    case "max":
      if (node.of !== null) wants(node.of, ["exact", "double", "text", "date"], "order")
      return made(given)
    case "sum":
    case "avg": {
      if (node.of !== null) wants(node.of, ["exact", "double"], "number")
      if (given.kind !== "exact") return made({ kind: "null" })
      const bound = given.bound * mostRecords
      if (bound > exactBound) tell("error", "expression-too-large", node)
      if (node.name === "sum") return made(exact(given.decimals, bound, unitOf(given)))
      const [low, high] = sizes(given)
      return made({ kind: "double", low: low / mostRecords, high, unit: unitOf(given) })
    }
  }
}

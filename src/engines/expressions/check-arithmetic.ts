import type { Checking } from "./check-expression.ts"
import { readDecimal } from "./decimals.ts"
import type { Expression } from "./expression.ts"
import { exact, exactBound, sizes, sumUnit, unitOf } from "./natures.ts"
import type { Nature, Type } from "./types.ts"
import { productUnit, readUnit, scaledUnit, type Unit } from "./units.ts"

type Arithmetic = Extract<Expression, { kind: "arithmetic" | "negate" }>

/** Days that lie between two dates of the years 1 to 9999. */
const mostDays = 3652058

export function checkArithmetic(node: Arithmetic, checking: Checking): Nature {
  const { natureOf, joined, tell, wants } = checking
  if (node.kind === "negate") {
    const type = wants(node.of, ["exact", "double"], "number")
    return joined(node, [natureOf(node.of)], type)
  }
  const { left, right, operator } = node
  const parts = [natureOf(left), natureOf(right)] as const
  const [a, b] = [parts[0].type, parts[1].type]
  if (a.kind === "date" || b.kind === "date") {
    const type = dateType(node, a, b, checking)
    return joined(node, parts, type)
  }
  wants(left, ["exact", "double"], "number")
  wants(right, ["exact", "double"], "number")
  if (operator === "+" || operator === "-") {
    checking.sameUnits(node, a, b)
    const type = sumType(a, b)
    if (type.kind === "exact" && type.bound > exactBound) {
      tell("error", "expression-too-large", node)
      return joined(node, parts, { kind: "null" })
    }
    return joined(node, parts, type)
  }
  const [low, high] = sizes(a)
  const [otherLow, otherHigh] = sizes(b)
  if (operator === "/" && mayBeZero(right)) tell("info", "expression-may-divide-by-zero", right)
  const unit = unitOfProduct(node, a, b)
  return joined(
    node,
    parts,
    operator === "*"
      ? { kind: "double", low: low * otherLow, high: high * otherHigh, unit }
      : { kind: "double", low: low / otherHigh, high: high / otherLow, unit },
  )
}

/** date ± whole days → date; date − date → days. */
function dateType(
  node: Extract<Arithmetic, { kind: "arithmetic" }>,
  a: Type,
  b: Type,
  checking: Checking,
): Type {
  const isDays = (type: Type) => type.kind === "null" || (type.kind === "exact" && type.decimals === 0)
  const days = readUnit("天")
  const { operator } = node
  if (operator === "-" && a.kind === "date" && b.kind === "date") return exact(0, mostDays, days)
  const number = a.kind === "date" ? b : a
  const fits = (operator === "+" || (operator === "-" && a.kind === "date")) && isDays(number)
  if (!fits) checking.tell("error", "expression-date-arithmetic", node)
  else checking.sameUnits(node, number, exact(0, 1, days))
  return { kind: "date" }
}

function sumType(a: Type, b: Type): Type {
  if (a.kind === "null") return b
  if (b.kind === "null") return a
  const unit = sumUnit(unitOf(a), unitOf(b))
  if (a.kind === "exact" && b.kind === "exact") {
    const decimals = Math.max(a.decimals, b.decimals)
    const bound =
      a.bound * Number(`1e${decimals - a.decimals}`) + b.bound * Number(`1e${decimals - b.decimals}`)
    return exact(decimals, bound, unit)
  }
  const [low, high] = sizes(a)
  const [otherLow, otherHigh] = sizes(b)
  // What is left when nearly all of it cancels is a last bit of the smaller.
  return { kind: "double", low: Math.min(low, otherLow) * 1e-16, high: high + otherHigh, unit }
}

function unitOfProduct(node: Extract<Arithmetic, { kind: "arithmetic" }>, a: Type, b: Type): Unit | null {
  const divided = node.operator === "/"
  const factor = bareNumber(node.right)
  const unit = unitOf(a)
  const other = unitOf(b)
  if (factor !== null && unit !== null && factor[0] !== 0n)
    return divided ? scaledUnit(unit, factor[1], factor[0]) : scaledUnit(unit, factor[0], factor[1])
  const leftFactor = bareNumber(node.left)
  if (leftFactor !== null && other !== null && leftFactor[0] !== 0n)
    return productUnit(scaledUnit(null, leftFactor[0], leftFactor[1]), other, divided)
  return productUnit(unit, other, divided)
}

/** A number made of literals alone, as a fraction. */
function bareNumber(node: Expression): readonly [bigint, bigint] | null {
  if (node.kind === "number") {
    const read = readDecimal(node.text)
    return read === null ? null : [BigInt(read.integer), BigInt(`1${"0".repeat(read.decimals)}`)]
  }
  if (node.kind !== "arithmetic" || (node.operator !== "*" && node.operator !== "/")) return null
  const left = bareNumber(node.left)
  const right = bareNumber(node.right)
  if (left === null || right === null) return null
  return node.operator === "*"
    ? [left[0] * right[0], left[1] * right[1]]
    : right[0] === 0n
      ? null
      : [left[0] * right[1], left[1] * right[0]]
}

function mayBeZero(node: Expression): boolean {
  const bare = bareNumber(node)
  if (bare !== null) return bare[0] === 0n
  const [, second] = node.kind === "call" && node.name === "nullif" ? node.of : []
  return !(second?.kind === "number" && bareNumber(second)?.[0] === 0n)
}

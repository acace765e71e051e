// What types do to one another: the same rules for checking, interpreting and compiling.
import { type Declared, mostDecimals } from "./scope.ts"
import type { Level, Nature, Type } from "./types.ts"
import { readUnit, type Unit, unitsAgree } from "./units.ts"

export const bigintBound = 9e18
export const exactBound = 9e37
/** Records that an aggregate may have. */
export const mostRecords = 1e10
/** Sizes that doubles of SQL may have: a product of two of them is still a number in every engine. */
export const doubleLow = 1e-290
export const doubleHigh = 1e290
export const longestInteger = 1e18

export const constantNature = (type: Type): Nature => ({
  type,
  level: "constant",
  period: null,
  afterScan: null,
})

export const exact = (decimals: number, bound: number, unit: Unit | null = null): Type => ({
  kind: "exact",
  decimals,
  bound,
  unit,
})

export function typeOf(declared: Declared): Type {
  if (declared.type !== "number") return { kind: declared.type }
  const unit = readUnit(declared.unit)
  if (declared.double === true) {
    const [low, high] = declared.range ?? [1e-18, 1e18]
    return { kind: "double", low, high, unit }
  }
  return exact(Math.min(declared.decimals ?? 0, mostDecimals), declared.bound ?? longestInteger, unit)
}

export const isNumber = (type: Type) => type.kind === "exact" || type.kind === "double"

/** Sizes of a number as a double. */
export function sizes(type: Type): readonly [low: number, high: number] {
  if (type.kind === "double") return [type.low, type.high]
  if (type.kind !== "exact") return [1, 1]
  const unit = Number(`1e-${type.decimals}`)
  return [unit, Math.max(type.bound, 1) * unit]
}

/** The type in which values are compared or stand beside one another; `null`: they do not fit. */
export function common(types: readonly Type[]): Type | null {
  const known = types.filter(({ kind }) => kind !== "null")
  const [first] = known
  if (first === undefined) return { kind: "null" }
  if (!isNumber(first)) return known.every(({ kind }) => kind === first.kind) ? first : null
  if (!known.every(isNumber)) return null
  const unit = known.reduce<Unit | null>((kept, type) => kept ?? unitOf(type), null)
  if (known.some(({ kind }) => kind === "double")) {
    const all = known.map(sizes)
    return {
      kind: "double",
      low: Math.min(...all.map(([low]) => low)),
      high: Math.max(...all.map(([, high]) => high)),
      unit,
    }
  }
  const decimals = Math.max(...known.map((type) => (type.kind === "exact" ? type.decimals : 0)))
  const bound = Math.max(
    ...known.map((type) =>
      type.kind === "exact" ? type.bound * Number(`1e${decimals - type.decimals}`) : 0,
    ),
  )
  return exact(decimals, bound, unit)
}

export const unitOf = (type: Type): Unit | null =>
  type.kind === "exact" || type.kind === "double" ? type.unit : null

/** The unit of a sum: the one that was not made by a bare factor. */
export function sumUnit(a: Unit | null, b: Unit | null): Unit | null {
  if (a === null || b === null) return a ?? b
  return unitsAgree(a, b) === true && a.scaledTimes !== a.scaledOver && b.scaledTimes === b.scaledOver ? b : a
}

export function higher(levels: readonly Level[]): Level {
  return levels.includes("whole") ? "whole" : levels.includes("row") ? "row" : "constant"
}

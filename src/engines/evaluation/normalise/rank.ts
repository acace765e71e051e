import Type from "typebox"
import type { Direction } from "../model.ts"
import { each, normalisation, numberOf, type Scale } from "./normalisation.ts"

const ties = Type.Union([Type.Literal("min"), Type.Literal("average")], { default: "min" })

/** The reference values y in ascending order: what a rank is a rank in. Withheld from anything published. */
function order(reference: Float64Array, direction: Direction): number[] {
  return Array.from(
    reference.filter((x) => !Number.isNaN(x)),
    (x) => direction * x,
  ).sort((a, b) => a - b)
}

/** Ascending rank of x among the reference, 1 = worst; half of its ties added with `average`. */
function position(x: number, scale: Scale): number {
  // A zone's own proof carries its position in place of everybody's values.
  if (typeof scale.position === "number") return scale.position
  const sorted = scale.sorted as readonly number[]
  const y = numberOf(scale, "direction") * x
  const below = firstAtLeast(sorted, y, false)
  if (scale.ties !== "average") return below + 1
  const equal = firstAtLeast(sorted, y, true) - below
  return below + 1 + Math.max(0, equal - 1) / 2
}

function firstAtLeast(sorted: readonly number[], y: number, beyond: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle] ?? Number.POSITIVE_INFINITY
    if (value < y || (beyond && value === y)) low = middle + 1
    else high = middle
  }
  return low
}

/** Ascending rank, 1 = worst. Source: OECD/JRC Handbook (2008) step 5; COINr `n_rank`. */
export const rank = normalisation({
  options: Type.Object({ method: Type.Literal("rank"), ties }, { additionalProperties: false }),
  relative: true,
  anchors: (_, n) => ({ middle: (n + 1) / 2, full: n }),
  fit: (reference, direction, options) => ({
    direction,
    ties: options.ties,
    sorted: order(reference, direction),
  }),
  apply: each(position),
})

/** Borda points: rank − 1. Source: COINr `n_borda`. */
export const borda = normalisation({
  options: Type.Object({ method: Type.Literal("borda"), ties }, { additionalProperties: false }),
  relative: true,
  anchors: (_, n) => ({ middle: (n - 1) / 2, full: n - 1 }),
  fit: (reference, direction, options) => ({
    direction,
    ties: options.ties,
    sorted: order(reference, direction),
  }),
  apply: each((x, scale) => position(x, scale) - 1),
})

/**
 * (rank − 1)/(n − 1), from 0 to 1, ties min; `of: n` gives rank/n.
 * Source: COINr `n_prank`; OECD/JRC Handbook (2008), table 16, for `of: n`.
 */
export const percentileRank = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("percentile-rank"),
      of: Type.Union([Type.Literal("n - 1"), Type.Literal("n")], { default: "n - 1" }),
      ties,
    },
    { additionalProperties: false },
  ),
  relative: true,
  anchors: () => ({ middle: 0.5, full: 1 }),
  fit: (reference, direction, options) => {
    const sorted = order(reference, direction)
    return { direction, ties: options.ties, of: options.of, n: sorted.length, sorted }
  },
  apply: each((x, scale) =>
    scale.of === "n"
      ? position(x, scale) / numberOf(scale, "n")
      : (position(x, scale) - 1) / (numberOf(scale, "n") - 1),
  ),
})

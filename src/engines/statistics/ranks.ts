import { positionInSorted } from "./position-in-sorted.ts"
import { sortedPresent } from "./sorted-present.ts"

/**
 * Ascending ranks: 1 is the lowest value.
 *
 * @param values any length; NaN is missing
 * @param ties "min" gives equal values the lowest of their ranks (1, 2, 2, 4), "average" the mean of them
 *   (1, 2.5, 2.5, 4)
 * @returns same length and order; NaN where the value is missing, which takes no rank from others
 * Source: R `rank(ties.method = "min" | "average")`; SciPy `rankdata`.
 * @example ranks([10, 20, NaN, 20, 5], "min") // Float64Array.of(2, 3, NaN, 3, 1)
 */
export function ranks(values: ArrayLike<number>, ties: "min" | "average"): Float64Array {
  const sorted = sortedPresent(values)
  const result = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (Number.isNaN(x)) {
      result[i] = NaN
      continue
    }
    const below = positionInSorted(sorted, x, false)
    result[i] = ties === "min" ? below + 1 : (below + positionInSorted(sorted, x, true) + 1) / 2
  }
  return result
}

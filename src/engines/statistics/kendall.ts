import { presentPairs } from "./present-pairs.ts"

/**
 * Kendall's rank correlation tau-b over the pairs present in both vectors: concordant minus discordant pairs
 * of zones, divided by the geometric mean of the pairs not tied in x and not tied in y. Takes n·log n steps.
 *
 * @param x any length; NaN is missing
 * @param y same length and order as x; NaN is missing
 * @returns in [−1, 1]; NaN with fewer than three pairs or when x or y is constant over the pairs
 * Source: W. R. Knight, "A computer method for calculating Kendall's tau with ungrouped data", JASA 61 (1966)
 * 436–439; SciPy `kendalltau`; R `cor(method = "kendall")`.
 * @example kendall([1, 2, 3, 4], [1, 2, 4, 3]) // 0.6666666666666666
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [a, b] = presentPairs(x, y)
  const n = a.length
  if (n < 3) return NaN
  const order = Uint32Array.from(a, (_, i) => i).sort(
    (i, j) => compare(a[i]!, a[j]!) || compare(b[i]!, b[j]!),
  )
  const sortedA = Float64Array.from(order, (i) => a[i]!)
  const sortedB = Float64Array.from(order, (i) => b[i]!)
  const tiedX = tiedPairs(sortedA)
  const tiedBoth = tiedPairs(sortedA, sortedB)
  const discordant = sortCountingExchanges(sortedB)
  const tiedY = tiedPairs(sortedB)
  const all = (n * (n - 1)) / 2
  if (tiedX === all || tiedY === all) return NaN
  const difference = all - tiedX - tiedY + tiedBoth - 2 * discordant
  const tau = difference / Math.sqrt((all - tiedX) * (all - tiedY))
  return Math.max(-1, Math.min(1, tau))
}

/** By comparison, not subtraction, so that two infinities are equal. */
function compare(x: number, y: number): number {
  return x < y ? -1 : x > y ? 1 : 0
}

/** Pairs within runs of equal values: Σ t(t−1)/2 over the runs of a sorted vector (or of two). */
function tiedPairs(sorted: Float64Array, also: Float64Array = sorted): number {
  let pairs = 0
  let run = 0
  for (let i = 1; i < sorted.length; i++) {
    run = sorted[i] === sorted[i - 1] && also[i] === also[i - 1] ? run + 1 : 0
    pairs += run
  }
  return pairs
}

/** Sorts the values in place by merging and returns how many pairs stood in the wrong order. */
function sortCountingExchanges(values: Float64Array): number {
  const n = values.length
  const merged = new Float64Array(n)
  let exchanges = 0
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n)
      const end = Math.min(start + 2 * width, n)
      let left = start
      let right = middle
      for (let k = start; k < end; k++) {
        if (right >= end || (left < middle && values[left]! <= values[right]!)) {
          merged[k] = values[left++]!
        } else {
          exchanges += middle - left
          merged[k] = values[right++]!
        }
      }
    }
    values.set(merged)
  }
  return exchanges
}

import { pearson } from "./pearson.ts"
import { presentPairs } from "./present-pairs.ts"
import { ranks } from "./ranks.ts"

/**
 * Spearman's rank correlation: Pearson's correlation of the average ranks of the pairs present in both.
 *
 * @param x any length; NaN is missing
 * @param y same length and order as x; NaN is missing
 * @returns in [−1, 1]; NaN with fewer than three pairs or when x or y is constant over the pairs
 * Source: SciPy `spearmanr`; R `cor(method = "spearman")`.
 * @example spearman([1, 2, 3, NaN], [1, 10, 100, 5]) // 1
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [a, b] = presentPairs(x, y)
  return pearson(ranks(a, "average"), ranks(b, "average"))
}

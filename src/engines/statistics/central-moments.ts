import { deviationScale } from "./deviation-scale.ts"

/** Sums of powers of the deviations from the mean, each deviation multiplied by `scale` (nearly always 1). */
export type CentralMoments = {
  /** How many values are present. */
  readonly count: number
  /** The factor on every deviation, see deviation-scale.ts. */
  readonly scale: number
  /** Σ d², Σ d³ and Σ d⁴ with d = scale·(x − mean). All zero exactly when all values are equal. */
  readonly second: number
  readonly third: number
  readonly fourth: number
}

/**
 * Two passes over the values present: the mean, then compensated sums of the second, third and fourth powers
 * of the deviations. Called thousands of times by winsorising, so it makes one object and nothing else.
 *
 * @param values any length; NaN is missing and skipped
 * @returns sums of 0 when fewer than two values are present or all are equal; NaN with an infinite value
 * Source: T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms for computing the sample variance",
 * The American Statistician 37 (1983) 242–247 (corrected two-pass algorithm).
 * @example centralMoments([1, 2, 6]) // { count: 3, scale: 1, second: 14, third: 18, fourth: 98 }
 */
export function centralMoments(values: ArrayLike<number>): CentralMoments {
  let count = 0
  let total = 0
  let lost = 0
  let lowest = Infinity
  let highest = -Infinity
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (Number.isNaN(x)) continue
    count++
    if (x < lowest) lowest = x
    if (x > highest) highest = x
    const next = total + x
    const part = next - total
    lost += total - (next - part) + (x - part)
    total = next
  }
  // Asked of the values, not of the sums: the mean of equal values may differ from them in the last place.
  if (count < 2 || lowest === highest) return { count, scale: 1, second: 0, third: 0, fourth: 0 }
  const mean = (total + lost) / count
  const scale = deviationScale(Math.max(highest - mean, mean - lowest))
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let firstLost = 0
  let secondLost = 0
  let thirdLost = 0
  let fourthLost = 0
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (Number.isNaN(x)) continue
    const d = (x - mean) * scale
    const d2 = d * d
    const d3 = d2 * d
    const d4 = d2 * d2
    // Knuth's branch-free form of the same compensation: deviations change sign too often to be predicted.
    const firstNext = first + d
    const firstPart = firstNext - first
    firstLost += first - (firstNext - firstPart) + (d - firstPart)
    first = firstNext
    const secondNext = second + d2
    const secondPart = secondNext - second
    secondLost += second - (secondNext - secondPart) + (d2 - secondPart)
    second = secondNext
    const thirdNext = third + d3
    const thirdPart = thirdNext - third
    thirdLost += third - (thirdNext - thirdPart) + (d3 - thirdPart)
    third = thirdNext
    const fourthNext = fourth + d4
    const fourthPart = fourthNext - fourth
    fourthLost += fourth - (fourthNext - fourthPart) + (d4 - fourthPart)
    fourth = fourthNext
  }
  // What is left of Σ d is the rounding of the mean; the sums are moved to the true mean (to first order,
  // the next term being a square of a rounding error).
  const shift = (first + firstLost) / count
  const squares = second + secondLost
  const cubes = third + thirdLost
  return {
    count,
    scale,
    second: squares - count * shift * shift,
    third: cubes - 3 * shift * squares,
    fourth: fourth + fourthLost - 4 * shift * cubes,
  }
}

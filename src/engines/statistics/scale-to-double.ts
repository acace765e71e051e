import { timesTwoTo, twoTo } from "./binary-parts.ts"

/**
 * (high + low)·2^exponent rounded once to the nearest double, also where the result is subnormal.
 *
 * @param high from 2^-60 to 2^60
 * @param low at most half a last place of high
 * @param exponent any integer
 * @returns Infinity on overflow, 0 on underflow
 * @example scaleToDouble(1.5, 0, 3) // 12
 */
export function scaleToDouble(high: number, low: number, exponent: number): number {
  if (exponent > 1100) return Infinity
  if (exponent < -1200) return 0
  const result = timesTwoTo(high, exponent)
  // At and above the smallest normal number high is already the rounded sum, and powers of two are exact.
  if (result > 2.2250738585072014e-308) return result
  // Below, the last place is 2^-1074 whatever the size: adding and subtracting 2^52 such places
  // rounds high; where high lies half way, low decides.
  const place = twoTo(-1074 - exponent)
  const anchor = 4503599627370496 * place
  let rounded = anchor + high
  const lost = high - (rounded - anchor)
  if (lost === place / 2 && low > 0) rounded += place
  if (lost === -place / 2 && low < 0) rounded -= place
  return ((rounded - anchor) / place) * Number.MIN_VALUE
}

import { doubleDouble, multiply } from "./double-double.ts"
import { lnDoubleDouble } from "./ln-double-double.ts"

const register = doubleDouble()

/**
 * The logarithm to base 10, correctly rounded in practice and the same to the last bit on every JavaScript
 * engine; exact for powers of ten.
 *
 * @param x any number
 * @returns log10(±0) = −Infinity, log10(1) = 0, log10(Infinity) = Infinity; NaN for a negative number or NaN
 * Source: as ln, times 1/ln 10 in double-double.
 * @example log10(1000) // 3
 */
export function log10(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return Infinity
  lnDoubleDouble(register, x)
  multiply(register, Math.LOG10E, 1.098319650216765e-17)
  return register[0]!
}

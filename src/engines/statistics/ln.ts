import { doubleDouble } from "./double-double.ts"
import { lnDoubleDouble } from "./ln-double-double.ts"

const register = doubleDouble()

/**
 * The natural logarithm, correctly rounded in practice (about 100 bits are computed) and so the same to the
 * last bit on every JavaScript engine, which Math.log is not.
 *
 * @param x any number
 * @returns ln(±0) = −Infinity, ln(1) = 0, ln(Infinity) = Infinity; NaN for a negative number or NaN
 * Source: J.-M. Muller, "Elementary Functions" (3rd ed. 2016), chapters 3 and 11.
 * @example ln(10) // 2.302585092994046
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return Infinity
  lnDoubleDouble(register, x)
  return register[0]!
}

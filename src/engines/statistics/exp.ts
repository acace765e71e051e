import { doubleDouble } from "./double-double.ts"
import { expDoubleDouble } from "./exp-double-double.ts"
import { scaleToDouble } from "./scale-to-double.ts"

const register = doubleDouble()

/**
 * e^x, correctly rounded in practice (about 100 bits are computed) and so the same to the last bit on every
 * JavaScript engine, which Math.exp is not.
 *
 * @param x any number
 * @returns exp(±0) = 1, exp(−Infinity) = 0, exp(Infinity) = Infinity, NaN for NaN; Infinity above about
 *   709.78, 0 below about −745.13
 * Source: J.-M. Muller, "Elementary Functions" (3rd ed. 2016), chapters 3 and 11 (argument reduction).
 * @example exp(1) // 2.718281828459045
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN
  if (x > 710) return Infinity
  if (x < -746) return 0
  const exponent = expDoubleDouble(register, x, 0)
  return scaleToDouble(register[0]!, register[1]!, exponent)
}

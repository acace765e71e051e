import { doubleDouble, setSum } from "./double-double.ts"
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
  if (Math.abs(x) < 1e-9) return expNearZero(x)
  const exponent = expDoubleDouble(register, x, 0)
  return scaleToDouble(register[0]!, register[1]!, exponent)
}

/** 1 + x + x²/2 + x³/6, in which 1 + x often lies half way between two doubles and the rest decides. */
function expNearZero(x: number): number {
  setSum(register, 1, x)
  const sum = register[0]!
  setSum(register, register[1]!, (x * x) / 2 + (x * x * x) / 6)
  const rest = register[0]!
  const rounded = sum + rest
  const left = rest - (rounded - sum)
  // Half way exactly when twice what is left leads to the neighbour.
  const neighbour = rounded + 2 * left
  return neighbour - rounded === 2 * left && register[1]! * left > 0 ? neighbour : rounded
}

import { exponentOf, nearestExponentOf, timesTwoTo } from "./binary-parts.ts"
import { doubleDouble, multiply, setSum } from "./double-double.ts"
import { expDoubleDouble } from "./exp-double-double.ts"
import { lnDoubleDouble } from "./ln-double-double.ts"
import { scaleToDouble } from "./scale-to-double.ts"

const register = doubleDouble()

/**
 * x^p, correctly rounded in practice and so the same to the last bit on every JavaScript engine, which
 * Math.pow is not.
 *
 * @param x the base
 * @param p the exponent
 * @returns as ECMAScript's `**` in every special case (x^±0 = 1, 0^−1 = Infinity, (−0)^−3 = −Infinity,
 *   NaN for a negative base with a fractional exponent and for (±1)^±Infinity), except that NaN^0 is NaN:
 *   a missing value stays missing
 * Source: ECMA-262, Number::exponentiate; IEEE 754-2019 section 9.2.1, pow.
 * @example power(2, 0.5) // 1.4142135623730951
 */
export function power(x: number, p: number): number {
  if (Number.isNaN(x) || Number.isNaN(p)) return NaN
  if (p === 0) return 1
  const size = Math.abs(x)
  if (size === 1 && (p === Infinity || p === -Infinity)) return NaN
  const whole = Math.floor(p) === p
  // Doubles from 2^53 on are all even.
  const odd = whole && Math.abs(p) < 9007199254740992 && p % 2 !== 0
  const negative = odd && (x < 0 || Object.is(x, -0))
  if (x < 0 && !whole && x !== -Infinity) return NaN
  const result = powerOfPositive(size, p)
  return negative ? -result : result
}

function powerOfPositive(x: number, p: number): number {
  if (x === 1) return 1
  if (x === 0 || x === Infinity) return (x === 0) === p > 0 ? 0 : Infinity
  // |ln x| is between 2^-53 and 746, so beyond these exponents the result overflows, vanishes or is 1.
  if (Math.abs(p) > 1e20) return x > 1 === p > 0 ? Infinity : 0
  if (Math.abs(p) < 1e-20) return 1
  // The two roots and reciprocals that IEEE 754 itself rounds correctly.
  if (p === 0.5) return Math.sqrt(x)
  if (p === -1) return 1 / x
  const exact = exactPower(x, p)
  if (exact !== undefined) return exact
  // A power of two in x whose power is whole is taken out exactly: for 4·(1 + 2^-51) to the power 1.5 the rest
  // is close to half way between two doubles, and a logarithm containing ln 4 would hide on which side.
  const e = nearestExponentOf(x)
  setSum(register, p, 0)
  multiply(register, e, 0)
  const shift = register[1] === 0 && Math.floor(register[0]!) === register[0] ? register[0] : 0
  lnDoubleDouble(register, shift === 0 ? x : timesTwoTo(x, -e))
  multiply(register, p, 0)
  const logarithm = register[0]!
  const whole = logarithm + shift * Math.LN2
  if (whole > 710) return Infinity
  if (whole < -746) return 0
  const exponent = expDoubleDouble(register, logarithm, register[1]!)
  return scaleToDouble(register[0]!, register[1]!, exponent + shift)
}

/**
 * x^p when it has at most 106 bits; undefined otherwise. Only such a power can lie exactly half way between
 * two doubles, where no number of computed bits would tell how to round.
 */
function exactPower(x: number, p: number): number | undefined {
  // x = m·2^e with m odd.
  let e = exponentOf(x) - 52
  let m = timesTwoTo(x, -e)
  while (m % 4294967296 === 0) {
    m /= 4294967296
    e += 32
  }
  while (m % 2 === 0) {
    m /= 2
    e++
  }
  // A power with exponent k/2^j is a fraction of two integers only when x is a square j times over.
  while (Math.floor(p) !== p) {
    const root = Math.sqrt(m)
    if (e % 2 !== 0 || root * root !== m || Math.floor(root) !== root) return undefined
    m = root
    e /= 2
    p *= 2
  }
  if (m === 1) return scaleToDouble(1, 0, e * p)
  if (p < 0 || p > 34) return undefined
  let product = 1
  for (let k = 1; k < p; k++) {
    product *= m
    if (product > 9007199254740992) return undefined
  }
  setSum(register, product, 0)
  multiply(register, m, 0)
  return scaleToDouble(register[0]!, register[1]!, e * p)
}

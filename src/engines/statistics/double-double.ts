// Arithmetic with about 106 bits: a number is the unevaluated sum of two doubles, the high one being the sum
// rounded. The elementary functions are computed in it so that their last bit is right on every engine. The
// operations change their first argument, because allocating in the inner loops would cost most of the time.
// Source: D. H. Bailey, Y. Hida, X. S. Li, "Algorithms for quad-double precision floating point arithmetic",
// ARITH-15 (2001); T. J. Dekker, Numerische Mathematik 18 (1971) 224–242.

/** [0] the high part, [1] the low part, |low| ≤ ulp(high)/2. */
export type DoubleDouble = Float64Array

/** A new register holding 0. */
export function doubleDouble(): DoubleDouble {
  return new Float64Array(2)
}

/** register ← high + low, whatever their order of size. */
export function setSum(register: DoubleDouble, high: number, low: number): void {
  const sum = high + low
  const part = sum - high
  register[0] = sum
  register[1] = high - (sum - part) + (low - part)
}

/** register ← register + (high, low), relative error below 2^-104. */
export function add(register: DoubleDouble, high: number, low: number): void {
  const a = register[0]!
  const b = register[1]!
  const s = a + high
  const sPart = s - a
  const sLost = a - (s - sPart) + (high - sPart)
  const t = b + low
  const tPart = t - b
  const tLost = b - (t - tPart) + (low - tPart)
  const middle = sLost + t
  const upper = s + middle
  const rest = middle - (upper - s) + tLost
  const sum = upper + rest
  register[0] = sum
  register[1] = rest - (sum - upper)
}

/** register ← register · (high, low), relative error below 2^-102; factors between 1e-140 and 1e140 or 0. */
export function multiply(register: DoubleDouble, high: number, low: number): void {
  const a = register[0]!
  const product = a * high
  // Veltkamp's splitting into two halves of 26 bits, by 2^27 + 1; there is no fused multiply-add in JavaScript.
  const aWide = a * 134217729
  const aTop = aWide - (aWide - a)
  const aRest = a - aTop
  const bWide = high * 134217729
  const bTop = bWide - (bWide - high)
  const bRest = high - bTop
  const lost = aTop * bTop - product + aTop * bRest + aRest * bTop + aRest * bRest
  const rest = lost + (a * low + register[1]! * high)
  const sum = product + rest
  register[0] = sum
  register[1] = rest - (sum - product)
}

/**
 * register ← 1 + register, for |register| < 1, the high part being the exact sum rounded. `add` keeps 106 bits,
 * which do not tell 1 + 2^-53 + 2^-107 from half way.
 */
export function addOne(register: DoubleDouble): void {
  const low = register[1]!
  setSum(register, 1, register[0]!)
  const sum = register[0]!
  setSum(register, register[1]!, low)
  const rest = register[0]!
  const further = register[1]!
  let rounded = sum + rest
  let left = rest - (rounded - sum)
  // Half way exactly when twice what is left leads to the neighbour: then what lies further decides.
  const neighbour = rounded + 2 * left
  if (left !== 0 && neighbour - rounded === 2 * left && Math.sign(further) === Math.sign(left)) {
    rounded = neighbour
    left = -left
  }
  register[0] = rounded
  register[1] = left + further
}

const remainder = doubleDouble()

/** register ← register / (high, low), relative error below 2^-101; high not 0, range as in multiply. */
export function divide(register: DoubleDouble, high: number, low: number): void {
  const quotient = register[0]! / high
  remainder[0] = quotient
  remainder[1] = 0
  multiply(remainder, -high, -low)
  add(remainder, register[0]!, register[1]!)
  setSum(register, quotient, remainder[0]! / high)
}

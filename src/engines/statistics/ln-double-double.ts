import { nearestExponentOf, timesTwoTo } from "./binary-parts.ts"
import { add, type DoubleDouble, divide, doubleDouble, multiply, setSum } from "./double-double.ts"

// ln 2 in three parts; the first two have 40 bits, so their products with the exponent of a double are exact.
export const ln2First = 0.6931471805592082
export const ln2Second = 7.371002565166132e-13
export const ln2Third = 1.667085920830552e-25

/** 1/3, 1/5 … 1/19 as double-doubles, then 1/21 … 1/47, for which doubles are enough. */
const precise = Array.from({ length: 9 }, (_, k) => reciprocal(2 * k + 3))
const coarse = Float64Array.from({ length: 14 }, (_, k) => 1 / (2 * k + 21))

const s = doubleDouble()
const square = doubleDouble()

/**
 * register ← ln x with about 100 bits: x = m·2^e with m in [√½, √2), ln m = 2·artanh((m − 1)/(m + 1)).
 *
 * @param x positive and finite
 */
export function lnDoubleDouble(register: DoubleDouble, x: number): void {
  const e = nearestExponentOf(x)
  const m = timesTwoTo(x, -e)
  setSum(square, m, 1)
  setSum(s, m - 1, 0)
  divide(s, square[0]!, square[1]!)
  square[0] = s[0]!
  square[1] = s[1]!
  multiply(square, s[0]!, s[1]!)

  const z = square[0]!
  let tail = 0
  for (let k = coarse.length - 1; k >= 0; k--) tail = tail * z + coarse[k]!
  setSum(register, tail, 0)
  for (let k = precise.length - 1; k >= 0; k--) {
    multiply(register, z, square[1]!)
    add(register, precise[k]![0]!, precise[k]![1]!)
  }
  multiply(register, z, square[1]!)
  multiply(register, s[0]!, s[1]!)
  add(register, s[0]!, s[1]!)
  register[0] = 2 * register[0]!
  register[1] = 2 * register[1]!
  if (e !== 0) {
    add(register, e * ln2Third, 0)
    add(register, e * ln2Second, 0)
    add(register, e * ln2First, 0)
  }
}

function reciprocal(n: number): DoubleDouble {
  const result = doubleDouble()
  result[0] = 1
  divide(result, n, 0)
  return result
}

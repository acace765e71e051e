import { add, addOne, type DoubleDouble, divide, doubleDouble, multiply, setSum } from "./double-double.ts"
import { ln2First, ln2Second, ln2Third } from "./ln-double-double.ts"

/** 1/1! … 1/7! as double-doubles, then 1/8! … 1/16!, for which doubles are enough. */
const precise = Array.from({ length: 7 }, (_, k) => reciprocalFactorial(k + 1))
const coarse = Float64Array.from({ length: 9 }, (_, k) => reciprocalFactorial(k + 8)[0]!)

const r = doubleDouble()

/**
 * register · 2^(returned integer) ← e^(high + low) with about 100 bits: the nearest multiple of ln 2 is taken
 * out, the rest divided by 16, e^r − 1 expanded in its Taylor series and squared four times.
 *
 * @param high finite, |high| < 2000
 * @returns the power of two; the register is then in about [0.7, 1.42], its high part correctly rounded even
 *   for tiny arguments, where the sum often lies all but half way between two doubles
 */
export function expDoubleDouble(register: DoubleDouble, high: number, low: number): number {
  const multiple = Math.floor(high * Math.LOG2E + 0.5)
  setSum(r, high, -multiple * ln2First)
  add(r, -multiple * ln2Second, 0)
  add(r, low, 0)
  add(r, -multiple * ln2Third, 0)
  const rHigh = r[0]! / 16
  const rLow = r[1]! / 16

  let tail = 0
  for (let k = coarse.length - 1; k >= 0; k--) tail = tail * rHigh + coarse[k]!
  setSum(register, tail, 0)
  for (let k = precise.length - 1; k >= 0; k--) {
    multiply(register, rHigh, rLow)
    add(register, precise[k]![0]!, precise[k]![1]!)
  }
  multiply(register, rHigh, rLow)
  // (1 + e)² − 1 = e·(2 + e): the 1 is kept out, so small results lose nothing.
  for (let step = 0; step < 4; step++) {
    const eHigh = register[0]!
    const eLow = register[1]!
    add(register, 2, 0)
    multiply(register, eHigh, eLow)
  }
  addOne(register)
  return multiple
}

function reciprocalFactorial(n: number): DoubleDouble {
  const result = doubleDouble()
  result[0] = 1
  for (let k = 2; k <= n; k++) divide(result, k, 0)
  return result
}

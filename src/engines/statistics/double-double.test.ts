import fc from "fast-check"
import { expect, test } from "vitest"
import { add, addOne, divide, doubleDouble, multiply, setSum } from "./double-double.ts"

// Exact arithmetic for comparison: a double-double times 2^220 is an integer for the arguments used here.
function exact(high: number, low: number): bigint {
  return toInteger(high) + toInteger(low)
}

function toInteger(x: number): bigint {
  return BigInt(x * 2 ** 220)
}

const part = fc.integer({ min: 2 ** 51, max: 2 ** 52 }).map((x) => x / 2 ** 52)

test("products, sums and quotients have at least 100 correct bits", () => {
  const a = doubleDouble()
  const b = doubleDouble()
  fc.assert(
    fc.property(part, part, part, part, (x, y, z, w) => {
      setSum(a, x, y * 2 ** -54)
      setSum(b, z, w * 2 ** -54)
      const [left, right] = [exact(a[0]!, a[1]!), exact(b[0]!, b[1]!)]
      const check = (expected: bigint) => {
        const distance = exact(a[0]!, a[1]!) - expected
        expect((distance < 0n ? -distance : distance) >> 120n).toBe(0n)
      }
      multiply(a, b[0]!, b[1]!)
      check((left * right) >> 220n)
      setSum(a, x, y * 2 ** -54)
      add(a, b[0]!, b[1]!)
      check(left + right)
      setSum(a, x, y * 2 ** -54)
      divide(a, b[0]!, b[1]!)
      check((left << 220n) / right)
    }),
    { seed: 13, numRuns: 1000 },
  )
})

test("1 is added with one rounding, however little decides", () => {
  // By hand: 1 + 2^-53 lies half way between 1 and its neighbour, 1 − 2^-54 between 1 − 2^-53 and 1.
  const next = 1 + 2 ** -52
  for (const [high, low, expected] of [
    [2 ** -53, 0, 1],
    [2 ** -53, 2 ** -107, next],
    [2 ** -53, -(2 ** -200), 1],
    [3 * 2 ** -53, 0, next + 2 ** -52],
    [3 * 2 ** -53, -(2 ** -150), next],
    [-(2 ** -54), 0, 1],
    [-(2 ** -54), -(2 ** -108), 1 - 2 ** -53],
    [-(2 ** -54), 2 ** -300, 1],
    [0, 0, 1],
  ] as const) {
    const register = doubleDouble()
    register[0] = high
    register[1] = low
    addOne(register)
    expect(register[0]).toBe(expected)
  }
})

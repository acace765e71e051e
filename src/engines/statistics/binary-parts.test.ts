import { expect, test } from "vitest"
import { exponentOf, nearestExponentOf, timesTwoTo, twoTo } from "./binary-parts.ts"

test("powers of two are exact over the whole range, and exponents read them back", () => {
  let expected = Number.MIN_VALUE
  for (let k = -1074; k <= 1023; k++) {
    expect(twoTo(k)).toBe(expected)
    expect(exponentOf(expected)).toBe(k)
    expected *= 2
  }
  expect(twoTo(1024)).toBe(Infinity)
  expect(twoTo(-1075)).toBe(0)
})

test("a mantissa does not change the exponent", () => {
  expect(exponentOf(12)).toBe(3)
  expect(exponentOf(0.999)).toBe(-1)
  expect(exponentOf(Number.MAX_VALUE)).toBe(1023)
  expect(exponentOf(3 * Number.MIN_VALUE)).toBe(-1073)
})

test("the nearest exponent changes at the square root of two", () => {
  expect([1.4, 1.42, 2.8, 2.9, 3 * Number.MIN_VALUE].map(nearestExponentOf)).toEqual([0, 1, 1, 2, -1072])
})

test("scaling crosses the whole range", () => {
  expect(timesTwoTo(Number.MIN_VALUE, 2000)).toBe(2 ** 926)
  expect(timesTwoTo(1.5 * 2 ** 1000, -2000)).toBe(1.5 * 2 ** -1000)
  expect(timesTwoTo(3, -1)).toBe(1.5)
})

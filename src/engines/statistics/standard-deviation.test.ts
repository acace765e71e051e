import { expect, test } from "vitest"
import { standardDeviation } from "./standard-deviation.ts"

test("the standard deviation agrees with the example of Excel's STDEV.S", () => {
  const strength = [1345, 1301, 1368, 1322, 1310, 1370, 1318, 1350, 1303, 1299]
  expect(Math.abs(standardDeviation(strength) - 27.46391572)).toBeLessThan(5e-9)
})

test("the standard deviation agrees with NIST StRD NumAcc4 (certified 0.1) as far as its data can be written", () => {
  const values = [10000000.2]
  for (let i = 0; i < 500; i++) values.push(10000000.1, 10000000.3)
  // The last place of 10000000.1 is 2e-9, which bounds the error of the data themselves.
  expect(Math.abs(standardDeviation(values) - 0.1)).toBeLessThan(1e-9)
})

test("one value has none, equal values exactly 0", () => {
  expect(standardDeviation([5, NaN])).toBeNaN()
  expect(standardDeviation([])).toBeNaN()
  expect(standardDeviation([0.1, 0.1, 0.1])).toBe(0)
})

test("huge and tiny values neither overflow nor vanish", () => {
  expect(standardDeviation([1e200, 3e200, 5e200]) / 1e200).toBeCloseTo(2, 12)
  expect(standardDeviation([1e-200, 3e-200, 5e-200]) / 1e-200).toBeCloseTo(2, 12)
})

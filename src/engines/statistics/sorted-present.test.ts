import { expect, test } from "vitest"
import { sortedPresent } from "./sorted-present.ts"

test("values are ascending as numbers, without the missing, and the input is untouched", () => {
  const values = Float64Array.of(10, NaN, 9, -Infinity, NaN, 100)
  expect([...sortedPresent(values)]).toEqual([-Infinity, 9, 10, 100])
  expect(values[0]).toBe(10)
  expect(sortedPresent([NaN])).toHaveLength(0)
})

import { expect, test } from "vitest"
import { positionInSorted } from "./position-in-sorted.ts"

test("elements below, and elements not above, are counted", () => {
  const sorted = Float64Array.of(1, 2, 2, 5)
  expect([0, 1, 2, 3, 5, 6].map((x) => positionInSorted(sorted, x, false))).toEqual([0, 0, 1, 3, 3, 4])
  expect([0, 1, 2, 3, 5, 6].map((x) => positionInSorted(sorted, x, true))).toEqual([0, 1, 3, 3, 4, 4])
})

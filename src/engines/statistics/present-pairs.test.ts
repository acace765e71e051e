import { expect, test } from "vitest"
import { presentPairs } from "./present-pairs.ts"

test("a pair stays only when both values are present", () => {
  const [x, y] = presentPairs([1, NaN, 3, 4], [5, 6, NaN, 8])
  expect([...x]).toEqual([1, 4])
  expect([...y]).toEqual([5, 8])
})

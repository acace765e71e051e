import { expect, test } from "vitest"
import { count } from "./count.ts"

test("missing values are not counted, zeros are", () => {
  expect(count([3, NaN, 0])).toBe(2)
  expect(count([])).toBe(0)
})

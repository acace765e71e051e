import { expect, test } from "vitest"
import { scaleToDouble } from "./scale-to-double.ts"

test("normal results are scaled exactly, too large and too small ones overflow and vanish", () => {
  expect(scaleToDouble(1.5, 0, 3)).toBe(12)
  expect(scaleToDouble(1.5, 0, 1024)).toBe(Infinity)
  expect(scaleToDouble(0.75, 0, 1024)).toBe(1.5 * 2 ** 1023)
  expect(scaleToDouble(1, 0, 5000)).toBe(Infinity)
  expect(scaleToDouble(1, 0, -5000)).toBe(0)
})

test("half way between two subnormal numbers the low part decides, else the even one is taken", () => {
  const place = Number.MIN_VALUE
  // By hand: 2.5 and 3.5 last places.
  expect(scaleToDouble(1.25, 0, -1073)).toBe(2 * place)
  expect(scaleToDouble(1.25, 1e-20, -1073)).toBe(3 * place)
  expect(scaleToDouble(1.25, -1e-20, -1073)).toBe(2 * place)
  expect(scaleToDouble(1.75, 0, -1073)).toBe(4 * place)
  expect(scaleToDouble(1.75, -1e-20, -1073)).toBe(3 * place)
  expect(scaleToDouble(1, 0, -1075)).toBe(0)
  expect(scaleToDouble(1, 1e-20, -1075)).toBe(place)
})

import fc from "fast-check"
import { expect, test } from "vitest"
import { compareCodePoints } from "./compare-code-points.ts"

test("characters beyond U+FFFF come after all others, as in Python", () => {
  const words = ["豈", "𠮷", "a", "", "国家", "aa", "國", "\uffff", "😀", "B"]
  // Python 3: sorted(words), which compares code points.
  expect(words.sort(compareCodePoints)).toEqual([
    "",
    "B",
    "a",
    "aa",
    "国家",
    "國",
    "豈",
    "\uffff",
    "😀",
    "𠮷",
  ])
})

test("a difference in the second half of a pair is seen", () => {
  expect(compareCodePoints("x😀", "x😁")).toBe(-1)
  // A lone half comes before any character of which it is a half.
  expect(compareCodePoints("\ud83d\ue000", "😀")).toBe(-1)
})

test("the order is that of UTF-8 bytes", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "z", "é", "国", "豈", "\uffff", "𠮷", "😀"),
    maxLength: 5,
  })
  fc.assert(
    fc.property(
      text,
      text,
      (a, b) => compareCodePoints(a, b) === Buffer.compare(Buffer.from(a), Buffer.from(b)),
    ),
    { seed: 7, numRuns: 1000 },
  )
})

import fc from "fast-check"
import { expect, test } from "vitest"
import { competitionRanks } from "./competition-ranks.ts"

test("two firsts are followed by a third, and the missing have no place", () => {
  // By hand.
  expect([...competitionRanks([70, 90, NaN, 90, 80])]).toEqual([4, 1, NaN, 1, 3])
})

test("a place is one more than the number of strictly higher values", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 80 }), (x) => {
      expect([...competitionRanks(x)]).toEqual(
        x.map((value) => 1 + x.filter((other) => other > value).length),
      )
    }),
    { seed: 5, numRuns: 300 },
  )
})

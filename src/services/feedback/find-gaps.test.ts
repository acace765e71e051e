// Gaps by hand: 4.2 against an average of 5.6 is 1.4 less, a quarter of it.
import { expect, test } from "vitest"
import { findGaps, rankGroups } from "./find-gaps.ts"
import type { FeedbackLetter, LetterIndicator } from "./letter.ts"

const word = (zh: string) => ({ zh, en: zh })
const indicator = (code: string, lowerIsBetter = false): LetterIndicator => ({
  code,
  number: null,
  label: word(code),
  unit: "%",
  group: "a",
  lowerIsBetter,
})
const letter: FeedbackLetter = {
  rank: 57,
  zones: 178,
  score: null,
  average: null,
  groups: [
    { code: "a", rank: 20 },
    { code: "b", rank: 120 },
    { code: "c", rank: null },
  ],
  indicators: [
    { code: "rd", rank: 90, own: null, average: 5.6 },
    { code: "energy", rank: null, own: 0.3, average: 0.4 },
    { code: "staff", rank: 12, own: null, average: null },
    { code: "margin", rank: null, own: null, average: 8 },
  ],
}
const from = { dataset: "d", title: "本园区", period: "2023" }

test("the weakest group stands first, one without a rank last", () => {
  const groups = ["a", "b", "c"].map((code) => ({ code, label: word(code) }))
  expect(rankGroups(letter, groups).map(({ code, rank }) => [code, rank])).toEqual([
    ["b", 120],
    ["a", 20],
    ["c", null],
  ])
  expect(rankGroups(letter, groups)[0]?.share).toBeCloseTo(119 / 178, 12)
})

test("gaps are own less average, the widest first; what is missing is said", () => {
  const indicators = [
    indicator("staff"),
    indicator("energy", true),
    indicator("rd"),
    indicator("margin"),
    indicator("other"),
  ]
  const { gaps, missing } = findGaps(
    letter,
    indicators,
    new Map([
      ["rd", { value: 4.2, from }],
      ["energy", { value: 99, from }],
      ["staff", { value: 3, from }],
    ]),
  )
  expect(gaps.map(({ code }) => code)).toEqual(["rd", "energy", "staff"])
  expect(gaps[0]).toMatchObject({ own: 4.2, average: 5.6, from })
  expect(gaps[0]?.difference).toBeCloseTo(-1.4, 12)
  expect(gaps[0]?.relative).toBeCloseTo(-0.25, 12)
  // Lower is better: a quarter less energy is a quarter better; the figure of the letter counts, not the imported one.
  expect(gaps[1]).toMatchObject({ own: 0.3, from: null })
  expect(gaps[1]?.relative).toBeCloseTo(0.25, 12)
  expect(missing.map(({ code, what }) => [code, what])).toEqual([
    ["staff", "average"],
    ["margin", "own"],
    ["other", "both"],
  ])
})

import { expect, test } from "vitest"
import { lastDayOf, stateOf, type VersionWord, versionInForce } from "./version-states.ts"

const words: VersionWord[] = [
  { version: 1, state: "in-force", from: "2021-01-01" },
  { version: 3, state: "in-force", from: "2024-07-01" },
  { version: 2, state: "in-force", from: "2023-01-01" },
  { version: 2, state: "ended", from: "2024-01-01" },
]

test.each([
  ["2020-12-31", null],
  ["2021-01-01", 1],
  ["2022-12-31", 1],
  ["2023-06-30", 2],
  // The second is ended; the first was never, and stands again until the third begins.
  ["2024-01-01", 1],
  ["2024-06-30", 1],
  ["2024-12-31", 3],
])("on %s version %s is in force", (day, version) => {
  expect(versionInForce([1, 2, 3], words, day)).toBe(version)
})

test("a version that was ended may come into force again", () => {
  const again: VersionWord[] = [...words, { version: 2, state: "in-force", from: "2025-01-01" }]
  expect(stateOf(2, words)).toEqual({ state: "ended", from: "2023-01-01", until: "2024-01-01" })
  expect(stateOf(2, again)).toEqual({ state: "in-force", from: "2025-01-01", until: null })
  expect(versionInForce([1, 2, 3], again, "2025-12-31")).toBe(2)
  expect(stateOf(4, words)).toEqual({ state: "draft", from: null, until: null })
})

test.each([
  ["2024", "2024-12-31"],
  ["2024-Q1", "2024-03-31"],
  ["2024-Q2", "2024-06-30"],
  ["2024-02", "2024-02-29"],
  ["1900-02", "1900-02-28"],
  ["年度", null],
])("the last day of %s is %s", (period, day) => {
  expect(lastDayOf(period)).toBe(day)
})

import { expect, test } from "vitest"
import { checkBelongs, dayBefore, isDay, nextDay } from "./check-belongs.ts"

const codes = (...given: Parameters<typeof checkBelongs>[0]) => checkBelongs(given).map((found) => found.code)

test("one parent after the other, day by day, is right in any order", () => {
  expect(
    codes(
      { parent: "b", from: "2024-03-01", to: null },
      { parent: "a", from: "-infinity", to: "2024-02-29" },
    ),
  ).toEqual([])
})

test("two parents on one day overlap", () => {
  expect(
    codes(
      { parent: "a", from: "2020-01-01", to: "2024-03-01" },
      { parent: "b", from: "2024-03-01", to: null },
    ),
  ).toEqual(["membership-overlap"])
  expect(
    codes({ parent: "a", from: "2020-01-01", to: null }, { parent: "b", from: "2024-03-01", to: null }),
  ).toEqual(["membership-overlap"])
})

test("a day without a parent is a gap, at the end too", () => {
  expect(
    codes(
      { parent: "a", from: "2020-01-01", to: "2024-02-28" },
      { parent: "b", from: "2024-03-01", to: null },
    ),
  ).toEqual(["membership-gap"])
  expect(codes({ parent: "a", from: "2020-01-01", to: "2024-02-28" })).toEqual(["membership-gap"])
})

test("days of the calendar", () => {
  expect(nextDay("2023-12-31")).toBe("2024-01-01")
  expect(dayBefore("2024-03-01")).toBe("2024-02-29")
  expect([isDay("2024-02-29"), isDay("2023-02-29"), isDay("2024-2-9"), isDay("x")]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

import { describe, expect, test } from "vitest"
import { cellOf } from "./example-tables.ts"
import type { DisclosureRules } from "./model.ts"
import { checkRules, defaultDisclosureRules, primaryReason, protectionLevel } from "./rules.ts"
import { mergeSummaries, summarise } from "./summarise.ts"

const off: DisclosureRules = {
  minimumFrequency: 1,
  dominance: [],
  pPercent: null,
  zeroCells: "publish",
  frequencyRange: 0,
}
const reasonOf = (values: readonly number[], rules: DisclosureRules) =>
  primaryReason(cellOf("x", values, { rules }).summary, "sum", rules)
const levelOf = (values: readonly number[], rules: DisclosureRules) =>
  protectionLevel(cellOf("x", values, { rules }).summary, "sum", rules)

// Numbers of the Handbook on Statistical Disclosure Control, magnitude tables, examples 1, 2, 4 and 5.
describe("rules of primary suppression", () => {
  test("example 1: 50 000 and 49 000 of 100 000 pass (1,90), not the p % rule: the largest is estimated within 2 %", () => {
    const values = [50_000, 49_000, 1_000]
    expect(reasonOf(values, { ...off, dominance: [{ n: 1, k: 90 }] })).toBeNull()
    expect(reasonOf(values, { ...off, pPercent: 2 })).toBeNull()
    expect(reasonOf(values, { ...off, pPercent: 2.1 })).toBe("p-percent")
    expect(reasonOf(values, { ...off, dominance: [{ n: 2, k: 85 }] })).toBe("dominance")
  })

  test("example 2: 52 000 and 50 000 of 110 000 pass the p % rule at 10 and 15.3, not at 15.4, nor (2, 90.9)", () => {
    const values = [52_000, 50_000, 5_000, 3_000]
    expect(reasonOf(values, { ...off, pPercent: 10 })).toBeNull()
    expect(reasonOf(values, { ...off, pPercent: 15.3 })).toBeNull()
    expect(reasonOf(values, { ...off, pPercent: 15.4 })).toBe("p-percent")
    expect(reasonOf(values, { ...off, dominance: [{ n: 2, k: 90.9 }] })).toBe("dominance")
  })

  test("example 4: 300, 20 and 10 break (1,85); the upper bound has to reach 352.94", () => {
    const rules = { ...off, dominance: [{ n: 1, k: 85 }] }
    expect(reasonOf([300, 20, 10], rules)).toBe("dominance")
    expect(levelOf([300, 20, 10], rules)).toBe(23n)
  })

  test("example 5: U = p/100 · x1 − (X − x1 − x2)", () => {
    expect(levelOf([1000, 400, 30, 20], { ...off, pPercent: 10 })).toBe(50n)
  })

  test("exactly k % is not more than k %", () => {
    const rules = { ...off, dominance: [{ n: 1, k: 75 }] }
    expect(reasonOf([75, 20, 5], rules)).toBeNull()
    expect(reasonOf([76, 20, 4], rules)).toBe("dominance")
  })

  test("fewer than three contributors are unsafe, and three of which only two report other than zero", () => {
    const rules = { ...off, minimumFrequency: 3, frequencyRange: 10 }
    expect(reasonOf([5, 5], rules)).toBe("frequency")
    expect(reasonOf([0, 0], rules)).toBe("frequency")
    expect(reasonOf([5, 5, 0], rules)).toBe("frequency")
    expect(reasonOf([5, 5, 5], rules)).toBeNull()
    expect(reasonOf([], rules)).toBeNull()
    expect(levelOf([55, 50], rules)).toBe(11n)
  })

  test("zeros of all contributors are published or not, as chosen", () => {
    expect(reasonOf([0, 0, 0], defaultDisclosureRules)).toBeNull()
    expect(reasonOf([0, 0, 0], { ...defaultDisclosureRules, zeroCells: "suppress" })).toBe("zero")
  })

  test("nobody out of a class of fewer than three is unsafe, out of three it is not, unless zeros are all published", () => {
    const empty = (population: number, zeroCells: DisclosureRules["zeroCells"]) =>
      primaryReason({ units: 0, population, nonZero: 0, absolute: 0n, largest: [] }, "count", {
        ...defaultDisclosureRules,
        zeroCells,
      })
    expect([0, 1, 2, 3].map((population) => empty(population, "class"))).toEqual([
      null,
      "frequency",
      "frequency",
      null,
    ])
    expect(empty(2, "suppress")).toBe("frequency")
    expect(empty(2, "publish")).toBeNull()
    expect(defaultDisclosureRules.zeroCells).toBe("class")
  })

  test("contributions below zero count by their size: 90 less 80 is not a small cell of one", () => {
    const { summary, value } = cellOf("x", [90, -80, 5, 5])
    expect(value).toBe(20n)
    expect(summary.absolute).toBe(180n)
    expect(summary.largest.slice(0, 2)).toEqual([
      { holder: 1, value: 90n },
      { holder: 2, value: 80n },
    ])
    expect(primaryReason(summary, "sum", defaultDisclosureRules)).toBe("dominance")
  })

  test("units of one holding are one contributor", () => {
    const units = [1, 2, 3, 4]
    const values = [10, 10, 10, 10]
    const alone = summarise({ units, values }, 3)
    const held = summarise({ units, values, holdings: [7, 7, 7, 8] }, 3)
    expect(primaryReason(alone, "sum", defaultDisclosureRules)).toBeNull()
    expect(held).toMatchObject({ units: 2, nonZero: 2, absolute: 40n, total: 40n })
    expect(held.largest).toEqual([
      { holder: 7, value: 30n },
      { holder: 8, value: 10n },
    ])
    expect(primaryReason(held, "sum", defaultDisclosureRules)).toBe("frequency")
  })

  test("a contributor of two cells is one contributor of both together", () => {
    const one = summarise({ units: [1, 2], values: [10, 5] }, 3)
    const other = summarise({ units: [1, 3], values: [7, 1] }, 3)
    expect(mergeSummaries([one, other])).toEqual({
      units: 3,
      nonZero: 3,
      absolute: 23n,
      largest: [
        { holder: 1, value: 17n },
        { holder: 2, value: 5n },
        { holder: 3, value: 1n },
      ],
    })
  })

  test("the largest are kept in order, whatever the order they come in, also beyond 2^53", () => {
    const big = 2n ** 60n
    const values = [3n, big + 1n, 5n, big, 4n]
    const { largest, total } = summarise({ units: [1, 2, 3, 4, 5], values }, 3)
    expect(largest.map(({ holder }) => holder)).toEqual([2, 4, 3])
    expect(total).toBe(2n * big + 13n)
  })

  test("parameters that make no rule are told, all at once", () => {
    const codes = checkRules({
      minimumFrequency: 0,
      dominance: [
        { n: 0, k: 75 },
        { n: 2, k: 100 },
      ],
      pPercent: 0,
      zeroCells: "publish",
      frequencyRange: -1,
    }).map(({ code, path }) => `${code} ${path}`)
    expect(codes).toEqual([
      "disclosure-rule-frequency minimumFrequency",
      "disclosure-rule-dominance dominance/1",
      "disclosure-rule-dominance dominance/2",
      "disclosure-rule-p-percent pPercent",
      "disclosure-rule-range frequencyRange",
    ])
    expect(checkRules(defaultDisclosureRules)).toEqual([])
  })
})

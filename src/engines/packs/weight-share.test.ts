import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Framework, FrameworkNode } from "#evaluation"
import { equalWeightShare, weightShareInterval } from "./weight-share.ts"

function node(code: string, parent: string | null, weight: number | null): FrameworkNode {
  return { code, kind: code.includes(".") ? "indicator" : "aggregate", parent, weight, direction: 1 }
}

/** The national framework of 2021: group weights known, weights of indicators not. */
const framework2021: Framework = {
  id: "structure-2021",
  nodes: [
    node("index", null, 1),
    ...[
      [20, 10],
      [20, 10],
      [15, 9],
      [15, 7],
      [30, 10],
    ].flatMap(([weight, count], g) => [
      node(`g${g + 1}`, "index", weight ?? null),
      ...Array.from({ length: count ?? 0 }, (_, i) => node(`${g + 1}.${i + 1}`, `g${g + 1}`, null)),
    ]),
  ],
}
const isGreen = (code: string) => ["3.1", "3.2", "3.3"].includes(code)

describe("weight share of the green indicators of 2021", () => {
  // Expected: 5 %, and 3.75 to 6.43 % over weights in [0.8, 1.2]; computed apart from this code (facts/clauses.md, 十九-3).
  test("is 5 % at equal weights", () =>
    expect(equalWeightShare(framework2021, isGreen)).toBeCloseTo(0.05, 12))

  test("is 3.75 to 6.43 % when unknown weights lie between 0.8 and 1.2", () => {
    const [low, high] = weightShareInterval(framework2021, isGreen, [0.8, 1.2])
    expect(low).toBeCloseTo(0.0375, 12)
    expect(high).toBeCloseTo(0.0643, 4)
  })

  test("is 0 to 15 % over any weights: the group's own weight is known", () => {
    const [low, high] = weightShareInterval(framework2021, isGreen, "any")
    expect(low).toBe(0)
    expect(high).toBeCloseTo(0.15, 12)
  })

  test("is 0, and shown as 0, for what no indicator serves", () => {
    expect(equalWeightShare(framework2021, () => false)).toBe(0)
    expect(weightShareInterval(framework2021, () => false, "any")).toEqual([0, 0])
  })
})

test("known weights leave one point", () => {
  const nodes = [node("index", null, 1), node("1.1", "index", 3), node("1.2", "index", 1)]
  expect(weightShareInterval({ id: "f", nodes }, (code) => code === "1.1", "any")).toEqual([0.75, 0.75])
})

test("no weights inside the box leave the interval", () => {
  const weights = fc.array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), { minLength: 46, maxLength: 46 })
  const chosen = (code: string) => ["1.1", "1.4", "2.2", "5.10"].includes(code)
  const [low, high] = weightShareInterval(framework2021, chosen, [0.8, 1.2])
  fc.assert(
    fc.property(weights, (drawn) => {
      let next = 0
      const nodes = framework2021.nodes.map((n) =>
        n.weight === null ? { ...n, weight: drawn[next++] ?? 1 } : n,
      )
      const [share] = weightShareInterval({ id: "drawn", nodes }, chosen, "any")
      expect(share).toBeGreaterThanOrEqual(low - 1e-12)
      expect(share).toBeLessThanOrEqual(high + 1e-12)
    }),
  )
})

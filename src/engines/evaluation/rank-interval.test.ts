import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { frame, type Place, table } from "./example-inputs.ts"
import { evaluate } from "./index.ts"
import { largestMean } from "./rank-interval.ts"

// Expected intervals by hand (pairwise differences over the corners of the weights) or by brute force: ranks under
// thousands of drawn weights, computed here from the scores alone, must lie inside.

const three = frame(["index", null, 1], ["a", "index", null], ["b", "index", null], ["c", "index", null])
/** A (3, 3, 3), B (2, 4, 1), C (1, 1, 1), D (0, 0, 5). */
const four = table({ a: [3, 2, 1, 0], b: [3, 4, 1, 0], c: [3, 1, 1, 5] })
const none = { normalise: "none" }

describe("unknown weights", () => {
  test("the interval holds for all weights; equal weights are the marked point", () => {
    const { result, issues } = evaluate({ framework: three, dataset: four, method: none })
    result?.scores.index?.forEach((score, i) => {
      expect(score).toBeCloseTo([3, 7 / 3, 1, 5 / 3][i] ?? 0, 12)
    })
    expect(result?.ranks.index).toEqual([1, 2, 4, 3])
    // A − C is 2, 2, 2: always above. B − C is 1, 3, 0: never below, a tie at the corner c. All other pairs go both ways.
    expect(result?.rankIntervals).toEqual([{ weights: "any", best: [1, 1, 2, 1], worst: [3, 3, 4, 4] }])
    expect(issues.map(({ code }) => code)).toContain("weights-unknown")
  })

  test("an assumption about them narrows it and names its source", () => {
    const assumed = { ...three, assumedWeights: { between: [0.5, 2] as const, reference: "invented" } }
    const { result } = evaluate({ framework: assumed, dataset: four, method: none })
    // C − B is (−1, −3, 0): at most (−½ − 1½ + 0)/3 < 0, so B too is always above C. D − C still goes both ways:
    // (½·(−1) + ½·(−1) + 2·4)/3 > 0 and (−2 − 2 + ½·4)/4½ < 0.
    expect(result?.rankIntervals?.[1]).toEqual({
      weights: "between 0.5 and 2: invented",
      best: [1, 1, 3, 1],
      worst: [3, 3, 4, 4],
    })
  })

  test("refuse gives no result, equal gives no interval", () => {
    const refused = evaluate({
      framework: three,
      dataset: four,
      method: { ...none, unknownWeights: "refuse" },
    })
    expect(refused.result).toBeNull()
    expect(refused.issues.map(({ code }) => code)).toEqual(["weights-unknown-refused"])
    const equal = evaluate({ framework: three, dataset: four, method: { ...none, unknownWeights: "equal" } })
    expect(equal.result?.rankIntervals).toBeUndefined()
    expect(equal.issues.map(({ code }) => code)).toContain("weights-unknown")
  })

  test("the marked point gives an unknown weight the mean of its known siblings, and lies in the interval", () => {
    const some = {
      ...three,
      nodes: three.nodes.map((node, k) => ({ ...node, weight: [1, 2, 4, null][k] ?? null })),
    }
    const { result } = evaluate({ framework: some, dataset: four, method: none })
    const used = Object.values(result?.weights.index ?? {})
    expect(used.map((w) => Math.round(Number(w) * 9 * 1e9) / 1e9)).toEqual([2, 4, 3]) // (2 + 4)/2 = 3
    result?.ranks.index?.forEach((rank, i) => {
      expect(rank).toBeGreaterThanOrEqual(result.rankIntervals?.[0]?.best[i] ?? 9)
      expect(rank).toBeLessThanOrEqual(result.rankIntervals?.[0]?.worst[i] ?? 0)
    })
  })

  test("known weights leave one rank", () => {
    const known = { ...three, nodes: three.nodes.map((node) => ({ ...node, weight: 1 })) }
    expect(evaluate({ framework: known, dataset: four, method: none }).result?.rankIntervals).toBeUndefined()
  })

  test("missing: zero counts a missing child as 0 in the interval too", () => {
    // A (3, 3), B (–, 4): A − B is 3, −1: both ways
    const two = frame(["index", null, 1], ["a", "index", null], ["b", "index", null])
    const method = { ...none, missing: "zero" }
    const { result } = evaluate({ framework: two, dataset: table({ a: [3, null], b: [3, 4] }), method })
    expect(result?.rankIntervals?.[0]).toMatchObject({ best: [1, 1], worst: [2, 2] })
  })

  test("scores of any size: values of 1e-12 and of 1e12 have the same interval", () => {
    for (const unit of [1e-12, 1, 1e12]) {
      const columns = { a: [3, 2, 1, 0], b: [3, 4, 1, 0], c: [3, 1, 1, 5] }
      const data = table(
        Object.fromEntries(Object.entries(columns).map(([code, list]) => [code, list.map((x) => x * unit)])),
      )
      const { result } = evaluate({ framework: three, dataset: data, method: none })
      expect(result?.rankIntervals?.[0]).toMatchObject({ best: [1, 1, 2, 1], worst: [3, 3, 4, 4] })
    }
  })

  test("scores that may round to the same leave the better rank open", () => {
    // B is always 0.4 below A, but 0.2 and 0.6 round to 0 and 1, 1.2 and 1.6 to 1 and 2 … and 0.6, 1.0 to 1 and 1
    const two = frame(["index", null, 1], ["a", "index", null], ["b", "index", null])
    const data = table({ a: [0.6, 0.2], b: [1.4, 1] })
    const { result } = evaluate({ framework: two, dataset: data, method: { ...none, rank: { decimals: 0 } } })
    expect(result?.ranks.index).toEqual([1, 1]) // 1.0 and 0.6
    expect(result?.rankIntervals?.[0]?.best).toEqual([1, 1])
  })

  test("above a Copeland node with unknown weights nothing is certain", () => {
    const deep = frame(
      ["index", null, 1],
      ["p", "index", 1],
      ["x", "index", 1],
      ["a", "p", null],
      ["b", "p", null],
    )
    const data = table({ a: [3, 1], b: [1, 2], x: [1, 0] })
    const method = { ...none, aggregate: [{ level: 2, method: "copeland" }] }
    const { result } = evaluate({ framework: deep, dataset: data, method })
    expect(result?.rankIntervals?.[0]).toMatchObject({ best: [1, 1], worst: [2, 2] })
  })

  test("separate classes have intervals among their own members", () => {
    const data = table(
      { a: [3, 2, 1, 0], b: [3, 4, 1, 0], c: [3, 1, 1, 5] },
      { groups: { region: ["n", "s", "n", "s"] } },
    )
    const { result } = evaluate({
      framework: three,
      dataset: data,
      method: { ...none, classes: { by: "region", scope: "separate" } },
    })
    // A over C always; B − D is 2, 4, −4
    expect(result?.rankIntervals?.[0]).toEqual({ weights: "any", best: [1, 1, 2, 1], worst: [1, 2, 2, 2] })
  })

  test("points and caps are in it", () => {
    const { result } = evaluate({
      framework: three,
      dataset: four,
      method: none,
      adjustments: [{ entity: "e3", kind: "bonus", points: 10, reason: "", reference: "rule 1" }],
    })
    // C 11 whatever the weights, A at most 3, B at most 4, D at most 5
    expect(result?.rankIntervals?.[0]).toMatchObject({ best: [2, 2, 1, 2], worst: [4, 4, 1, 4] })
  })
})

describe("brute force", () => {
  const random = (seed: number) => {
    let state = seed
    return () => {
      state = (state * 1664525 + 1013904223) % 4294967296
      return state / 4294967296
    }
  }

  test("on a flat tree every drawn rank lies inside, and every pairwise bound is attained at a corner", () => {
    const next = random(7)
    const rows = Array.from({ length: 9 }, () => Array.from({ length: 4 }, () => Math.round(next() * 20)))
    const names = ["a", "b", "c", "d"]
    const flat = frame(["index", null, 1], ...names.map((code): Place => [code, "index", null]))
    const data = table(Object.fromEntries(names.map((code, k) => [code, rows.map((row) => row[k] ?? 0)])))
    const { result } = evaluate({ framework: flat, dataset: data, method: none })
    const { best = [], worst = [] } = result?.rankIntervals?.[0] ?? {}
    for (let draw = 0; draw < 5000; draw++) {
      const w = names.map(() => -Math.log(next() + 1e-12))
      const scores = rows.map((row) => row.reduce((sum, y, k) => sum + y * (w[k] ?? 0), 0))
      scores.forEach((score, i) => {
        const rank = 1 + scores.filter((other) => other > score).length
        expect(rank).toBeGreaterThanOrEqual(best[i] ?? 0)
        expect(rank).toBeLessThanOrEqual(worst[i] ?? 0)
      })
    }
    rows.forEach((row, i) => {
      const better = (other: number[]) => names.some((_, k) => (other[k] ?? 0) > (row[k] ?? 0))
      const always = (other: number[]) => names.every((_, k) => (other[k] ?? 0) > (row[k] ?? 0))
      expect(best[i]).toBe(1 + rows.filter(always).length)
      expect(worst[i]).toBe(1 + rows.filter(better).length)
    })
  })

  test("on two levels with some weights known every drawn rank lies inside", () => {
    const next = random(11)
    const deep = (w: readonly (number | null)[]) =>
      frame(
        ["index", null, 1],
        ["p", "index", 2],
        ["q", "index", w[0] ?? null],
        ["a", "p", w[1] ?? null],
        ["b", "p", w[2] ?? null],
        ["c", "q", 1],
        ["d", "q", w[3] ?? null, { direction: -1 }],
      )
    const column = () => Array.from({ length: 7 }, () => (next() < 0.15 ? null : next() * 10))
    for (const aggregate of ["arithmetic", "geometric", "harmonic", "minimum-mean", "best"]) {
      for (let trial = 0; trial < 6; trial++) {
        const data = table({ a: column(), b: column(), c: column(), d: column() })
        const method = { aggregate, normalise: { method: "min-max", range: [1, 100] } }
        const interval = evaluate({ framework: deep([]), dataset: data, method }).result?.rankIntervals?.[0]
        for (let draw = 0; draw < 60; draw++) {
          const w = [0, 1, 2, 3].map(() => Math.exp(8 * next() - 4))
          const { result } = evaluate({ framework: deep(w), dataset: data, method })
          result?.ranks.index?.forEach((rank, i) => {
            if (rank === null) return
            expect(rank, aggregate).toBeGreaterThanOrEqual(interval?.best[i] ?? 99)
            expect(rank, aggregate).toBeLessThanOrEqual(interval?.worst[i] ?? 0)
          })
        }
      }
    }
  })

  test("the largest mean of a ratio over a box is that of its best corner", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: -9, max: 9 }),
            fc.integer({ min: 0, max: 3 }),
            fc.integer({ min: 1, max: 4 }),
          ),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        (list) => {
          const differences = list.map(([d]) => d)
          const ranges = list.map(([, low, width]) => ({ low, high: low + width }))
          let most = Number.NEGATIVE_INFINITY
          for (let corner = 0; corner < 2 ** list.length; corner++) {
            const w = ranges.map(({ low, high }, k) => ((corner >> k) & 1 ? high : low))
            const total = w.reduce((sum, x) => sum + x, 0)
            if (total > 0)
              most = Math.max(most, w.reduce((sum, x, k) => sum + x * (differences[k] ?? 0), 0) / total)
          }
          expect(largestMean(differences, ranges)).toBeCloseTo(most, 10)
        },
      ),
      { seed: 3, numRuns: 500 },
    )
  })
})

import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { close, frame, table } from "../example-inputs.ts"
import { evaluate, type FrameworkNode } from "../index.ts"

// Every expected number is worked out by hand from the definition (the working is beside it) unless it says otherwise.

const values = [3, 7, 8, 1, 16]

function run(
  x: readonly (number | null)[],
  normalise: unknown,
  extra: Partial<FrameworkNode> = {},
  method: Record<string, unknown> = {},
) {
  return evaluate({
    framework: frame(["index", null, 1], ["x", "index", 1, extra]),
    dataset: table({ x }),
    method: { normalise, ...method },
  })
}

function scores(x: readonly (number | null)[], normalise: unknown, direction: 1 | -1 = 1, extra = {}) {
  return run(x, normalise, { direction, ...extra }).result?.steps.normalised?.x
}

const codesOf = ({ issues }: { issues: readonly { code: string }[] }) => issues.map(({ code }) => code)

describe("each normalisation gives its definition's numbers in both directions", () => {
  test("min-max is the share of the way from worst to best", () => {
    // (x − 1)/15: 2/15, 6/15, 7/15, 0, 1
    close(scores(values, "min-max"), [200 / 15, 40, 700 / 15, 0, 100])
    close(scores(values, "min-max", -1), [1300 / 15, 60, 800 / 15, 100, 0])
    close(scores(values, { method: "min-max", range: [1, 10] }), [2.2, 4.6, 5.2, 1, 10])
  })

  test("z-score has the target mean and standard deviation (numpy/scipy: stats.zscore(x, ddof=1))", () => {
    const z = [-0.6910947404650881, 0, 0.17277368511627203, -1.0366421106976322, 1.5549631660464482]
    close(scores(values, "z-score"), z)
    const turned = [106.91094740465088, 100, 98.27226314883728, 110.36642110697632, 84.45036833953552]
    close(scores(values, { method: "z-score", mean: 100, sd: 10 }, -1), turned)
  })

  test("scaled uses the stated ends, whatever the data", () => {
    const method = { method: "scaled", from: [0, 20] }
    close(scores(values, method), [15, 35, 40, 5, 80])
    close(scores(values, method, -1), [85, 65, 60, 95, 20])
    close(scores(values, { ...method, factor: 10 }), [1.5, 3.5, 4, 0.5, 8])
  })

  test("rank, Borda and percentile rank count from the worst, with both ways of ties", () => {
    const x = [4, 2, 4, 9, 1] // ascending 1 2 4 4 9
    close(scores(x, "rank"), [3, 2, 3, 5, 1])
    close(scores(x, { method: "rank", ties: "average" }), [3.5, 2, 3.5, 5, 1])
    close(scores(x, "rank", -1), [2, 4, 2, 1, 5])
    close(scores(x, { method: "rank", ties: "average" }, -1), [2.5, 4, 2.5, 1, 5])
    close(scores(x, "borda"), [2, 1, 2, 4, 0])
    close(scores(x, "borda", -1), [1, 3, 1, 0, 4])
    close(scores(x, "percentile-rank"), [0.5, 0.25, 0.5, 1, 0])
    close(scores(x, "percentile-rank", -1), [0.25, 0.75, 0.25, 0, 1])
    close(scores(x, { method: "percentile-rank", of: "n" }), [0.6, 0.4, 0.6, 1, 0.2])
    close(scores(x, { method: "percentile-rank", of: "n" }, -1), [0.4, 0.8, 0.4, 0.2, 1])
  })

  test("a missing value takes no rank and no place in the count", () => {
    close(scores([4, null, 2, 9], "percentile-rank"), [0.5, null, 0, 1])
  })

  test("distance to the best gives the best 1 and the worst 0", () => {
    close(scores(values, "distance-to-best"), [2 / 15, 6 / 15, 7 / 15, 0, 1])
    close(scores(values, "distance-to-best", -1), [13 / 15, 9 / 15, 8 / 15, 1, 0])
  })

  test("distance to a reference entity goes beyond 1 unless capped", () => {
    const method = { method: "distance-to-reference", reference: "e3" } // e3 has 8
    // 1 − (8 − x)/(8 − 1)
    close(scores(values, method), [2 / 7, 6 / 7, 1, 0, 15 / 7])
    close(scores(values, { ...method, cap: true }), [2 / 7, 6 / 7, 1, 0, 1])
    // y = −x, r = −8, min y = −16: 1 − (x − 8)/8
    close(scores(values, method, -1), [13 / 8, 9 / 8, 1, 15 / 8, 0])
    close(scores(values, { ...method, cap: true }, -1), [1, 1, 1, 1, 0])
  })

  test("distance to a target is the share of the way from the worst value to it", () => {
    const method = { method: "distance-to-target", targets: { x: 11 } }
    close(scores(values, method), [0.2, 0.6, 0.7, 0, 1.5]) // (x − 1)/(11 − 1)
    close(scores(values, { ...method, cap: true }), [0.2, 0.6, 0.7, 0, 1])
    // (16 − x)/(16 − 2), the target from the framework
    close(scores(values, "distance-to-target", -1, { target: 2 }), [13 / 14, 9 / 14, 8 / 14, 15 / 14, 0])
  })

  test("fraction of the best gives the best 1 in both directions (COINr's result for lower-is-better is wrong)", () => {
    close(scores(values, "fraction-of-best"), [3 / 16, 7 / 16, 0.5, 1 / 16, 1])
    close(scores(values, "fraction-of-best", -1), [1 / 3, 1 / 7, 1 / 8, 1, 1 / 16])
  })

  test("fraction of the best leaves what is not positive missing, with an issue", () => {
    const found = run([0, -2, 4, 8], "fraction-of-best", { direction: -1 })
    close(found.result?.steps.normalised?.x, [null, null, 1, 0.5])
    close(scores([0, -2, 4, 8], "fraction-of-best"), [null, null, 0.5, 1])
    expect(codesOf(found)).toContain("normalisation-outside-domain")
  })

  test("goalposts are truncated unless said otherwise and stand in either place", () => {
    const method = { method: "goalposts", lower: { x: 2 }, upper: { x: 12 } }
    close(scores(values, method), [0.1, 0.5, 0.6, 0, 1])
    close(scores(values, method, -1), [0.9, 0.5, 0.4, 1, 0])
    close(scores(values, { ...method, truncate: false }), [0.1, 0.5, 0.6, -0.1, 1.4])
    close(
      scores(values, { method: "goalposts", range: [0, 100] }, 1, { goalposts: [2, 12] }),
      [10, 50, 60, 0, 100],
    )
  })

  test("efficacy is 60 at the unallowable and 100 at the satisfactory value, not truncated unless said", () => {
    const method = { method: "efficacy", unallowable: { x: 2 }, satisfactory: { x: 12 } }
    close(scores(values, method), [64, 80, 84, 56, 116]) // 60 + 40·(x − 2)/10
    close(scores(values, { ...method, truncate: true }), [64, 80, 84, 60, 100])
    const turned = { efficacy: { unallowable: 12, satisfactory: 2 } }
    close(scores(values, "efficacy", -1, turned), [96, 80, 76, 104, 44]) // 60 + 40·(12 − x)/10
    close(scores(values, "efficacy"), [60 + 80 / 15, 76, 60 + 280 / 15, 60, 100])
    close(scores(values, "efficacy", -1), [60 + 520 / 15, 84, 60 + 320 / 15, 100, 60])
  })

  test("full marks at the threshold, in proportion below, never below 0", () => {
    const method = { method: "full-marks", thresholds: { x: 8 } }
    close(scores([...values, -4], method), [37.5, 87.5, 100, 12.5, 100, 0])
    close(scores(values, { method: "full-marks", full: 10 }, -1, { threshold: 4 }), [10, 40 / 7, 5, 10, 2.5])
  })

  test("bands give the score of the highest band reached; below the lowest there is none", () => {
    const bands = [
      { from: 5, score: 20 },
      { from: 0, score: 10 },
      { from: 10, score: 30 },
    ]
    close(scores([...values, 5, -1], "bands", 1, { bands }), [10, 20, 20, 10, 30, 20, null])
    close(scores([...values, 5, -1], { method: "bands", thresholds: { x: bands } }), [
      10,
      20,
      20,
      10,
      30,
      20,
      null,
    ])
  })

  test("a benchmark with lower and upper alone is goalposts", () => {
    const table = [{ code: "x", lower: 2, upper: 12, source: "invented" }]
    close(scores(values, { method: "benchmark", table }), [10, 50, 60, 0, 100])
    close(
      scores(values, { method: "benchmark", table, clip: false, range: [0, 1] }, -1),
      [0.9, 0.5, 0.4, 1.1, -0.4],
    )
  })

  test("a partial benchmark interpolates between the statistics it knows", () => {
    const up = [{ code: "x", quartile1: 4, average: 8, best: 16, source: "invented" }]
    // 4 → 25, 8 → 50, 16 → 100; below 4 on the line of 4 … 8
    close(scores([...values, 20], { method: "benchmark", table: up }), [18.75, 43.75, 50, 6.25, 100, 100])
    const down = [{ code: "x", best: 1, average: 8, quartile3: 12, source: "invented" }]
    // 1 → 100, 8 → 50, 12 → 25
    close(scores(values, { method: "benchmark", table: down }, -1), [
      100 - 100 / 7,
      100 - 300 / 7,
      50,
      100,
      0,
    ])
  })

  test("a benchmark table that contradicts itself stays monotone: what is out of order is left out", () => {
    const table = [{ code: "x", lower: 0, average: 20, quartile3: 15, best: 10, source: "invented" }]
    // 0 → 0 and 10 → 100 agree; 15 → 75 and 20 → 50 do not
    close(scores([0, 5, 10, 15, 18, 20], { method: "benchmark", table }), [0, 50, 100, 100, 100, 100])
  })

  test("average and median alone are no scale", () => {
    const table = [{ code: "x", average: 8, median: 6, source: "invented" }]
    expect(codesOf(run(values, { method: "benchmark", table }))).toContain("normalisation-lacks")
  })

  test("none keeps the value and turns lower-is-better", () => {
    close(scores(values, "none"), values)
    close(scores(values, "none", -1), [-3, -7, -8, -1, -16])
  })
})

describe("what cannot be scored", () => {
  test.each([
    ["distance-to-target without a target", "distance-to-target", 1],
    [
      "a target below the worst value, with which the best would be lowest",
      { method: "distance-to-target", targets: { x: 0 } },
      1,
    ],
    [
      "a target above the worst value where lower is better",
      { method: "distance-to-target", targets: { x: 99 } },
      -1,
    ],
    ["a reference entity without a value", { method: "distance-to-reference", reference: "nobody" }, 1],
    ["a reference entity that is the worst", { method: "distance-to-reference", reference: "e4" }, 1],
    ["goalposts the wrong way round", { method: "goalposts", lower: { x: 5 }, upper: { x: 4 } }, 1],
    [
      "a satisfactory value worse than the unallowable",
      { method: "efficacy", unallowable: { x: 9 }, satisfactory: { x: 2 } },
      1,
    ],
    ["full marks without a threshold", "full-marks", 1],
    ["full marks at 0", { method: "full-marks", thresholds: { x: 0 } }, 1],
    ["bands without bands", "bands", 1],
    ["benchmark without a row", "benchmark", 1],
    ["scaled the wrong way round", { method: "scaled", from: [5, 5] }, 1],
    ["a range that goes down", { method: "min-max", range: [100, 0] }, 1],
    [
      "goalposts with a range that goes down",
      { method: "goalposts", lower: { x: 1 }, upper: { x: 2 }, range: [1, 0] },
      1,
    ],
  ])("%s is an error", (_, normalise, direction) => {
    const found = run(values, normalise, { direction: direction as 1 | -1 })
    expect(found.result).toBeNull()
    expect(codesOf(found)).toContain("normalisation-lacks")
  })

  test.each([
    ["missing", [null, null]],
    ["middle", [50, 50]],
    ["full", [100, 100]],
  ])("equal values are scored as constant: %s, always with an issue", (constant, expected) => {
    const found = run([7, 7], "min-max", {}, { constant })
    close(found.result?.steps.normalised?.x, expected)
    expect(codesOf(found)).toContain("indicator-constant")
  })

  test("constant: middle and full follow each scale", () => {
    const of = (normalise: unknown, constant: string) =>
      run([7, 7, 7], normalise, {}, { constant }).result?.steps.normalised?.x
    close(of("rank", "middle"), [2, 2, 2])
    close(of("borda", "full"), [2, 2, 2])
    close(of("efficacy", "middle"), [80, 80, 80])
    close(of({ method: "z-score", mean: 100, sd: 10 }, "full"), [100, 100, 100])
  })

  test("efficacy with both ends stated scores equal values and an entity alone", () => {
    const method = { method: "efficacy", unallowable: { x: 2 }, satisfactory: { x: 12 } }
    close(scores([7, 7], method), [80, 80])
    close(scores([7], method), [80])
  })

  test("values whose sum is beyond the largest number are missing with an issue, not infinite", () => {
    const found = run([1.7e308, 1.7e308, 1.6e308], "z-score")
    expect(codesOf(found)).toContain("normalisation-outside-domain")
    close(found.result?.steps.normalised?.x, [null, null, null])
  })
})

describe("properties", () => {
  const column = fc.array(fc.double({ min: 0.5, max: 1000, noNaN: true }), { minLength: 3, maxLength: 9 })
  const relative = [
    "min-max",
    "z-score",
    "rank",
    "borda",
    "percentile-rank",
    "distance-to-best",
    "fraction-of-best",
    "efficacy",
  ]
  const stated = [
    { method: "scaled", from: [0, 700] },
    { method: "distance-to-target", targets: { x: 2000 } },
    { method: "goalposts", lower: { x: 10 }, upper: { x: 500 } },
    { method: "full-marks", thresholds: { x: 300 } },
    {
      method: "benchmark",
      table: [{ code: "x", lower: 0, average: 20, quartile3: 300, best: 600, source: "invented" }],
    },
    "none",
  ]
  const every: unknown[] = [...relative, ...stated]

  test("a better value never scores less", () => {
    fc.assert(
      fc.property(
        column,
        fc.constantFrom(1 as const, -1 as const),
        fc.constantFrom(...every),
        (x, d, method) => {
          const down = typeof method === "object" && "targets" in (method as object) && d === -1
          const y = scores(x, down ? { method: "distance-to-target", targets: { x: 0.1 } } : method, d) ?? []
          for (let i = 0; i < x.length; i++)
            for (let j = 0; j < x.length; j++)
              if (d * (x[i] ?? 0) > d * (x[j] ?? 0) && y[i] !== null && y[j] !== null)
                expect(y[i]).toBeGreaterThanOrEqual(y[j] ?? 0)
        },
      ),
      { seed: 5, numRuns: 400 },
    )
  })

  test("a change of unit (× 1000) leaves scores made from the data alone unchanged within 1e-12", () => {
    fc.assert(
      fc.property(
        column,
        fc.constantFrom(1 as const, -1 as const),
        fc.constantFrom(...relative),
        (x, d, method) => {
          if (Math.max(...x) - Math.min(...x) < 1) return
          const other =
            scores(
              x.map((value) => value * 1000),
              method,
              d,
            ) ?? []
          close(scores(x, method, d), other, 1e-12)
        },
      ),
      { seed: 6, numRuns: 300 },
    )
  })
})

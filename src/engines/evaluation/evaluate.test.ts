import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { close, frame, table } from "./example-inputs.ts"
import {
  compareResults,
  type EvaluationInput,
  evaluate,
  evaluationIssueTexts,
  readMethod,
  sealResult,
} from "./index.ts"

// Expected numbers are worked out by hand, except where numpy is named.

const one = frame(["index", null, 1], ["x", "index", 1])
const codesOf = ({ issues }: { issues: readonly { code: string }[] }) => issues.map(({ code }) => code)
const engine = { name: "gaoxin", version: "test" }

describe("whose bounds a normalisation uses", () => {
  const panel = table(
    { x: [0, 10, 5, 20] },
    {
      codes: ["A", "B", "A", "B"],
      names: ["A", "B", "A", "B"],
      periods: ["2022", "2022", "2023", "2023"],
    },
  )
  const scores = (over: unknown, period?: string) =>
    evaluate({
      framework: one,
      dataset: panel,
      method: { over },
      ...(period === undefined ? {} : { period }),
    }).result?.scores.index

  test("the period's own, by default those of the latest", () => {
    expect(scores("period")).toEqual([0, 100])
    expect(scores("period", "2022")).toEqual([0, 100])
  })

  test("pooled: 0 … 20 over both periods", () => {
    expect(scores("pooled")).toEqual([25, 100])
    expect(scores("pooled", "2022")).toEqual([0, 50])
  })

  test("fixed: those of the first period, or of the one named", () => {
    expect(scores("fixed")).toEqual([50, 200])
    close(scores({ fixed: "2023" }, "2022"), [-100 / 3, 100 / 3])
  })

  test("a base period or a period that is not there is an error", () => {
    expect(
      codesOf(evaluate({ framework: one, dataset: panel, method: { over: { fixed: "1999" } } })),
    ).toContain("base-period-missing")
    const found = evaluate({ framework: one, dataset: panel, method: {}, period: "1999" })
    expect(found.result).toBeNull()
    expect(codesOf(found)).toEqual(["period-missing"])
  })

  test("a method with stated bounds needs nothing of the base period", () => {
    const gap = { ...panel, values: { x: Float64Array.of(Number.NaN, Number.NaN, 5, 20) } }
    const normalise = { method: "goalposts", lower: { x: 0 }, upper: { x: 20 } }
    expect(
      evaluate({ framework: one, dataset: gap, method: { over: "fixed", normalise } }).result?.scores.index,
    ).toEqual([0.25, 1])
  })

  test("rank and fraction of best against a base period of other values", () => {
    const of = (normalise: unknown) =>
      evaluate({ framework: one, dataset: panel, method: { over: "fixed", normalise } }).result?.scores.index
    expect(of("rank")).toEqual([2, 3]) // among 0, 10: 5 is above one, 20 above both
    expect(of("fraction-of-best")).toEqual([0.5, 2])
    const negative = { ...panel, values: { x: Float64Array.of(-5, -1, 3, 6) } }
    const found = evaluate({
      framework: one,
      dataset: negative,
      method: { over: "fixed", normalise: "fraction-of-best" },
    })
    expect(found.result?.scores.index).toEqual([null, null])
    expect(codesOf(found)).toContain("normalisation-outside-domain")
  })

  test("a reference entity worse than the base period's worst is refused: with it the best would be lowest", () => {
    const low = { ...panel, values: { x: Float64Array.of(5, 10, 1, 20) } }
    const normalise = { method: "distance-to-reference", reference: "A" }
    const found = evaluate({ framework: one, dataset: low, method: { over: "fixed", normalise } })
    expect(codesOf(found)).toContain("normalisation-lacks")
  })
})

describe("classes", () => {
  const region = ["n", "n", "s", "s", "w", null]
  const six = table({ x: [0, 10, 20, 30, 40, 50] }, { groups: { region } })

  test("scope rank: one scale, ranks over all and within the class; small ones and those without are told", () => {
    const { result, issues } = evaluate({
      framework: one,
      dataset: six,
      method: { classes: { by: "region", minimum: 2 } },
    })
    expect(result?.scores.index).toEqual([0, 20, 40, 60, 80, 100])
    expect(result?.ranks.index).toEqual([6, 5, 4, 3, 2, 1])
    expect(result?.classRanks.index).toEqual([2, 1, 2, 1, 1, null])
    expect(issues.filter(({ code }) => code === "small-class").map(({ path }) => path)).toEqual(["w"])
    expect(issues.map(({ code }) => code)).toContain("entity-without-class")
  })

  test("scope separate: each class on its own scale, no rank over all; a class of one has no rank", () => {
    const { result, issues } = evaluate({
      framework: one,
      dataset: six,
      method: { classes: { by: "region", scope: "separate", minimum: 2 }, constant: "middle" },
    })
    expect(result?.scores.index).toEqual([0, 100, 0, 100, 50, 50])
    expect(result?.ranks.index).toEqual([null, null, null, null, null, null])
    expect(result?.classRanks.index).toEqual([2, 1, 2, 1, null, null])
    expect(result?.scales["s/x"]).toMatchObject({ worst: 20, best: 30 })
    expect(issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["separate-classes-not-comparable", "rank-needs-peers", "small-class"]),
    )
  })

  test("separate: an entity that changed class keeps its own earlier periods", () => {
    const codes = ["A", "B", "A", "B"]
    const data = table(
      { x: [10, 10, 20, 40] },
      {
        codes,
        names: codes,
        periods: ["2022", "2022", "2023", "2023"],
        groups: { region: ["s", "n", "n", "n"] },
      },
    )
    const growth = frame(["index", null, 1], ["g", "index", 1, { growthOf: "x" }])
    const { result } = evaluate({
      framework: growth,
      dataset: data,
      method: { classes: { by: "region", scope: "separate" } },
    })
    expect(result?.steps.raw?.g).toEqual([1, 3])
  })

  test("separate: the size test is each class's own", () => {
    const data = table(
      { x: [1, 3, 2, 4, 9, 1], size: [1, 10, 100, 1, 10, 100] },
      { groups: { region: ["n", "n", "n", "s", "s", "s"] } },
    )
    const method = { classes: { by: "region", scope: "separate" }, size: "size", normalise: "none" }
    const { result } = evaluate({ framework: one, dataset: data, method })
    // log size 0, 1, 2 (times ln 10): n: 1, 3, 2 → ½; s: 4, 9, 1 → −3/√2·√(98/3)… = −3/(√2·√(98/3))
    close(
      [result?.sizeTest?.correlation["n/x"] ?? null, result?.sizeTest?.correlation["s/x"] ?? null],
      [0.5, -3 / (Math.SQRT2 * Math.sqrt(98 / 3))],
    )
  })

  test("a class column that is not there is an error", () => {
    const method = { classes: { by: "absent" } }
    expect(codesOf(evaluate({ framework: one, dataset: six, method }))).toEqual(["group-column-missing"])
  })
})

describe("one entity alone", () => {
  test("is scored against a benchmark table and has no rank, in class neither", () => {
    const normalise = {
      method: "benchmark",
      table: [{ code: "x", average: 10, best: 30, source: "invented", year: "2022" }],
    }
    const { result, issues } = evaluate({
      framework: one,
      dataset: table({ x: [15] }, { groups: { region: ["n"] } }),
      method: { normalise, classes: "region" },
    })
    expect(result?.scores.index).toEqual([62.5]) // a quarter of the way from 50 to 100
    expect(result?.ranks.index).toEqual([null])
    expect(result?.classRanks.index).toEqual([null])
    expect(issues.map(({ code }) => code)).toContain("rank-needs-peers")
  })

  test("against itself it has no score and says so", () => {
    const { result, issues } = evaluate({ framework: one, dataset: table({ x: [15] }), method: {} })
    expect(result?.entities[0]?.status).toBe("no-score")
    expect(issues.map(({ code }) => code)).toContain("indicator-constant")
  })

  test("no entity at all is an error", () => {
    const found = evaluate({ framework: one, dataset: table({ x: [] }), method: {} })
    expect(found.result).toBeNull()
    expect(codesOf(found)).toContain("period-missing")
  })
})

test("the size test is the correlation with the logarithm of size (numpy.corrcoef of numpy.log)", () => {
  const data = table({ x: [1, 3, 2, 5, 4, 7], size: [10, 100, 1000, 50, 400, 0] })
  const { result } = evaluate({ framework: one, dataset: data, method: { size: "size", normalise: "none" } })
  close([result?.sizeTest?.correlation.x ?? null], [0.20265301089147864])
  close([result?.sizeTest?.correlation.index ?? null], [0.20265301089147864])
})

test("a size column that is not there is a warning: the result stands without the test", () => {
  const { result, issues } = evaluate({
    framework: one,
    dataset: table({ x: [1, 2] }),
    method: { size: "absent" },
  })
  expect(result?.sizeTest).toBeUndefined()
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([["size-column-missing", "warning"]])
})

describe("ranks", () => {
  test("equal scores share a rank and the next is skipped; decimals say what is equal", () => {
    const data = table({ x: [1.04, 1.01, 3, 1.06] })
    const ranks = (decimals: number | null) =>
      evaluate({ framework: one, dataset: data, method: { normalise: "none", rank: { decimals } } }).result
        ?.ranks.index
    expect(ranks(null)).toEqual([3, 4, 1, 2])
    expect(ranks(1)).toEqual([3, 3, 1, 2]) // 1.0, 1.0, 3.0, 1.1
    expect(ranks(0)).toEqual([2, 2, 1, 2])
  })

  test("who has no index is still ranked where it has a score, in an aggregate or another root", () => {
    const roots = frame(["one", null, 1], ["two", null, 1], ["a", "one", 1], ["b", "two", 1])
    const { result } = evaluate({
      framework: roots,
      dataset: table({ a: [1, 2, null], b: [1, 2, 3] }),
      method: { normalise: "none" },
    })
    expect(result?.ranks.one).toEqual([2, 1, null])
    expect(result?.ranks.two).toEqual([3, 2, 1])
    expect(result?.entities[2]?.status).toBe("no-score")
  })
})

describe("wrong inputs are issues with a text, never exceptions", () => {
  const nodes = one.nodes
  const cases: [string, Partial<EvaluationInput>, string][] = [
    ["an entity twice in a period", { dataset: table({ x: [1, 2] }, { codes: ["A", "A"] }) }, "entity-twice"],
    ["no column", { dataset: table({ y: [1, 2] }) }, "indicator-without-column"],
    ["a method that is a list", { method: [] }, "method-not-an-object"],
    ["an unknown option", { method: { normalize: "min-max" } }, "method-unknown-option"],
    [
      "an unknown option of a normalisation",
      { method: { normalise: { method: "rank", range: [0, 1] } } },
      "method-unknown-option",
    ],
    ["an unknown normalisation", { method: { normalise: "minmax" } }, "method-unknown-name"],
    [
      "a normalisation by the name of an object's own property",
      { method: { normalise: "constructor" } },
      "method-unknown-name",
    ],
    ["a wrong value", { method: { missing: "skip" } }, "method-bad-option"],
    [
      "an infinite value",
      { method: { normalise: { method: "scaled", factor: Number.POSITIVE_INFINITY } } },
      "method-bad-option",
    ],
    ["an override of nothing", { method: { overrides: { z: {} } } }, "override-unknown-indicator"],
    [
      "too few OWA weights",
      { method: { aggregate: { method: "owa", weights: [1, 2] } } },
      "owa-weights-length",
    ],
    [
      "a code twice",
      { framework: { id: "t", nodes: [...nodes, ...nodes.slice(1)] } },
      "framework-duplicate-code",
    ],
    [
      "an unknown parent",
      { framework: frame(["index", null, 1], ["x", "nobody", 1]) },
      "framework-unknown-parent",
    ],
    [
      "a cycle",
      { framework: frame(["index", null, 1], ["x", "index", 1], ["p", "q", 1], ["q", "p", 1]) },
      "framework-cycle",
    ],
    [
      "a negative weight",
      { framework: frame(["index", null, 1], ["x", "index", -1]) },
      "framework-bad-weight",
    ],
    [
      "weights of 0 alone",
      { framework: frame(["index", null, 1], ["x", "index", 0]) },
      "framework-zero-weights",
    ],
    ["no indicators", { framework: { id: "t", nodes: nodes.slice(0, 1) } }, "framework-no-indicators"],
    [
      "no root",
      { framework: { id: "t", nodes: nodes.slice(1).map((node) => ({ ...node, parent: null })) } },
      "framework-no-root",
    ],
    [
      "a child of an indicator",
      { framework: { id: "t", nodes: [...nodes, { ...nodes[1]!, code: "y", parent: "x" }] } },
      "framework-parent-is-indicator",
    ],
    ["weights off their stated sum", { framework: { ...one, weightsSumTo: 100 } }, "framework-weight-sum"],
  ]
  test.each(cases)("%s", (_, given, code) => {
    const found = evaluate({ framework: one, dataset: table({ x: [1, 2] }), method: {}, ...given })
    expect(found.result).toBeNull()
    expect(codesOf(found)).toContain(code)
    for (const { code: any } of found.issues) expect(evaluationIssueTexts[any]).toBeDefined()
  })

  test("every text fills in both languages", () => {
    for (const [code, { zh, en }] of Object.entries(evaluationIssueTexts)) {
      const names = (text: string) =>
        [...new Set(text.match(/\{\w+\}/g) ?? [])].filter((name) => name !== "{path}").sort()
      expect(zh.length * en.length, code).toBeGreaterThan(0)
      expect(names(zh), code).toEqual(names(en))
    }
  })
})

describe("methods", () => {
  test("a key left out does nothing; then min-max 0–100, framework weights, arithmetic", () => {
    expect(readMethod({}).method).toMatchObject({
      denominate: false,
      screen: null,
      impute: null,
      treat: null,
      transform: "none",
      normalise: { method: "min-max", range: [0, 100] },
      weights: { method: "framework" },
      aggregate: [{ options: { method: "arithmetic" } }],
      missing: "renormalise",
      constant: "missing",
      unknownWeights: "interval",
      over: "period",
      rank: { decimals: null },
    })
  })

  test("`treat: {}` and `screen: {}` are COINr's defaults", () => {
    const { method } = readMethod({ treat: {}, screen: {} })
    expect(method?.treat).toEqual({
      winsorise: { max: 5, skewness: 2, kurtosis: 3.5 },
      transform: "log",
      combine: false,
      force: false,
    })
    expect(method?.screen).toEqual({ minAvailability: 2 / 3, minNonZero: null, include: [], exclude: [] })
  })

  test("one fault is told once, though a union of options has many alternatives", () => {
    for (const raw of [
      { treat: 5 },
      { transform: { "box-cox": "a" } },
      { impute: { within: 0 } },
      { screen: { minAvailability: 2 } },
    ]) {
      const { issues } = readMethod(raw)
      expect(new Set(issues.map(({ path }) => path)).size).toBe(issues.length)
    }
  })

  test("all faults come at once", () => {
    const { issues } = readMethod({ normalise: "no", weights: "no", aggregate: "no", missing: 3, extra: 1 })
    expect(issues).toHaveLength(5)
  })

  test("the written-out method of a result gives the same result", () => {
    const data = table({ x: [1, 4, 2, 9, 100, 3, 5, 6, 8, 7, 2] })
    const method = {
      treat: {},
      overrides: { x: { normalise: { method: "rank", ties: "average" } } },
      aggregate: ["geometric"],
    }
    const first = evaluate({ framework: one, dataset: data, method }).result
    expect(evaluate({ framework: one, dataset: data, method: first?.method }).result).toEqual(first)
  })
})

describe("order and unit", () => {
  const tree = frame(
    ["index", null, 1],
    ["p", "index", 1],
    ["a", "p", 2],
    ["b", "p", 1, { direction: -1 }],
    ["c", "index", 3],
  )
  const rows = fc.array(
    fc.record({
      a: fc.double({ min: -50, max: 50, noNaN: true }),
      b: fc.option(fc.double({ min: 0, max: 9, noNaN: true }), { freq: 4 }),
      c: fc.integer({ min: 0, max: 3 }),
      region: fc.constantFrom("n", "s"),
      key: fc.nat(),
    }),
    { minLength: 10, maxLength: 16 },
  )
  type Rows = { a: number; b: number | null; c: number; region: string; key: number; code?: string }[]
  const dataOf = (list: Rows) =>
    table(
      { a: list.map(({ a }) => a), b: list.map(({ b }) => b), c: list.map(({ c }) => c) },
      {
        codes: list.map(({ code }) => code ?? ""),
        names: list.map(({ code }) => `Place ${code}`),
        groups: { region: list.map(({ region }) => region) },
      },
    )
  const methods = [
    {},
    { treat: { force: true }, impute: "mean", normalise: "z-score" },
    { impute: { method: "group-median", group: "region" }, normalise: "rank", aggregate: "copeland" },
    { impute: "regression", weights: { method: "critic", force: true, level: "all" } },
    { impute: "em", weights: { method: "pca", force: true } },
    { classes: { by: "region", scope: "separate" }, weights: { method: "entropy", force: true } },
    { normalise: { method: "min-max", range: [1, 100] }, aggregate: "geometric", availability: 0.6 },
  ]

  test("the order of rows changes the order of the result and nothing else, to the bit", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...methods), (list, method) => {
        const named = list.map((row, i) => ({ ...row, code: `e${i}` }))
        const mixed = [...named].sort((x, y) => x.key - y.key)
        const run = (order: Rows) => {
          const input = { framework: tree, dataset: dataOf(order), method }
          const { result } = evaluate(input)
          if (result === null) return null
          const sealed = sealResult(result, input, engine)
          const by = (columns: Record<string, (number | null)[]>) =>
            Object.fromEntries(
              Object.entries(columns).map(([node, column]) => [
                node,
                Object.fromEntries(order.map(({ code }, i) => [code, column[i]])),
              ]),
            )
          return {
            data: sealed.data.digest,
            steps: Object.fromEntries(
              Object.entries(result.steps).map(([step, columns]) => [step, by(columns)]),
            ),
            scores: by(result.scores),
            ranks: by(result.ranks),
            classRanks: by(result.classRanks),
            treatment: result.treatment,
            issues: result.issues,
            missing: result.missing,
          }
        }
        expect(run(mixed)).toEqual(run(named))
      }),
      { seed: 1, numRuns: 250 },
    )
  })

  test("a change of unit (× 1000) leaves the index unchanged within 1e-12 under min-max and z-score", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("min-max", "z-score"), (list, normalise) => {
        const spread = Math.max(...list.map(({ a }) => a)) - Math.min(...list.map(({ a }) => a))
        if (spread < 1) return
        const scores = (unit: number) =>
          evaluate({
            framework: tree,
            dataset: dataOf(list.map((row, i) => ({ ...row, code: `e${i}`, a: row.a * unit }))),
            method: { normalise },
          }).result?.scores.index
        close(scores(1000), scores(1) ?? [], 1e-12)
      }),
      { seed: 2, numRuns: 150 },
    )
  })
})

describe("comparing two results", () => {
  const run = (x: number[], more: Partial<EvaluationInput> = {}, period: string | null = null) => {
    const dataset = table({ x }, { periods: x.map(() => period) })
    const input = { framework: one, dataset, method: {}, ...more }
    return sealResult(evaluate(input).result!, input, engine)
  }

  test("ranks gained, scores changed, settings that differ", () => {
    const { entities, settings, same, rankCorrelation } = compareResults(
      run([1, 2, 3]),
      run([3, 2, 1], { method: { normalise: { method: "min-max", range: [0, 10] } } }),
    )
    expect(entities.map(({ gained }) => gained)).toEqual([2, 0, -2])
    expect(entities.map(({ change }) => change)).toEqual([10, -45, -100])
    expect(settings.map(({ option }) => option)).toEqual(["normalise"])
    expect(same).toEqual({ data: false, framework: true, method: false, engine: true })
    expect(rankCorrelation).toBe(-1)
  })

  test("scores of two periods on their own bounds are not subtracted", () => {
    const { entities, issues } = compareResults(run([1, 2, 3], {}, "2022"), run([1, 2, 3], {}, "2023"))
    expect(entities.map(({ change }) => change)).toEqual([null, null, null])
    expect(issues.map(({ code }) => code)).toEqual(["compare-period-bounds"])
  })
})

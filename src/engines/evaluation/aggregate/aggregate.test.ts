import { describe, expect, test } from "vitest"
import { close, frame, table } from "../example-inputs.ts"
import { type EvaluationInput, evaluate } from "../index.ts"

// Expected numbers are worked out by hand from the definitions; the working stands beside them.

/** Weights 1, 2, 1. e1 complete, e2 with a gap, e3 with a zero, e4 with a negative score. */
const framework = frame(["index", null, 1], ["a", "index", 1], ["b", "index", 2], ["c", "index", 1])
const dataset = table({ a: [2, null, 0, -2], b: [8, 8, 8, 8], c: [4, 4, 4, 4] })

function run(method: Record<string, unknown>, more: Partial<EvaluationInput> = {}) {
  return evaluate({ framework, dataset, method: { normalise: "none", ...method }, ...more })
}
const index = (aggregate: unknown, method = {}) => run({ aggregate, ...method }).result?.scores.index

describe("each aggregation over a complete row, a gap, a zero and a negative score", () => {
  test("arithmetic renormalises the weights over what is present", () => {
    close(index("arithmetic"), [22 / 4, 20 / 3, 20 / 4, 18 / 4])
  })

  test("geometric: a zero gives 0, a negative score none, with an issue", () => {
    // 2^¼·8^½·4^¼ = 2^2.25; 8^⅔·4^⅓ = 2^(2 + ⅔)
    close(index("geometric"), [2 ** 2.25, 2 ** (8 / 3), 0, null])
    const { issues } = run({ aggregate: "geometric" })
    expect(issues.find(({ code }) => code === "aggregation-outside-domain")?.values.entities).toEqual(["e4"])
  })

  test("harmonic: 4/(½ + 2/8 + ¼), 3/(2/8 + ¼), a zero gives 0, a vanishing sum none", () => {
    close(index("harmonic"), [4, 6, 0, null]) // e4: −½ + ¼ + ¼ = 0
  })

  test("defect 1 of COINr: a power mean with a gap is that of the others, not missing", () => {
    // √((4 + 2·64 + 16)/4), √((2·64 + 16)/3), √(144/4)
    close(index({ method: "power", p: 2 })?.slice(0, 3), [Math.sqrt(37), Math.sqrt(48), 6])
    close(index({ method: "power", p: 0 }), [2 ** 2.25, 2 ** (8 / 3), 0, null])
    close(index({ method: "power", p: -1 })?.slice(0, 3), [4, 6, 0])
    close(index({ method: "power", p: 1 })?.slice(0, 3), [5.5, 20 / 3, 5])
  })

  test("a negative score never lifts a mean: without it −1.1 beside 1 has a harmonic mean of 22, −5 a root mean square of 3.6", () => {
    const two = frame(["index", null, 1], ["a", "index", 1], ["b", "index", 1])
    const data = table({ a: [1, 2, -1.1, -5], b: [1, 1, 1, 1] })
    for (const aggregate of ["harmonic", { method: "power", p: 2 }, { method: "power", p: -1 }]) {
      const { result, issues } = run({ aggregate }, { framework: two, dataset: data })
      expect(result?.scores.index?.slice(2)).toEqual([null, null])
      expect(issues.map(({ code }) => code)).toContain("aggregation-outside-domain")
    }
    close(
      run({ aggregate: { method: "power", p: 1 } }, { framework: two, dataset: data }).result?.scores.index,
      [1, 1.5, -0.05, -2],
    )
    // M = −2, S² = 9: the charge for imbalance would be a reward of 4.5
    expect(
      run({ aggregate: "mazziotta-pareto" }, { framework: two, dataset: data }).result?.scores.index?.[3],
    ).toBeNull()
  })

  test("ordered weighting takes the best child first and the first positions when one is missing", () => {
    // (3·8 + 2·4 + 1·2)/6, (3·8 + 2·4)/5, (3·8 + 2·4 + 0)/6, (24 + 8 − 2)/6
    close(index({ method: "owa", weights: [3, 2, 1] }), [34 / 6, 32 / 5, 32 / 6, 5])
  })

  test("Mazziotta-Pareto takes the variance of the children (÷ m) over the mean", () => {
    // e1: S² = (2² + 8² + 4²)/3 − (14/3)² = 28 − 196/9 = 56/9, M = 5.5; e2: S² = 4, M = 20/3
    const [first, second] = index({ method: "mazziotta-pareto" }) ?? []
    close([first ?? null, second ?? null], [5.5 - 56 / 9 / 5.5, 20 / 3 - 0.6])
    const [plus] = index({ method: "mazziotta-pareto", penalty: "+" }) ?? []
    close([plus ?? null], [5.5 + 56 / 9 / 5.5])
  })

  test("minimum-mean lies between the mean and the worst child", () => {
    // 5.5 − ½(5.5 − 2), 6.67 − ½(6.67 − 4), 5 − ½·5, 4.5 − ½·6.5
    close(index({ method: "minimum-mean", alpha: 0.5 }), [3.75, 16 / 3, 2.5, 1.25])
    close(index({ method: "minimum-mean", alpha: 1 }), [2, 4, 0, -2])
  })

  test("best is the highest child, whatever the weights", () => {
    close(index("best"), [8, 8, 8, 8])
  })
})

describe("missing children", () => {
  test("missing: zero scores them 0, but an entity with nothing reported has no score", () => {
    const nothing = table({ a: [2, null, null], b: [8, 8, null], c: [4, 4, null] })
    const { result } = run({ missing: "zero" }, { dataset: nothing })
    close(result?.scores.index, [5.5, 5, null]) // (0 + 16 + 4)/4
    expect(result?.entities[2]?.status).toBe("no-score")
  })

  test("missing: propagate leaves the aggregate out and says so", () => {
    const { result } = run({ missing: "propagate" })
    close(result?.scores.index, [5.5, null, 5, 4.5])
    expect(result?.missing).toContainEqual({
      step: "aggregated",
      node: "index",
      entity: "e2",
      reason: "too-few-children",
    })
  })

  test("availability is the share of children present, without weights", () => {
    close(index("arithmetic", { availability: 0.66 }), [5.5, 20 / 3, 5, 4.5]) // 2/3
    close(index("arithmetic", { availability: 0.67 }), [5.5, null, 5, 4.5])
  })

  test("children that weigh 0 alone give no score, and it says so", () => {
    const zero = frame(["index", null, 1], ["a", "index", 1], ["b", "index", 0])
    const { result } = run({}, { framework: zero, dataset: table({ a: [1, null], b: [5, 5] }) })
    close(result?.scores.index, [1, null])
    expect(result?.missing.at(-1)).toMatchObject({ node: "index", entity: "e2", reason: "too-few-children" })
  })
})

describe("Copeland", () => {
  test("defect 3 of COINr: it is a method like any other, at any level", () => {
    // Children above in all: e3 (4, 1) over e2 (3, 0) over e1 (1, −1)
    const two = frame(["index", null, 1], ["a", "index", 1], ["b", "index", 1])
    const data = table({ a: [1, 3, 4], b: [-1, 0, 1] })
    const { result } = run(
      { aggregate: [{ level: 2, method: "copeland" }] },
      { framework: two, dataset: data },
    )
    expect(result?.scores.index).toEqual([-2, 0, 2])
  })

  test("defect 2 of COINr: with gaps the order of entities plays no part", () => {
    // A (1, 2), B (2, –), C (3, 1): B over A and C over B on the only shared child; A and C one each: tie.
    const rows = { A: [1, 2], B: [2, null], C: [3, 1] } as Record<string, (number | null)[]>
    const two = frame(["index", null, 1], ["a", "index", 1], ["b", "index", 1])
    for (const order of ["ABC", "ACB", "BAC", "BCA", "CAB", "CBA"]) {
      const codes = [...order]
      const data = table(
        { a: codes.map((code) => rows[code]?.[0] ?? null), b: codes.map((code) => rows[code]?.[1] ?? null) },
        { codes },
      )
      const scores =
        run({ aggregate: "copeland" }, { framework: two, dataset: data }).result?.scores.index ?? []
      expect(Object.fromEntries(codes.map((code, i) => [code, scores[i]])), order).toEqual({
        A: -1,
        B: 0,
        C: 1,
      })
    }
  })

  test("a pair counts by weight share, and exactly half is a tie", () => {
    // e1 over e2 on b alone: weight 2 of 4
    const { result } = run({ aggregate: "copeland" }, { dataset: table({ a: [1, 2], b: [2, 1], c: [1, 2] }) })
    expect(result?.scores.index).toEqual([0, 0])
  })

  test("one who shares no child with any other has no score, and an issue says so", () => {
    const data = table({ a: [1, 2, null], b: [1, 2, null], c: [null, null, 5] })
    const { result, issues } = run({ aggregate: "copeland" }, { dataset: data })
    expect(result?.scores.index).toEqual([-1, 1, null])
    expect(issues.find(({ code }) => code === "aggregation-outside-domain")?.values.entities).toEqual(["e3"])
  })

  test("one screened out is no opponent, also when missing children count 0", () => {
    const data = table({ a: [3, 2, 1], b: [3, 2, 1], c: [3, 2, 1] })
    const method = { aggregate: "copeland", missing: "zero", screen: { exclude: ["e3"] } }
    expect(run(method, { dataset: data }).result?.scores.index).toEqual([1, -1, null])
  })
})

describe("levels, nodes, points, caps and states", () => {
  const tree = frame(
    ["index", null, 1],
    ["p", "index", 1],
    ["q", "index", 1],
    ["a", "p", 1],
    ["b", "p", 1],
    ["c", "q", 1],
    ["d", "q", 1],
  )
  const data = table({ a: [2, 9], b: [8, 4], c: [2, 3], d: [6, 3] })
  const method = {
    normalise: "none",
    aggregate: [
      { level: 2, method: "geometric" },
      { level: 3, method: "arithmetic" },
      { node: "q", method: "harmonic" },
    ],
  }

  test("a level has its method and a node beats its level", () => {
    // p: √16, √36; q: 2/(½ + 1/6) = 3, 3
    const { result } = evaluate({ framework: tree, dataset: data, method })
    close(result?.scores.p, [4, 6])
    close(result?.scores.q, [3, 3])
    close(result?.scores.index, [3.5, 4.5])
    expect(result?.ranks.index).toEqual([2, 1])
  })

  test("a method for a node that is none is an error", () => {
    const bad = { aggregate: [{ node: "a", method: "geometric" }] }
    expect(
      evaluate({ framework: tree, dataset: data, method: bad }).issues.map(({ code }) => code),
    ).toContain("method-unknown-node")
  })

  test("a cap, a bonus and a deduction come right after the aggregate's own score", () => {
    const capped = {
      ...tree,
      nodes: tree.nodes.map((node) => (node.code === "q" ? { ...node, cap: 2.5 } : node)),
    }
    const basis = { reason: "invented", reference: "rule 1" }
    const { result } = evaluate({
      framework: capped,
      dataset: data,
      method,
      adjustments: [
        { entity: "e1", kind: "bonus", points: 0.5, node: "p", ...basis },
        { entity: "e2", kind: "deduction", points: 1.5, ...basis },
        { entity: "e2", kind: "deduction", points: -0.25, ...basis }, // the sign follows from the kind
      ],
    })
    close(result?.scores.p, [4.5, 6])
    close(result?.scores.q, [2.5, 2.5])
    close(result?.scores.index, [3.5, 4.25 - 1.75])
    expect(result?.adjustments.map(({ points }) => points)).toEqual([0.5, -1.5, -0.25])
  })

  test("a bonus does not lift a score above its cap", () => {
    const capped = {
      ...tree,
      nodes: tree.nodes.map((node) => (node.code === "p" ? { ...node, cap: 4.25 } : node)),
    }
    const bonus = {
      entity: "e1",
      kind: "bonus",
      points: 3,
      node: "p",
      reason: "",
      reference: "rule 1",
    } as const
    close(
      evaluate({ framework: capped, dataset: data, method, adjustments: [bonus] }).result?.scores.p,
      [4.25, 4.25],
    )
  })

  test("a veto and a not-ranked keep their scores and take no place in the ranking", () => {
    const four = table({ a: [1, 2, 3, 4], b: [1, 2, 3, 4], c: [1, 2, 3, 4] })
    const { result } = evaluate({
      framework,
      dataset: four,
      method: { normalise: "none" },
      adjustments: [
        { entity: "e4", kind: "veto", points: null, reason: "accident", reference: "rule 2" },
        { entity: "e2", kind: "not-ranked", points: null, reason: "new zone", reference: "rule 3" },
      ],
    })
    expect(result?.scores.index).toEqual([1, 2, 3, 4])
    expect(result?.ranks.index).toEqual([2, null, 1, null])
    expect(result?.entities.map(({ status }) => status)).toEqual(["ranked", "not-ranked", "ranked", "vetoed"])
  })

  test.each([
    [
      "a deduction without a basis",
      { kind: "deduction", points: 1, reference: " " },
      "adjustment-without-basis",
    ],
    ["a veto without a basis", { kind: "veto", points: null, reference: "" }, "adjustment-without-basis"],
    ["a bonus without points", { kind: "bonus", points: null, reference: "x" }, "adjustment-without-points"],
    ["an unknown node", { kind: "bonus", points: 1, reference: "x", node: "a" }, "adjustment-unknown-node"],
    ["an unknown kind", { kind: "gift", points: 1, reference: "x" }, "adjustment-unknown-kind"],
  ])("%s does not load", (_, given, code) => {
    const adjustment = { entity: "e1", reason: "", ...given } as never
    const found = evaluate({ framework: tree, dataset: data, method, adjustments: [adjustment] })
    expect(found.result).toBeNull()
    expect(found.issues.map((one) => one.code)).toContain(code)
  })

  test("the better of level and growth over two periods", () => {
    const better = frame(
      ["index", null, 1],
      ["sales", "index", 1],
      ["growth", "index", 1, { growthOf: "sales" }],
    )
    const codes = ["A", "B", "C", "A", "B", "C"]
    const periods = ["2022", "2022", "2022", "2023", "2023", "2023"]
    const sales = table({ sales: [100, 200, 50, 120, 200, 100] }, { codes, periods, names: codes })
    const { result } = evaluate({ framework: better, dataset: sales, method: { aggregate: "best" } })
    expect(result?.data.period).toBe("2023")
    // growth 0.2, 0, 1; min-max of levels 20, 100, 0 and of growths 20, 0, 100
    close(result?.steps.raw?.growth, [0.2, 0, 1])
    close(result?.scores.index, [20, 100, 100])
    expect(result?.ranks.index).toEqual([3, 1, 1])
  })

  test("growth from nothing, from a gap and from no earlier period is missing, each with its reason", () => {
    const grown = frame(["index", null, 1], ["g", "index", 1, { growthOf: "x" }], ["x", "index", 1])
    const codes = ["A", "B", "C", "A", "B", "C", "D"]
    const periods = ["2022", "2022", "2022", "2023", "2023", "2023", "2023"]
    const data = table({ x: [0, null, 1e-300, 5, 5, 1e300, 5] }, { codes, periods, names: codes })
    const { result } = evaluate({ framework: grown, dataset: data, method: {} })
    expect(result?.steps.raw?.g).toEqual([null, null, null, null])
    expect(result?.missing.filter(({ node }) => node === "g").map(({ reason }) => reason)).toEqual([
      "zero-denominator",
      "no-previous-period",
      "outside-domain",
      "no-previous-period",
    ])
  })
})

test("an only child keeps its score to the last digit under every mean", () => {
  for (const aggregate of [
    "arithmetic",
    "geometric",
    "harmonic",
    { method: "power", p: 0.7 },
    "best",
    "minimum-mean",
  ]) {
    const { result } = evaluate({
      framework: frame(["index", null, 1], ["x", "index", 3]),
      dataset: table({ x: [1, 2, 4, 7] }),
      method: { aggregate },
    })
    expect(result?.scores.index).toEqual(result?.steps.normalised?.x)
  }
})

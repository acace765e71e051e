import { describe, expect, test } from "vitest"
import { frame, table } from "./example-inputs.ts"
import { evaluate } from "./index.ts"

// Expected numbers are worked out by hand.

const framework = frame(
  ["index", null, 1],
  ["a", "index", 1],
  ["b", "index", 1],
  ["c", "index", 1],
  ["d", "index", 1],
)
/** Available 4/4, 3/4, 2/4; non-zero 4/4, 1/3, 2/2. */
const dataset = table({ a: [1, 5, 9], b: [2, 0, 4], c: [3, 0, null], d: [4, null, null] })
const status = (screen: unknown) =>
  evaluate({ framework, dataset, method: { screen } }).result?.entities.map((entity) => entity.status)

describe("screening", () => {
  test("the default drops below two thirds available", () => {
    expect(status({})).toEqual(["ranked", "ranked", "screened"])
  })

  test("by availability, by non-zero values, by both or neither", () => {
    expect(status({ minAvailability: 0.5 })).toEqual(["ranked", "ranked", "ranked"])
    // One left alone: every column is constant, so it has no score.
    expect(status({ minAvailability: 0.76 })).toEqual(["no-score", "screened", "screened"])
    expect(status({ minAvailability: null, minNonZero: 0.34 })).toEqual(["ranked", "screened", "ranked"])
    expect(status({ minAvailability: null, minNonZero: 0.33 })).toEqual(["ranked", "ranked", "ranked"])
    expect(status({ minNonZero: 0.5 })).toEqual(["no-score", "screened", "screened"])
    expect(status({ minAvailability: null })).toEqual(["ranked", "ranked", "ranked"])
  })

  test("forced in and out; a code that is not there is told", () => {
    expect(status({ include: ["e3"], exclude: ["e1"] })).toEqual(["screened", "ranked", "ranked"])
    const { issues } = evaluate({ framework, dataset, method: { screen: { exclude: ["e9"] } } })
    expect(issues.map(({ code }) => code)).toContain("screen-unknown-entity")
  })

  test("one screened out stays in every table, raw values kept, null from there on, and moves nobody's bounds", () => {
    const { result } = evaluate({ framework, dataset, method: { screen: {} } })
    expect(result?.steps.raw?.a).toEqual([1, 5, 9])
    expect(result?.steps.imputed?.a).toEqual([1, 5, null])
    expect(result?.steps.normalised?.a).toEqual([0, 100, null])
    expect(result?.scores.index?.[2]).toBeNull()
    expect(result?.ranks.index?.[2]).toBeNull()
  })

  test("is not undone by imputation, whatever the method", () => {
    for (const method of ["mean", "median", "regression", "last-observation"]) {
      const { result } = evaluate({
        framework,
        dataset,
        method: { screen: { exclude: ["e1"] }, impute: method },
      })
      expect(result?.steps.imputed?.a?.[0], method).toBeNull()
    }
  })
})

describe("denominators", () => {
  const divided = frame(["index", null, 1], ["x", "index", 1, { denominator: "pop", scale: 100 }])
  const data = table({ x: [10, 20, 30, 40, null], pop: [2, 0, null, 4, 5] })

  test("value / denominator · scale; zero and missing denominators leave it missing, each with its reason", () => {
    const { result, issues } = evaluate({ framework: divided, dataset: data, method: { denominate: true } })
    expect(result?.steps.denominated?.x).toEqual([500, null, null, 1000, null])
    expect(result?.missing).toEqual([
      { step: "raw", node: "x", entity: "e5", reason: "not-reported" },
      { step: "denominated", node: "x", entity: "e2", reason: "zero-denominator" },
      { step: "denominated", node: "x", entity: "e3", reason: "missing-denominator" },
    ])
    expect(issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["zero-denominator", "missing-denominator"]),
    )
  })

  test("a reason that the data give is kept", () => {
    const missing = [{ row: 4, column: "x", reason: "suppressed" as const }]
    const { result } = evaluate({ framework: divided, dataset: { ...data, missing }, method: {} })
    expect(result?.missing).toEqual([{ step: "raw", node: "x", entity: "e5", reason: "suppressed" }])
  })

  test("left out: no denomination", () => {
    expect(evaluate({ framework: divided, dataset: data, method: {} }).result?.steps.denominated?.x).toEqual([
      10,
      20,
      30,
      40,
      null,
    ])
  })

  test("a denominator column that is not there is an error", () => {
    const { pop: _, ...values } = data.values
    const found = evaluate({ framework: divided, dataset: { ...data, values }, method: { denominate: true } })
    expect(found.result).toBeNull()
    expect(found.issues.map(({ code }) => code)).toContain("denominator-missing")
  })
})

describe("the order of steps", () => {
  const late = ["treat", "transform", "normalise", "aggregate"]

  test("screening before or after imputation decides who is dropped", () => {
    const run = (steps: string[]) =>
      evaluate({ framework, dataset, method: { steps, screen: {}, impute: "mean" } }).result?.entities.map(
        (entity) => entity.status,
      )
    expect(run(["denominate", "screen", "impute", ...late])).toEqual(["ranked", "ranked", "screened"])
    expect(run(["denominate", "impute", "screen", ...late])).toEqual(["ranked", "ranked", "ranked"])
  })

  test("imputing before denominating imputes the count", () => {
    const divided = frame(["index", null, 1], ["x", "index", 1, { denominator: "pop" }])
    const data = table({ x: [10, 30, null], pop: [1, 3, 4] })
    const run = (steps: string[]) =>
      evaluate({ framework: divided, dataset: data, method: { steps, denominate: true, impute: "mean" } })
        .result?.steps
    expect(run(["denominate", "screen", "impute", ...late])?.imputed?.x).toEqual([10, 10, 10])
    expect(run(["impute", "denominate", "screen", ...late])?.denominated?.x).toEqual([10, 10, 5]) // 20/4
  })

  test.each([
    [["normalise", "impute", "aggregate"]],
    [["aggregate", "normalise"]],
    [["impute", "impute", "normalise", "aggregate"]],
    [["transform", "treat", "normalise", "aggregate"]],
    [["impute"]],
  ])("%j is refused", (steps) => {
    const found = evaluate({ framework, dataset, method: { steps } })
    expect(found.result).toBeNull()
    expect(found.issues.map(({ code }) => code)).toContain("method-bad-steps")
  })
})

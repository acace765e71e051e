import { beforeAll, describe, expect, test } from "vitest"
import { loadSolver } from "../../../adapters/solver/index.ts"
import { close, frame, table } from "../example-inputs.ts"
import { evaluate, type Framework, type Solve } from "../index.ts"

// Expected numbers: by hand, or by Python 3 with numpy and scipy as each test says.

let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})

const framework: Framework = {
  ...frame(["index", null, 1], ["a", "index", 1], ["b", "index", 2], ["c", "index", 5]),
  weightSets: { other: { a: 3, b: 1 }, negative: { a: -1, b: 1, c: 1 } },
}
const dataset = table({ a: [1, 2, 3, 4, 5, 9], b: [4, 3, 9, 5, 8, 2], c: [2, 7, 1, 5, 3, 6] })

function run(weights: unknown, data = dataset, tree = framework, more: Record<string, unknown> = {}) {
  const { result, issues } = evaluate({
    framework: tree,
    dataset: data,
    method: { normalise: "none", weights, ...more },
    solve,
  })
  const used = Object.values(result?.weights.index ?? {}).map((w) => (typeof w === "number" ? w : null))
  return { result, used, issues, codes: issues.map(({ code }) => code) }
}

describe("weights", () => {
  test("of the framework, relative within the parent", () => {
    close(run("framework").used, [1 / 8, 2 / 8, 5 / 8])
  })

  test("equal", () => {
    close(run("equal").used, [1 / 3, 1 / 3, 1 / 3])
  })

  test("a named set; what it leaves out keeps the framework's weight", () => {
    close(run({ set: "other" }).used, [3 / 9, 1 / 9, 5 / 9])
    expect(run({ set: "absent" }).codes).toContain("weight-set-missing")
    expect(run({ set: "negative" }).codes).toContain("framework-bad-weight")
    const unknown = {
      ...framework,
      nodes: framework.nodes.map((node) => (node.code === "c" ? { ...node, weight: null } : node)),
    }
    expect(run({ set: "other" }, dataset, unknown).codes).toContain("weight-set-incomplete")
  })

  test("huge weights do not add up to infinity", () => {
    const huge = frame(["index", null, 1], ["a", "index", 1e308], ["b", "index", 1e308], ["c", "index", 0])
    close(run("framework", dataset, huge).used, [0.5, 0.5, 0])
  })

  test("entropy (numpy: 1 + Σ p ln p / ln 6 by column)", () => {
    close(run("entropy").used, [0.4143652443560621, 0.2534991176544356, 0.3321356379895023])
  })

  test("CRITIC (numpy: std(ddof=1) · Σ(1 − corrcoef))", () => {
    close(run("critic").used, [0.27415976815223914, 0.4314676292229891, 0.2943726026247719])
  })

  test("PCA (numpy.linalg.eigh of corrcoef, turned to a positive sum)", () => {
    const together = table({ a: [1, 2, 3, 4, 5, 6], b: [2, 1, 4, 3, 6, 5], c: [1, 3, 2, 5, 4, 6] })
    const found = run("pca", together)
    close(found.used, [0.3669629979617837, 0.31118327781263744, 0.3218537242255787], 1e-11)
    expect(found.codes).not.toContain("pca-negative-loading")
  })

  test("a negative loading stays and is told (same origin)", () => {
    const found = run("pca")
    close(found.used, [0.9288584630911284, -1.4473015423249624, 1.518443079233834], 1e-10)
    expect(found.issues.find(({ code }) => code === "pca-negative-loading")?.values.children).toEqual(["b"])
  })

  test("loadings that cancel give no weights: equal ones, with an issue, not numbers of 10^16", () => {
    const two = frame(["index", null, 1], ["a", "index", 1], ["b", "index", 3])
    const against = table({ a: [1, 2, 3, 4.1, 5, 9], b: [9.3, 8, 7, 6, 4, 1] })
    const found = run("pca", against, two)
    close(found.used, [0.5, 0.5])
    expect(found.codes).toContain("weights-not-computable")
  })

  test("AHP (numpy.linalg.eig; ratio by Saaty's 0.58 for three)", () => {
    const matrix = [
      [1, 3, 5],
      [1 / 3, 1, 2],
      [1 / 5, 1 / 2, 1],
    ]
    const found = run({ method: "ahp", matrices: { index: matrix } })
    close(found.used, [0.6483290138222365, 0.2296507940626372, 0.12202019211512623], 1e-11)
    const told = found.issues.find(({ code }) => code === "ahp-consistency")
    close(
      [Number(told?.values.eigenvalue), Number(told?.values.ratio)],
      [3.003694598063639, 0.003184998330723208],
      1e-9,
    )
  })

  test("AHP beyond a ratio of 0.1 is told, a matrix that is not reciprocal refused", () => {
    const bad = [
      [1, 3, 1 / 5],
      [1 / 3, 1, 2],
      [5, 1 / 2, 1],
    ]
    const found = run({ method: "ahp", matrices: { index: bad } })
    close(found.used, [0.27435646554471466, 0.2841631093197153, 0.44148042513557006], 1e-9)
    expect(found.codes).toContain("ahp-inconsistent")
    const wrong = [
      [1, 3, 5],
      [3, 1, 2],
      [1, 1, 1],
    ]
    expect(run({ method: "ahp", matrices: { index: wrong } }).codes).toContain("ahp-bad-matrix")
  })

  test.each(["entropy", "critic", "pca"])(
    "%s is refused with fewer than two entities per child unless forced",
    (name) => {
      const few = table({ a: [1, 2, 3, 4, 5], b: [4, 3, 9, 5, 8], c: [2, 7, 1, 5, 3] })
      expect(run(name, few).codes).toContain("too-few-for-weights")
      expect(run(name, few).result).toBeNull()
      expect(run({ method: name, force: true }, few).result).not.toBeNull()
    },
  )

  test("weights from the data need no published ones", () => {
    const unknown = { ...framework, nodes: framework.nodes.map((node) => ({ ...node, weight: null })) }
    const found = run("entropy", dataset, unknown, { unknownWeights: "refuse" })
    close(found.used, [0.4143652443560621, 0.2534991176544356, 0.3321356379895023])
    expect(found.codes).not.toContain("weights-unknown")
  })
})

describe("benefit of the doubt (scipy.optimize.linprog, HiGHS)", () => {
  const two = frame(["index", null, 1], ["a", "index", 1], ["b", "index", 1])
  const columns = { a: [1, 0.6, 0.3, 0, 0.5], b: [0.2, 0.6, 1, 0, 0.1] }

  test("each entity in its best light; the worst in everything scores 0 and keeps its rank", () => {
    const { result } = run("benefit-of-the-doubt", table(columns), two)
    close(result?.scores.index, [1, 0.9574468085106382, 1, 0, 0.5], 1e-9)
    expect(result?.ranks.index?.[3]).toBe(5)
    expect(result?.entities[3]?.status).toBe("ranked")
  })

  test("shares of the total between 0.3 and 0.7", () => {
    const { result } = run({ method: "benefit-of-the-doubt", shares: [0.3, 0.7] }, table(columns), two)
    close(
      result?.scores.index,
      [0.5847953216374269, 0.9574468085106382, 0.8771929824561406, 0, 0.29239766081871343],
      1e-9,
    )
  })

  test("a change of unit changes nothing, from 1e-200 to 1e200", () => {
    for (const unit of [1e-200, 1e-9, 1e9, 1e200]) {
      const other = { a: columns.a.map((x) => x * unit), b: columns.b }
      close(
        run("benefit-of-the-doubt", table(other), two).result?.scores.index,
        [1, 0.9574468085106382, 1, 0, 0.5],
        1e-9,
      )
    }
  })

  test("found by fuzzing: scores of the smallest numbers there are give no infinite weight", () => {
    const { result } = run("benefit-of-the-doubt", table({ a: [5e-324, 0], b: [0, 0] }), two)
    for (const column of Object.values(result?.weights.index ?? {}))
      for (const w of column as (number | null)[]) expect(w === null || Number.isFinite(w)).toBe(true)
  })

  test("shares that nobody can meet leave scores missing, with an issue", () => {
    const found = run({ method: "benefit-of-the-doubt", shares: [0.6, 0.9] }, table(columns), two)
    expect(found.codes).toContain("benefit-of-the-doubt-infeasible")
    expect(found.result?.scores.index?.slice(0, 3)).toEqual([null, null, null])
  })

  test("without a solver it is an error, not an exception", () => {
    const found = evaluate({
      framework: two,
      dataset: table(columns),
      method: { weights: "benefit-of-the-doubt" },
    })
    expect(found.result).toBeNull()
    expect(found.issues.map(({ code }) => code)).toContain("solver-missing")
  })
})

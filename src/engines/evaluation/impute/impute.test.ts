import { describe, expect, test } from "vitest"
import { close, frame, type Place, table } from "../example-inputs.ts"
import { type Dataset, evaluate } from "../index.ts"

// Expected numbers are worked out by hand, except where numpy is named.

function run(
  columns: Record<string, readonly (number | null)[]>,
  impute: unknown,
  more: Partial<Dataset> = {},
  method: Record<string, unknown> = {},
  framework = frame(["index", null, 1], ...Object.keys(columns).map((code): Place => [code, "index", 1])),
  period?: string,
) {
  const input = { framework, dataset: table(columns, more), method: { impute, ...method } }
  const { result, issues } = evaluate(period === undefined ? input : { ...input, period })
  return { result, imputed: result?.steps.imputed, issues, codes: issues.map(({ code }) => code) }
}

const regions = { region: ["A", "A", "A", "B", "B", "C", null] }
const x = [1, null, 4, 10, null, null, null]

describe("by indicator", () => {
  test("mean and median of the column", () => {
    expect(run({ x }, "mean").imputed?.x).toEqual([1, 5, 4, 10, 5, 5, 5]) // (1 + 4 + 10)/3
    expect(run({ x }, "median").imputed?.x).toEqual([1, 4, 4, 10, 4, 4, 4])
  })

  test("mean and median of the group", () => {
    const mean = run({ x }, { method: "group-mean", group: "region" }, { groups: regions })
    expect(mean.imputed?.x).toEqual([1, 2.5, 4, 10, 10, null, null])
    const three = run(
      { x: [1, 2, 9, null] },
      { method: "group-median", group: "g" },
      { groups: { g: ["a", "a", "a", "a"] } },
    )
    expect(three.imputed?.x).toEqual([1, 2, 9, 2])
  })

  test("defect 15 of COINr: a group without a value stays missing, with an issue that names who", () => {
    const { issues } = run({ x }, { method: "group-mean", group: "region" }, { groups: regions })
    const told = issues.find(({ code }) => code === "nothing-to-impute-from")
    expect(told?.path).toBe("x")
    expect(told?.values.entities).toEqual(["e6", "e7"])
  })

  test("a column without any value stays missing, with an issue", () => {
    const { imputed, codes } = run({ x, y: x.map(() => null) }, "mean")
    expect(imputed?.y).toEqual(x.map(() => null))
    expect(codes).toContain("nothing-to-impute-from")
  })

  test("a group column that is not there is an error", () => {
    expect(run({ x }, { method: "group-mean", group: "absent" }).codes).toContain("group-column-missing")
  })

  test("the known values never change", () => {
    for (const method of ["mean", "median", "group-mean", "group-median", "regression"]) {
      const { imputed } = run({ x }, { method, group: "region" }, { groups: regions })
      x.forEach((known, i) => {
        if (known !== null) expect(imputed?.x?.[i], method).toBe(known)
      })
    }
  })
})

describe("by entity and by parent", () => {
  const columns = {
    a: [0, 10, null, 8, 5],
    b: [100, 0, 25, null, 50],
    c: [1, 3, 1.5, 2, null],
    d: [0, 1, 0, 0.1, null],
  }
  const framework = frame(
    ["index", null, 1],
    ["p", "index", 1],
    ["q", "index", 1],
    ["a", "p", 1],
    ["b", "p", 1, { direction: -1 }],
    ["c", "q", 1],
    ["d", "q", 1],
  )

  test("the entity's own shares of each range, turned by direction, fill its gap on that range", () => {
    const { imputed } = run(columns, { method: "mean", by: "entity" }, {}, {}, framework)
    // e3: b 1 − 0.25, c 0.25, d 0 → 1/3 of 0 … 10
    close(imputed?.a, [0, 10, 10 / 3, 8, 5])
    // e4: a 0.8, c 0.5, d 0.1 → 1.4/3 good, so 100·(1 − 1.4/3)
    close(imputed?.b, [100, 0, 25, 100 * (1 - 1.4 / 3), 50])
    // e5: a 0.5, b 0.5 → the middle
    close(imputed?.c, [1, 3, 1.5, 2, 2])
  })

  test("the median instead of the mean", () => {
    const { imputed } = run(columns, { method: "median", by: "entity" }, {}, {}, framework)
    close(imputed?.a, [0, 10, 2.5, 8, 5])
    close(imputed?.b, [100, 0, 25, 50, 50])
  })

  test("by parent only the siblings count; defect 15: where all of them are missing it stays missing", () => {
    const { imputed, issues } = run(columns, { method: "mean", by: "parent" }, {}, {}, framework)
    close(imputed?.a, [0, 10, 7.5, 8, 5])
    close(imputed?.b, [100, 0, 25, 20, 50])
    close(imputed?.c, [1, 3, 1.5, 2, null])
    expect(issues.filter(({ code }) => code === "nothing-to-impute-from").map(({ path }) => path)).toEqual([
      "c",
      "d",
    ])
  })
})

describe("from the entity's own periods", () => {
  const codes = ["A", "A", "A", "A", "B", "B", "B", "B"]
  const periods = ["2020", "2021", "2022", "2023", "2020", "2021", "2022", "2023"]
  const panel = { codes, names: codes, periods }
  const y = [10, null, null, 40, 1, 2, null, 7]
  const at = (method: string, period: string, within: number | null = null) =>
    run({ y }, { method, within }, panel, {}, undefined, period).imputed?.y

  test("defect 9 of COINr: the last observation is that of the latest earlier year", () => {
    expect(at("last-observation", "2021")).toEqual([10, 2])
    expect(at("last-observation", "2022")).toEqual([10, 2])
  })

  test("at most `within` periods back", () => {
    expect(at("last-observation", "2022", 1)).toEqual([null, 2])
    expect(at("last-observation", "2022", 2)).toEqual([10, 2])
  })

  test("linear only between two known periods", () => {
    expect(at("linear", "2021")).toEqual([20, 2])
    expect(at("linear", "2022")).toEqual([30, 4.5])
    expect(at("linear", "2021", 1)).toEqual([null, 2]) // 2023 is two away
    const open = run({ y: [1, null, null, null, 1, 2, 3, 4] }, "linear", panel, {}, undefined, "2022")
    expect(open.imputed?.y).toEqual([null, 3])
  })

  test("imputing before denominating carries the count forward, after it the ratio", () => {
    const framework = frame(["index", null, 1], ["x", "index", 1, { denominator: "pop" }])
    const data = { codes: ["A", "A"], names: ["A", "A"], periods: ["2022", "2023"] }
    const columns = { x: [10, null], pop: [2, 5] }
    const last = { method: "last-observation" }
    const late = ["treat", "transform", "normalise", "aggregate"]
    const after = run(columns, last, data, { denominate: true }, framework)
    expect(after.imputed?.x).toEqual([5]) // 10/2
    const steps = ["impute", "denominate", ...late]
    const before = run(columns, last, data, { denominate: true, steps }, framework)
    expect(before.imputed?.x).toEqual([10])
    expect(before.result?.steps.denominated?.x).toEqual([2]) // 10/5
  })
})

/** Fourteen entities; x0 is near 2·x1 − ½·x2 + 3 and has two gaps. */
const five = {
  x0: [21.4, 17.9, 12.1, null, 6.4, 12.5, 2.6, 1.0, 16.6, null, 17.7, 16.1, 0.0, 3.7],
  x1: [9.5, 8.3, 5.4, 1.3, 2.8, 5.4, 1.2, 0.4, 8.5, 5.1, 7.9, 8.6, 0.1, 2.2],
  x2: [1.4, 4.1, 3.3, 4.0, 4.9, 2.8, 6.2, 5.3, 5.9, 7.5, 1.9, 8.6, 6.5, 6.4],
  x3: [9.5, 5.5, 7.9, 2.0, 9.8, 1.6, 7.8, 4.6, 2.6, 1.5, 8.0, 8.8, 7.2, 8.1],
  x4: [3.1, 0.3, 3.0, 2.6, 9.6, 9.7, 6.1, 0.6, 8.4, 8.2, 1.9, 4.7, 8.4, 9.6],
}

describe("regression (numpy.linalg.lstsq on the indicators numpy.corrcoef ranks highest)", () => {
  test("one predictor: x1", () => {
    const { imputed } = run(five, { method: "regression", predictors: 1 })
    close(
      [imputed?.x0?.[3] ?? null, imputed?.x0?.[9] ?? null],
      [2.789422149422148, 10.825268905268908],
      1e-11,
    )
  })

  test("three predictors: x1, x2, x4", () => {
    const { imputed } = run(five, "regression")
    close(
      [imputed?.x0?.[3] ?? null, imputed?.x0?.[9] ?? null],
      [3.6592009961287153, 9.410484063620604],
      1e-11,
    )
  })

  test("one screened out, and so missing everywhere, does not stop it", () => {
    const wider = Object.fromEntries(Object.entries(five).map(([code, column]) => [code, [...column, 5]]))
    const { imputed, codes } = run(wider, "regression", {}, { screen: { exclude: ["e15"] } })
    close(
      [imputed?.x0?.[3] ?? null, imputed?.x0?.[9] ?? null],
      [3.6592009961287153, 9.410484063620604],
      1e-11,
    )
    expect(imputed?.x0?.[14]).toBeNull()
    expect(codes).not.toContain("regression-not-possible")
  })

  test("without a usable predictor the mean (or group mean) fills, with an issue", () => {
    const { imputed, codes } = run({ x, y: x.map((_, i) => i) }, "regression")
    expect(imputed?.x).toEqual([1, 5, 4, 10, 5, 5, 5])
    expect(codes).toContain("regression-not-possible")
    const grouped = run(
      { x, y: x.map((_, i) => i) },
      { method: "regression", group: "region" },
      { groups: regions },
    )
    expect(grouped.imputed?.x).toEqual([1, 2.5, 4, 10, 10, null, null])
  })
})

describe("EM", () => {
  const gaps = { ...five, x2: five.x2.map((value, i) => (i === 5 ? null : value)) }

  test("fills as an implementation of its own in numpy does (ridge 0.01, 34 steps)", () => {
    const { imputed, codes } = run(gaps, "em")
    const filled = [imputed?.x0?.[3] ?? null, imputed?.x0?.[9] ?? null, imputed?.x2?.[5] ?? null]
    close(filled, [4.053273708887829, 10.044091488408068, 5.922879234693645], 1e-9)
    expect(codes).not.toContain("em-not-converged")
  })

  test("is refused with fewer entities than twice the indicators", () => {
    const few = Object.fromEntries(Object.entries(gaps).map(([code, column]) => [code, column.slice(0, 9)]))
    expect(run(few, "em").codes).toContain("em-too-few-entities")
  })
})

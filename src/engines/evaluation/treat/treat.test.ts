import { describe, expect, test } from "vitest"
import { close, frame, table } from "../example-inputs.ts"
import { evaluate } from "../index.ts"

// Expected numbers: an implementation of its own in Python 3 with numpy and scipy.stats (skew and kurtosis with
// bias=False, boxcox), written from the definition: pass when |skew| < 2 or kurtosis < 3.5; else set all highest
// (skew >= 0) or lowest values to the next, until it passes or `max` cells have changed; else
// ln(x - min + 0.01 (max - min)) of the original column.

function run(x: readonly (number | null)[], treat: unknown, more: Record<string, unknown> = {}, extra = {}) {
  const { result, issues } = evaluate({
    framework: frame(["index", null, 1], ["x", "index", 1, extra]),
    dataset: table({ x }),
    method: { treat, ...more },
  })
  return {
    values: result?.steps.treated?.x,
    told: result?.treatment[0],
    issues: issues.map(({ code }) => code),
  }
}

const one = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]
const base = Array.from({ length: 60 }, (_, i) => 1 + (i % 5))
/** Sixty values from 1 to 5, and seven far away. */
const seven = [...base, 1000, 1100, 1200, 1300, 1400, 1500, 1600]
const three = [...base, 90, 100, 100, 100]
const ends = (values: readonly (number | null)[] = []) => [...values.slice(0, 5), ...values.slice(-7)]

describe("winsorising, then a transform", () => {
  test("one outlier is set to the next value and that is enough", () => {
    const { values, told } = run(one, {})
    expect(values).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
    expect(told?.winsorised).toEqual(["e10"])
    expect(told?.transform).toBe("none")
    close(told?.skew, [3.118895745239087, -0.15146310708295876])
    close(told?.kurtosis, [9.799244716163662, -1.3569849115504684])
  })

  test("a negative skew is cut from below", () => {
    const { values, told } = run(
      one.map((x) => -x),
      {},
    )
    expect(values).toEqual([-1, -2, -3, -4, -5, -6, -7, -8, -9, -9])
    close(told?.skew, [-3.118895745239087, 0.15146310708295876])
  })

  test("direction plays no part", () => {
    expect(run(one, {}, {}, { direction: -1 }).values).toEqual(run(one, {}).values)
    expect(run(seven, {}, {}, { direction: -1 }).values).toEqual(run(seven, {}).values)
  })

  test("five changed cells are not enough: the log of the original column, nothing winsorised", () => {
    const { values, told, issues } = run(seven, {})
    close(
      ends(values),
      [
        2.771963526845863, 2.8326249356838407, 2.8898160479624417, 2.9439125248241944, 2.995232148512309,
        6.922634039210606, 7.016600715244135, 7.102491125288104, 7.181584340020213, 7.254877742914556,
        7.323164117261619, 7.387084043687122,
      ],
    )
    expect(told).toMatchObject({ winsorised: [], transform: "log" })
    close(told?.skew, [2.7730897496614415, 2.636721393017358])
    close(told?.kurtosis, [6.139288661156652, 5.157490068119085])
    expect(issues).toContain("treatment-not-enough")
  })

  test("defect 6 of COINr: max null is no limit, not five", () => {
    const { values, told } = run(seven, { winsorise: { max: null } })
    expect(ends(values)).toEqual([1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 5])
    expect(told?.winsorised).toHaveLength(7)
    expect(told?.transform).toBe("none")
    close(told?.skew, [2.7730897496614415, -0.1703842716499514])
  })

  test("combine transforms the winsorised column and keeps the record of it", () => {
    const { values, told } = run(seven, { combine: true })
    close(
      ends(values),
      [
        2.39698576841553, 2.4840729690394228, 2.5641798306825083, 2.63834278867739, 2.7073833121145063,
        6.917695708796191, 7.012106285256789, 7.012106285256789, 7.012106285256789, 7.012106285256789,
        7.012106285256789, 7.012106285256789,
      ],
    )
    expect(told?.winsorised).toEqual(["e63", "e64", "e65", "e66", "e67"])
    close(told?.skew, [2.7730897496614415, 2.6168917302734265])
  })

  test("transform none leaves the winsorised column, with an issue", () => {
    const { values, issues } = run(seven, { transform: "none" })
    expect(ends(values)).toEqual([1, 2, 3, 4, 5, 1000, 1100, 1100, 1100, 1100, 1100, 1100])
    expect(issues).toContain("treatment-not-enough")
  })

  test("equal highest values change together, also past the limit", () => {
    expect(run(three, { winsorise: { max: 0 }, transform: "none" }).values?.slice(-4)).toEqual([
      90, 100, 100, 100,
    ])
    const one = run(three, { winsorise: { max: 1 }, transform: "none" })
    expect(one.values?.slice(-4)).toEqual([90, 90, 90, 90])
    expect(one.told?.winsorised).toEqual(["e62", "e63", "e64"])
    close(one.told?.skew, [3.6931263771939733, 3.6754372251659078])
    const four = run(three, { winsorise: { max: 4 }, transform: "none" })
    expect(four.values?.slice(-4)).toEqual([5, 5, 5, 5])
    close(four.told?.kurtosis, [12.116024640778933, -1.3661907280098713])
  })

  test("defect 5 of COINr: the log transform transforms", () => {
    const { values, told } = run(three, { winsorise: { max: 2 } })
    close(
      ends(values),
      [
        -0.01005033585350145, 0.688134638736401, 1.095273387402595, 1.3837912309017721, 1.6074359097634274,
        1.095273387402595, 1.3837912309017721, 1.6074359097634274, 4.4996985530458575, 4.605070180987758,
        4.605070180987758, 4.605070180987758,
      ],
    )
    close(told?.skew, [3.6931263771939733, 1.9574457758946235])
  })

  test("log-signed mirrors a negative skew, log does not", () => {
    const down = seven.map((x) => -x)
    const signed = run(down, { transform: "log-signed" })
    close(
      ends(signed.values),
      [
        -2.771963526845863, -2.8326249356838407, -2.8898160479624417, -2.9439125248241944, -2.995232148512309,
        -6.922634039210606, -7.016600715244135, -7.102491125288104, -7.181584340020213, -7.254877742914556,
        -7.323164117261619, -7.387084043687122,
      ],
    )
    close(signed.told?.skew, [-2.7730897496614415, -2.636721393017358])
    close(run(down, {}).told?.skew, [-2.7730897496614415, -4.283257395111006])
  })

  test("Box-Cox after x − min + 1 (scipy.stats.boxcox)", () => {
    const half = run(seven, { transform: { "box-cox": -0.5 } })
    close(
      ends(half.values),
      [
        0, 0.585786437626905, 0.8452994616207485, 1, 1.105572809000084, 1.9367544467966324,
        1.9396977310844472, 1.9422649730810375, 1.9445299803774772, 1.9465477516175151, 1.9483602220505678,
        1.95,
      ],
    )
    close(half.told?.skew, [2.7730897496614415, 0.26245485382811656], 1e-11)
    const zero = run(seven, { transform: { "box-cox": 0 } })
    close(ends(zero.values).slice(-3), [7.24422751560335, 7.313220387090301, 7.3777589082278725])
  })

  test("a Box-Cox beyond the largest number is missing with an issue, not infinite", () => {
    const huge = [...one.slice(0, 9), 1e200]
    const { values, issues } = run(huge, { winsorise: { max: 0 }, transform: { "box-cox": 2 } })
    expect(values?.at(-1)).toBeNull()
    expect(issues).toContain("transform-outside-domain")
  })
})

describe("gaps, overrides and small sets", () => {
  const gap = [1, 2, 3, null, 5, 6, 7, 8, 9, 100, 5.5]

  test("defect 7 of COINr: a partial override keeps the defaults, and a column with a gap is treated", () => {
    const framework = frame(["index", null, 1], ["x", "index", 1], ["y", "index", 1])
    const method = { treat: {}, overrides: { x: { treat: { winsorise: { skewness: 2 } } } } }
    const { result } = evaluate({ framework, dataset: table({ x: gap, y: gap }), method })
    expect(result?.steps.treated?.x).toEqual([1, 2, 3, null, 5, 6, 7, 8, 9, 9, 5.5])
    expect(result?.steps.treated?.y).toEqual(result?.steps.treated?.x)
    close(result?.treatment[0]?.skew, [3.1193185621208763, -0.34035575658385553])
    close(result?.treatment[0]?.kurtosis, [9.802160463554392, -1.107460229654307])
    const read = result?.method.overrides as Record<string, { treat: unknown }>
    expect(read.x?.treat).toEqual({
      winsorise: { max: 5, skewness: 2, kurtosis: 3.5 },
      transform: "log",
      combine: false,
      force: false,
    })
  })

  test("with no cell to change the log of a column with a gap keeps the gap", () => {
    const { values, told } = run(gap, { winsorise: { max: 0 } })
    close(values, [
      -0.01005033585350145,
      0.688134638736401,
      1.095273387402595,
      null,
      1.6074359097634274,
      1.7900914121273581,
      1.944480556245719,
      2.0781907597781832,
      2.196112848483529,
      4.605070180987758,
      1.7029282555214393,
    ])
    close(told?.kurtosis, [9.802160463554392, 3.4350751922138114])
  })

  test("a partial override is laid over the method's own treatment, not over the defaults", () => {
    const method = {
      treat: { winsorise: { max: 2, skewness: 1.5 }, force: true },
      overrides: { x: { treat: { winsorise: { skewness: 1 } } } },
    }
    const { result } = evaluate({
      framework: frame(["index", null, 1], ["x", "index", 1]),
      dataset: table({ x: [1, 2, 4] }),
      method,
    })
    expect(result?.method.overrides).toEqual({
      x: {
        treat: {
          winsorise: { max: 2, skewness: 1, kurtosis: 3.5 },
          transform: "log",
          combine: false,
          force: true,
        },
      },
    })
  })

  test("an override can switch treatment off for one indicator, or on for one alone", () => {
    const framework = frame(["index", null, 1], ["x", "index", 1], ["y", "index", 1])
    const dataset = table({ x: one, y: one })
    const off = evaluate({
      framework,
      dataset,
      method: { treat: {}, overrides: { x: { treat: "none" } } },
    }).result
    expect(off?.steps.treated?.x).toEqual(one)
    expect(off?.steps.treated?.y?.at(-1)).toBe(9)
    const on = evaluate({ framework, dataset, method: { overrides: { x: { treat: {} } } } }).result
    expect(on?.steps.treated?.x?.at(-1)).toBe(9)
    expect(on?.steps.treated?.y).toEqual(one)
  })

  test("fewer than ten values are refused unless forced", () => {
    expect(run(one.slice(1), {}).issues).toContain("too-few-to-treat")
    expect(run(one.slice(1), { force: true }).values).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 9])
  })

  test("a refusal in the base period is told too, not left untreated in silence", () => {
    const codes = [...one.map((_, i) => `e${i}`), ...one.map((_, i) => `e${i}`)]
    const periods = codes.map((_, i) => (i < one.length ? "2022" : "2023"))
    const dataset = table(
      { x: [...one.map((x, i) => (i < 3 ? null : x)), ...one] },
      { codes, periods, names: codes },
    )
    const framework = frame(["index", null, 1], ["x", "index", 1])
    const { result, issues } = evaluate({ framework, dataset, method: { treat: {}, over: "pooled" } })
    expect(result).toBeNull()
    expect(issues.find(({ code }) => code === "too-few-to-treat")?.path).toBe("2022/x")
  })

  test("equal values and all missing pass untouched", () => {
    expect(run(new Array(12).fill(4), {}).values).toEqual(new Array(12).fill(4))
    expect(run(new Array(12).fill(null), {}).values).toEqual(new Array(12).fill(null))
  })
})

describe("the transform before normalising", () => {
  const values = [1, 4, 100, 0, -1]
  test.each([
    ["ln", [0, Math.log(4), Math.log(100), null, null]],
    ["log10", [0, Math.log10(4), 2, null, null]],
    ["sqrt", [1, 2, 10, 0, null]],
    [{ "box-cox": 2 }, [0, 7.5, 4999.5, null, null]], // (x² − 1)/2
  ])("%o, missing outside its domain with an issue", (transform, expected) => {
    const framework = frame(["index", null, 1], ["x", "index", 1])
    const { result, issues } = evaluate({ framework, dataset: table({ x: values }), method: { transform } })
    close(result?.steps.transformed?.x, expected)
    expect(issues.map(({ code }) => code)).toContain("transform-outside-domain")
    expect(result?.missing.at(-1)?.reason).toBe("outside-domain")
  })
})

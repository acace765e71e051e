import { describe, expect, test } from "vitest"
import {
  codes,
  countries,
  goalpost,
  indicators,
  published,
  taiData,
  taiFramework,
} from "../../../tests/published/tai.ts"
import { loadSolver } from "../../adapters/solver/index.ts"
import { evaluate } from "./index.ts"
import { ahp } from "./weights/ahp.ts"

/** Printed numbers: OECD/JRC Handbook on Constructing Composite Indicators (2008), ISBN 978-92-64-04345-9. */
const printed = published("tai_published.csv")
const printedColumn = (name: string) =>
  countries.map((country) => Number(printed.find((row) => row.country === country)?.[name]))

function run(method: unknown, weights?: (code: string) => number) {
  const { result, issues } = evaluate({ framework: taiFramework(weights), dataset: taiData(), method })
  if (result === null) throw new Error(JSON.stringify(issues))
  return result
}

const posts = (key: "goalpost_min" | "goalpost_max") =>
  Object.fromEntries(indicators.map((row) => [row.indicator ?? "", goalpost(row[key] ?? "")]))
const goalposts = {
  method: "goalposts",
  lower: posts("goalpost_min"),
  upper: posts("goalpost_max"),
  truncate: true,
}
const weight = (column: string) => (code: string) =>
  Number(indicators.find((row) => row.indicator === code)?.[column])

describe("the Technology Achievement Index as the Handbook prints it", () => {
  test("equal weights and goalposts give the printed ranks of all 23 countries", () => {
    const result = run({ normalise: goalposts })
    expect(result.ranks.tai).toEqual(printedColumn("rank_equal_weights_linear"))
  })

  test("the scores are UNDP's to its two decimals", () => {
    const scores = run({ normalise: goalposts }).scores.tai ?? []
    const undp = printedColumn("tai_undp_2001")
    countries.forEach((country, i) => {
      if (country !== "Singapore")
        expect(Math.abs((scores[i] ?? 0) - (undp[i] ?? 0)), country).toBeLessThan(0.0105)
    })
  })

  test("budget allocation weights give the printed ranks", () => {
    const result = run({ normalise: goalposts }, weight("weight_budget_allocation"))
    expect(result.ranks.tai).toEqual(printedColumn("rank_budget_allocation"))
  })

  test("the geometric mean of raw values gives the printed ranks", () => {
    const result = run({ normalise: { method: "none" }, aggregate: { method: "geometric" } })
    expect(result.ranks.tai).toEqual(printedColumn("rank_geometric"))
  })

  test("benefit of the doubt with weight shares of 10 to 15 percent gives the printed scores within 0.007", async () => {
    const solve = await loadSolver()
    const { result } = evaluate({
      framework: taiFramework(),
      dataset: taiData(),
      method: {
        normalise: { method: "min-max", range: [0, 1] },
        weights: { method: "benefit-of-the-doubt", weightShares: [0.1, 0.15] },
      },
      solve,
    })
    const scores = result?.scores.tai ?? []
    const expected = printedColumn("benefit_of_doubt_score")
    expected.forEach((score, i) => {
      expect(Math.abs((scores[i] ?? 0) - score), countries[i]).toBeLessThan(0.007)
    })
  })

  test("one indicator under the printed normalisations", () => {
    const rows = published("tai_normalisation_schooling.csv")
    const column = (method: unknown) => {
      const cells = run({ normalise: method }).steps.normalised?.schooling ?? []
      return new Map(countries.map((country, i) => [country, cells[i] ?? Number.NaN]))
    }
    const cases: [string, unknown, number][] = [
      ["rank_ascending", { method: "rank" }, 0],
      ["z_score", { method: "z-score" }, 0.005],
      ["min_max", { method: "min-max", range: [0, 1] }, 0.005],
      ["ratio_to_best", { method: "fraction-of-best" }, 0.005],
    ]
    for (const [name, method, half] of cases) {
      const scores = column(method)
      for (const row of rows) {
        const distance = Math.abs((scores.get(row.country ?? "") ?? Number.NaN) - Number(row[name]))
        expect(distance, `${name} ${row.country}`).toBeLessThanOrEqual(half + 1e-9)
      }
    }
    const percentile = column({ method: "percentile-rank", of: "n" })
    for (const row of rows)
      expect(Math.abs(100 * (percentile.get(row.country ?? "") ?? 0) - Number(row.percentile))).toBeLessThan(
        0.0501,
      )
  })

  test("an expert's pairwise matrix has the printed eigenvalue and consistency index", () => {
    const ratio = (text: string) => (text.includes("/") ? 1 / Number(text.split("/")[1]) : Number(text))
    const rows = published("tai_ahp_matrix.csv")
    const judged = ahp(rows.map((row) => codes.map((code) => ratio(row[code] ?? ""))))
    expect(judged?.eigenvalue).toBeCloseTo(8.211, 3)
    expect(judged?.index).toBeCloseTo(0.03, 3)
  })

  test("five countries outrank each other as printed: Copeland follows from the outranking matrix", () => {
    const rows = published("tai_outranking_five.csv")
    const names = rows.map((row) => row.country ?? "")
    // Printed matrix → +1 where the share is above one half, −1 below, 0 at one half.
    const expected = rows.map((row) =>
      names.reduce(
        (sum, other) => sum + (other === row.country ? 0 : Math.sign(Number(row[other]) - 0.5)),
        0,
      ),
    )
    const three = published("tai_raw.csv")
    const dataset = taiData()
    const keep = names.map((name) => countries.indexOf(name))
    const values = Object.fromEntries(
      codes.map((code) => [
        code,
        Float64Array.from(keep, (row) => Number(three[row]?.[`${code}_3dp`] || dataset.values[code]?.[row])),
      ]),
    )
    const five = { codes: names, names, periods: names.map(() => null), groups: {}, values }
    const { result } = evaluate({
      framework: taiFramework(),
      dataset: five,
      method: { normalise: { method: "rank" }, aggregate: { method: "copeland" } },
    })
    expect(result?.scores.tai).toEqual(expected)
  })
})

// Scores computed in a browser must be those of the server to the last bit. The table of elementary functions,
// which src/engines/statistics checks in Node, is evaluated here in Chromium, from the script Vite makes.
import { expect, test } from "vitest"
import table from "../src/engines/statistics/elementary-functions.table.json" with { type: "json" }
import { bundle, launchBrowser } from "./browser.ts"

test("exp, ln, log10 and power give the tabulated bits in Chromium", async () => {
  const script = await bundle("#statistics", "statistics")
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    // Runs in the page: the functions come from the bundle, bits go in and out as hexadecimal text.
    const answered = await page.evaluate(
      `${script}
      ;(() => {
        const view = new DataView(new ArrayBuffer(8))
        const toNumber = (bits) => {
          view.setBigUint64(0, BigInt("0x" + bits))
          return view.getFloat64(0)
        }
        const toBits = (x) => {
          if (Number.isNaN(x)) return "7ff8000000000000"
          view.setFloat64(0, x)
          return view.getBigUint64(0).toString(16).padStart(16, "0")
        }
        const answer = (name, line) => {
          const bits = line.split(" ").slice(0, -1)
          return [...bits, toBits(statistics[name](...bits.map(toNumber)))].join(" ")
        }
        const table = ${JSON.stringify(table)}
        return Object.fromEntries(
          Object.entries(table).map(([name, lines]) => [name, lines.map((line) => answer(name, line))]),
        )
      })()`,
    )
    expect(answered).toEqual(table)
  } finally {
    await browser.close()
  }
})

test("sums, moments, correlations and eigenvectors have the same bits in Chromium as in Node", async () => {
  const statistics = await import("#statistics")
  const script = await bundle("#statistics", "statistics")
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const inPage = await page.evaluate(`${script}\n;(${calculate})(statistics)`)
    expect(inPage).toEqual(calculate(statistics))
  } finally {
    await browser.close()
  }
})

/** Sent to the page as source text, so it uses nothing but its argument. Numbers travel as shortest exact text. */
function calculate(s: typeof import("#statistics")): string[] {
  const column = (seed: number) =>
    Float64Array.from({ length: 60 }, (_, i) =>
      (i * seed) % 13 === 5 ? Number.NaN : ((i * seed * 7919) % 1009) / 7 + (i % 5) * 0.1,
    )
  const columns = [column(3), column(5), column(11)]
  const [a, b] = [columns[0]!, columns[1]!]
  const correlations = columns.map((x) => columns.map((y) => s.pearson(x, y)))
  const completed = s.expectationMaximisation(columns, {
    ridge: 0.01,
    maxSteps: 500,
    tolerance: 1e-9,
  }).columns
  const eigen = s.symmetricEigen(correlations)
  return [
    ...[s.sum(a), s.mean(a), s.standardDeviation(a), s.skewness(a), s.kurtosis(a), s.quantile(a, 0.3)],
    ...[s.pearson(a, b), s.spearman(a, b), s.kendall(a, b)],
    ...[...s.ranks(a, "average"), ...s.competitionRanks(a)],
    ...[...eigen.values, ...eigen.vectors.flat()],
    ...s.principalEigenvector(columns.map((x) => columns.map((y) => 2 + s.pearson(x, y)))).vector,
    ...completed.flatMap((x) => [...x]),
    ...(s.leastSquares(completed.slice(1), completed[0]!) ?? []),
  ].map(String)
}

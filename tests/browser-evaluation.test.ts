import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { canonicalJson, evaluate } from "#evaluation"
import { syntheticInput } from "./bench/synthetic.ts"
import { bundle, launchBrowser } from "./browser.ts"
import { taiData, taiFramework } from "./published/tai.ts"

let browser: Browser
let code = ""
beforeAll(async () => {
  code = await bundle("#evaluation", "evaluation")
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const methods = [
  {},
  {
    screen: {},
    impute: { method: "em" },
    treat: { force: true },
    normalise: { method: "z-score" },
    aggregate: "arithmetic",
  },
  {
    treat: {},
    normalise: { method: "min-max", range: [1, 100] },
    aggregate: "geometric",
    weights: "entropy",
  },
  {
    transform: { "box-cox": 0.3 },
    normalise: { method: "min-max", range: [1, 100] },
    aggregate: { method: "power", p: 0.7 },
    weights: "critic",
  },
  {
    normalise: { method: "rank", ties: "average" },
    aggregate: "copeland",
    weights: { method: "pca", force: true },
  },
]

const inputs = [{ framework: taiFramework(), dataset: taiData() }, syntheticInput(120, 30)]

test("the same run gives the same bytes in Node and in Chromium", async () => {
  const page = await browser.newPage()
  await page.addScriptTag({ content: code })
  for (const { framework, dataset } of inputs)
    for (const method of methods) {
      const here = evaluate({ framework, dataset, method })
      expect(here.result, JSON.stringify(here.issues.slice(0, 2))).not.toBeNull()
      const values = Object.fromEntries(
        Object.entries(dataset.values).map(([name, column]) => [
          name,
          Array.from(column, (x) => (Number.isNaN(x) ? null : x)),
        ]),
      )
      const there = await page.evaluate(
        ({ framework, dataset, values, method }) => {
          // The bundle's global, typed where it is used.
          const engine = (
            globalThis as unknown as {
              evaluation: {
                evaluate: (input: unknown) => { result: unknown }
                canonicalJson: (value: unknown) => string
              }
            }
          ).evaluation
          const columns = Object.fromEntries(
            Object.entries(values).map(([name, column]) => [
              name,
              Float64Array.from(column, (x) => x ?? Number.NaN),
            ]),
          )
          return engine.canonicalJson(
            engine.evaluate({ framework, dataset: { ...dataset, values: columns }, method }).result,
          )
        },
        { framework, dataset: { ...dataset, values: {} }, values, method },
      )
      expect(there).toBe(canonicalJson(here.result))
    }
})

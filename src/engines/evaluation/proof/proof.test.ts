import { beforeAll, describe, expect, test } from "vitest"
import { loadSolver } from "../../../adapters/solver/index.ts"
import { frame, table } from "../example-inputs.ts"
import {
  type Adjustment,
  canonicalJson,
  type Dataset,
  digestOf,
  type EvaluationInput,
  type EvaluationResult,
  evaluate,
  type FullProof,
  fullProof,
  hiddenCells,
  type Opening,
  publicProof,
  type Solve,
  saltOf,
  sealResult,
  verifyFullProof,
  verifyPublicProof,
  verifyZoneProof,
  type ZoneProof,
  zoneProof,
} from "../index.ts"
import { datasetDigest } from "./dataset-json.ts"

let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})
const engine = { name: "gaoxin", version: "1.0.0" }

const tree = frame(
  ["index", null, 1],
  ["p", "index", 2, { cap: 95 }],
  ["q", "index", 1],
  ["a", "p", 1],
  ["b", "p", 2, { direction: -1 }],
  ["c", "q", 1, { denominator: "pop", scale: 10 }],
  ["d", "q", 3],
)
/** Twelve places; every value is a number that occurs nowhere else. */
const value = (i: number, k: number) => ((i * 7919 + k * 104729) % 9973) + (i * 13 + k + 1) / 1000
const places = Array.from({ length: 12 }, (_, i) => i)
const secretCodes = places.map((i) => `zone${i}${"qwxzvjk"[i % 7]}`)
function data(): Dataset {
  const column = (k: number, gap: (i: number) => boolean = () => false) =>
    places.map((i) => (gap(i) ? null : value(i, k)))
  return table(
    {
      a: column(1),
      b: column(2, (i) => i === 4),
      c: column(3),
      d: column(4, (i) => i === 7),
      pop: column(5),
      size: column(6),
    },
    {
      codes: secretCodes,
      names: secretCodes.map((code) => `Park ${code}!`),
      groups: { region: places.map((i) => (i < 6 ? "north" : "south")) },
    },
  )
}
const adjustments: Adjustment[] = [
  { entity: secretCodes[2]!, kind: "bonus", points: 0.1, node: "q", reason: "invented", reference: "rule 1" },
  { entity: secretCodes[2]!, kind: "bonus", points: 0.2, node: "q", reason: "invented", reference: "rule 1" },
  {
    entity: secretCodes[2]!,
    kind: "deduction",
    points: 0.3,
    node: "q",
    reason: "invented",
    reference: "rule 1",
  },
  { entity: secretCodes[5]!, kind: "veto", points: null, reason: "invented", reference: "rule 2" },
]

function made(method: unknown, more: Partial<EvaluationInput> = {}) {
  const input: EvaluationInput = { framework: tree, dataset: data(), method, adjustments, solve, ...more }
  const { result, issues } = evaluate(input)
  if (result === null) throw new Error(JSON.stringify(issues))
  const sealed = sealResult(result, input, engine)
  return { input, sealed, proof: fullProof(sealed, input) }
}
const copy = <T>(json: T): T => JSON.parse(JSON.stringify(json)) as T

describe("a full proof", () => {
  test("repeats to the bit, also from a file in canonical order of keys", () => {
    const { proof } = made({ denominate: true, treat: { force: true }, impute: "mean", size: "size" })
    expect(verifyFullProof(proof, engine, solve)).toMatchObject({ identical: true, difference: null })
    const file = JSON.parse(canonicalJson(proof)) as FullProof
    expect(verifyFullProof(file, engine, solve)).toMatchObject({ identical: true, difference: null })
  })

  test("repeats though the data's columns came in another order (found by fuzzing: a warning listed them)", () => {
    const { values, ...rest } = data()
    const reversed = { ...rest, values: Object.fromEntries(Object.entries(values).reverse()) }
    const { proof } = made({ size: "absent" }, { dataset: reversed })
    expect(
      verifyFullProof(JSON.parse(canonicalJson(proof)) as FullProof, engine, solve).difference,
    ).toBeNull()
  })

  test("another engine version is told and is no difference", () => {
    const found = verifyFullProof(made({}).proof, { name: "gaoxin", version: "2.0.0" }, solve)
    expect(found).toEqual({
      identical: true,
      difference: null,
      engine: { proof: "gaoxin 1.0.0", here: "gaoxin 2.0.0" },
    })
  })

  const tampered: [string, string, string, unknown][] = [
    ["data", "a value", "inputs.dataset.values.a.3", 1],
    ["data", "a code", "inputs.dataset.codes.3", "other"],
    ["data", "a name", "inputs.dataset.names.3", "other"],
    ["data", "a group", "inputs.dataset.groups.region.3", "east"],
    ["framework", "a weight", "inputs.framework.nodes.1.weight", 3],
    ["method", "an option", "inputs.method.missing", "zero"],
    ["method", "an option of the result", "result.method.missing", "zero"],
    ["method", "a method that has no result", "inputs.method.missing", "no"],
    ["cell", "a score by its last digits", "result.scores.index.2", 50.00000000001],
    ["cell", "a rank", "result.ranks.index.2", 12],
    ["cell", "a step's cell", "result.steps.normalised.a.0", 50],
    ["cell", "a missing cell filled", "result.steps.raw.b.4", 50],
    ["cell", "a status", "result.entities.5.status", "ranked"],
    ["cell", "the adjustments", "inputs.adjustments.0.points", 9],
    ["cell", "the issues emptied", "result.issues", []],
    ["proof", "the engine's version alone", "result.engine.version", "9"],
    ["proof", "the digest", "digest", "sha256:0"],
  ]
  /** Sets one place of a proof, named by its keys. */
  function set(proof: unknown, path: string, value: unknown): void {
    const keys = path.split(".")
    const last = keys.pop() ?? ""
    const parent = keys.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], proof)
    ;(parent as Record<string, unknown>)[last] = value
  }
  test.each(tampered)("%s: %s was changed", (what, _, path, value) => {
    const proof = copy(
      made({ denominate: true, screen: { minAvailability: null, exclude: ["nobody"] } }).proof,
    )
    set(proof, path, value)
    const found = verifyFullProof(proof, engine, solve)
    expect(found.identical).toBe(false)
    expect(found.difference?.what).toBe(what)
  })

  test("a changed cell whose digest was made anew is still found", () => {
    const { digest: _, ...body } = copy(made({}).proof)
    body.result.scores.index![0] = 1
    expect(verifyFullProof({ ...body, digest: digestOf(body) }, engine, solve).difference).toMatchObject({
      what: "cell",
      path: "result.scores.index[0]",
      proof: 1,
    })
  })

  test("the digest of the data does not depend on the order of its rows or columns", () => {
    const dataset = data()
    const order = places.map((i) => (i * 5) % 12)
    const pick = <T>(list: readonly T[]) => order.map((i) => list[i]!)
    const mixed: Dataset = {
      codes: pick(dataset.codes),
      names: pick(dataset.names),
      periods: pick(dataset.periods),
      groups: { region: pick(dataset.groups.region ?? []) },
      values: Object.fromEntries(
        Object.entries(dataset.values)
          .reverse()
          .map(([code, values]) => [code, Float64Array.from(order, (i) => values[i]!)]),
      ),
      missing: [{ row: order.indexOf(4), column: "b", reason: "suppressed" }],
    }
    const stated = { ...dataset, missing: [{ row: 4, column: "b", reason: "suppressed" as const }] }
    expect(datasetDigest(mixed)).toBe(datasetDigest(stated))
    expect(datasetDigest(mixed)).not.toBe(datasetDigest(dataset))
  })
})

/** Values of the others that are neither a bound of a scale nor a weight, as they would stand in JSON. */
function foreignTexts(result: EvaluationResult, own: number, proof: ZoneProof): string[] {
  const bounds = new Set(
    JSON.stringify([proof.scales, proof.weights]).match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g) ?? [],
  )
  const mine = new Set<string>()
  const others = new Set<string>()
  for (const table of [...Object.values(result.steps), result.scores])
    for (const column of Object.values(table))
      column.forEach((x, i) => {
        if (x === null) return
        const text = JSON.stringify(x)
        // Short numbers such as 0 or 100 occur by chance.
        if (text.length >= 7) (i === own ? mine : others).add(text)
      })
  return [...others].filter((text) => !mine.has(text) && !bounds.has(text))
}

const methods: [string, unknown][] = [
  ["min-max", {}],
  ["z-score", { normalise: { method: "z-score", mean: 100, sd: 10 } }],
  ["rank", { normalise: "rank" }],
  ["rank with average ties", { normalise: { method: "rank", ties: "average" } }],
  ["Borda", { normalise: "borda" }],
  ["percentile", { normalise: "percentile-rank" }],
  ["percentile of n", { normalise: { method: "percentile-rank", of: "n", ties: "average" } }],
  ["distance to best", { normalise: "distance-to-best" }],
  ["fraction of best", { normalise: "fraction-of-best" }],
  ["efficacy", { normalise: "efficacy" }],
  ["efficacy truncated", { normalise: { method: "efficacy", truncate: true, satisfactory: { a: 5000 } } }],
  [
    "goalposts",
    {
      normalise: {
        method: "goalposts",
        lower: { a: 1, b: 1, c: 1, d: 1 },
        upper: { a: 9, b: 9999, c: 99, d: 9999 },
      },
    },
  ],
  [
    "distance to a target",
    { normalise: { method: "distance-to-target", cap: true, targets: { a: 9998, b: 0, c: 9998, d: 9998 } } },
  ],
  ["geometric", { normalise: { method: "min-max", range: [1, 100] }, aggregate: "geometric" }],
  [
    "harmonic and power",
    {
      normalise: { method: "min-max", range: [1, 100] },
      aggregate: [
        { level: 2, method: "harmonic" },
        { level: 3, method: "power", p: 3 },
      ],
    },
  ],
  [
    "ordered",
    {
      aggregate: [
        { level: 2, method: "owa", weights: [3, 1] },
        { level: 3, method: "minimum-mean" },
      ],
    },
  ],
  [
    "best and Mazziotta-Pareto",
    {
      normalise: { method: "z-score", mean: 100, sd: 10 },
      aggregate: [
        { level: 2, method: "best" },
        { level: 3, method: "mazziotta-pareto" },
      ],
    },
  ],
  [
    "distance to a reference",
    {
      normalise: { method: "distance-to-reference", reference: secretCodes[11] },
      overrides: { b: { normalise: "rank" }, d: { normalise: "min-max" } },
    },
  ],
  ["Copeland below arithmetic", { aggregate: [{ node: "p", method: "copeland" }] }],
  ["missing zero", { missing: "zero", availability: 0.4 }],
  ["missing propagate", { missing: "propagate" }],
  [
    "imputed, treated and transformed",
    { denominate: true, impute: "mean", treat: { force: true }, transform: "ln" },
  ],
  ["screened", { screen: { minAvailability: 0.9 } }],
  [
    "screened with no step after it",
    { steps: ["screen", "normalise", "aggregate"], screen: { minAvailability: 0.9 } },
  ],
  [
    "imputed before denominated",
    {
      steps: ["impute", "denominate", "screen", "normalise", "aggregate"],
      denominate: true,
      impute: "median",
    },
  ],
  ["overrides", { overrides: { a: { normalise: "rank" }, b: { transform: "sqrt", normalise: "z-score" } } }],
  ["separate classes", { classes: { by: "region", scope: "separate" } }],
  ["separate classes with ranks", { classes: { by: "region", scope: "separate" }, normalise: "rank" }],
  ["entropy", { weights: "entropy" }],
  [
    "benefit of the doubt below",
    { weights: "benefit-of-the-doubt", normalise: { method: "min-max", range: [0, 1] } },
  ],
  [
    "benefit of the doubt above geometric",
    {
      weights: { method: "benefit-of-the-doubt", level: 2 },
      normalise: { method: "min-max", range: [1, 10] },
      aggregate: { method: "geometric" },
    },
  ],
  [
    "benefit of the doubt everywhere",
    {
      weights: { method: "benefit-of-the-doubt", level: "all" },
      normalise: { method: "min-max", range: [0, 1] },
    },
  ],
]

describe("a zone's own proof", () => {
  test.each(methods)("recomputes to the bit and tells nothing of the others: %s", (_, method) => {
    const { sealed, proof } = made(method)
    secretCodes.forEach((code, at) => {
      const own = zoneProof(sealed, tree, code, proof.digest)
      // From memory, and from a file in canonical order of keys.
      expect(verifyZoneProof(own!).difference, code).toBeNull()
      const file = JSON.parse(canonicalJson(zoneProof(proof.result, tree, code, proof.digest))) as ZoneProof
      expect(verifyZoneProof(file).difference, code).toBeNull()
      const text = JSON.stringify(own)
      for (const other of secretCodes) if (other !== code) expect(text.includes(other), other).toBe(false)
      for (const foreign of foreignTexts(sealed, at, own!)) {
        const found = new RegExp(`(?<![\\d.])${foreign.replace(/[.+]/g, "\\$&")}(?![\\d.])`).test(text)
        expect(found, `${foreign} in the proof of ${code}`).toBe(false)
      }
    })
  })

  test("with three additions of points that round differently by grouping", () => {
    const { sealed, proof } = made({})
    const own = zoneProof(sealed, tree, secretCodes[2]!, proof.digest)!
    expect(own.points.q).toBe(0.1 + 0.2 - 0.3)
    expect(verifyZoneProof(own).identical).toBe(true)
  })

  test("a scale with few values behind it is withheld: also in a small class of a large table", () => {
    const region = places.map((i) => (i < 2 ? "tiny" : "rest"))
    const { sealed, proof } = made(
      { classes: { by: "region", scope: "separate" } },
      { dataset: { ...data(), groups: { region } } },
    )
    const own = zoneProof(sealed, tree, secretCodes[0]!, proof.digest)!
    expect(own.scales).toEqual({})
    expect(own.given).toEqual(expect.arrayContaining(["a", "b", "c", "d"]))
    expect(JSON.stringify(own).includes(JSON.stringify(value(1, 1)))).toBe(false)
    expect(verifyZoneProof(own).identical).toBe(true)
  })

  test("another's list of names in the method stays out", () => {
    const { sealed, proof } = made({
      screen: { minAvailability: null, exclude: [secretCodes[1]!, secretCodes[3]!] },
    })
    const own = zoneProof(sealed, tree, secretCodes[3]!, proof.digest)!
    expect(JSON.stringify(own).includes(secretCodes[1]!)).toBe(false)
    expect((own.method.screen as { exclude: string[] }).exclude).toEqual([secretCodes[3]])
    expect(verifyZoneProof(own).identical).toBe(true)
  })

  test.each([
    ["a score", (p: ZoneProof) => ({ scores: { ...p.scores, index: 50.1234 } })],
    [
      "a normalised value",
      (p: ZoneProof) => ({ steps: { ...p.steps, normalised: { ...p.steps.normalised, a: 50.1 } } }),
    ],
    [
      "a value",
      (p: ZoneProof) => ({ steps: { ...p.steps, transformed: { ...p.steps.transformed, a: 50.1 } } }),
    ],
    ["a weight", (p: ZoneProof) => ({ weights: { ...p.weights, index: { p: 0.5, q: 0.5 } } })],
    ["a scale", (p: ZoneProof) => ({ scales: { ...p.scales, a: { ...p.scales.a, best: 1 } } })],
    ["the points", () => ({ points: { q: 5 } })],
  ])("%s that was changed is found, with or without a new digest", (_, change) => {
    const { sealed, proof } = made({})
    const own = zoneProof(sealed, tree, secretCodes[0]!, proof.digest)!
    const changed = { ...own, ...change(own) }
    expect(verifyZoneProof(changed).difference?.what).toBe("proof")
    const { digest: __, ...body } = changed
    expect(verifyZoneProof({ ...body, digest: digestOf(body) }).difference?.what).toBe("cell")
  })

  test("an entity that is not there has none", () => {
    const { sealed, proof } = made({})
    expect(zoneProof(sealed, tree, "nobody", proof.digest)).toBeNull()
  })
})

describe("a public proof", () => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => i * 7)
  const { sealed, proof } = made({ denominate: true })
  const open = publicProof(sealed, tree, ["index"], key, proof.digest)
  const opening = (path: string, value: number | null): Opening => ({ path, value, salt: saltOf(key, path) })

  test("shows the index and its ranks, and no other number of anybody", () => {
    expect(open.scores).toEqual({ index: proof.result.scores.index })
    expect(open.ranks).toEqual({ index: proof.result.ranks.index })
    const text = JSON.stringify({ ...open, scores: {}, ranks: {}, cells: Object.keys(open.cells) })
    for (const { value: hidden } of hiddenCells(sealed, ["index"])) {
      const shown = JSON.stringify(hidden)
      if (shown.length >= 7) expect(text.includes(shown), shown).toBe(false)
    }
  })

  test("verifies without openings, and with every cell opened", () => {
    expect(verifyPublicProof(open, [])).toEqual({ identical: true, difference: null, opened: 0 })
    const all = hiddenCells(sealed, ["index"]).map(({ path, value }) => opening(path, value))
    expect(all.length).toBe(Object.keys(open.cells).length)
    expect(verifyPublicProof(copy(open), all)).toMatchObject({ identical: true, opened: all.length })
  })

  test("a wrong value, salt or path is refused", () => {
    const path = `raw/a/${secretCodes[0]}`
    const right = opening(path, value(0, 1))
    expect(verifyPublicProof(open, [right]).identical).toBe(true)
    for (const wrong of [
      { ...right, value: value(0, 1) + 1e-12 },
      { ...right, value: null },
      { ...right, salt: saltOf(key, `raw/a/${secretCodes[1]}`) },
      { ...right, path: `raw/a/${secretCodes[1]}` },
      { ...right, path: "raw/a/nobody" },
    ])
      expect(verifyPublicProof(open, [wrong]).difference?.what).toBe("cell")
  })

  test("without the key even the right value does not open, and guesses cannot be tried", () => {
    const path = `raw/a/${secretCodes[0]}`
    const guessed = { path, value: value(0, 1), salt: saltOf(new Uint8Array(32), path) }
    expect(verifyPublicProof(open, [guessed]).identical).toBe(false)
    expect(publicProof(sealed, tree, ["index"], new Uint8Array(32), proof.digest).cells[path]).not.toBe(
      open.cells[path],
    )
  })

  test("a rank that does not follow from the scores, or any change, is found", () => {
    const ranks = { index: open.ranks.index?.map((rank, i) => (i === 0 ? 12 : rank)) ?? [] }
    expect(verifyPublicProof({ ...open, ranks }, []).difference?.what).toBe("proof")
    const { digest: _, ...body } = { ...open, ranks }
    expect(verifyPublicProof({ ...body, digest: digestOf(body) }, []).difference).toMatchObject({
      what: "cell",
      path: "ranks.index[0]",
    })
  })
})

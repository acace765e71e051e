import Type from "typebox"
import type { Benchmark } from "../model.ts"
import { each, normalisation, numberOf, rangeFault, type Scale } from "./normalisation.ts"

/** Score (share of the range) of each statistic of a benchmark table; ours, see docs/method.md. */
const places = {
  lower: 0,
  threshold: 0,
  quartile1: 0.25,
  average: 0.5,
  median: 0.5,
  quartile3: 0.75,
  best: 1,
  target: 1,
  upper: 1,
} as const

const statistic = Type.Optional(Type.Union([Type.Number(), Type.Null()]))

export const benchmarkRow = Type.Object(
  {
    code: Type.String(),
    period: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    lower: statistic,
    upper: statistic,
    threshold: statistic,
    quartile1: statistic,
    average: statistic,
    median: statistic,
    quartile3: statistic,
    best: statistic,
    target: statistic,
    source: Type.String({ minLength: 1 }),
    year: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  },
  { additionalProperties: false },
)

/**
 * Scores one value against a table of benchmarks in place of peers. With `lower` and `upper` alone this is
 * goalposts; with a partial table the score is interpolated between the statistics that are known (quartile 25 %,
 * average and median 50 %, best and target 100 % of the range) and continued beyond them, cut to the range by `clip`.
 * Lacking where fewer than two different statistics are known.
 */
export const benchmark = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("benchmark"),
      table: Type.Array(benchmarkRow, {
        default: [],
        description: "rows of code, period, statistics, source",
      }),
      range: Type.Tuple([Type.Number(), Type.Number()], { default: [0, 100], description: "[worst, best]" }),
      clip: Type.Boolean({ default: true }),
    },
    { additionalProperties: false },
  ),
  relative: false,
  anchors: ({ range: [l, u] }) => ({ middle: (l + u) / 2, full: u }),
  fit: (_, direction, options, node, context) => {
    const rows = options.table.filter((row) => row.code === node.code)
    const row =
      rows.find((r) => r.period === context.period) ??
      rows.find((r) => r.period === undefined || r.period === null)
    if (row === undefined) return { lacking: "benchmark of this indicator and period" }
    const anchors = anchorsOf(row, direction)
    // Average and median stand at the same place: between them nothing can be told apart.
    if (new Set(anchors.map(([, share]) => share)).size < 2)
      return { lacking: "two different benchmark statistics" }
    const [l, u] = options.range
    return (
      rangeFault(options.range) ?? {
        anchors,
        l,
        u,
        clip: options.clip,
        source: row.source,
        year: row.year ?? null,
      }
    )
  },
  apply: each((x, scale) => {
    const share = interpolate(x, scale)
    const bounded = scale.clip === true ? Math.min(1, Math.max(0, share)) : share
    const l = numberOf(scale, "l")
    return l + (numberOf(scale, "u") - l) * bounded
  }),
})

/** Known statistics as [value, share], ascending; lower and upper turn with the direction, as goalposts do. */
function anchorsOf(row: Benchmark, direction: number): readonly (readonly [number, number])[] {
  const turned =
    direction === 1 ? places : { ...places, lower: 1, upper: 0, quartile1: 0.75, quartile3: 0.25 }
  const anchors: (readonly [number, number])[] = []
  for (const name of Object.keys(places) as (keyof typeof places)[]) {
    const value = row[name]
    if (typeof value !== "number" || anchors.some(([known]) => known === value)) continue
    anchors.push([value, turned[name]])
  }
  anchors.sort((a, b) => a[0] - b[0])
  // A table that contradicts itself (a quartile beyond the best) keeps only what is in order.
  const kept: (readonly [number, number])[] = []
  for (const anchor of anchors) {
    const before = kept.at(-1)
    if (before === undefined || (anchor[1] - before[1]) * direction >= 0) kept.push(anchor)
  }
  return kept
}

function interpolate(x: number, scale: Scale): number {
  const anchors = scale.anchors as readonly (readonly [number, number])[]
  let i = 1
  while (i < anchors.length - 1 && x > (anchors[i]?.[0] ?? 0)) i++
  const [x0, s0] = anchors[i - 1] ?? [0, 0]
  const [x1, s1] = anchors[i] ?? [1, 1]
  return s0 + ((s1 - s0) * (x - x0)) / (x1 - x0)
}

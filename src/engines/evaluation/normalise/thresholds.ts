import Type from "typebox"
import { each, normalisation, numberOf } from "./normalisation.ts"

/**
 * Full marks u at the threshold t and above, in proportion below: u·min(1, x/t), or u·min(1, t/x) where lower is
 * better; never below 0.
 */
export const fullMarks = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("full-marks"),
      thresholds: Type.Record(Type.String(), Type.Number(), {
        default: {},
        description: "threshold per code",
      }),
      full: Type.Number({ default: 100, exclusiveMinimum: 0 }),
    },
    { additionalProperties: false },
  ),
  relative: false,
  anchors: ({ full }) => ({ middle: full / 2, full }),
  fit: (_, direction, options, node) => {
    const threshold = options.thresholds[node.code] ?? node.threshold
    if (threshold === undefined) return { lacking: "threshold" }
    if (!(threshold > 0)) return { lacking: "a threshold above 0" }
    return { direction, threshold, full: options.full }
  },
  apply: each((x, scale) => {
    const threshold = numberOf(scale, "threshold")
    const full = numberOf(scale, "full")
    if (numberOf(scale, "direction") === 1) return full * Math.max(0, Math.min(1, x / threshold))
    return x <= threshold ? full : full * (threshold / x)
  }),
})

/** The score of the highest band whose lower bound is ≤ x; below the lowest band a value has no score. */
export const bands = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("bands"),
      thresholds: Type.Record(
        Type.String(),
        Type.Array(
          Type.Object({ from: Type.Number(), score: Type.Number() }, { additionalProperties: false }),
        ),
        { default: {}, description: "list of { from, score } per code" },
      ),
    },
    { additionalProperties: false },
  ),
  relative: false,
  anchors: () => ({ middle: 0, full: 0 }),
  fit: (_, __, options, node) => {
    const list = options.thresholds[node.code] ?? node.bands
    if (list === undefined || list.length === 0) return { lacking: "bands" }
    return { bands: [...list].sort((a, b) => a.from - b.from) }
  },
  apply: each((x, scale) => {
    let score = Number.NaN
    for (const band of scale.bands as readonly { from: number; score: number }[])
      if (band.from <= x) score = band.score
    return score
  }),
})

/** y itself: the value, turned where lower is better. */
export const none = normalisation({
  options: Type.Object({ method: Type.Literal("none") }, { additionalProperties: false }),
  relative: false,
  anchors: () => ({ middle: 0, full: 0 }),
  fit: (_, direction) => ({ direction }),
  apply: each((x, scale) => numberOf(scale, "direction") * x),
})

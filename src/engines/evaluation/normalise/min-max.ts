import Type from "typebox"
import { maximum, minimum } from "#statistics"
import { normalisation, numberOf, rangeFault } from "./normalisation.ts"

/**
 * Rescales one indicator linearly so that its worst value scores `l` and its best `u`:
 * l + (u − l)·(y − min y)/(max y − min y). Missing stays missing.
 * Source: OECD/JRC Handbook (2008) step 5; COINr `n_minmax`.
 * @example [2, 4, 6] → [0, 50, 100]
 */
export const minMax = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("min-max"),
      range: Type.Tuple([Type.Number(), Type.Number()], { default: [0, 100], description: "[worst, best]" }),
    },
    { additionalProperties: false },
  ),
  relative: true,
  anchors: ({ range: [l, u] }) => ({ middle: (l + u) / 2, full: u }),
  fit: (reference, direction, { range }) =>
    rangeFault(range) ?? {
      worst: direction === 1 ? minimum(reference) : maximum(reference),
      best: direction === 1 ? maximum(reference) : minimum(reference),
      l: range[0],
      u: range[1],
    },
  apply: (values, scale) => {
    const worst = numberOf(scale, "worst")
    const best = numberOf(scale, "best")
    const l = numberOf(scale, "l")
    const span = numberOf(scale, "u") - l
    const scores = new Float64Array(values.length)
    for (let i = 0; i < scores.length; i++) scores[i] = l + span * ((values[i]! - worst) / (best - worst))
    return scores
  },
})

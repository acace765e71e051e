import Type from "typebox"
import { mean, standardDeviation } from "#statistics"
import { each, normalisation, numberOf } from "./normalisation.ts"

/**
 * mean + sd·(y − mean y)/sd y, with n − 1 in the standard deviation; the options are the target mean and sd.
 * Source: OECD/JRC Handbook (2008) step 5; COINr `n_zscore`.
 */
export const zScore = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("z-score"),
      mean: Type.Number({ default: 0 }),
      sd: Type.Number({ default: 1, exclusiveMinimum: 0 }),
    },
    { additionalProperties: false },
  ),
  relative: true,
  anchors: (options) => ({ middle: options.mean, full: options.mean }),
  fit: (reference, direction, options) => ({
    direction,
    centre: mean(reference),
    spread: standardDeviation(reference),
    mean: options.mean,
    sd: options.sd,
  }),
  apply: each(
    (x, scale) =>
      numberOf(scale, "mean") +
      numberOf(scale, "sd") *
        ((numberOf(scale, "direction") * (x - numberOf(scale, "centre"))) / numberOf(scale, "spread")),
  ),
})

import Type from "typebox"
import { each, normalisation, numberOf } from "./normalisation.ts"

/**
 * A linear rescaling with given ends: factor·(x − a)/(b − a), or factor·(b − x)/(b − a) where lower is better.
 * Source: COINr `n_scaled` (whose call with global parameters only negates x; its metadata route does this).
 */
export const scaled = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("scaled"),
      from: Type.Tuple([Type.Number(), Type.Number()], { default: [0, 100], description: "[a, b], a < b" }),
      factor: Type.Number({ default: 100, exclusiveMinimum: 0 }),
    },
    { additionalProperties: false },
  ),
  relative: false,
  anchors: ({ factor }) => ({ middle: factor / 2, full: factor }),
  fit: (_, direction, { from: [a, b], factor }) =>
    a < b ? { direction, a, b, factor } : { lacking: "from: a < b" },
  apply: each((x, scale) => {
    const a = numberOf(scale, "a")
    const b = numberOf(scale, "b")
    return numberOf(scale, "factor") * ((numberOf(scale, "direction") === 1 ? x - a : b - x) / (b - a))
  }),
})

import Type from "typebox"
import { maximum, minimum } from "#statistics"
import type { Direction } from "../model.ts"
import { each, normalisation, numberOf, rangeFault, type Scale } from "./normalisation.ts"

const perCode = Type.Record(Type.String(), Type.Number(), { default: {}, description: "value per code" })

/** l + (u − l)·s, s the share of the way from `worst` to `best`, truncated to 0…1 where the scale says so. */
function share(x: number, scale: Scale): number {
  const worst = numberOf(scale, "worst")
  let s = (x - worst) / (numberOf(scale, "best") - worst)
  if (scale.truncate === true) s = Math.min(1, Math.max(0, s))
  const l = numberOf(scale, "l")
  return l + (numberOf(scale, "u") - l) * s
}

function ends(lower: number | undefined, upper: number | undefined, direction: Direction) {
  if (lower === undefined || upper === undefined) return { lacking: "lower and upper goalpost" }
  if (!(lower < upper)) return { lacking: "lower < upper goalpost" }
  return direction === 1 ? { worst: lower, best: upper } : { worst: upper, best: lower }
}

/**
 * s = (x − lower)/(upper − lower), turned where lower is better, truncated to 0…1, then l + (u − l)·s.
 * Goalposts come from the method per code, or from the framework. Source: COINr `n_goalpost`.
 */
export const goalposts = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("goalposts"),
      lower: perCode,
      upper: perCode,
      range: Type.Tuple([Type.Number(), Type.Number()], { default: [0, 1], description: "[worst, best]" }),
      truncate: Type.Boolean({ default: true }),
    },
    { additionalProperties: false },
  ),
  relative: false,
  anchors: ({ range: [l, u] }) => ({ middle: (l + u) / 2, full: u }),
  fit: (_, direction, options, node) => {
    const [l, u] = options.range
    const found = ends(
      options.lower[node.code] ?? node.goalposts?.[0],
      options.upper[node.code] ?? node.goalposts?.[1],
      direction,
    )
    if ("lacking" in found) return found
    return rangeFault(options.range) ?? { ...found, l, u, truncate: options.truncate }
  },
  apply: each(share),
})

/**
 * 功效系数法: as goalposts, with the unallowable value scored 60 and the satisfactory one 100. Where neither
 * method nor framework names them, the worst and the best value present. Not truncated unless said.
 */
export const efficacy = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("efficacy"),
      range: Type.Tuple([Type.Number(), Type.Number()], {
        default: [60, 100],
        description: "[unallowable, satisfactory]",
      }),
      unallowable: perCode,
      satisfactory: perCode,
      truncate: Type.Boolean({ default: false }),
    },
    { additionalProperties: false },
  ),
  // Two stated ends score even an entity alone; otherwise the ends are those of the values present.
  relative: (options, node) =>
    (options.unallowable[node.code] ?? node.efficacy?.unallowable) === undefined ||
    (options.satisfactory[node.code] ?? node.efficacy?.satisfactory) === undefined,
  anchors: ({ range: [l, u] }) => ({ middle: (l + u) / 2, full: u }),
  fit: (reference, direction, options, node) => {
    const [l, u] = options.range
    const low = minimum(reference)
    const high = maximum(reference)
    const worst =
      options.unallowable[node.code] ?? node.efficacy?.unallowable ?? (direction === 1 ? low : high)
    const best =
      options.satisfactory[node.code] ?? node.efficacy?.satisfactory ?? (direction === 1 ? high : low)
    if (!((best - worst) * direction > 0))
      return { lacking: "a satisfactory value better than the unallowable one" }
    return rangeFault(options.range) ?? { worst, best, l, u, truncate: options.truncate }
  },
  apply: each(share),
})

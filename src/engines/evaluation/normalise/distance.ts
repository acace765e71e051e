import Type from "typebox"
import { maximum, minimum } from "#statistics"
import { each, normalisation, numberOf } from "./normalisation.ts"

const cap = Type.Boolean({ default: false, description: "true: never above 1" })

/** 1 − (max y − y)/(max y − min y), from 0 to 1: the best has 1. Source: COINr `n_dist2max`. */
export const distanceToBest = normalisation({
  options: Type.Object({ method: Type.Literal("distance-to-best") }, { additionalProperties: false }),
  relative: true,
  anchors: () => ({ middle: 0.5, full: 1 }),
  fit: (reference, direction) => ({
    worst: direction === 1 ? minimum(reference) : maximum(reference),
    best: direction === 1 ? maximum(reference) : minimum(reference),
  }),
  apply: each((x, scale) => {
    const best = numberOf(scale, "best")
    return 1 - (best - x) / (best - numberOf(scale, "worst"))
  }),
})

/**
 * 1 − (r − y)/(r − min y), r the value y of a named entity; `cap` limits to 1. Source: COINr `n_dist2ref`.
 * Lacking where the reference entity has no value or the worst one.
 */
export const distanceToReference = normalisation({
  options: Type.Object(
    { method: Type.Literal("distance-to-reference"), reference: Type.String(), cap },
    { additionalProperties: false },
  ),
  relative: true,
  anchors: () => ({ middle: 0.5, full: 1 }),
  fit: (reference, direction, options, _, context) => {
    const value = context.valueOf(options.reference)
    const worst = direction === 1 ? minimum(reference) : maximum(reference)
    if (Number.isNaN(value)) return { lacking: `a value of ${options.reference}` }
    if (!((value - worst) * direction > 0))
      return { lacking: `a value of ${options.reference} better than the worst` }
    return { reference: value, worst, cap: options.cap }
  },
  apply: each((x, scale) => {
    const reference = numberOf(scale, "reference")
    const score = 1 - (reference - x) / (reference - numberOf(scale, "worst"))
    return scale.cap === true ? Math.min(1, score) : score
  }),
})

/**
 * Share of the way from the worst value to a target in the indicator's own unit: (x − min)/(t − min), or
 * (max − x)/(max − t) where lower is better; `cap` limits to 1. Source: COINr `n_dist2targ`.
 */
export const distanceToTarget = normalisation({
  options: Type.Object(
    {
      method: Type.Literal("distance-to-target"),
      targets: Type.Record(Type.String(), Type.Number(), { default: {}, description: "target per code" }),
      cap,
    },
    { additionalProperties: false },
  ),
  relative: false,
  anchors: () => ({ middle: 0.5, full: 1 }),
  fit: (reference, direction, options, node) => {
    const target = options.targets[node.code] ?? node.target
    if (target === undefined) return { lacking: "target" }
    const worst = direction === 1 ? minimum(reference) : maximum(reference)
    if (!((target - worst) * direction > 0)) return { lacking: "a target better than the worst value" }
    return { worst, target, cap: options.cap }
  },
  apply: each((x, scale) => {
    const worst = numberOf(scale, "worst")
    const score = (x - worst) / (numberOf(scale, "target") - worst)
    return scale.cap === true ? Math.min(1, score) : score
  }),
})

/**
 * x/max, or min/x where lower is better; needs x > 0. Source: COINr `n_fracmax` (whose result for lower-is-better
 * is wrong: there the worst gets most).
 */
export const fractionOfBest = normalisation({
  options: Type.Object({ method: Type.Literal("fraction-of-best") }, { additionalProperties: false }),
  relative: false,
  anchors: () => ({ middle: 0.5, full: 1 }),
  fit: (reference, direction) => {
    const positive = reference.filter((x) => x > 0)
    const best = direction === 1 ? maximum(positive) : minimum(positive)
    return { direction, best: Number.isNaN(best) ? null : best }
  },
  apply: each((x, scale) => {
    if (!(x > 0)) return Number.NaN
    const best = numberOf(scale, "best")
    return numberOf(scale, "direction") === 1 ? x / best : best / x
  }),
})

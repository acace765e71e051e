import { kurtosis, skewness } from "#statistics"
import { type TreatmentTransform, treatmentTransform } from "./transforms.ts"
import { passes, type WinsoriseOptions, winsorise } from "./winsorise.ts"

export interface TreatOptions {
  readonly winsorise: WinsoriseOptions | null
  readonly transform: TreatmentTransform
  /** Transform the winsorised column instead of the original one. */
  readonly combine: boolean
  readonly force: boolean
}

export interface Treated {
  readonly values: Float64Array
  readonly winsorised: readonly number[]
  readonly transform: string
  /** Before and after. */
  readonly skew: readonly [number, number]
  readonly kurtosis: readonly [number, number]
  readonly passed: boolean
}

const noLimits = { max: 0, skewness: 2, kurtosis: 3.5 }

/**
 * Winsorises a column that fails the skewness and kurtosis test; if that is not enough, transforms the original one.
 * Direction plays no part. Source: COINr `Treat` with its defaults; OECD/JRC Handbook (2008).
 */
export function treat(values: Float64Array, options: TreatOptions): Treated {
  const limits = options.winsorise ?? noLimits
  const before = { skew: skewness(values), kurt: kurtosis(values) }
  const unchanged = { values, winsorised: [], transform: "none" }
  let outcome: { values: Float64Array; winsorised: readonly number[]; transform: string } = unchanged
  if (!passes(before.skew, before.kurt, limits)) {
    const cut = options.winsorise === null ? { values, changed: [] } : winsorise(values, limits)
    outcome = { values: cut.values, winsorised: cut.changed, transform: "none" }
    if (!passes(skewness(cut.values), kurtosis(cut.values), limits) && options.transform !== "none") {
      const source = options.combine ? cut.values : values
      outcome = {
        values: treatmentTransform(options.transform, source, skewness(source)),
        winsorised: options.combine ? cut.changed : [],
        transform: typeof options.transform === "string" ? options.transform : "box-cox",
      }
    }
  }
  const skew = skewness(outcome.values)
  const kurt = kurtosis(outcome.values)
  return {
    ...outcome,
    skew: [before.skew, skew],
    kurtosis: [before.kurt, kurt],
    passed: passes(skew, kurt, limits),
  }
}

import { ln, log10, maximum, minimum, power } from "#statistics"

const mapped = (values: Float64Array, f: (x: number) => number) => values.map((x) => f(x))

/** ln(x − min + 0.01·(max − min)). Source: COINr `log_CT`. */
function log(values: Float64Array): Float64Array {
  const low = minimum(values)
  const margin = 0.01 * (maximum(values) - low)
  return mapped(values, (x) => ln(x - low + margin))
}

/** As `log`; a negative skew is mirrored: −ln(max − x + 0.01·(max − min)). Source: COINr `log_CT_plus`. */
function logSigned(values: Float64Array, skew: number): Float64Array {
  if (skew >= 0) return log(values)
  const high = maximum(values)
  const margin = 0.01 * (high - minimum(values))
  return mapped(values, (x) => -ln(high - x + margin))
}

/** ((x − min + 1)^λ − 1)/λ; ln for λ = 0. Source: Box and Cox (1964); COINr `boxcox`. */
function boxCoxShifted(values: Float64Array, lambda: number): Float64Array {
  const low = minimum(values)
  return mapped(values, (x) => boxCox(x - low + 1, lambda))
}

/** (x^λ − 1)/λ, ln x for λ = 0; NaN for x ≤ 0. */
export function boxCox(x: number, lambda: number): number {
  if (!(x > 0)) return Number.NaN
  return lambda === 0 ? ln(x) : (power(x, lambda) - 1) / lambda
}

export type TreatmentTransform = "log" | "log-signed" | "none" | { readonly "box-cox": number }

/** The transform of the treatment step for a whole column; missing stays missing. */
export function treatmentTransform(
  transform: TreatmentTransform,
  values: Float64Array,
  skew: number,
): Float64Array {
  if (transform === "none") return values
  if (transform === "log") return log(values)
  if (transform === "log-signed") return logSigned(values, skew)
  return boxCoxShifted(values, transform["box-cox"])
}

export type ValueTransform = "none" | "ln" | "log10" | "sqrt" | { readonly "box-cox": number }

/** One value through the transform before normalising; NaN outside its domain. */
export function valueTransform(transform: ValueTransform, x: number): number {
  if (transform === "none") return x
  if (transform === "ln") return x > 0 ? ln(x) : Number.NaN
  if (transform === "log10") return x > 0 ? log10(x) : Number.NaN
  if (transform === "sqrt") return x >= 0 ? Math.sqrt(x) : Number.NaN
  return boxCox(x, transform["box-cox"])
}

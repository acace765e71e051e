import { kurtosis, maximum, minimum, skewness } from "#statistics"

export interface WinsoriseOptions {
  /** Most cells changed; `null`: no limit. */
  readonly max: number | null
  readonly skewness: number
  readonly kurtosis: number
}

/**
 * Whether a column needs no treatment: |skewness| < limit or kurtosis < limit, both bias-corrected (Excel's SKEW and
 * KURT). A column too short or too constant for them passes.
 */
export function passes(skew: number, kurt: number, limits: WinsoriseOptions): boolean {
  return !(Math.abs(skew) >= limits.skewness && kurt >= limits.kurtosis)
}

/**
 * Sets all highest (skewness ≥ 0) or lowest values to the next value, again and again, until the column passes or
 * the number of changed cells reaches `max`.
 * @returns the column (new) and the indices of the cells changed, ascending
 * Source: OECD/JRC Handbook (2008); COINr `winsorise`, except that `max: null` there silently means 5.
 */
export function winsorise(
  values: Float64Array,
  limits: WinsoriseOptions,
): { values: Float64Array; changed: number[] } {
  const result = Float64Array.from(values)
  const changed = new Set<number>()
  let skew = skewness(result)
  while (!passes(skew, kurtosis(result), limits) && changed.size < (limits.max ?? Number.POSITIVE_INFINITY)) {
    const high = skew >= 0
    const extreme = high ? maximum(result) : minimum(result)
    let next = Number.NaN
    for (const x of result) {
      if (Number.isNaN(x) || x === extreme) continue
      if (Number.isNaN(next) || (high ? x > next : x < next)) next = x
    }
    if (Number.isNaN(next)) break
    for (let i = 0; i < result.length; i++) {
      if (result[i] !== extreme) continue
      result[i] = next
      changed.add(i)
    }
    skew = skewness(result)
  }
  return { values: result, changed: [...changed].sort((a, b) => a - b) }
}

/** One entity's value in each period, in order of time; NaN is missing. */
export type OwnSeries = readonly { readonly period: string; readonly value: number }[]

/** The entity's latest earlier value, at most `within` periods back; NaN where there is none. */
export function lastObservation(series: OwnSeries, at: number, within: number | null): number {
  const first = within === null ? 0 : Math.max(0, at - within)
  for (let k = at - 1; k >= first; k--) {
    const value = series[k]?.value ?? Number.NaN
    if (!Number.isNaN(value)) return value
  }
  return Number.NaN
}

/**
 * Linear between the nearest known periods before and after, each at most `within` periods away; NaN where one of
 * them is missing. Periods count as equally spaced in the order of the data.
 */
export function linear(series: OwnSeries, at: number, within: number | null): number {
  const reach = within ?? series.length
  const known = (k: number) => !Number.isNaN(series[k]?.value ?? Number.NaN)
  let before = at - 1
  while (before >= 0 && !known(before)) before--
  let after = at + 1
  while (after < series.length && !known(after)) after++
  if (before < 0 || after >= series.length || at - before > reach || after - at > reach) return Number.NaN
  const low = series[before]?.value ?? Number.NaN
  const high = series[after]?.value ?? Number.NaN
  return low + ((high - low) * (at - before)) / (after - before)
}

/**
 * The sum of the values present, added in index order and compensated for rounding: the error is about one
 * unit in the last place of the result plus a second-order term, however many values there are.
 *
 * @param values any length; NaN is missing and skipped
 * @returns 0 when no value is present; ±Infinity when a value or the running sum is infinite; NaN when
 *   infinities of both signs meet
 * Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
 * ZAMM 54 (1974) 39–51.
 * @example sum([1, 1e100, NaN, 1, -1e100]) // 2
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (Number.isNaN(x)) continue
    const next = total + x
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total
    total = next
  }
  const result = total + lost
  // An infinite total makes what was "lost" meaningless.
  return !Number.isNaN(result) ? result : total
}

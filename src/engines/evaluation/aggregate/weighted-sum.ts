/**
 * Σ w·y in index order, compensated (Neumaier), so that the last digit does not depend on how terms are grouped.
 * Values are complete; both arrays have the same length.
 */
export function weightedSum(values: Float64Array, weights: Float64Array): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const term = values[i]! * weights[i]!
    const next = total + term
    lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total
    total = next
  }
  return total + lost
}

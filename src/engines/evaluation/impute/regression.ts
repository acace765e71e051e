import { leastSquares, pearson } from "#statistics"

/**
 * Fills gaps by ordinary least squares on the up to `predictors` complete indicators of highest |correlation| that
 * share at least 10 entities with the column.
 * @returns the filled column, or `null` when no such indicator exists or the equations have no single solution
 */
export function fillByRegression(
  column: Float64Array,
  others: readonly Float64Array[],
  predictors: number,
): Float64Array | null {
  const present: number[] = []
  column.forEach((x, i) => {
    if (!Number.isNaN(x)) present.push(i)
  })
  if (present.length < 10) return null
  const chosen = others
    .map((other, order) => ({ other, order, strength: Math.abs(pearson(column, other)) }))
    .filter(({ other, strength }) => !Number.isNaN(strength) && other.every((x) => !Number.isNaN(x)))
    .sort((a, b) => b.strength - a.strength || a.order - b.order)
    .slice(0, predictors)
    .map(({ other }) => other)
  if (chosen.length === 0) return null
  const pick = (values: Float64Array) => Float64Array.from(present, (i) => values[i] ?? Number.NaN)
  const coefficients = leastSquares(chosen.map(pick), pick(column))
  if (coefficients === null) return null
  return Float64Array.from(column, (x, i) =>
    Number.isNaN(x)
      ? chosen.reduce(
          (sum, other, k) => sum + (coefficients[k + 1] ?? 0) * (other[i] ?? 0),
          coefficients[0] ?? 0,
        )
      : x,
  )
}

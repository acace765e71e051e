import { ln, minimum, pearson, standardDeviation, sum, symmetricEigen } from "#statistics"

/** Weights of a parent's children from their columns (one value per entity, NaN missing); they need not sum to 1. */
export type DataDrivenWeights = (
  columns: readonly Float64Array[],
) => { weights: number[]; negative?: boolean } | null

/**
 * Entropy: columns shifted to ≥ 0, shares pᵢ = y/Σy, weight 1 + Σ p·ln p / ln n.
 * Source: Shannon entropy weighting as in Hwang and Yoon (1981).
 */
export const entropy: DataDrivenWeights = (columns) => {
  const weights = columns.map((column) => {
    const low = minimum(column)
    const shifted = column.filter((y) => !Number.isNaN(y)).map((y) => (low < 0 ? y - low : y))
    const total = sum(shifted)
    const n = shifted.length
    if (n < 2 || total === 0) return 0
    const information = sum(
      shifted.map((y) => {
        const p = y / total
        return p === 0 ? 0 : p * ln(p)
      }),
    )
    return Math.max(0, 1 + information / ln(n))
  })
  return weights.some((w) => w > 0) ? { weights } : null
}

/** CRITIC: sd·Σ(1 − r), Pearson correlations, sd with n − 1. Source: Diakoulaki, Mavrotas and Papayannakis (1995). */
export const critic: DataDrivenWeights = (columns) => {
  const weights = columns.map((column, k) => {
    const spread = standardDeviation(column)
    if (!(spread > 0)) return 0
    const conflict = columns.map((other, l) => {
      const r = l === k ? 1 : pearson(column, other)
      return Number.isNaN(r) ? 1 : 1 - r
    })
    return columns.length === 1 ? spread : spread * sum(conflict)
  })
  return weights.some((w) => w > 0) ? { weights } : null
}

/**
 * Loadings of the first principal component of the correlation matrix (rows complete in all children), turned to a
 * positive sum. A negative loading stays and is told. Source: COINr `get_PCA`.
 */
export const pca: DataDrivenWeights = (columns) => {
  if (columns.length === 1) return { weights: [1] }
  const n = columns[0]?.length ?? 0
  const complete: number[] = []
  for (let i = 0; i < n; i++) if (columns.every((column) => !Number.isNaN(column[i]!))) complete.push(i)
  const rows = columns.map((column) => Float64Array.from(complete, (i) => column[i]!))
  if (complete.length < 3 || rows.some((row) => !(standardDeviation(row) > 0))) return null
  const matrix = rows.map((a, k) => rows.map((b, l) => (k === l ? 1 : pearson(a, b))))
  const vector = symmetricEigen(matrix).vectors[0]
  if (vector === undefined) return null
  // Loadings that cancel (two indicators that run against each other) have no positive sum to turn to.
  const total = sum(vector)
  if (Math.abs(total) < 1e-9) return null
  const turned = total < 0 ? vector.map((v) => -v) : vector
  return { weights: turned, negative: turned.some((v) => v < 0) }
}

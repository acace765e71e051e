import type { EvaluationResult } from "#evaluation"

/** One weight for all entities, one per entity, or unknown. */
export type Weight = number | readonly (number | null)[] | null

/** The weight of a node within its parent, as used; 1 for a root. */
export function weightWithin(result: EvaluationResult, code: string): Weight {
  const parent = result.nodes.find((node) => node.code === code)?.parent ?? null
  if (parent === null) return 1
  return result.weights[parent]?.[code] ?? null
}

/**
 * The share of each node in its root: the product of weights on the way up.
 * Unknown where one on the way is unknown.
 */
export function effectiveWeights(result: EvaluationResult): Map<string, Weight> {
  const parents = new Map(result.nodes.map((node) => [node.code, node.parent]))
  const shares = new Map<string, Weight>()
  const shareOf = (code: string): Weight => {
    const known = shares.get(code)
    if (known !== undefined) return known
    const parent = parents.get(code) ?? null
    const share = parent === null ? 1 : product(result.weights[parent]?.[code] ?? null, shareOf(parent))
    shares.set(code, share)
    return share
  }
  for (const node of result.nodes) shareOf(node.code)
  return shares
}

/** The weight of one entity. */
export const weightFor = (weight: Weight, position: number): number | null =>
  weight === null || typeof weight === "number" ? weight : (weight[position] ?? null)

function product(a: Weight, b: Weight): Weight {
  if (a === null || b === null) return null
  if (typeof a === "number" && typeof b === "number") return a * b
  const length = typeof a === "number" ? (typeof b === "number" ? 0 : b.length) : a.length
  return Array.from({ length }, (_, position) => {
    const left = weightFor(a, position)
    const right = weightFor(b, position)
    return left === null || right === null ? null : left * right
  })
}

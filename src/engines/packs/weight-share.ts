import { type Framework, type FrameworkNode, frameworkWeights } from "#evaluation"

/** Which weights the unknown ones may be: any from 0 up, or any between two numbers. */
export type UnknownWeights = "any" | readonly [number, number]

/**
 * The share of the index's weight that stands on chosen indicators, over all weights that the unknown ones may be.
 * Each parent's unknown weights vary on their own, so the extremes of a tree are those of its branches.
 *
 * @returns [lowest, highest] share in 0…1; equal when no weight is unknown. An aggregate without children counts as
 *   unknown from 0 to 1
 * Source: own computation; a weighted mean over a box of weights is extreme where every unknown weight
 *   stands at one of its ends, higher shares first.
 * @example three of nine indicators, all unknown, between 0.8 and 1.2: [0.25, 0.428571…]
 */
export function weightShareInterval(
  framework: Framework,
  isChosen: (code: string) => boolean,
  unknown: UnknownWeights,
): [number, number] {
  return mix(framework, isChosen, (children) => {
    const lows = children.map(({ node, share }) => ({ weight: node.weight, share: share[0] }))
    const highs = children.map(({ node, share }) => ({ weight: node.weight, share: share[1] }))
    const negated = lows.map(({ weight, share }) => ({ weight, share: -share }))
    // 0 − x, as −x would make a nought into −0
    return [0 - highest(negated, unknown), highest(highs, unknown)]
  })
}

/**
 * The same share at the marked point of an evaluation (`frameworkWeights`).
 */
export function equalWeightShare(framework: Framework, isChosen: (code: string) => boolean): number {
  return mix(framework, isChosen, (children) => {
    const weights = frameworkWeights(children.map(({ node }) => node))
    const share = mean(children.map(({ share }, k) => ({ weight: weights[k] ?? 0, share: share[0] })))
    return [share, share]
  })[0]
}

interface Child {
  readonly node: FrameworkNode
  readonly share: readonly [number, number]
}

function mix(
  { nodes }: Framework,
  isChosen: (code: string) => boolean,
  join: (children: readonly Child[]) => [number, number],
): [number, number] {
  const childrenOf = Map.groupBy(nodes, (node) => node.parent)
  function share(node: FrameworkNode): [number, number] {
    if (isChosen(node.code)) return [1, 1]
    const children = childrenOf.get(node.code) ?? []
    // An aggregate whose indicators were not found may be all or nothing of it.
    if (children.length === 0) return node.kind === "indicator" ? [0, 0] : [0, 1]
    return join(children.map((child) => ({ node: child, share: share(child) })))
  }
  const root = nodes[0]
  return root === undefined ? [0, 0] : share(root)
}

interface Weighted {
  readonly weight: number
  readonly share: number
}

function mean(items: readonly Weighted[]): number {
  const total = items.reduce((sum, item) => sum + item.weight, 0)
  return total === 0 ? 0 : items.reduce((sum, item) => sum + item.weight * item.share, 0) / total
}

/** The highest weighted mean of shares when a null weight may be anything allowed. */
function highest(
  items: readonly { readonly weight: number | null; readonly share: number }[],
  unknown: UnknownWeights,
): number {
  const known = items.flatMap(({ weight, share }) => (weight === null ? [] : [{ weight, share }]))
  const open = items.filter(({ weight }) => weight === null).sort((a, b) => b.share - a.share)
  if (open.length === 0) return mean(known)
  if (unknown === "any") {
    const best = open[0]?.share ?? 0
    return known.some(({ weight }) => weight > 0) ? Math.max(mean(known), best) : best
  }
  const [low, high] = unknown
  const means = Array.from({ length: open.length + 1 }, (_, heavy) =>
    mean([...known, ...open.map(({ share }, i) => ({ weight: i < heavy ? high : low, share }))]),
  )
  return Math.max(...means)
}

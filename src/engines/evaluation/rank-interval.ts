import { aggregationOf } from "./aggregate-step.ts"
import type { Method } from "./method.ts"
import type { FrameworkNode } from "./model.ts"
import type { Table } from "./prepare.ts"
import { rounded } from "./rank.ts"
import type { Tree } from "./tree.ts"

/** The range of one child's weight relative to its siblings; `high` may be infinite. */
interface Range {
  readonly low: number
  readonly high: number
}

export interface IntervalInput {
  readonly tree: Tree
  readonly method: Method
  readonly root: FrameworkNode
  readonly normalised: Table
  readonly scores: Table
  readonly takesPart: (i: number) => boolean
  /** Points already in a node's score, by node and entity place. */
  readonly points: (node: string, i: number) => number
  /** Bounds of an unknown weight relative to its siblings; from 0 without limit when nothing is assumed. */
  readonly unknown: Range
}

/**
 * Best and worst rank that no compatible weights can leave. For each pair of entities the largest possible difference
 * of their scores is found; who can never be overtaken stands above, whatever the unknown weights are. Where all
 * aggregates are arithmetic and both entities have the same children the difference is exact, group by group (a ratio of
 * two linear forms over a box takes its largest value at a threshold). Otherwise each score is bounded alone, which
 * may widen the interval, never narrow it. The interval is of pairs taken one at a time: it contains every rank
 * that one set of weights can give.
 * Source: Salo and Punkka (2011), Ranking intervals and dominance relations for ratio-based efficiency analysis.
 */
export function rankInterval(input: IntervalInput): { best: Float64Array; worst: Float64Array } {
  const n = [...input.scores.values()][0]?.length ?? 0
  const best = new Float64Array(n).fill(Number.NaN)
  const worst = new Float64Array(n).fill(Number.NaN)
  const final = input.scores.get(input.root.code)
  const members = Array.from({ length: n }, (_, i) => i).filter(
    (i) => input.takesPart(i) && !Number.isNaN(final?.[i] ?? Number.NaN),
  )
  for (const i of members) {
    let above = 0
    let reachable = 0
    for (const j of members) {
      if (i === j) continue
      // Rounding noise of the last digit must not break a tie that holds for all weights.
      const most = largestDifference(input, input.root, i, j)
      if (rounded(most, 9) < 0) above++
      if (rounded(largestDifference(input, input.root, j, i), 9) > 0) reachable++
    }
    best[i] = 1 + above
    worst[i] = 1 + reachable
  }
  return { best, worst }
}

/** Upper bound of score(i) − score(j) at a node over all compatible weights. */
function largestDifference(input: IntervalInput, node: FrameworkNode, i: number, j: number): number {
  if (node.kind === "indicator") {
    const column = input.normalised.get(node.code)!
    return column[i]! - column[j]!
  }
  const children = input.tree.children.get(node.code) ?? []
  const points = input.points(node.code, i) - input.points(node.code, j)
  const additive =
    aggregationOf(input.method, node, input.tree.level.get(node.code) ?? 2).method === "arithmetic"
  const shared = children.every((child) => has(input, child, i) === has(input, child, j))
  if (additive && shared && node.cap === undefined) {
    const present = children.filter((child) => has(input, child, i))
    const differences = present.map((child) => largestDifference(input, child, i, j))
    return (
      points +
      largestMean(
        differences,
        present.map((child) => rangeOf(child, input.unknown)),
      )
    )
  }
  return bounds(input, node, i).high - bounds(input, node, j).low
}

/** Smallest and largest score of one entity at a node; every mean lies between its children's smallest and largest. */
function bounds(input: IntervalInput, node: FrameworkNode, i: number): Range {
  if (node.kind === "indicator") {
    const y = input.normalised.get(node.code)![i]!
    return { low: y, high: y }
  }
  const fixed = input.scores.get(node.code)![i]!
  if (!uncertain(input, node)) return { low: fixed, high: fixed }
  const children = (input.tree.children.get(node.code) ?? []).filter((child) => has(input, child, i))
  const own = children.map((child) => bounds(input, child, i))
  const options = aggregationOf(input.method, node, input.tree.level.get(node.code) ?? 2)
  const points = input.points(node.code, i)
  const cap = node.cap ?? Number.POSITIVE_INFINITY
  if (options.method === "copeland" || options.method === "mazziotta-pareto")
    return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const ranges = children.map((child) => rangeOf(child, input.unknown))
  const [low, high] =
    options.method === "arithmetic"
      ? [
          -largestMean(
            own.map((b) => -b.low),
            ranges,
          ),
          largestMean(
            own.map((b) => b.high),
            ranges,
          ),
        ]
      : [Math.min(...own.map((b) => b.low)), Math.max(...own.map((b) => b.high))]
  return { low: Math.min(low + points, cap), high: Math.min(high + points, cap) }
}

function uncertain(input: IntervalInput, node: FrameworkNode): boolean {
  return (input.tree.children.get(node.code) ?? []).some(
    (child) => child.weight === null || (child.kind === "aggregate" && uncertain(input, child)),
  )
}

function has(input: IntervalInput, node: FrameworkNode, i: number): boolean {
  if (input.method.missing === "zero") return true
  return !Number.isNaN((input.normalised.get(node.code) ?? input.scores.get(node.code))?.[i] ?? Number.NaN)
}

function rangeOf(node: FrameworkNode, unknown: Range): Range {
  return node.weight === null ? unknown : { low: node.weight, high: node.weight }
}

/**
 * The largest weighted mean Σwd/Σw over low ≤ w ≤ high (limits included): the best differences get their highest
 * weight, the rest their lowest, and the threshold that gives most wins.
 */
export function largestMean(differences: readonly number[], ranges: readonly Range[]): number {
  const order = differences.map((_, k) => k).sort((a, b) => differences[b]! - differences[a]!)
  let limit = Number.NEGATIVE_INFINITY
  let weight = 0
  let sum = 0
  for (const k of order) {
    if (ranges[k]!.high === Number.POSITIVE_INFINITY) limit = Math.max(limit, differences[k]!)
    weight += ranges[k]!.low
    sum += ranges[k]!.low * differences[k]!
  }
  let most = weight > 0 ? sum / weight : Number.NEGATIVE_INFINITY
  for (const k of order) {
    const { low, high } = ranges[k]!
    if (high === Number.POSITIVE_INFINITY) break
    weight += high - low
    sum += (high - low) * differences[k]!
    if (weight > 0) most = Math.max(most, sum / weight)
  }
  return Math.max(most, limit)
}

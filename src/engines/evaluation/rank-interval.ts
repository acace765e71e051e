import { aggregationOf } from "./aggregate-step.ts"
import type { Method } from "./method.ts"
import type { FrameworkNode } from "./model.ts"
import type { Table } from "./prepare.ts"
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

/** What every pair needs, found once. */
interface Prepared extends IntervalInput {
  /** Normalised indicators and scores of aggregates. */
  readonly values: Table
  /** Aggregates with an unknown weight somewhere below; all others have the score that they have. */
  readonly uncertain: ReadonlySet<string>
  /** Aggregates whose differences are weighted means of their children's. */
  readonly additive: ReadonlySet<string>
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
export function rankInterval(given: IntervalInput): {
  best: Float64Array
  worst: Float64Array
} {
  const { tree, method } = given
  const additive = tree.aggregates.filter(
    (node) =>
      node.cap === undefined &&
      aggregationOf(method, node, tree.level.get(node.code) ?? 2).method === "arithmetic",
  )
  const input: Prepared = {
    ...given,
    values: new Map([...given.normalised, ...given.scores]),
    uncertain: uncertainNodes(tree),
    additive: new Set(additive.map((node) => node.code)),
  }
  const n = [...input.scores.values()][0]?.length ?? 0
  const best = new Float64Array(n).fill(Number.NaN)
  const worst = new Float64Array(n).fill(Number.NaN)
  const final = input.scores.get(input.root.code)
  const members = Array.from({ length: n }, (_, i) => i).filter(
    (i) => input.takesPart(i) && !Number.isNaN(final?.[i] ?? Number.NaN),
  )
  // Rounding noise of the last digit must not break a tie that holds for all weights.
  const noise = 1e-12 * largestSize(input)
  // Scores further apart than one step of the rounding stay apart after it.
  const { decimals } = input.method.rank
  const apart = decimals === null ? noise : Math.max(noise, Number(`1e-${decimals}`))
  for (const i of members) {
    best[i] = 1
    worst[i] = 1
  }
  for (const i of members)
    for (const j of members) {
      if (i === j) continue
      const most = largestDifference(input, input.root, i, j)
      // Below j whatever the weights; above j for some.
      if (most < -apart) best[i]!++
      if (most > noise) worst[j]!++
    }
  return { best, worst }
}

function largestSize({ normalised, scores }: IntervalInput): number {
  let largest = 0
  for (const column of [...normalised.values(), ...scores.values()])
    for (const y of column) if (Math.abs(y) > largest) largest = Math.abs(y)
  return largest
}

/** The value of a node that does not depend on weights; a child that counts as present without one is 0. */
function ownValue(input: Prepared, node: FrameworkNode, i: number): number {
  const y = input.values.get(node.code)?.[i] ?? Number.NaN
  return Number.isNaN(y) ? 0 : y
}

/** Upper bound of score(i) − score(j) at a node over all compatible weights. */
function largestDifference(input: Prepared, node: FrameworkNode, i: number, j: number): number {
  if (!input.uncertain.has(node.code)) return ownValue(input, node, i) - ownValue(input, node, j)
  const scored = (place: number) => !Number.isNaN(input.scores.get(node.code)?.[place] ?? Number.NaN)
  const children = input.tree.children.get(node.code) ?? []
  const points = input.points(node.code, i) - input.points(node.code, j)
  const shared = children.every((child) => has(input, child, i) === has(input, child, j))
  if (input.additive.has(node.code) && shared && scored(i) && scored(j)) {
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
function bounds(input: Prepared, node: FrameworkNode, i: number): Range {
  const fixed = ownValue(input, node, i)
  const unscored = Number.isNaN(input.scores.get(node.code)?.[i] ?? Number.NaN)
  if (unscored || !input.uncertain.has(node.code)) return { low: fixed, high: fixed }
  const children = (input.tree.children.get(node.code) ?? []).filter((child) => has(input, child, i))
  const own = children.map((child) => bounds(input, child, i))
  const options = aggregationOf(input.method, node, input.tree.level.get(node.code) ?? 2)
  const points = input.points(node.code, i)
  const cap = node.cap ?? Number.POSITIVE_INFINITY
  // Harmonic and power means of values of both signs leave the range of their values.
  const means = options.method !== "harmonic" && options.method !== "power"
  const between = means || own.every((b) => b.low >= 0)
  if (options.method === "copeland" || options.method === "mazziotta-pareto" || !between)
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

function uncertainNodes(tree: Tree): Set<string> {
  const found = new Set<string>()
  for (const node of tree.aggregates)
    if ((tree.children.get(node.code) ?? []).some((child) => child.weight === null || found.has(child.code)))
      found.add(node.code)
  return found
}

function has(input: Prepared, node: FrameworkNode, i: number): boolean {
  if (input.method.missing === "zero") return true
  return !Number.isNaN(input.values.get(node.code)?.[i] ?? Number.NaN)
}

function rangeOf(node: FrameworkNode, unknown: Range): Range {
  return node.weight === null ? unknown : { low: node.weight, high: node.weight }
}

/**
 * The largest weighted mean Σwd/Σw over low ≤ w ≤ high (limits included). At the largest mean λ every difference above λ
 * has its highest weight and every other its lowest; starting from a mean that can be had, putting the weights so and
 * taking the mean again only rises, and ends after a few rounds (Dinkelbach's method).
 */
export function largestMean(differences: readonly number[], ranges: readonly Range[]): number {
  // An unbounded child with any weight at all leaves no bound.
  if (differences.some((d, k) => d === Number.POSITIVE_INFINITY && ranges[k]!.high > 0))
    return Number.POSITIVE_INFINITY
  let weight = 0
  let sum = 0
  let most = Number.NEGATIVE_INFINITY
  for (let k = 0; k < differences.length; k++) {
    // A weight without limit can outweigh all others.
    if (ranges[k]!.high === Number.POSITIVE_INFINITY) most = Math.max(most, differences[k]!)
    weight += ranges[k]!.low
    sum += ranges[k]!.low * differences[k]!
  }
  if (weight > 0) most = Math.max(most, sum / weight)
  if (most === Number.NEGATIVE_INFINITY) most = Math.min(...differences)
  for (;;) {
    weight = 0
    sum = 0
    for (let k = 0; k < differences.length; k++) {
      const { low, high } = ranges[k]!
      const w = differences[k]! > most ? high : low
      weight += w
      sum += w * differences[k]!
    }
    const next = weight > 0 ? sum / weight : most
    if (!(next > most)) return most
    most = next
  }
}

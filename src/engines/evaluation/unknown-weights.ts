import { type Issue, issue } from "#issues"
import type { Aggregated } from "./aggregate-step.ts"
import type { Method } from "./method.ts"
import type { RankInterval } from "./model.ts"
import type { Normalised } from "./normalise-step.ts"
import { rankInterval } from "./rank-interval.ts"
import type { Run } from "./run.ts"
import { sliceOf } from "./slice.ts"
import type { Tree } from "./tree.ts"

/** Parents whose children's weights are taken from the framework and not all known. */
export function unknownParents(tree: Tree, method: Method): string[] {
  const { weights } = method
  if (weights.method === "equal" || weights.method === "set") return []
  return tree.aggregates
    .filter((node) => {
      const judged = weights.method === "ahp" && weights.matrices[node.code] !== undefined
      const fromData =
        "level" in weights &&
        (weights.level === "all" || weights.level === (tree.level.get(node.code) ?? 2) - 1)
      return (
        !judged && !fromData && (tree.children.get(node.code) ?? []).some((child) => child.weight === null)
      )
    })
    .map((node) => node.code)
}

/** The interval of ranks over all weights compatible with what is known, and over the framework's assumption. */
export function unknownIntervals(
  run: Run,
  normalised: Normalised,
  aggregated: Aggregated,
  takesPart: (i: number) => boolean,
  issues: Issue[],
  column: (values: Float64Array) => (number | null)[],
): RankInterval[] | null {
  const { tree, method, framework, adjustments } = run
  const parents = unknownParents(tree, method)
  if (parents.length === 0) return null
  issues.push(issue("warning", "weights-unknown", parents[0]!, { parents, shown: method.unknownWeights }))
  if (method.unknownWeights !== "interval" || method.weights.method !== "framework") return null
  const interval = (weights: string, low: number, high: number): RankInterval => {
    const { best, worst } = rankInterval({
      tree,
      method,
      root: tree.roots[0]!,
      normalised: normalised.values,
      scores: aggregated.scores,
      takesPart,
      points: pointsOf(adjustments, aggregatedCodes(run)),
      unknown: { low, high },
    })
    return { weights, best: column(best), worst: column(worst) }
  }
  const any = interval("any", 0, Number.POSITIVE_INFINITY)
  const assumed = framework.assumedWeights
  if (assumed === undefined) return [any]
  const [low, high] = assumed.between
  return [any, interval(`between ${low} and ${high}: ${assumed.reference}`, low, high)]
}

function aggregatedCodes({ dataset, period }: Run): readonly string[] {
  return sliceOf(dataset, period).codes
}

function pointsOf(adjustments: Run["adjustments"], codes: readonly string[]) {
  const place = new Map(codes.map((code, i) => [code, i]))
  const points = new Map<string, number>()
  for (const a of adjustments) {
    const i = place.get(a.entity)
    if (i === undefined || a.points === null) continue
    const key = `${a.node}/${i}`
    points.set(key, (points.get(key) ?? 0) + a.points)
  }
  return (node: string, i: number) => points.get(`${node}/${i}`) ?? 0
}

import { type Issue, issue } from "#issues"
import type { Method } from "../method.ts"
import type { Framework, FrameworkNode } from "../model.ts"
import type { Tree } from "../tree.ts"
import { ahp } from "./ahp.ts"
import { benefitOfTheDoubt, type Solve } from "./benefit-of-the-doubt.ts"
import { critic, type DataDrivenWeights, entropy, pca } from "./data-driven.ts"

export type { Solve } from "./benefit-of-the-doubt.ts"

/** Weights of a parent's children: the same for all entities, or one list per entity (`null`: no score). */
export type ChildWeights =
  | { readonly kind: "common"; readonly weights: Float64Array }
  | { readonly kind: "by-entity"; readonly weights: readonly (Float64Array | null)[] }

export interface WeightInput {
  readonly framework: Framework
  readonly tree: Tree
  readonly method: Method
  readonly parent: FrameworkNode
  readonly children: readonly FrameworkNode[]
  readonly columns: readonly Float64Array[]
  readonly solve: Solve | undefined
  readonly issues: Issue[]
}

const dataDriven: Readonly<Record<string, DataDrivenWeights>> = { entropy, critic, pca }

/** Entities needed per child of a parent before weights may come out of the data. */
export const fewestEntitiesPerChild = 2

/** The weights of one parent's children as the method says, before they are divided by their sum. */
export function childWeights(input: WeightInput): ChildWeights {
  const { method, parent, children, tree, issues } = input
  const options = method.weights
  const common = (weights: readonly number[]): ChildWeights => ({
    kind: "common",
    weights: Float64Array.from(weights),
  })
  const byFramework = () => common(frameworkWeights(children))
  if (options.method === "framework") return byFramework()
  if (options.method === "equal") return common(children.map(() => 1))
  if (options.method === "set") {
    const set = input.framework.weightSets?.[options.set] ?? {}
    return common(children.map((child) => set[child.code] ?? child.weight ?? 1))
  }
  if (options.method === "ahp") {
    const matrix = options.matrices[parent.code]
    if (matrix === undefined) return byFramework()
    const judged = matrix.length === children.length ? ahp(matrix) : null
    if (judged === null) {
      issues.push(
        issue("error", "ahp-bad-matrix", parent.code, { children: children.map((child) => child.code) }),
      )
      return byFramework()
    }
    const values = { ratio: judged.ratio, eigenvalue: judged.eigenvalue }
    if (judged.ratio > 0.1) issues.push(issue("warning", "ahp-inconsistent", parent.code, values))
    else issues.push(issue("info", "ahp-consistency", parent.code, values))
    return common(judged.weights)
  }
  const ownLevel = (tree.level.get(parent.code) ?? 2) - 1
  if (options.level !== "all" && options.level !== ownLevel) return byFramework()
  if (options.method === "benefit-of-the-doubt") return doubt(input, options.shares, options.weightShares)
  const n = input.columns.reduce(
    (most, column) => Math.max(most, column.filter((y) => !Number.isNaN(y)).length),
    0,
  )
  const fewest = fewestEntitiesPerChild * children.length
  if (n < fewest && children.length > 1 && !options.force) {
    issues.push(issue("error", "too-few-for-weights", parent.code, { method: options.method, n, fewest }))
    return byFramework()
  }
  const found = dataDriven[options.method]?.(input.columns) ?? null
  if (found === null) {
    issues.push(issue("warning", "weights-not-computable", parent.code, { method: options.method }))
    return common(children.map(() => 1))
  }
  if (found.negative === true)
    issues.push(
      issue("warning", "pca-negative-loading", parent.code, {
        children: children.filter((_, k) => found.weights[k]! < 0).map((child) => child.code),
      }),
    )
  return common(found.weights)
}

/**
 * The framework's weights; at the marked point of equal weights an unknown one is the mean of its known siblings (1 where
 * none is known), so that the point is itself one of the weights compatible with what is known.
 */
export function frameworkWeights(children: readonly Pick<FrameworkNode, "weight">[]): number[] {
  const known = children.flatMap(({ weight }) => (weight === null ? [] : [weight]))
  const middle = known.reduce((sum, weight) => sum + weight, 0) / known.length
  const unknown = middle > 0 ? middle : 1
  return children.map(({ weight }) => weight ?? unknown)
}

function doubt(
  { solve, columns, parent, issues }: WeightInput,
  ofTotal: readonly [number, number] | null,
  ofWeights: readonly [number, number] | null,
): ChildWeights {
  if (solve === undefined) throw new Error("benefit-of-the-doubt needs a solver: pass `solve`")
  if (columns.some((column) => column.some((y) => y < 0)))
    issues.push(issue("warning", "benefit-of-the-doubt-negative", parent.code, {}))
  const { weights } = benefitOfTheDoubt(columns, { ofTotal, ofWeights }, solve)
  const unsolved = weights.filter(
    (w, i) => w === null && columns.some((column) => !Number.isNaN(column[i]!)),
  ).length
  if (unsolved > 0)
    issues.push(issue("warning", "benefit-of-the-doubt-infeasible", parent.code, { entities: unsolved }))
  return { kind: "by-entity", weights: weights.map((w) => (w === null ? null : Float64Array.from(w))) }
}

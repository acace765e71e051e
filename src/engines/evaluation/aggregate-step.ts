import { type Issue, issue } from "#issues"
import type { RowAggregation, TableAggregation } from "./aggregate/aggregation.ts"
import { aggregations } from "./aggregate/index.ts"
import { weightedSum } from "./aggregate/weighted-sum.ts"
import type { AggregateOptions, Method } from "./method.ts"
import type { Adjustment, EvaluationResult, Framework, FrameworkNode } from "./model.ts"
import type { Table } from "./prepare.ts"
import type { Tree } from "./tree.ts"
import { type ChildWeights, childWeights, type Solve } from "./weights/index.ts"

export interface AggregateInput {
  readonly framework: Framework
  readonly tree: Tree
  readonly method: Method
  readonly codes: readonly string[]
  readonly normalised: Table
  readonly adjustments: readonly (Adjustment & { node: string })[]
  readonly solve: Solve | undefined
  readonly issues: Issue[]
  readonly missing: EvaluationResult["missing"]
}

export interface Aggregated {
  readonly scores: Table
  /** As used, divided by their sum within the parent. */
  readonly weights: ReadonlyMap<string, ChildWeights>
}

/** How an aggregate is made: an entry for the node beats one for its level, which beats one for all. */
export function aggregationOf(method: Method, node: FrameworkNode, level: number): AggregateOptions {
  const entries = method.aggregate
  const found =
    entries.find((entry) => entry.node === node.code) ??
    entries.find((entry) => entry.node === undefined && entry.level === level) ??
    entries.find((entry) => entry.node === undefined && entry.level === undefined)
  return found?.options ?? { method: "arithmetic" }
}

/** Scores of all aggregates, children first; points and caps of an aggregate come right after its own score. */
export function aggregateStep(input: AggregateInput): Aggregated {
  const { tree, method, issues } = input
  const scores = new Map<string, Float64Array>()
  const weights = new Map<string, ChildWeights>()
  for (const entry of method.aggregate)
    if (entry.node !== undefined && tree.byCode.get(entry.node)?.kind !== "aggregate")
      issues.push(issue("error", "method-unknown-node", "method.aggregate", { node: entry.node }))
  for (const node of tree.aggregates) {
    const children = tree.children.get(node.code) ?? []
    const columns = children.map((child) => (scores.get(child.code) ?? input.normalised.get(child.code))!)
    if (children.length === 0) {
      scores.set(node.code, new Float64Array(input.codes.length).fill(Number.NaN))
      continue
    }
    const options = aggregationOf(method, node, tree.level.get(node.code) ?? 2)
    if (options.method === "owa" && (options.weights as readonly number[]).length !== children.length)
      issues.push(
        issue("error", "owa-weights-length", node.code, {
          given: (options.weights as readonly number[]).length,
          due: children.length,
        }),
      )
    const own = shareOut(childWeights({ ...input, parent: node, children, columns }))
    const column = aggregateColumn(node, columns, own, options, input)
    scores.set(node.code, adjusted(node, column, input))
    weights.set(node.code, own)
  }
  return { scores, weights }
}

function shareOut(weights: ChildWeights): ChildWeights {
  const divided = (list: Float64Array) => {
    // By the largest first, so that huge weights do not add up to infinity.
    const most = list.reduce((high, w) => Math.max(high, Math.abs(w)), 0)
    const scaled = most > 1e150 ? list.map((w) => w / most) : list
    const total = scaled.reduce((sum, w) => sum + w, 0)
    return total === 0 ? scaled : scaled.map((w) => w / total)
  }
  return weights.kind === "common" ? { kind: "common", weights: divided(weights.weights) } : weights
}

function aggregateColumn(
  node: FrameworkNode,
  columns: readonly Float64Array[],
  weights: ChildWeights,
  options: AggregateOptions,
  input: AggregateInput,
): Float64Array {
  const { method, codes, issues, missing } = input
  const n = codes.length
  const m = columns.length
  // The options were read by the schema of the very aggregation that the name leads to.
  const chosen = aggregations[options.method] as unknown as RowAggregation<never> | TableAggregation<never>
  // Only who reported something gets zeros: one screened out must not stand at the bottom of an outranking.
  const reports = (i: number) => columns.some((column) => !Number.isNaN(column[i]!))
  const kept = columns.map((column) =>
    method.missing === "zero" ? column.map((y, i) => (Number.isNaN(y) && reports(i) ? 0 : y)) : column,
  )
  const scores = new Float64Array(n).fill(Number.NaN)
  const tableScores =
    chosen.of === "all entities" && weights.kind === "common"
      ? chosen.scores(kept, weights.weights, options as never)
      : null
  const values = new Float64Array(m)
  const shares = new Float64Array(m)
  const failed: string[] = []
  for (let i = 0; i < n; i++) {
    const own = weights.kind === "common" ? weights.weights : (weights.weights[i] ?? null)
    let present = 0
    let reported = 0
    let total = 0
    for (let k = 0; k < m; k++) {
      if (!Number.isNaN(columns[k]![i]!)) reported++
      const y = kept[k]![i]!
      if (Number.isNaN(y) || own === null) continue
      values[present] = y
      shares[present] = own[k]!
      total += own[k]!
      present++
    }
    // An entity with nothing reported has no score: zeros would be invented.
    if (reported === 0 || own === null) continue
    const few = method.availability !== null && reported / m < method.availability
    if (few || (method.missing === "propagate" && present < m)) {
      missing.push({ step: "aggregated", node: node.code, entity: codes[i]!, reason: "too-few-children" })
      continue
    }
    if (total === 0) {
      missing.push({ step: "aggregated", node: node.code, entity: codes[i]!, reason: "too-few-children" })
      continue
    }
    if (tableScores !== null) {
      scores[i] = tableScores[i]!
      if (Number.isNaN(scores[i]!)) failed.push(codes[i]!)
      continue
    }
    const all = present === m
    const y = all ? values : values.subarray(0, present)
    const w = all ? shares : shares.subarray(0, present)
    if (weights.kind === "by-entity") {
      const sum = weightedSum(y, w)
      if (Number.isFinite(sum)) scores[i] = sum + 0
      else failed.push(codes[i]!)
      continue
    }
    if (!all) for (let k = 0; k < present; k++) w[k]! /= total
    const score = (chosen as RowAggregation<never>).score(y, w, options as never)
    if (Number.isFinite(score)) scores[i] = score + 0
    else failed.push(codes[i]!)
  }
  if (failed.length > 0)
    issues.push(
      issue("warning", "aggregation-outside-domain", node.code, { method: options.method, entities: failed }),
    )
  return scores
}

function adjusted(node: FrameworkNode, column: Float64Array, input: AggregateInput): Float64Array {
  const own = input.adjustments.filter((a) => a.node === node.code && a.points !== null)
  if (own.length === 0 && node.cap === undefined) return column
  // An entity's points are added up first, as its own proof does: floating-point sums depend on grouping.
  const points = new Map<string, number>()
  for (const { entity, points: size } of own) points.set(entity, (points.get(entity) ?? 0) + (size ?? 0))
  input.codes.forEach((code, i) => {
    const sum = points.get(code)
    if (sum !== undefined) column[i]! += sum
  })
  const cap = node.cap
  return cap === undefined ? column : column.map((y) => Math.min(y, cap))
}

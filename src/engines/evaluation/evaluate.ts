import { type Issue, issue } from "#issues"
import { compareCodePoints } from "#statistics"
import { readAdjustments } from "./adjustments.ts"
import { aggregateStep } from "./aggregate-step.ts"
import { type Method, readMethod } from "./method.ts"
import type { Adjustment, Dataset, EvaluationResult, Framework } from "./model.ts"
import { normaliseStep } from "./normalise-step.ts"
import { prepare } from "./prepare.ts"
import { present } from "./present.ts"
import type { Run } from "./run.ts"
import { mergeClasses } from "./separate-classes.ts"
import { periodsOf, selectRows, sliceOf } from "./slice.ts"
import { buildTree, type Tree } from "./tree.ts"
import { unknownParents } from "./unknown-weights.ts"
import type { Solve } from "./weights/index.ts"

export interface EvaluationInput {
  readonly framework: Framework
  readonly dataset: Dataset
  /** A method file's object; the framework's own when left out. */
  readonly method?: unknown
  /** Left out: the latest. */
  readonly period?: string | null
  readonly adjustments?: readonly Adjustment[]
  /** What was noticed when the inputs were read; kept in the result. */
  readonly notes?: readonly Issue[]
  /** For benefit of the doubt. */
  readonly solve?: Solve | undefined
}

/** The result without engine and digests, which `sealResult` adds. */
export type Evaluation = Omit<EvaluationResult, "engine"> & { engine?: EvaluationResult["engine"] }

/**
 * Evaluates the entities of one period: select → denominate → screen → impute → treat → transform → normalise →
 * weight → aggregate → rank. Wrong data, framework or method is an issue; with an error there is no result, and all
 * errors are listed. No number in the result is NaN or infinite. The order of the rows plays no part.
 */
export function evaluate(input: EvaluationInput): { result: Evaluation | null; issues: Issue[] } {
  const built = buildTree(input.framework)
  const read = readMethod(input.method ?? input.framework.method ?? {})
  const issues = [...(input.notes ?? []), ...built.issues, ...read.issues]
  const { tree } = built
  const { method } = read
  if (tree === null || method === null) return { result: null, issues }
  checkFit(input, tree, method, issues)
  const periods = periodsOf(input.dataset)
  const period = input.period === undefined ? (periods.at(-1) ?? null) : input.period
  if (!periods.includes(period))
    issues.push(issue("error", "period-missing", "data", { period, allowed: periods }))
  const here = new Set<string>()
  input.dataset.codes.forEach((code, row) => {
    if (input.dataset.periods[row] !== period) return
    if (here.has(code)) issues.push(issue("error", "entity-twice", code, { period }))
    here.add(code)
  })
  const adjustments = readAdjustments(input.adjustments ?? [], tree, here, issues)
  if (issues.some((found) => found.severity === "error")) return { result: null, issues }
  const run = { ...input, tree, method, period, adjustments }
  const outcome =
    method.classes?.scope === "separate" ? runSeparately(run, method.classes.by) : runTogether(run)
  outcome.issues.unshift(...issues)
  if (outcome.issues.some((found) => found.severity === "error"))
    return { result: null, issues: outcome.issues }
  return { result: outcome, issues: outcome.issues }
}
/** Faults that can be seen before anything is computed. */
function checkFit(
  { dataset, framework, solve }: EvaluationInput,
  tree: Tree,
  method: Method,
  issues: Issue[],
): void {
  for (const node of tree.indicators)
    if (dataset.values[node.growthOf ?? node.code] === undefined)
      issues.push(
        issue("error", "indicator-without-column", node.code, { column: node.growthOf ?? node.code }),
      )
  for (const code of Object.keys(method.overrides))
    if (tree.byCode.get(code)?.kind !== "indicator")
      issues.push(issue("error", "override-unknown-indicator", `method.overrides.${code}`, { code }))
  const groups = Object.keys(dataset.groups)
  if (method.classes !== null && !groups.includes(method.classes.by))
    issues.push(
      issue("error", "group-column-missing", "method.classes.by", {
        column: method.classes.by,
        allowed: groups,
      }),
    )
  if (method.size !== null && dataset.values[method.size] === undefined)
    issues.push(
      issue("warning", "size-column-missing", "method.size", {
        column: method.size,
        // Sorted: in a proof the columns stand in the order of the alphabet.
        allowed: Object.keys(dataset.values).sort(compareCodePoints),
      }),
    )
  if (method.weights.method === "set") {
    const set = framework.weightSets?.[method.weights.set]
    if (set === undefined)
      issues.push(
        issue("error", "weight-set-missing", "method.weights.set", {
          set: method.weights.set,
          allowed: Object.keys(framework.weightSets ?? {}),
        }),
      )
    else
      for (const node of tree.nodes) {
        const weight = set[node.code]
        if (node.parent !== null && weight === undefined && node.weight === null)
          issues.push(issue("error", "weight-set-incomplete", node.code, { set: method.weights.set }))
        if (weight !== undefined && !(Number.isFinite(weight) && weight >= 0))
          issues.push(issue("error", "framework-bad-weight", node.code, { weight }))
      }
  }
  if (method.weights.method === "benefit-of-the-doubt" && solve === undefined)
    issues.push(issue("error", "solver-missing", "method.weights", {}))
  const unknown = unknownParents(tree, method)
  if (unknown.length > 0 && method.unknownWeights === "refuse")
    issues.push(issue("error", "weights-unknown-refused", "method.unknownWeights", { parents: unknown }))
}
function runSeparately(run: Run, by: string): Evaluation {
  const { dataset, method, period } = run
  const column = dataset.groups[by]!
  const here = (row: number) => dataset.periods[row] === period
  const classes = [...new Set(column.filter((_, row) => here(row)))].sort((a, b) =>
    compareCodePoints(a ?? "", b ?? ""),
  )
  // An entity that changed class takes its earlier periods along: growth and gaps filled from them need these.
  const classNow = new Map<string, string | null>()
  column.forEach((name, row) => {
    if (here(row)) classNow.set(dataset.codes[row]!, name)
  })
  const classOf = (row: number) => {
    const code = dataset.codes[row]!
    return classNow.has(code) ? classNow.get(code) : column[row]
  }
  const parts = classes.map((name) =>
    runTogether({ ...run, dataset: selectRows(dataset, (row) => classOf(row) === name) }),
  )
  return mergeClasses(parts, classes, sliceOf(dataset, period), dataset, method, by)
}

function runTogether(run: Run): Evaluation {
  const { framework, dataset, tree, method, period, adjustments } = run
  const prepared = prepare(dataset, tree, method, period)
  const issues = [...prepared.issues]
  const normalised = normaliseStep(dataset, tree, method, prepared, issues)
  const { codes } = prepared.slice
  const missing = [...prepared.missing]
  const aggregated = aggregateStep({
    framework,
    tree,
    method,
    codes,
    normalised: normalised.values,
    adjustments,
    solve: run.solve,
    issues,
    missing,
  })
  return present(run, prepared, normalised, aggregated, missing, issues)
}

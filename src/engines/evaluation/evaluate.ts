import { type Issue, issue } from "#issues"
import { compareCodePoints } from "#statistics"
import { readAdjustments } from "./adjustments.ts"
import { type Aggregated, aggregateStep } from "./aggregate-step.ts"
import { type Method, methodToJson, readMethod } from "./method.ts"
import type {
  Adjustment,
  Columns,
  Dataset,
  EntityStatus,
  EvaluationResult,
  Framework,
  RankInterval,
} from "./model.ts"
import { type Normalised, normaliseStep } from "./normalise-step.ts"
import { type Prepared, prepare, type Table } from "./prepare.ts"
import { rankScores, rankWithin } from "./rank.ts"
import { rankInterval } from "./rank-interval.ts"
import { mergeClasses } from "./separate-classes.ts"
import { sizeTest } from "./size-test.ts"
import { periodsOf, selectRows, sliceOf } from "./slice.ts"
import { buildTree, type Tree } from "./tree.ts"
import type { ChildWeights, Solve } from "./weights/index.ts"

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

interface Run extends EvaluationInput {
  readonly tree: Tree
  readonly method: Method
  readonly period: string | null
  readonly adjustments: readonly (Adjustment & { node: string })[]
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
      issue("error", "size-column-missing", "method.size", {
        column: method.size,
        allowed: Object.keys(dataset.values),
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

/** Parents whose children's weights are taken from the framework and not all known. */
function unknownParents(tree: Tree, method: Method): string[] {
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

function present(
  run: Run,
  prepared: Prepared,
  normalised: Normalised,
  aggregated: Aggregated,
  missing: EvaluationResult["missing"],
  issues: Issue[],
): Evaluation {
  const { framework, dataset, tree, method, period, adjustments } = run
  const { slice } = prepared
  const { codes } = slice
  const index = tree.roots[0]!
  const statuses = statusesOf(run, prepared, aggregated.scores.get(index.code)!)
  const classColumn = method.classes === null ? null : dataset.groups[method.classes.by]!
  const classes = slice.rows.map((row) => classColumn?.[row] ?? null)
  const takesPart = (i: number) => statuses[i] === "ranked"
  // Without an index an entity may still have a score in another root or an aggregate, and its place there.
  const mayRank = (i: number) => statuses[i] === "ranked" || statuses[i] === "no-score"
  const alone = codes.length === 1
  if (alone) issues.push(issue("warning", "rank-needs-peers", codes[0]!, {}))
  const ranks = new Map<string, Float64Array>()
  const classRanks = new Map<string, Float64Array>()
  const { decimals } = method.rank
  for (const [code, scores] of aggregated.scores) {
    const none = () => scores.map(() => Number.NaN)
    ranks.set(code, alone ? none() : rankScores(scores, mayRank, decimals))
    if (classColumn !== null)
      classRanks.set(code, alone ? none() : rankWithin(scores, classes, mayRank, decimals))
  }
  if (classColumn !== null) tellSmallClasses(classes, takesPart, method.classes?.minimum ?? 0, issues)
  const inputOrder = inverse(slice.inputPlace)
  const list = <T>(values: readonly T[]) => inputOrder.map((i) => values[i]!)
  // A step that does nothing repeats the table before: one conversion serves both.
  const converted = new Map<Float64Array, (number | null)[]>()
  const column = (values: Float64Array): (number | null)[] => {
    const known = converted.get(values)
    if (known !== undefined) return known
    const cells: (number | null)[] = new Array(inputOrder.length)
    for (let place = 0; place < cells.length; place++) {
      const x = values[inputOrder[place]!]!
      cells[place] = Number.isNaN(x) ? null : x
    }
    converted.set(values, cells)
    return cells
  }
  const columns = (table: Table): Columns =>
    Object.fromEntries(
      tree.nodes.flatMap((node) =>
        table.has(node.code) ? [[node.code, column(table.get(node.code)!)]] : [],
      ),
    )
  const intervals = unknownIntervals(run, normalised, aggregated, takesPart, issues, column)
  const size =
    method.size === null
      ? null
      : sizeTest(dataset, slice, method.size, tree, prepared, normalised, aggregated)
  return {
    framework: {
      id: framework.id,
      digest: "",
      ...(framework.title === undefined ? {} : { title: framework.title }),
      ...(framework.notice === undefined ? {} : { notice: framework.notice }),
    },
    method: methodToJson(method),
    data: { digest: "", period, ...(dataset.origin === undefined ? {} : { origin: dataset.origin }) },
    entities: inputOrder.map((i) => ({
      code: codes[i]!,
      name: dataset.names[slice.rows[i]!] ?? null,
      class: classes[i]!,
      status: statuses[i]!,
    })),
    nodes: tree.nodes.map((node) => ({
      code: node.code,
      level: tree.level.get(node.code)!,
      parent: node.parent,
      weight: node.parent === null ? (node.weight ?? 1) : node.weight,
      kind: node.kind,
      direction: node.direction,
      ...(node.label === undefined ? {} : { label: node.label }),
      ...(node.number === undefined ? {} : { number: node.number }),
      ...(node.unit === undefined ? {} : { unit: node.unit }),
    })),
    steps: {
      ...Object.fromEntries([...prepared.steps].map(([step, table]) => [step, columns(table)])),
      normalised: columns(normalised.values),
    },
    scores: columns(aggregated.scores),
    ranks: columns(ranks),
    classRanks: columns(classRanks),
    weights: Object.fromEntries(
      [...aggregated.weights].map(([parent, weights]) => [
        parent,
        weightColumns(tree, parent, weights, list),
      ]),
    ),
    missing,
    treatment: prepared.treatment,
    adjustments: adjustments.map(({ entity, kind, points, reason, reference, node }) => ({
      entity,
      kind,
      points,
      reason,
      reference,
      node,
    })),
    scales: Object.fromEntries([...normalised.scales].map(([code, scale]) => [code, withoutOthers(scale)])),
    ...(intervals === null ? {} : { rankIntervals: intervals }),
    ...(size === null ? {} : { sizeTest: size }),
    issues,
  }
}

/** Position → place in the sorted order, for the entities in the order they came. */
function inverse(inputPlace: readonly number[]): number[] {
  const result: number[] = []
  inputPlace.forEach((place, i) => {
    result[place] = i
  })
  return result
}

/** A scale as shown: the sorted values that a rank is a rank in are everybody's values and stay inside. */
function withoutOthers(scale: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { sorted, ...rest } = scale
  return Array.isArray(sorted) ? { ...rest, n: sorted.length } : rest
}

function statusesOf({ adjustments }: Run, prepared: Prepared, index: Float64Array): EntityStatus[] {
  const has = (entity: string, kind: string) =>
    adjustments.some((a) => a.entity === entity && a.kind === kind)
  return prepared.slice.codes.map((code, i) => {
    if (prepared.screened[i] === true) return "screened"
    if (has(code, "veto")) return "vetoed"
    if (has(code, "not-ranked")) return "not-ranked"
    return Number.isNaN(index[i]!) ? "no-score" : "ranked"
  })
}

function tellSmallClasses(
  classes: readonly (string | null)[],
  takesPart: (i: number) => boolean,
  minimum: number,
  issues: Issue[],
): void {
  for (const name of new Set(classes)) {
    const n = classes.filter((other, i) => other === name && takesPart(i)).length
    if (name === null) issues.push(issue("warning", "entity-without-class", "classes", { n }))
    else if (n < minimum) issues.push(issue("warning", "small-class", name, { n, minimum }))
  }
}

function weightColumns(
  tree: Tree,
  parent: string,
  weights: ChildWeights,
  list: <T>(values: readonly T[]) => T[],
): Record<string, number | (number | null)[] | null> {
  const children = tree.children.get(parent) ?? []
  return Object.fromEntries(
    children.map((child, k) => [
      child.code,
      weights.kind === "common"
        ? weights.weights[k]!
        : list(weights.weights.map((own) => (own === null ? null : own[k]!))),
    ]),
  )
}

/** The interval of ranks over all weights compatible with what is known, and over the framework's assumption. */
function unknownIntervals(
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

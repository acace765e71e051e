import { type Issue, issue } from "#issues"
import type { Aggregated } from "./aggregate-step.ts"
import type { Evaluation } from "./evaluate.ts"
import { methodToJson } from "./method.ts"
import type { Columns, EntityStatus, EvaluationResult, Label } from "./model.ts"
import type { Normalised } from "./normalise-step.ts"
import type { Prepared, Table } from "./prepare.ts"
import { rankScores, rankWithin } from "./rank.ts"
import type { Run } from "./run.ts"
import { sizeTest } from "./size-test.ts"
import type { Tree } from "./tree.ts"
import { unknownIntervals } from "./unknown-weights.ts"
import type { ChildWeights } from "./weights/index.ts"

/** Statuses, ranks and all tables of a run as the result shows them: entities in the order they came, `null` missing. */
export function present(
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
    method.size === null || dataset.values[method.size] === undefined
      ? null
      : sizeTest(dataset, slice, method.size, tree, prepared, normalised, aggregated)
  return {
    framework: {
      id: framework.id,
      digest: "",
      ...(framework.title === undefined ? {} : { title: framework.title }),
      ...noticeOf(
        framework.notice,
        intervals !== null || issues.some((found) => found.code === "weights-unknown"),
      ),
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

/** Unpublished weights are said in title, file name and proof, by the framework's own words or by ours. */
function noticeOf(notice: Label | undefined, unknownWeights: boolean): { notice?: Label } {
  if (notice !== undefined) return { notice }
  return unknownWeights
    ? { notice: { zh: "权重未公布 · 非官方", en: "weights not published · not official" } }
    : {}
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

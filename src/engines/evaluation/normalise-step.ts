import { type Issue, issue } from "#issues"
import { maximum, minimum } from "#statistics"
import type { Method } from "./method.ts"
import type { Dataset, FrameworkNode } from "./model.ts"
import { normalisations } from "./normalise/index.ts"
import type { Normalisation, Scale } from "./normalise/normalisation.ts"
import { type Prepared, prepare, type Table } from "./prepare.ts"
import { periodsOf } from "./slice.ts"
import type { Tree } from "./tree.ts"

export interface Normalised {
  readonly values: Table
  readonly scales: ReadonlyMap<string, Scale>
}

/** Normalises every indicator against the values that `over` names: this period's, all periods' or a base period's. */
export function normaliseStep(
  dataset: Dataset,
  tree: Tree,
  method: Method,
  prepared: Prepared,
  issues: Issue[],
): Normalised {
  const values = new Map<string, Float64Array>()
  const scales = new Map<string, Scale>()
  const references = referenceTables(dataset, tree, method, prepared, issues)
  for (const node of tree.indicators) {
    const column = prepared.values.get(node.code)!
    const reference = concatenate(references.map((table) => table.get(node.code)!))
    const { scores, scale } = normaliseColumn(node, column, reference, method, prepared, issues)
    values.set(node.code, scores)
    scales.set(node.code, scale)
  }
  return { values, scales }
}

function referenceTables(
  dataset: Dataset,
  tree: Tree,
  method: Method,
  prepared: Prepared,
  issues: Issue[],
): Table[] {
  if (method.over === "period") return [prepared.values]
  const periods = periodsOf(dataset)
  const base =
    method.over === "fixed" ? periods[0] : typeof method.over === "object" ? method.over.fixed : undefined
  const wanted = method.over === "pooled" ? periods : [base ?? null]
  if (!wanted.every((period) => periods.includes(period))) {
    issues.push(issue("error", "base-period-missing", "method.over", { period: base, allowed: periods }))
    return [prepared.values]
  }
  return wanted.map((period) => {
    if (period === prepared.slice.period) return prepared.values
    const other = prepare(dataset, tree, method, period)
    // What is refused in this period must not be left undone in silence in the one it is measured by.
    for (const found of other.issues)
      if (found.severity === "error") issues.push({ ...found, path: `${period}/${found.path}` })
    return other.values
  })
}

function concatenate(columns: readonly Float64Array[]): Float64Array {
  if (columns.length === 1) return columns[0]!
  const all = new Float64Array(columns.reduce((n, column) => n + column.length, 0))
  let at = 0
  for (const column of columns) {
    all.set(column, at)
    at += column.length
  }
  return all
}

function normaliseColumn(
  node: FrameworkNode,
  column: Float64Array,
  reference: Float64Array,
  method: Method,
  prepared: Prepared,
  issues: Issue[],
): { scores: Float64Array; scale: Scale } {
  const options = method.overrides[node.code]?.normalise ?? method.normalise
  // The options were read by the schema of the very normalisation that the name leads to.
  const chosen = normalisations[options.method] as unknown as Normalisation<never>
  const blank = () => ({
    scores: new Float64Array(column.length).fill(Number.NaN),
    scale: { method: options.method },
  })
  const relative =
    typeof chosen.relative === "boolean" ? chosen.relative : chosen.relative(options as never, node)
  const low = minimum(reference)
  if (Number.isNaN(minimum(column)) || (relative && Number.isNaN(low))) {
    issues.push(issue("warning", "indicator-all-missing", node.code, {}))
    return blank()
  }
  if (relative && low === maximum(reference)) {
    const present = reference.filter((x) => !Number.isNaN(x)).length
    const anchors = chosen.anchors(options as never, present)
    issues.push(
      issue("warning", "indicator-constant", node.code, { value: low, n: present, scored: method.constant }),
    )
    if (method.constant === "missing") return blank()
    const score = anchors[method.constant]
    return {
      scores: column.map((x) => (Number.isNaN(x) ? Number.NaN : score)),
      scale: { method: options.method, constant: score },
    }
  }
  const { codes, period } = prepared.slice
  const scale = chosen.fit(reference, node.direction, options as never, node, {
    valueOf: (entity) => column[codes.indexOf(entity)] ?? Number.NaN,
    period,
  })
  if (typeof scale.lacking === "string") {
    issues.push(
      issue("error", "normalisation-lacks", node.code, { method: options.method, lacking: scale.lacking }),
    )
    return blank()
  }
  const outside: string[] = []
  // A sum beyond the largest number, or nothing in the base period to measure from.
  if (Object.values(scale).some((part) => typeof part === "number" && !Number.isFinite(part))) {
    const entities = codes.filter((_, i) => !Number.isNaN(column[i]!))
    issues.push(
      issue("warning", "normalisation-outside-domain", node.code, { method: options.method, entities }),
    )
    return blank()
  }
  const scores = chosen.apply(column, scale as Scale)
  for (let i = 0; i < scores.length; i++) {
    const finite = Number.isFinite(scores[i]!)
    if (!finite && !Number.isNaN(column[i]!)) outside.push(codes[i]!)
    // −0 is written as 0, everywhere.
    scores[i] = finite ? scores[i]! + 0 : Number.NaN
  }
  if (outside.length > 0)
    issues.push(
      issue("warning", "normalisation-outside-domain", node.code, {
        method: options.method,
        entities: outside,
      }),
    )
  return { scores, scale: { method: options.method, ...(scale as Scale) } }
}

/** Scores one value from a published scale alone. */
export function applyScale(x: number, scale: Scale): number {
  if (typeof scale.constant === "number") return scale.constant
  const name = scale.method as keyof typeof normalisations
  const chosen = normalisations[name] as unknown as Normalisation<never>
  return chosen.apply(Float64Array.of(x), scale)[0]! + 0
}

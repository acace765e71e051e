import type { RowAggregation } from "../aggregate/aggregation.ts"
import { aggregations } from "../aggregate/index.ts"
import { weightedSum } from "../aggregate/weighted-sum.ts"
import { aggregationOf } from "../aggregate-step.ts"
import { type Method, readMethod } from "../method.ts"
import type { EntityStatus, EvaluationResult, Framework } from "../model.ts"
import { applyScale } from "../normalise-step.ts"
import { buildTree } from "../tree.ts"
import { digestOf } from "./digest.ts"
import { type Difference, firstDifference } from "./first-difference.ts"

/** Fewer values than this behind a scale, and its bounds would tell the others' values: it is not given. */
export const fewestBehindScale = 5

/**
 * One entity's part of an evaluation: its own values at every step, the scales and weights, its own points. Enough to
 * recompute its own score to the bit; nothing of another entity but the bounds of each scale, which the method shares
 * by its nature.
 */
export interface ZoneProof {
  readonly proof: "zone"
  readonly entity: {
    readonly code: string
    readonly name: string | null
    readonly class: string | null
    readonly status: EntityStatus
  }
  readonly framework: Framework
  readonly method: Record<string, unknown>
  readonly period: string | null
  readonly steps: Record<string, Record<string, number | null>>
  readonly scales: Record<string, Record<string, unknown>>
  readonly weights: Record<string, Record<string, number | null>>
  readonly points: Record<string, number>
  readonly scores: Record<string, number | null>
  readonly ranks: Record<string, number | null>
  readonly ranked: number
  /** Nodes whose score follows from other entities' values too and is therefore stated, not recomputed. */
  readonly given: readonly string[]
  readonly fullDigest: string
  readonly digest: string
}

export function zoneProof(
  result: EvaluationResult,
  framework: Framework,
  code: string,
  fullDigest: string,
): ZoneProof | null {
  const at = result.entities.findIndex((entity) => entity.code === code)
  const entity = result.entities[at]
  if (entity === undefined) return null
  const own = (table: Record<string, (number | null)[]>) =>
    Object.fromEntries(Object.entries(table).map(([node, column]) => [node, column[at] ?? null]))
  const { method } = readMethod(result.method)
  if (method === null) return null
  const separate = method.classes?.scope === "separate" ? `${entity.class ?? "—"}/` : ""
  const behind = lastStep(method)
  const given: string[] = []
  const scales: Record<string, Record<string, unknown>> = {}
  for (const node of result.nodes) {
    if (node.kind === "aggregate") {
      const options = aggregationOf(method, { ...node, direction: 1 }, node.level)
      if (options.method === "copeland") given.push(node.code)
      continue
    }
    const scale = result.scales[`${separate}${node.code}`]
    const values = (result.steps[behind]?.[node.code] ?? []).filter(
      (x, i) => x !== null && (separate === "" || result.entities[i]?.class === entity.class),
    )
    if (
      scale === undefined ||
      values.length < fewestBehindScale ||
      scale.method === "distance-to-reference"
    ) {
      given.push(node.code)
      continue
    }
    scales[node.code] =
      "n" in scale || scale.ties !== undefined ? withPosition(scale, result, node.code, at) : scale
  }
  const points: Record<string, number> = {}
  for (const a of result.adjustments)
    if (a.entity === code && a.points !== null) points[a.node] = (points[a.node] ?? 0) + a.points
  const body = {
    proof: "zone" as const,
    entity,
    framework,
    method: withoutOtherNames(result.method, code),
    period: result.data.period,
    steps: Object.fromEntries(Object.entries(result.steps).map(([step, table]) => [step, own(table)])),
    scales,
    weights: Object.fromEntries(
      Object.entries(result.weights).map(([parent, children]) => [
        parent,
        Object.fromEntries(
          Object.entries(children).map(([child, w]) => [child, Array.isArray(w) ? (w[at] ?? null) : w]),
        ),
      ]),
    ),
    points,
    scores: own(result.scores),
    ranks: own(result.ranks),
    ranked: result.entities.filter(({ status }) => status === "ranked").length,
    given,
    fullDigest,
  }
  const plain = JSON.parse(JSON.stringify(body)) as typeof body
  return { ...plain, digest: digestOf(plain) }
}

/** The method without the codes of other entities: who was forced in or out, whose value is the reference. */
function withoutOtherNames(method: Record<string, unknown>, code: string): Record<string, unknown> {
  const { screen } = method as { screen?: { include: string[]; exclude: string[] } | null }
  const own = (codes: readonly string[]) => codes.filter((other) => other === code)
  const shown = JSON.stringify(
    screen
      ? { ...method, screen: { ...screen, include: own(screen.include), exclude: own(screen.exclude) } }
      : method,
    (key, value) => (key === "reference" && value !== code ? "" : value),
  )
  return JSON.parse(shown) as Record<string, unknown>
}

const tables: Readonly<Record<string, string>> = {
  denominate: "denominated",
  impute: "imputed",
  treat: "treated",
  transform: "transformed",
}

/** The last table before normalising, by the method: the order of keys in a file of canonical JSON is the alphabet's. */
function lastStep(method: Method): string {
  return method.steps.flatMap((step) => tables[step] ?? []).at(-1) ?? "raw"
}

/** A rank is a rank among all: the zone's own position stands in for the values it was found among. */
function withPosition(scale: Record<string, unknown>, result: EvaluationResult, node: string, at: number) {
  const score = result.steps.normalised?.[node]?.[at] ?? null
  const n = Number(scale.n)
  const position =
    score === null
      ? null
      : scale.method === "borda"
        ? score + 1
        : scale.method === "percentile-rank"
          ? scale.of === "n"
            ? Math.round(score * n * 2) / 2
            : Math.round((score * (n - 1) + 1) * 2) / 2
          : score
  return { ...scale, position }
}

/** Recomputes the zone's own scores from its own values, the scales and the weights. */
export function verifyZoneProof(proof: ZoneProof): {
  identical: boolean
  difference: Difference | null
  given: readonly string[]
} {
  const { digest, ...body } = proof
  const own = digestOf(body)
  const differs = (difference: Difference) => ({ identical: false, difference, given: proof.given })
  if (own !== digest) return differs({ what: "proof", path: "digest", proof: digest, here: own })
  const { tree } = buildTree(proof.framework)
  if (tree === null) return differs({ what: "framework", path: "framework", proof: "a tree", here: null })
  const { method } = readMethod(proof.method)
  if (method === null) return differs({ what: "method", path: "method", proof: "a method", here: null })
  const values = proof.steps[lastStep(method)] ?? {}
  const normalised: Record<string, number | null> = {}
  for (const node of tree.indicators) {
    // Screening leaves no table of its own: without a step after it the last table still has the values.
    const x = proof.entity.status === "screened" ? null : (values[node.code] ?? null)
    const scale = proof.scales[node.code]
    const stated = proof.steps.normalised?.[node.code] ?? null
    if (scale === undefined || Object.keys(scale).length === 1) normalised[node.code] = stated
    else {
      const score = x === null ? Number.NaN : applyScale(x, scale)
      normalised[node.code] = Number.isFinite(score) ? score : null
    }
  }
  const scores: Record<string, number | null> = {}
  for (const node of tree.aggregates)
    scores[node.code] = proof.given.includes(node.code)
      ? (proof.scores[node.code] ?? null)
      : ownScore(node.code, proof, method, tree, { ...normalised, ...scores })
  const found =
    firstDifference(proof.steps.normalised, normalised, "normalised") ??
    firstDifference(
      proof.scores,
      Object.fromEntries(Object.keys(proof.scores).map((code) => [code, scores[code] ?? null])),
      "scores",
    )
  return found === null
    ? { identical: true, difference: null, given: proof.given }
    : differs({ what: "cell", ...found })
}

/** Whether a node's children have weights of each entity's own, which are used as they are. */
function hasOwnWeights({ weights }: Method, level: number): boolean {
  return weights.method === "benefit-of-the-doubt" && (weights.level === "all" || weights.level === level - 1)
}

function ownScore(
  code: string,
  proof: ZoneProof,
  method: Method,
  tree: NonNullable<ReturnType<typeof buildTree>["tree"]>,
  below: Record<string, number | null>,
): number | null {
  const node = tree.byCode.get(code)!
  const children = tree.children.get(code) ?? []
  const options = aggregationOf(method, node, tree.level.get(code) ?? 2)
  const reported = children.filter((child) => (below[child.code] ?? null) !== null)
  if (reported.length === 0) return null
  const kept = method.missing === "zero" ? children : reported
  const few = method.availability !== null && reported.length / children.length < method.availability
  if (few || (method.missing === "propagate" && kept.length < children.length)) return null
  const weights = kept.map((child) => proof.weights[code]?.[child.code] ?? null)
  if (weights.some((w) => w === null)) return null
  const shares = Float64Array.from(weights, (w) => w ?? 0)
  let total = 0
  for (const w of shares) total += w
  if (total === 0) return null
  const values = Float64Array.from(kept, (child) => below[child.code] ?? 0)
  const perEntity = hasOwnWeights(method, tree.level.get(code) ?? 2)
  if (kept.length < children.length && !perEntity) for (let k = 0; k < shares.length; k++) shares[k]! /= total
  const chosen = aggregations[options.method] as unknown as RowAggregation<never>
  const score = perEntity ? weightedSum(values, shares) : chosen.score(values, shares, options as never)
  if (!Number.isFinite(score)) return null
  const adjusted = score + 0 + (proof.points[code] ?? 0)
  return node.cap === undefined ? adjusted : Math.min(adjusted, node.cap)
}

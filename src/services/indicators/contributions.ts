import {
  aggregatesOf,
  checkExpression,
  compileToSql,
  type Expression,
  expressionText,
  namesOf,
} from "#expressions"
import { type Issue, issue } from "#issues"
import { overReturns, type PlannedIndicator } from "#returns"
import { type IndicatorsOptions, type Prepared, prepareIndicators } from "./compute-indicators.ts"
import type { IndicatorContext } from "./context.ts"

/** What an aggregate of a zone is made of: integers of the smallest unit, of a count 1 each. */
export interface PartSummary {
  readonly zone: string
  readonly units: number
  /** Units of the zone, whether they contribute or not. */
  readonly population: number
  /** The same for the same contributions, within one process. */
  readonly print: string
  readonly nonZero: number
  /** Σ x and Σ |x| */
  readonly total: bigint
  readonly absolute: bigint
  /** The largest by |x|, descending. */
  readonly largest: readonly { readonly unit: string; readonly value: bigint }[]
}

/** One aggregate over the returns of a period: sum(qj57). */
export interface FigurePartOf {
  readonly text: string
  readonly kind: "sum" | "count"
  /** The period whose returns it takes. */
  readonly period: string
  /** Variables it adds up; of a count none. */
  readonly reads: ReadonlySet<string>
  /** Whether it is put together by other means: min, max, avg, distinct. */
  readonly opaque: boolean
  readonly zones: ReadonlyMap<string, PartSummary>
  /** Every unit's part, zone by zone. */
  readonly contributions: () => Promise<ReadonlyMap<string, ReadonlyMap<string, bigint>>>
}

/** How an indicator is made of parts: the part itself, a ratio of two with constants, or else. */
export type FigureShape =
  | { readonly kind: "part"; readonly part: string }
  | { readonly kind: "ratio"; readonly numerator: string; readonly denominator: string }
  | { readonly kind: "other"; readonly parts: readonly string[] }

export interface FigureContributions {
  readonly shapes: ReadonlyMap<string, FigureShape>
  readonly parts: ReadonlyMap<string, FigurePartOf>
}

type Aggregate = Extract<Expression, { kind: "aggregate" }>

/**
 * What stands behind every figure of a framework, for disclosure control. The source stays open while `work` runs.
 * @param keep how many of the largest contributors are named
 */
export async function withContributions<T>(
  options: IndicatorsOptions,
  keep: number,
  context: IndicatorContext,
  work: (found: FigureContributions) => Promise<T>,
): Promise<{ readonly result: T | null; readonly issues: readonly Issue[] }> {
  const { prepared, issues } = await prepareIndicators(options, context)
  if (prepared === null) return { result: null, issues }
  try {
    const { shapes, aggregates } = shapesOf(prepared)
    const parts = new Map<string, FigurePartOf>()
    for (const [text, one] of aggregates) {
      const part = await partOf(prepared, text, one.node, one.prior, keep)
      if (part === null)
        return { result: null, issues: [...issues, issue("error", "indicator-parts-unknown", text)] }
      parts.set(text, part)
    }
    return { result: await work({ shapes, parts }), issues }
  } finally {
    prepared.opened.source.close()
  }
}

function shapesOf({ plan, held }: Prepared) {
  const aggregates = new Map<string, { readonly node: Aggregate; readonly prior: boolean }>()
  const all = new Map([...plan.named, ...plan.indicators].map((one) => [one.code, one]))
  const nameOf = (node: Aggregate, prior: boolean) => {
    const text = prior ? `prior(${expressionText(node)})` : expressionText(node)
    aggregates.set(text, { node, prior })
    return text
  }
  const partsOf = (code: string, seen: Set<string>): string[] => {
    const expression = all.get(code)?.checked?.expression
    if (expression === undefined || seen.has(code)) return []
    seen.add(code)
    return [
      ...aggregatesOf(expression).map(({ node, prior }) => nameOf(node, prior)),
      ...namesOf(expression).flatMap((name) => partsOf(name, seen)),
    ]
  }
  const shapes = new Map<string, FigureShape>()
  for (const one of plan.indicators) {
    if (one.checked === null || !isHeld(one, held)) continue
    shapes.set(one.code, shapeOf(one.checked.expression, nameOf) ?? other(partsOf(one.code, new Set())))
  }
  return { shapes, aggregates }
}

const other = (parts: readonly string[]): FigureShape => ({ kind: "other", parts: [...new Set(parts)] })

const isHeld = ({ reads }: PlannedIndicator, held: Prepared["held"]) =>
  reads.now.every((code) => held.now.has(code)) &&
  reads.before.every((code) => held.before?.has(code) === true)

function shapeOf(
  expression: Expression,
  nameOf: (node: Aggregate, prior: boolean) => string,
): FigureShape | null {
  const node = withoutConstants(expression)
  if (node.kind === "aggregate") return { kind: "part", part: nameOf(node, false) }
  if (node.kind !== "arithmetic" || node.operator !== "/") return null
  const [above, below] = [withoutConstants(node.left), withoutConstants(node.right)]
  return above.kind === "aggregate" && below.kind === "aggregate"
    ? { kind: "ratio", numerator: nameOf(above, false), denominator: nameOf(below, false) }
    : null
}

/** Factors and divisors that everybody knows hide nothing. */
function withoutConstants(node: Expression): Expression {
  if (node.kind === "negate") return withoutConstants(node.of)
  if (node.kind !== "arithmetic" || (node.operator !== "*" && node.operator !== "/")) return node
  if (node.right.kind === "number") return withoutConstants(node.left)
  if (node.left.kind === "number" && node.operator === "*") return withoutConstants(node.right)
  return node
}

async function partOf(
  prepared: Prepared,
  text: string,
  node: Aggregate,
  isPrior: boolean,
  keep: number,
): Promise<FigurePartOf | null> {
  const { scope, period, prior, compiled, variables, rows, opened } = prepared
  const sqlOf = (part: Expression | null): string | null => {
    if (part === null) return null
    const { checked } = checkExpression(part, scope)
    return checked === null ? "" : (compileToSql(checked).sql ?? "")
  }
  const [of, where] = [sqlOf(node.of), sqlOf(node.where)]
  const when = isPrior ? prior : period
  if (of === "" || where === "" || when === null) return null
  const kind = node.name === "count" ? "count" : "sum"
  const value =
    kind === "count" ? "1" : isExact(node.of, prepared) ? of : `cast(round((${of}) * 1000) as hugeint)`
  const table = isPrior ? "returns_before" : "returns_now"
  const picks = [where, of === null ? null : `(${of}) is not null`].filter((one) => one !== null)
  const picked =
    picks.length === 0 ? value : `case when ${picks.map((one) => `(${one})`).join(" and ")} then ${value} end`
  const given = `select zone, unit, ${picked} as v from ${table} where zone is not null`
  const query = (select: string) =>
    opened.source.query(overReturns(select, table, "reported", rows(when, compiled.columns), null, variables))
  const found = await query(`select zone, count(v) as units, count(*) as population,
      count(*) filter (where v <> 0) as nonzero,
      bit_xor(hash(unit, cast(v as hugeint))) filter (where v is not null) as print,
      sum(v) as total, sum(abs(v)) as absolute,
      to_json(list_transform(arg_max({ 'unit': unit, 'size': cast(abs(v) as varchar) }, abs(v), ${keep})
        filter (where v <> 0), one -> [one.unit, one.size])) as largest
    from (${given}) as given group by zone`)
  const zones = new Map(found.map((row) => [String(row.zone), summaryOf(row)]))
  return {
    text,
    kind,
    period: when,
    reads: new Set(node.of === null ? [] : namesOf(node.of)),
    opaque: node.distinct || (node.name !== "count" && node.name !== "sum"),
    zones,
    contributions: async () => {
      const byZone = new Map<string, Map<string, bigint>>()
      for (const { zone, unit, v } of await query(`select * from (${given}) as given where v is not null`)) {
        const units = byZone.get(String(zone)) ?? new Map<string, bigint>()
        byZone.set(String(zone), units.set(String(unit), BigInt(String(v))))
      }
      return byZone
    },
  }
}

function isExact(node: Expression | null, { scope }: Prepared): boolean {
  const nature = node === null ? null : checkExpression(node, scope).checked?.nature
  return nature?.type.kind === "exact"
}

function summaryOf(row: Readonly<Record<string, unknown>>): PartSummary {
  const largest =
    row.largest === null || row.largest === undefined
      ? []
      : (JSON.parse(String(row.largest)) as [string, string][])
  return {
    zone: String(row.zone),
    units: Number(row.units),
    population: Number(row.population),
    print: String(row.print ?? ""),
    nonZero: Number(row.nonzero),
    total: BigInt(String(row.total ?? 0)),
    absolute: BigInt(String(row.absolute ?? 0)),
    largest: largest.map(([unit, size]) => ({ unit, value: BigInt(size) })),
  }
}

import {
  aggregatesOf,
  type Checked,
  type CompiledMany,
  checkExpression,
  compileMany,
  type DataRecord,
  type Expression,
  type Outcome,
  type Scope,
} from "#expressions"
import type { Issue } from "#issues"
import { asksPrior, type IndicatorPlan, type PlannedIndicator, variablesLacking } from "./indicator-plan.ts"

/** Variables that the files of each period hold. */
export interface Held {
  readonly now: ReadonlySet<string>
  /** `null`: there is no period before. */
  readonly before: ReadonlySet<string> | null
}

/** An indicator of one zone. */
export interface Figure {
  readonly outcome: Outcome
  /** The same of the period before; `null`: not asked for, as of an indicator that is itself a change. */
  readonly before: Outcome | null
  /** Returns of this period that it leaves out, for a missing cell; `null`: not counted. */
  readonly leftOut: number | null
}

export interface ZoneFigures {
  /** `null`: returns that name no zone. */
  readonly zone: string | null
  readonly returns: number
  readonly returnsBefore: number
  readonly figures: ReadonlyMap<string, Figure>
}

export interface CompiledIndicators {
  /** A select over the table `returns_now` with the columns `zone` and those of `columns`; a row for each zone. */
  readonly sql: string
  /** The same over `returns_before`; `null`: nothing is asked of it. */
  readonly priorSql: string | null
  /** Variables that it reads. */
  readonly columns: readonly string[]
  /** Figures of every zone from the rows of both. */
  readonly read: (
    rows: readonly Readonly<Record<string, unknown>>[],
    priorRows: readonly Readonly<Record<string, unknown>>[],
  ) => ZoneFigures[]
  readonly issues: readonly Issue[]
}

/** All indicators that the data can give, in one scan of this period and one of the period before. */
export function compileIndicators(plan: IndicatorPlan, scope: Scope, held: Held): CompiledIndicators {
  const planned = [...plan.named, ...plan.indicators].filter(
    (one) => one.checked !== null && isWhole(variablesLacking(one, held)),
  )
  const byCode = new Map(planned.map((one) => [one.code, one]))
  const expressions = new Map<string, Checked>()
  /** Indicators that no missing cell can touch, such as count(*). */
  const complete = new Set<string>()
  for (const one of planned) {
    if (one.checked === null) continue
    expressions.set(one.code, one.checked)
    const left = leftOutOf(one.checked.expression)
    const leftOut = checkedOf(left, scope)
    if (leftOut !== null) expressions.set(`left ${one.code}`, leftOut)
    if (left === null) complete.add(one.code)
    // Indicators that name others are put together from those of the period before.
    const before = held.before !== null && canLookBack(one, held) ? priorOf(one.checked, scope) : null
    if (before !== null) expressions.set(`before ${one.code}`, before)
  }
  const returns = checkedOf(count(null), scope)
  const returnsBefore = checkedOf({ kind: "prior", of: count(null), at: nowhere }, scope)
  if (returns !== null) expressions.set("returns", returns)
  if (returnsBefore !== null) expressions.set("before returns", returnsBefore)
  const compiled = compileMany(expressions, {
    table: "returns_now",
    ...(held.before === null ? {} : { priorTable: "returns_before" }),
    groups: ["zone"],
  })
  const columns = [...new Set(planned.flatMap(({ reads }) => [...reads.now, ...reads.before]))].sort()
  const order = plan.order.filter((code) => byCode.has(code))
  return {
    sql: compiled.sql,
    priorSql: compiled.priorSql,
    columns,
    read: (rows, priorRows) => {
      const zones = new Map<unknown, Readonly<Record<string, unknown>>>()
      for (const row of [...priorRows, ...rows]) zones.set(row.zone, { ...zones.get(row.zone), ...row })
      return [...zones.values()].map((row) => readRow(row, compiled, order, byCode, complete))
    },
    issues: compiled.issues,
  }
}

const isWhole = ({ now, before }: { now: readonly string[]; before: readonly string[] }) =>
  now.length === 0 && before.length === 0

const canLookBack = (one: PlannedIndicator, held: Held) =>
  !asksPrior(one) && one.reads.now.every((code) => held.before?.has(code) === true)

/** A node that stands in no text. */
const nowhere = { start: 0, end: 0 } as const

const count = (where: Expression | null): Expression => ({
  kind: "aggregate",
  name: "count",
  of: null,
  distinct: false,
  where,
  at: nowhere,
})

function checkedOf(expression: Expression | null, scope: Scope): Checked | null {
  return expression === null ? null : checkExpression(expression, scope).checked
}

/** The same of the period before; of an indicator that names others there is none: its parts are looked back at. */
function priorOf({ expression }: Checked, scope: Scope): Checked | null {
  return checkedOf({ kind: "prior", of: expression, at: nowhere }, scope)
}

/** How many records of this period an expression leaves out: a condition is unknown, or a cell that holds is missing. */
function leftOutOf(expression: Expression): Expression | null {
  const conditions = aggregatesOf(expression)
    .filter(({ prior }) => !prior)
    .flatMap(({ node: { of, where } }): Expression[] => {
      const blank: Expression | null =
        of === null ? null : { kind: "is", what: "null", negated: false, of, at: nowhere }
      if (where === null) return blank === null ? [] : [blank]
      const open: Expression = { kind: "is", what: "unknown", negated: false, of: where, at: nowhere }
      if (blank === null) return [open]
      return [open, { kind: "and", of: [where, blank], at: nowhere }]
    })
  const different = [...new Map(conditions.map((one) => [JSON.stringify(withoutPlaces(one)), one])).values()]
  const [first] = different
  if (first === undefined) return null
  return count(different.length === 1 ? first : { kind: "or", of: different, at: nowhere })
}

/** Equal pieces of a text stand in different places. */
const withoutPlaces = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === "at" ? undefined : value)))

function readRow(
  row: Readonly<Record<string, unknown>>,
  compiled: CompiledMany,
  order: readonly string[],
  byCode: ReadonlyMap<string, PlannedIndicator>,
  complete: ReadonlySet<string>,
): ZoneFigures {
  const zone = row.zone === null || row.zone === undefined ? null : String(row.zone)
  const first = compiled.read(row)
  const whole: Record<string, DataRecord[string]> = {}
  const figures = new Map<string, Figure>()
  for (const code of order) {
    const own = first.get(code)
    if (own === undefined) continue
    // What names other indicators is computed once more when they are known.
    const outcome =
      own.value === null && own.reasons.some((reason) => reason.kind === "missing" && byCode.has(reason.of))
        ? (compiled.read(row, whole).get(code) ?? own)
        : own
    whole[code] = outcome.value ?? { missing: "not-known", because: outcome.reasons }
    const left = first.get(`left ${code}`)?.value
    figures.set(code, {
      outcome,
      before: first.get(`before ${code}`) ?? null,
      leftOut: complete.has(code) ? 0 : left === undefined || left === null ? null : Number(left),
    })
  }
  return {
    zone,
    returns: Number(first.get("returns")?.value ?? 0),
    returnsBefore: Number(first.get("before returns")?.value ?? 0),
    figures,
  }
}

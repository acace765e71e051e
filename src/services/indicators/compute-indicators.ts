import { labelText } from "#evaluation"
import type { Declared, Scope } from "#expressions"
import { type Issue, issue } from "#issues"
import { declaredVariables, type Pack, populationOf } from "#packs"
import {
  type CompiledIndicators,
  compileIndicators,
  type Held,
  type IndicatorPlan,
  overReturns,
  type PeriodRows,
  type PlannedIndicator,
  planIndicators,
  type ReturnsScope,
  repeatedUnitsSql,
  variablesLacking,
  type ZoneFigures,
} from "#returns"
import { compareCodePoints } from "#statistics"
import { allIndicators, askedOf } from "./asked-indicators.ts"
import type { IndicatorContext, ReturnsSource } from "./context.ts"
import { figureValue } from "./figure-value.ts"
import { findChanges, findMissing } from "./find-changes.ts"
import { growthOf } from "./growth.ts"
import type { FigureLine, IndicatorsResult, ZoneLine } from "./model.ts"
import { type OpenedReturns, openReturns } from "./open-returns.ts"
import { stateOf, whyNever } from "./state.ts"

/** What `gaoxin indicators` is told. */
export interface IndicatorsOptions {
  readonly data: string
  readonly framework: string
  readonly pack: string
  readonly period: string | null
}

/** Returns, plan and compiled scan of one period: what computing and opening a figure share. */
export interface Prepared {
  readonly pack: Pack
  readonly opened: OpenedReturns
  readonly period: string
  readonly prior: string | null
  readonly scope: Scope
  readonly plan: IndicatorPlan
  readonly held: Held
  readonly compiled: CompiledIndicators
  /** Variables of the scan, declared. */
  readonly variables: readonly Declared[]
  readonly rows: (period: string, columns: readonly string[]) => PeriodRows
}

/** @returns `prepared: null` when an issue is an error; the caller closes the source */
export async function prepareIndicators(
  options: IndicatorsOptions,
  context: IndicatorContext,
): Promise<{ readonly prepared: Prepared | null; readonly issues: readonly Issue[] }> {
  const issues: Issue[] = []
  const loaded = await context.loadPack(options.pack)
  issues.push(...loaded.issues.filter(({ severity }) => severity === "error"))
  const { pack } = loaded
  if (pack === null) return { prepared: null, issues }
  if (!pack.frameworks.has(options.framework))
    issues.push(
      issue("error", "framework-not-in-pack", "--framework", {
        id: options.framework,
        allowed: [...pack.frameworks.keys()],
      }),
    )
  const read = await openReturns(options.data, pack, options.period, context)
  issues.push(...read.issues)
  const { opened } = read
  if (opened === null) return { prepared: null, issues }
  const stop = () => {
    opened.source.close()
    return { prepared: null, issues }
  }
  const { source } = opened
  const period = options.period ?? source.periods.at(-1)
  if (period === undefined || !source.periods.includes(period)) {
    issues.push(issue("error", "returns-period-absent", "--period", { period, allowed: source.periods }))
    return stop()
  }
  if (options.period === null && source.periods.length > 1)
    issues.push(issue("info", "returns-latest-period", "--period", { period, allowed: source.periods }))
  const before = periodBefore(period)
  const prior = before !== null && source.periods.includes(before) ? before : null
  if (prior === null) issues.push(issue("info", "returns-no-prior", options.data, { period, before }))
  const scope = scopeOf(pack, source, prior === null ? [period] : [period, prior], issues)
  if (issues.some(({ severity }) => severity === "error")) return stop()
  const plan = planIndicators(askedOf(pack, options.framework), allIndicators(pack), scope, context.parse)
  issues.push(...plan.issues)
  const held: Held = {
    now: new Set(source.columns(period).keys()),
    before: prior === null ? null : new Set(source.columns(prior).keys()),
  }
  const compiled = compileIndicators(plan, scope, held)
  issues.push(...compiled.issues)
  const rows = (of: string, wanted: readonly string[]): PeriodRows => {
    const columns = wanted.filter((code) => source.columns(of).has(code))
    return { period: of, select: source.relation(of, columns), columns: new Set(columns) }
  }
  const wanted = new Set(compiled.columns)
  const variables = scope.variables.filter(({ code }) => wanted.has(code))
  for (const one of prior === null ? [period] : [period, prior])
    for (const { unit, times } of await source.query(repeatedUnitsSql(rows(one, []))))
      issues.push(issue("error", "returns-unit-repeated", options.data, { unit, times, period: one }))
  if (issues.some(({ severity, code }) => severity === "error" && code === "returns-unit-repeated"))
    return stop()
  return {
    prepared: { pack, opened, period, prior, scope, plan, held, compiled, variables, rows },
    issues,
  }
}

/** Indicators of a framework for every zone, from returns of enterprises. All faults at once. */
export async function computeIndicators(
  options: IndicatorsOptions,
  context: IndicatorContext,
): Promise<{ readonly result: IndicatorsResult | null; readonly issues: readonly Issue[] }> {
  const { prepared, issues: found } = await prepareIndicators(options, context)
  if (prepared === null) return { result: null, issues: found }
  const issues = [...found]
  const { pack, opened, period, prior, plan } = prepared
  try {
    const reported = await figuresOf(prepared, "reported")
    const same = prior === null ? [] : await figuresOf(prepared, "same")
    const changes = await findChanges(prepared)
    const missing = await findMissing(prepared, changes)
    const outside = reported.find(({ zone }) => zone === null)
    if (outside !== undefined)
      issues.push(issue("info", "returns-outside-zones", options.data, { returns: outside.returns, period }))
    const names = new Map([
      ...populationOf(pack).flatMap(({ code, names: [name] }) =>
        name === undefined ? [] : [[code, name] as const],
      ),
      ...opened.zoneNames,
    ])
    const byZone = new Map(reported.flatMap((one) => (one.zone === null ? [] : [[one.zone, one] as const])))
    const sameByZone = new Map(same.flatMap((one) => (one.zone === null ? [] : [[one.zone, one] as const])))
    const codes = new Set(byZone.keys())
    for (const one of opened.frame ?? [])
      if (one.zone !== null && (one.period === null || one.period === period)) codes.add(one.zone)
    const sorted = [...codes].sort(compareCodePoints)
    const count = <T>(list: readonly T[], holds: (one: T) => boolean) => list.filter(holds).length
    const zones = sorted.map((code): ZoneLine => {
      const { returns = 0, returnsBefore = 0 } = byZone.get(code) ?? {}
      return {
        code,
        name: names.get(code) ?? null,
        returns,
        returnsBefore,
        same: sameByZone.get(code)?.returns ?? 0,
        entries: count(changes, (one) => one.kind === "entry" && one.zoneNow === code),
        exits: count(changes, (one) => one.kind === "exit" && one.zoneBefore === code),
        movedIn: count(changes, (one) => one.kind === "move" && one.zoneNow === code),
        movedOut: count(changes, (one) => one.kind === "move" && one.zoneBefore === code),
        missing:
          opened.frame === null
            ? null
            : count(missing, (one) => one.because === "frame" && one.zone === code),
      }
    })
    const figures = sorted.flatMap((zone) =>
      plan.indicators.map((planned) => figureLine(zone, planned, byZone.get(zone), prepared)),
    )
    for (const planned of plan.indicators) {
      const why = whyNever({
        planned,
        lacking: variablesLacking(planned, prepared.held),
        variables: pack.variables,
        period,
        prior,
      })
      if (why !== null)
        issues.push(
          issue("info", "indicator-not-computed", planned.code, {
            label: planned.label.zh,
            zh: why.zh,
            en: why.en,
          }),
        )
    }
    const framework = pack.frameworks.get(options.framework)?.file
    const title = framework?.title
    return {
      result: {
        kind: "gaoxin-indicators",
        engine: context.engine,
        pack: pack.manifest.id,
        framework: options.framework,
        title: {
          zh: labelText(title, "zh", options.framework),
          en: labelText(title, "en", options.framework),
        },
        origin: opened.source.origin,
        period,
        prior,
        indicators: plan.indicators.map(({ checked: _, reads: __, ...asked }) => asked),
        zones,
        figures,
        growth: growthOf(sorted, plan.indicators, byZone, sameByZone),
        changes,
        missing,
        issues,
      },
      issues,
    }
  } finally {
    opened.source.close()
  }
}

/** One scan of this period, and one of the period before. */
async function figuresOf(prepared: Prepared, scope: ReturnsScope): Promise<ZoneFigures[]> {
  const { compiled, opened, period, prior, variables, rows } = prepared
  const now = rows(period, compiled.columns)
  const before = prior === null ? null : rows(prior, compiled.columns)
  const query = (...of: Parameters<typeof overReturns>) => opened.source.query(overReturns(...of))
  const found = await query(compiled.sql, "returns_now", scope, now, before, variables)
  const { priorSql } = compiled
  if (before === null || priorSql === null) return compiled.read(found, [])
  const earlier = await query(priorSql, "returns_before", scope, before, now, variables)
  return compiled.read(found, earlier)
}

function figureLine(
  zone: string,
  planned: PlannedIndicator,
  figures: ZoneFigures | undefined,
  { period, prior, scope, held, pack }: Prepared,
): FigureLine {
  const figure = figures?.figures.get(planned.code)
  const state = stateOf({
    planned,
    lacking: variablesLacking(planned, held),
    outcome: figure?.outcome ?? null,
    returns: figures?.returns ?? 0,
    returnsBefore: figures?.returnsBefore ?? 0,
    period,
    prior,
    scope,
    variables: pack.variables,
  })
  return {
    zone,
    indicator: planned.code,
    value: state.state === "unknown" ? null : figureValue(planned, figure?.outcome ?? null),
    leftOut: state.state === "unknown" ? null : (figure?.leftOut ?? null),
    ...state,
  }
}

/** 2024 → 2023, 2024-Q1 → 2023-Q4, 2024-01 → 2023-12. */
function periodBefore(period: string): string | null {
  const [, year = "", quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(period) ?? []
  if (year === "") return null
  const last = String(Number(year) - 1)
  if (quarter !== undefined) return quarter === "1" ? `${last}-Q4` : `${year}-Q${Number(quarter) - 1}`
  if (month !== undefined)
    return month === "01" ? `${last}-12` : `${year}-${String(Number(month) - 1).padStart(2, "0")}`
  return last
}

/** Variables of the pack, with the decimals that the data carry them in. */
function scopeOf(pack: Pack, source: ReturnsSource, periods: readonly string[], issues: Issue[]): Scope {
  const variables = declaredVariables(pack).map((variable): Declared => {
    const carried = periods.flatMap((period) => {
      const decimals = source.columns(period).get(variable.code)
      return decimals === undefined ? [] : [decimals]
    })
    const [first] = carried
    if (first === undefined) return variable
    const { code } = variable
    if (carried.some((one) => one !== first))
      issues.push(issue("error", "returns-decimals-differ", code, { decimals: carried, periods }))
    if ((first === null) !== (variable.type !== "number"))
      issues.push(issue("error", "returns-kind-differs", code, { type: variable.type }))
    return first === null || variable.type !== "number" ? variable : { ...variable, decimals: first }
  })
  return { variables }
}

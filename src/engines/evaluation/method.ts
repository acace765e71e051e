import type { Static, TObject } from "typebox"
import { type Issue, issue } from "#issues"
import { aggregations } from "./aggregate/index.ts"
import {
  type imputeSchema,
  methodSchema,
  overrideSchema,
  type screenSchema,
  weightSchemas,
} from "./method-options.ts"
import { normalisations } from "./normalise/index.ts"
import { readOptions } from "./options.ts"
import type { TreatOptions } from "./treat/index.ts"
import type { ValueTransform } from "./treat/transforms.ts"

export type NormaliseOptions = { readonly method: keyof typeof normalisations } & Readonly<
  Record<string, unknown>
>
export type AggregateOptions = { readonly method: keyof typeof aggregations } & Readonly<
  Record<string, unknown>
>
export type WeightOptions = {
  [K in keyof typeof weightSchemas]: Static<(typeof weightSchemas)[K]>
}[keyof typeof weightSchemas]

/** A method with every default written out. */
export interface Method {
  readonly steps: readonly string[]
  readonly denominate: boolean
  readonly screen: Static<typeof screenSchema> | null
  readonly impute: Static<typeof imputeSchema> | null
  readonly treat: TreatOptions | null
  readonly transform: ValueTransform
  readonly normalise: NormaliseOptions
  readonly weights: WeightOptions
  readonly aggregate: readonly {
    readonly level?: number
    readonly node?: string
    readonly options: AggregateOptions
  }[]
  readonly availability: number | null
  readonly missing: "renormalise" | "zero" | "propagate"
  readonly constant: "missing" | "middle" | "full"
  readonly unknownWeights: "interval" | "equal" | "refuse"
  readonly over: "period" | "pooled" | "fixed" | { readonly fixed: string }
  readonly classes: {
    readonly by: string
    readonly scope: "rank" | "separate"
    readonly minimum: number
  } | null
  readonly rank: { readonly decimals: number | null }
  readonly size: string | null
  readonly overrides: Readonly<
    Record<
      string,
      {
        readonly treat?: TreatOptions | null
        readonly transform?: ValueTransform
        readonly normalise?: NormaliseOptions
      }
    >
  >
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** `name` or `{ method: name, … }` → options with defaults, read by the schema of that name. */
function readChoice<T extends Record<string, { options: TObject } | TObject>>(
  table: T,
  raw: unknown,
  path: string,
  issues: Issue[],
): Record<string, unknown> | null {
  const given = typeof raw === "string" ? { method: raw } : raw
  const name = isObject(given) ? given.method : undefined
  const entry = typeof name === "string" && Object.hasOwn(table, name) ? table[name] : undefined
  if (entry === undefined) {
    issues.push(
      issue("error", "method-unknown-name", `${path}.method`, {
        given: name ?? raw,
        allowed: Object.keys(table),
      }),
    )
    return null
  }
  const schema = ("options" in entry ? entry.options : entry) as TObject
  return readOptions(schema, given, path, issues)
}

/**
 * Reads a method file's object: every default written out, every fault an issue.
 * A key left out does nothing at that step; then min-max 0–100, framework weights, arithmetic.
 * `treat: {}` and `screen: {}` mean COINr's defaults.
 */
export function readMethod(raw: unknown): { method: Method | null; issues: Issue[] } {
  const issues: Issue[] = []
  if (raw !== null && raw !== undefined && !isObject(raw))
    return { method: null, issues: [issue("error", "method-not-an-object", "method", {})] }
  const {
    normalise,
    weights,
    aggregate,
    overrides,
    adjustments: _file,
    ...rest
  } = { ...(raw ?? {}) } as Record<string, unknown>
  if (rest.treat === "none") rest.treat = null
  if (rest.screen === "none") rest.screen = null
  if (rest.impute === "none") rest.impute = null
  if (typeof rest.impute === "string") rest.impute = { method: rest.impute }
  if (typeof rest.classes === "string") rest.classes = { by: rest.classes }
  const own = readOptions(methodSchema, rest, "method", issues)
  const normaliseOptions = readChoice(normalisations, normalise ?? "min-max", "method.normalise", issues)
  const weightOptions = readChoice(weightSchemas, namedSet(weights ?? "framework"), "method.weights", issues)
  const aggregateList = readAggregates(aggregate ?? "arithmetic", issues)
  const overrideTable = readOverrides(overrides, rest.treat, issues)
  if (own !== null) checkSteps(own.steps, issues)
  if (own === null || normaliseOptions === null || weightOptions === null || issues.length > 0)
    return { method: null, issues }
  return {
    method: {
      ...own,
      // The schemas were checked: the names and options are those of the tables.
      treat: own.treat as TreatOptions | null,
      transform: own.transform as ValueTransform,
      normalise: normaliseOptions as NormaliseOptions,
      weights: weightOptions as WeightOptions,
      aggregate: aggregateList,
      overrides: overrideTable,
    } as Method,
    issues,
  }
}

/** The method as a method file says it, every default written out; reads back as itself. */
export function methodToJson(method: Method): Record<string, unknown> {
  const aggregate = method.aggregate.map(({ options, ...place }) => ({ ...place, ...options }))
  return { ...method, aggregate }
}

/** What an override writes of the treatment, over what the method says for all. */
function laidOver(own: Record<string, unknown>, all: Record<string, unknown>): Record<string, unknown> {
  const both = isObject(own.winsorise) && isObject(all.winsorise)
  return {
    ...all,
    ...own,
    ...(both ? { winsorise: { ...(all.winsorise as object), ...(own.winsorise as object) } } : {}),
  }
}

function namedSet(weights: unknown): unknown {
  return isObject(weights) && typeof weights.set === "string" ? { ...weights, method: "set" } : weights
}

function readAggregates(raw: unknown, issues: Issue[]): Method["aggregate"] {
  const list = Array.isArray(raw) ? raw : [raw]
  return list.flatMap((entry: unknown, i) => {
    const path = `method.aggregate.${i}`
    if (typeof entry === "string") entry = { method: entry }
    if (!isObject(entry)) {
      issues.push(
        issue("error", "method-unknown-name", path, { given: entry, allowed: Object.keys(aggregations) }),
      )
      return []
    }
    const { level, node, ...options } = entry
    if (level !== undefined && !(typeof level === "number" && Number.isInteger(level) && level >= 2))
      issues.push(
        issue("error", "method-bad-option", `${path}.level`, {
          given: level,
          expected: "a whole number from 2",
          allowed: "2, 3, …",
        }),
      )
    if (node !== undefined && typeof node !== "string")
      issues.push(
        issue("error", "method-bad-option", `${path}.node`, {
          given: node,
          expected: "a code",
          allowed: "a code of the framework",
        }),
      )
    const read = readChoice(aggregations, options, path, issues)
    if (read === null) return []
    return [
      {
        ...(typeof level === "number" ? { level } : {}),
        ...(typeof node === "string" ? { node } : {}),
        options: read as AggregateOptions,
      },
    ]
  })
}

function readOverrides(raw: unknown, treat: unknown, issues: Issue[]): Method["overrides"] {
  if (raw === undefined || raw === null) return {}
  if (!isObject(raw)) {
    issues.push(
      issue("error", "method-bad-option", "method.overrides", {
        given: raw,
        expected: "an object",
        allowed: "code: { treat, transform, normalise }",
      }),
    )
    return {}
  }
  const table: Record<string, Record<string, unknown>> = {}
  for (const [code, given] of Object.entries(raw)) {
    const path = `method.overrides.${code}`
    const { normalise, ...rest } = isObject(given) ? given : {}
    if (!isObject(given))
      issues.push(
        issue("error", "method-bad-option", path, {
          given,
          expected: "an object",
          allowed: "treat, transform, normalise",
        }),
      )
    if (rest.treat === "none") rest.treat = null
    if (isObject(rest.treat) && isObject(treat)) rest.treat = laidOver(rest.treat, treat)
    const own = readOptions(overrideSchema, rest, path, issues)
    const entry: Record<string, unknown> = {}
    // Defaults of a schema fill even optional keys: only what was written overrides.
    for (const key of ["treat", "transform"] as const) if (own !== null && key in rest) entry[key] = own[key]
    if (normalise !== undefined) {
      const read = readChoice(normalisations, normalise, `${path}.normalise`, issues)
      if (read !== null) entry.normalise = read
    }
    table[code] = entry
  }
  return table
}

function checkSteps(steps: readonly string[], issues: Issue[]): void {
  const fixed = ["treat", "transform", "normalise", "aggregate"]
  const late = steps.filter((step) => fixed.includes(step))
  const firstLate = steps.findIndex((step) => fixed.includes(step))
  const early = steps.filter((step, i) => !fixed.includes(step) && i > firstLate)
  const ordered = late.every((step, i) => i === 0 || fixed.indexOf(late[i - 1] ?? "") < fixed.indexOf(step))
  if (
    new Set(steps).size !== steps.length ||
    early.length > 0 ||
    !ordered ||
    !late.includes("normalise") ||
    !late.includes("aggregate")
  )
    issues.push(
      issue("error", "method-bad-steps", "method.steps", {
        given: steps,
        allowed:
          "denominate, screen, impute (any order), then treat, transform, normalise, aggregate; each once",
      }),
    )
}

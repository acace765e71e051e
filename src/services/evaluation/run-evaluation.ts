import {
  type EvaluationInput,
  type EvaluationResult,
  evaluate,
  type Framework,
  periodsOf,
  sealResult,
  selectRows,
} from "#evaluation"
import { type Issue, issue } from "#issues"
import type { Pack } from "#packs"
import { type RawTable, readDataset, readIdata, readImeta } from "#tables"
import type { EvaluationContext } from "./context.ts"
import { findFramework, fittingFrameworks } from "./find-framework.ts"
import { findMethod } from "./find-method.ts"

/** What `gaoxin evaluate` is told. */
export interface EvaluateOptions {
  readonly pack?: string
  readonly framework?: string
  readonly data?: string
  readonly imeta?: string
  readonly idata?: string
  readonly sheet?: string
  readonly period?: string
  readonly method?: string
  readonly class?: string
  /** COLUMN=VALUE */
  readonly where?: string
  /** Column whose logarithm is the size of an entity. */
  readonly size?: string
}

export interface EvaluationRun {
  readonly input: EvaluationInput
  readonly result: EvaluationResult
}

export interface EvaluateOutcome {
  /** One per period; empty when an error stopped the run. */
  readonly runs: readonly EvaluationRun[]
  readonly issues: readonly Issue[]
  readonly pack: Pack | null
}

const stopped = (issues: readonly Issue[]) => issues.some((found) => found.severity === "error")

/** Reads framework, data and method, and evaluates the period asked for, the latest, or all. All faults at once. */
export async function runEvaluation(
  options: EvaluateOptions,
  context: EvaluationContext,
): Promise<EvaluateOutcome> {
  const found = options.imeta !== undefined ? null : await findFramework(options, context)
  const pack = found?.pack ?? null
  const issues: Issue[] = [...(found?.issues ?? [])]
  const imeta = options.imeta === undefined ? null : await readFromCoinr(options, context, issues)
  let framework = imeta?.framework ?? found?.framework ?? null
  const method = await findMethod(options.method, framework?.method, pack, found?.folder ?? null, context)
  issues.push(...method.issues)
  const named = options.size ?? method.method?.size
  const sizeColumn = typeof named === "string" ? named : undefined
  let dataset = imeta?.dataset ?? null
  if (imeta === null) {
    const table = await readOwnData(options, pack, found?.folder ?? null, context, issues)
    if (framework === null && table !== null && !stopped(issues))
      issues.push(
        issue("error", "data-without-framework", options.data ?? "--data", {
          allowed: await fittingFrameworks(table.header, context),
        }),
      )
    if (table !== null && framework !== null) {
      const read = readDataset(table, columnPlan(framework, table.header, sizeColumn))
      issues.push(...read.issues)
      dataset = read.dataset
    }
  }
  if (framework === null || dataset === null || stopped(issues)) return { runs: [], issues, pack }
  if (pack !== null && options.data === undefined) dataset = { ...dataset, origin: pack.manifest.origin }
  dataset = { origin: "user", ...dataset }
  if (options.where !== undefined) {
    const [column = "", value = ""] = splitOnce(options.where)
    const cells =
      column === "code" ? dataset.codes : column === "name" ? dataset.names : dataset.groups[column]
    if (cells === undefined)
      issues.push(
        issue("error", "where-unknown-column", "--where", {
          column,
          allowed: ["code", "name", ...Object.keys(dataset.groups)],
        }),
      )
    else {
      dataset = selectRows(dataset, (row) => cells[row] === value)
      if (dataset.codes.length === 0)
        issues.push(issue("error", "where-selects-nothing", "--where", { column, value }))
    }
  }
  if (stopped(issues)) return { runs: [], issues, pack }
  framework = withMethod(framework, method.method)
  const chosen: Record<string, unknown> = {
    ...(method.method ?? {}),
    ...(options.class === undefined ? {} : { classes: classOption(method.method, options.class) }),
    ...(options.size === undefined ? {} : { size: options.size }),
  }
  const periods = periodsOf(dataset)
  const wanted = options.period === "all" ? periods : [options.period ?? periods.at(-1) ?? null]
  if (options.period === undefined && periods.length > 1)
    issues.push(
      issue("info", "latest-period-evaluated", "--period", { period: periods.at(-1), allowed: periods }),
    )
  if (wanted.length > 1 && (chosen.over ?? "period") === "period")
    issues.push(issue("warning", "series-over-period-bounds", "method.over", { periods: wanted }))
  const solve = needsSolver(chosen) ? await context.loadSolver() : undefined
  const runs: EvaluationRun[] = []
  for (const period of wanted) {
    if (wanted.length > 1) context.progress(`${period ?? "—"} (${runs.length + 1}/${wanted.length})`)
    const adjustments = method.adjustments
      .filter((a) => !("period" in a) || a.period === period)
      .map(({ entity, kind, points, reason, reference, node }) => ({
        entity,
        kind,
        points,
        reason,
        reference,
        ...(node === undefined ? {} : { node }),
      }))
    const input: EvaluationInput = {
      framework,
      dataset,
      method: withoutFile(chosen),
      period,
      adjustments,
      notes: issues,
      solve,
    }
    const outcome = evaluate(input)
    if (outcome.result === null) return { runs: [], issues: outcome.issues, pack }
    runs.push({ input, result: sealResult(outcome.result, input, context.engine) })
  }
  return { runs, issues, pack }
}

function withoutFile(method: Record<string, unknown>): Record<string, unknown> {
  const { adjustments: _, ...rest } = method
  return rest
}

/** A framework's own default method has done its part: what is evaluated and digested names one method only. */
function withMethod(framework: Framework, chosen: Record<string, unknown> | undefined): Framework {
  if (chosen === undefined) return framework
  const { method: _, ...rest } = framework
  return rest
}

function classOption(method: Record<string, unknown> | undefined, by: string): unknown {
  const own = method?.classes
  return typeof own === "object" && own !== null ? { ...own, by } : { by }
}

function needsSolver(method: Record<string, unknown>): boolean {
  const { weights } = method
  const name =
    typeof weights === "object" && weights !== null && "method" in weights ? weights.method : weights
  return name === "benefit-of-the-doubt"
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf("=")
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)]
}

/**
 * The columns that hold numbers, with the units that the framework declares. A size column is read where it is there: it
 * serves the size test, not the scores.
 */
export function columnPlan(framework: Framework, header: readonly string[], size: string | undefined) {
  const indicators = framework.nodes.filter((node) => node.kind === "indicator")
  const numbers = new Set([
    ...indicators.map((node) => node.growthOf ?? node.code),
    ...indicators.flatMap((node) => (node.denominator === undefined ? [] : [node.denominator])),
    ...(size !== undefined && header.includes(size) ? [size] : []),
  ])
  return {
    code: "code",
    name: "name",
    period: "period",
    numbers: [...numbers],
    units: Object.fromEntries(
      indicators.flatMap((node) => (node.unit === undefined ? [] : [[node.code, node.unit]])),
    ),
  }
}

async function readFromCoinr(options: EvaluateOptions, context: EvaluationContext, issues: Issue[]) {
  if (options.idata === undefined) {
    issues.push(issue("error", "idata-missing", "--idata", {}))
    return null
  }
  const meta = await context.readTable(options.imeta ?? "", {})
  const data = await context.readTable(
    options.idata,
    options.sheet === undefined ? {} : { sheet: options.sheet },
  )
  issues.push(...meta.issues, ...data.issues)
  if (meta.table === null || data.table === null) return null
  const read = readImeta(meta.table)
  issues.push(...read.issues)
  if (read.framework === null) return null
  const table = readIdata(data.table, read)
  issues.push(...table.issues)
  return { framework: read.framework, dataset: table.dataset }
}

export async function readOwnData(
  options: { readonly data?: string; readonly sheet?: string },
  pack: Pack | null,
  folder: string | null,
  context: EvaluationContext,
  issues: Issue[],
): Promise<RawTable | null> {
  const own = pack?.manifest.default?.data
  if (options.data === undefined && (own === undefined || folder === null)) {
    issues.push(issue("error", "data-missing", "--data", {}))
    return null
  }
  const path = options.data ?? context.resolvePath(folder ?? "", `data/${own}`)
  const read = await context.readTable(path, options.sheet === undefined ? {} : { sheet: options.sheet })
  issues.push(...read.issues)
  return read.table
}

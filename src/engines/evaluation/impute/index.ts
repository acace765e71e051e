import { type Issue, issue } from "#issues"
import { count, expectationMaximisation } from "#statistics"
import type { Method } from "../method.ts"
import type { Dataset } from "../model.ts"
import type { Slice } from "../slice.ts"
import type { Tree } from "../tree.ts"
import { fillColumn, fillRows, fillWithinGroups } from "./group-fill.ts"
import { lastObservation, linear } from "./own-periods.ts"
import { fillByRegression } from "./regression.ts"

type Table = ReadonlyMap<string, Float64Array>

export interface ImputeInput {
  readonly dataset: Dataset
  readonly tree: Tree
  readonly slice: Slice
  readonly values: Table
  readonly options: NonNullable<Method["impute"]>
  readonly screened: readonly boolean[]
  /** Tables of all periods, in order of time. */
  readonly past: () => readonly { readonly slice: Slice; readonly values: Table }[]
  readonly issues: Issue[]
}

/** Fills gaps as the method says. Whatever has nothing to take from stays missing, with an issue; screened stay out. */
export function imputeStep(input: ImputeInput): Table {
  const { values, screened, issues, slice } = input
  const filled = fill(input)
  const result = new Map<string, Float64Array>()
  for (const [code, before] of values) {
    if (before.every((x) => !Number.isNaN(x))) {
      result.set(code, before)
      continue
    }
    const column = filled.get(code) ?? before
    const after = before.map((x, i) => {
      const y = screened[i] === true ? Number.NaN : column[i]!
      return Number.isNaN(x) && Number.isFinite(y) ? y : x
    })
    const left = slice.codes.filter((_, i) => screened[i] !== true && Number.isNaN(after[i]!))
    if (left.length > 0) issues.push(issue("warning", "nothing-to-impute-from", code, { entities: left }))
    result.set(code, after)
  }
  return result
}

function fill(input: ImputeInput): Table {
  const { values, options, tree, issues } = input
  const codes = [...values.keys()]
  const columns = codes.map((code) => values.get(code)!)
  const named = (filled: readonly Float64Array[], of = codes) =>
    new Map(of.map((code, k) => [code, filled[k]!]))
  const of = options.method === "median" || options.method === "group-median" ? "median" : "mean"
  switch (options.method) {
    case "mean":
    case "median": {
      if (options.by === "indicator") return named(columns.map((column) => fillColumn(column, of)))
      const directions = (list: readonly string[]) =>
        list.map((code) => tree.byCode.get(code)?.direction ?? 1)
      if (options.by === "entity") return named(fillRows(columns, directions(codes), of))
      const result = new Map<string, Float64Array>()
      for (const siblings of tree.children.values()) {
        const own = siblings.filter((node) => node.kind === "indicator").map((node) => node.code)
        const rows = fillRows(
          own.map((code) => values.get(code)!),
          directions(own),
          of,
        )
        for (const [code, column] of named(rows, own)) result.set(code, column)
      }
      return result
    }
    case "group-mean":
    case "group-median": {
      const groups = groupsOf(input)
      return groups === null ? values : named(columns.map((column) => fillWithinGroups(column, groups, of)))
    }
    case "last-observation":
    case "linear":
      return fromOwnPeriods(input, options.method === "linear" ? linear : lastObservation)
    case "regression": {
      // One screened out is missing everywhere: with it no indicator would be complete.
      const keep = input.slice.codes.flatMap((_, i) => (input.screened[i] === true ? [] : [i]))
      const packed = columns.map((column) => Float64Array.from(keep, (i) => column[i]!))
      return named(
        columns.map((column, k) => {
          if (count(packed[k]!) === keep.length) return column
          const others = packed.filter((_, l) => l !== k)
          const filled = fillByRegression(packed[k]!, others, options.predictors)
          if (filled !== null) return unpacked(column, keep, filled)
          const groups = options.group === null ? null : groupsOf(input)
          issues.push(
            issue("warning", "regression-not-possible", codes[k]!, {
              instead: groups === null ? "mean" : "group-mean",
            }),
          )
          return groups === null ? fillColumn(column, "mean") : fillWithinGroups(column, groups, "mean")
        }),
      )
    }
    case "em": {
      const keep = input.slice.codes.flatMap((_, i) => (input.screened[i] === true ? [] : [i]))
      const usable = codes.filter((code) => count(values.get(code)!) >= 2)
      if (keep.length < 2 * usable.length) {
        issues.push(
          issue("error", "em-too-few-entities", "method.impute", {
            entities: keep.length,
            fewest: 2 * usable.length,
          }),
        )
        return values
      }
      const packed = usable.map((code) => Float64Array.from(keep, (i) => values.get(code)![i]!))
      const outcome = expectationMaximisation(packed, { ridge: 0.01, maxSteps: 200, tolerance: 1e-8 })
      if (!outcome.converged)
        issues.push(issue("warning", "em-not-converged", "method.impute", { steps: outcome.steps }))
      return named(
        outcome.columns.map((column, k) => unpacked(values.get(usable[k]!)!, keep, column)),
        usable,
      )
    }
    default:
      return values
  }
}

/** The column with the cells of the kept rows put back. */
function unpacked(column: Float64Array, keep: readonly number[], cells: Float64Array): Float64Array {
  const whole = Float64Array.from(column)
  keep.forEach((i, place) => {
    whole[i] = cells[place]!
  })
  return whole
}

function groupsOf({ dataset, slice, options, issues }: ImputeInput): (string | null)[] | null {
  const column = options.group === null ? undefined : dataset.groups[options.group]
  if (column === undefined) {
    issues.push(
      issue("error", "group-column-missing", "method.impute.group", {
        column: options.group,
        allowed: Object.keys(dataset.groups),
      }),
    )
    return null
  }
  return slice.rows.map((row) => column[row] ?? null)
}

function fromOwnPeriods(input: ImputeInput, take: typeof lastObservation): Table {
  const past = input.past()
  const at = past.findIndex((p) => p.slice.period === input.slice.period)
  const places = past.map((p) => new Map(p.slice.codes.map((code, i) => [code, i])))
  return new Map(
    [...input.values].map(([code, column]) => [
      code,
      column.map((x, i) => {
        if (!Number.isNaN(x)) return x
        const entity = input.slice.codes[i]!
        const series = past.map((p, k) => ({
          period: p.slice.period ?? "",
          value: p.values.get(code)?.[places[k]?.get(entity) ?? -1] ?? Number.NaN,
        }))
        return take(series, at, input.options.within)
      }),
    ]),
  )
}

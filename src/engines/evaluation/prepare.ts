import { type Issue, issue } from "#issues"
import { count } from "#statistics"
import { imputeStep } from "./impute/index.ts"
import type { Method } from "./method.ts"
import type { Dataset, EvaluationResult, MissingReason } from "./model.ts"
import { columnOf, periodsOf, type Slice, sliceOf } from "./slice.ts"
import { treat } from "./treat/index.ts"
import { valueTransform } from "./treat/transforms.ts"
import type { Tree } from "./tree.ts"

export type Table = ReadonlyMap<string, Float64Array>

/** One period's indicators from the raw table to the values that are normalised, each step's table kept. */
export interface Prepared {
  readonly slice: Slice
  readonly steps: ReadonlyMap<string, Table>
  readonly values: Table
  readonly screened: readonly boolean[]
  readonly missing: EvaluationResult["missing"]
  readonly treatment: EvaluationResult["treatment"]
  readonly issues: readonly Issue[]
}

/** Fewer values than this, and skewness says nothing: treatment by it is refused unless forced. */
export const fewestForTreatment = 10

/** raw → denominated → (screened) → imputed → treated → transformed, for the entities of one period. */
export function prepare(dataset: Dataset, tree: Tree, method: Method, period: string | null): Prepared {
  const slice = sliceOf(dataset, period)
  const issues: Issue[] = []
  const missing: EvaluationResult["missing"] = []
  const treatment: EvaluationResult["treatment"] = []
  const steps = new Map<string, Table>()
  let screened: boolean[] = slice.codes.map(() => false)
  let values = rawTable(dataset, tree, slice, missing)
  steps.set("raw", values)
  for (const step of method.steps) {
    if (step === "denominate") {
      if (method.denominate) values = denominated(dataset, tree, slice, values, missing, issues)
      steps.set("denominated", values)
    } else if (step === "screen" && method.screen !== null) {
      screened = screenedOut(method.screen, slice, values, issues)
      values = mapTable(values, (column) => column.map((x, i) => (screened[i] === true ? Number.NaN : x)))
    } else if (step === "impute") {
      const divided = method.denominate && steps.has("denominated")
      const past = () => otherPeriods(dataset, tree, divided)
      if (method.impute !== null && method.impute.method !== "none")
        values = imputeStep({ dataset, tree, slice, values, options: method.impute, screened, past, issues })
      steps.set("imputed", values)
    } else if (step === "treat") {
      values = treatedTable(tree, method, slice, values, missing, treatment, issues)
      steps.set("treated", values)
    } else if (step === "transform") {
      values = transformedTable(tree, method, slice, values, missing, issues)
      steps.set("transformed", values)
    }
  }
  return { slice, steps, values, screened, missing, treatment, issues }
}

function mapTable(table: Table, f: (column: Float64Array, code: string) => Float64Array): Table {
  return new Map([...table].map(([code, column]) => [code, f(column, code)]))
}

function rawTable(dataset: Dataset, tree: Tree, slice: Slice, missing: EvaluationResult["missing"]): Table {
  const periods = periodsOf(dataset)
  const previous = periods[periods.indexOf(slice.period) - 1]
  const before = previous === undefined ? null : sliceOf(dataset, previous)
  const reasons = new Map((dataset.missing ?? []).map((cell) => [`${cell.row}/${cell.column}`, cell.reason]))
  return new Map(
    tree.indicators.map((node) => {
      const source = node.growthOf ?? node.code
      let column = columnOf(dataset, slice, source)
      let reasonOf = (i: number): MissingReason =>
        (reasons.size === 0 ? undefined : reasons.get(`${slice.rows[i]}/${source}`)) ?? "not-reported"
      if (node.growthOf !== undefined) {
        const now = column
        const base = before === null ? null : columnOf(dataset, before, source)
        const was = (i: number) => base?.[before?.codes.indexOf(slice.codes[i]!) ?? -1] ?? Number.NaN
        column = now.map((x, i) => {
          const growth = x / was(i) - 1
          return Number.isFinite(growth) ? growth : Number.NaN
        })
        const reported = reasonOf
        reasonOf = (i) => {
          if (Number.isNaN(now[i]!)) return reported(i)
          if (was(i) === 0) return "zero-denominator"
          return Number.isNaN(was(i)) ? "no-previous-period" : "outside-domain"
        }
      }
      for (let i = 0; i < column.length; i++)
        if (Number.isNaN(column[i]!))
          missing.push({ step: "raw", node: node.code, entity: slice.codes[i]!, reason: reasonOf(i) })
      return [node.code, column]
    }),
  )
}

function denominated(
  dataset: Dataset,
  tree: Tree,
  slice: Slice,
  values: Table,
  missing: EvaluationResult["missing"],
  issues: Issue[],
): Table {
  return mapTable(values, (column, code) => {
    const node = tree.byCode.get(code)
    if (node?.denominator === undefined) return column
    if (dataset.values[node.denominator] === undefined) {
      issues.push(issue("error", "denominator-missing", code, { column: node.denominator }))
      return column
    }
    const by = columnOf(dataset, slice, node.denominator)
    const factor = node.scale ?? 1
    return column.map((x, i) => {
      const quotient = (x / by[i]!) * factor
      if (Number.isNaN(x)) return x
      if (by[i] === 0 || !Number.isFinite(quotient)) {
        const reason = by[i] === 0 ? "zero-denominator" : "missing-denominator"
        missing.push({ step: "denominated", node: code, entity: slice.codes[i]!, reason })
        issues.push(issue("warning", reason, `${code}/${slice.codes[i]}`, { column: node.denominator }))
        return Number.NaN
      }
      return quotient
    })
  })
}

function screenedOut(
  options: NonNullable<Method["screen"]>,
  slice: Slice,
  values: Table,
  issues: Issue[],
): boolean[] {
  const columns = [...values.values()]
  for (const list of ["include", "exclude"] as const)
    for (const code of options[list])
      if (!slice.codes.includes(code))
        issues.push(issue("warning", "screen-unknown-entity", `method.screen.${list}`, { code }))
  return slice.codes.map((code, i) => {
    if (options.include.includes(code)) return false
    let present = 0
    let zero = 0
    for (const column of columns) {
      if (!Number.isNaN(column[i]!)) present++
      if (column[i] === 0) zero++
    }
    const availability = present / columns.length
    const nonZero = (present - zero) / present
    const few = options.minAvailability !== null && availability < options.minAvailability
    const zeros = options.minNonZero !== null && !(nonZero >= options.minNonZero)
    const out = options.exclude.includes(code) || few || zeros
    if (out)
      issues.push(
        issue("warning", "entity-screened", code, {
          availability,
          minAvailability: options.minAvailability,
          nonZero: present === 0 ? null : nonZero,
          minNonZero: options.minNonZero,
          excluded: options.exclude.includes(code),
        }),
      )
    return out
  })
}

/** Every period's table as imputation from an entity's own periods reads it: raw, or denominated where that came before. */
function otherPeriods(dataset: Dataset, tree: Tree, divided: boolean): { slice: Slice; values: Table }[] {
  return periodsOf(dataset).map((period) => {
    const slice = sliceOf(dataset, period)
    const raw = rawTable(dataset, tree, slice, [])
    return { slice, values: divided ? denominated(dataset, tree, slice, raw, [], []) : raw }
  })
}

function treatedTable(
  tree: Tree,
  method: Method,
  slice: Slice,
  values: Table,
  missing: EvaluationResult["missing"],
  treatment: EvaluationResult["treatment"],
  issues: Issue[],
): Table {
  const optionsOf = (code: string) => {
    const override = method.overrides[code]
    return override !== undefined && "treat" in override ? (override.treat ?? null) : method.treat
  }
  if (tree.indicators.every((node) => optionsOf(node.code) === null)) return values
  const number = (x: number) => (Number.isFinite(x) ? x : null)
  return mapTable(values, (column, code) => {
    const options = optionsOf(code)
    if (options === null) return column
    const n = count(column)
    if (n < fewestForTreatment && !options.force) {
      if (n > 0) issues.push(issue("error", "too-few-to-treat", code, { n, fewest: fewestForTreatment }))
      return column
    }
    const treated = treat(column, options)
    // A power of a huge value can leave the range of numbers.
    treated.values.forEach((y, i) => {
      if (Number.isFinite(y) || Number.isNaN(column[i]!)) return
      missing.push({ step: "treated", node: code, entity: slice.codes[i]!, reason: "outside-domain" })
      issues.push(
        issue("warning", "transform-outside-domain", `${code}/${slice.codes[i]}`, {
          value: column[i]!,
          transform: treated.transform,
        }),
      )
    })
    treatment.push({
      node: code,
      winsorised: treated.winsorised.map((i) => slice.codes[i]!),
      transform: treated.transform,
      skew: treated.skew.map(number),
      kurtosis: treated.kurtosis.map(number),
    })
    if (!treated.passed)
      issues.push(
        issue("warning", "treatment-not-enough", code, {
          skew: treated.skew[1],
          kurtosis: treated.kurtosis[1],
        }),
      )
    return treated.values.map((y) => (Number.isFinite(y) ? y : Number.NaN))
  })
}

function transformedTable(
  tree: Tree,
  method: Method,
  slice: Slice,
  values: Table,
  missing: EvaluationResult["missing"],
  issues: Issue[],
): Table {
  const transformOf = (code: string) => method.overrides[code]?.transform ?? method.transform
  if (tree.indicators.every((node) => transformOf(node.code) === "none")) return values
  return mapTable(values, (column, code) => {
    const transform = transformOf(code)
    return column.map((x, i) => {
      const y = valueTransform(transform, x)
      if (Number.isFinite(y) || Number.isNaN(x)) return y
      missing.push({ step: "transformed", node: code, entity: slice.codes[i]!, reason: "outside-domain" })
      issues.push(
        issue("warning", "transform-outside-domain", `${code}/${slice.codes[i]}`, { value: x, transform }),
      )
      return Number.NaN
    })
  })
}

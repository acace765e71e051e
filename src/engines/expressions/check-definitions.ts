import { type Issue, issue, type Words } from "#issues"
import { checkExpression } from "./check-expression.ts"
import { type Expression, namesOf } from "./expression.ts"
import { frameOf, outcomeOf } from "./interpret.ts"
import type { Declared, Scope } from "./scope.ts"
import type { Checked } from "./types.ts"
import { readUnit, type Unit, unitConverts } from "./units.ts"
import type { Cell, DataRecord, Outcome } from "./value.ts"

/** A named expression: an indicator, a score, an intermediate value. */
export interface Definition {
  readonly expression: Expression
  readonly label: Words
  /** What it was read from, for the places of issues. */
  readonly text?: string
}

export interface CheckedDefinitions {
  readonly checked: ReadonlyMap<string, Checked>
  /** Codes, each after those that it names. */
  readonly order: readonly string[]
  /** The scope with what is defined, for expressions that name it. */
  readonly scope: Scope
  readonly issues: readonly Issue[]
}

/**
 * Checks expressions that may name one another: cycles, the order of evaluation, and each as `checkExpression`, with
 * the types of those that it names.
 */
export function checkDefinitions(
  definitions: ReadonlyMap<string, Definition>,
  scope: Scope,
): CheckedDefinitions {
  const issues: Issue[] = []
  const checked = new Map<string, Checked>()
  const order: string[] = []
  const state = new Map<string, "open" | "done">()
  const declared: Declared[] = [...scope.variables]
  const known = new Set(scope.variables.map(({ code }) => code))

  function visit(code: string, path: readonly string[]) {
    const definition = definitions.get(code)
    if (definition === undefined || state.get(code) === "done") return
    if (state.get(code) === "open") {
      issues.push(
        issue("error", "expression-cycle", code, {
          cycle: [...path.slice(path.indexOf(code)), code].join(" → "),
        }),
      )
      return
    }
    state.set(code, "open")
    for (const name of namesOf(definition.expression)) visit(name, [...path, code])
    state.set(code, "done")
    if (known.has(code)) issues.push(issue("error", "expression-defined-twice", code, { code }))
    const outcome = checkExpression(definition.expression, { ...scope, variables: declared }, definition.text)
    issues.push(...outcome.issues.map((found) => ({ ...found, path: `${code} ${found.path}` })))
    if (outcome.checked === null) return
    order.push(code)
    checked.set(code, outcome.checked)
    declared.push(declaredAs(code, definition.label, outcome.checked))
  }
  for (const code of definitions.keys()) visit(code, [])
  return { checked, order, scope: { ...scope, variables: declared }, issues }
}

/** A checked expression as a name for others. */
function declaredAs(code: string, label: Words, { nature }: Checked): Declared {
  const { type } = nature
  const level = nature.level === "whole" ? "whole" : "row"
  const base = { code, label, level, ...(nature.period === null ? {} : { period: nature.period }) } as const
  switch (type.kind) {
    case "exact":
      return { ...base, type: "number", decimals: type.decimals, bound: type.bound, ...unit(type.unit) }
    case "double":
      return { ...base, type: "number", double: true, range: [type.low, type.high], ...unit(type.unit) }
    case "null":
      return { ...base, type: "text" }
    default:
      return { ...base, type: type.kind }
  }
}

/** A derived unit as text, where the text says all of it. */
function unit(derived: Unit | null): { readonly unit?: string } {
  const read = readUnit(derived?.text)
  return derived !== null && read !== null && unitConverts(derived, read) === true
    ? { unit: derived.text }
    : {}
}

/**
 * A record with the values of definitions of one record; those that are not known are missing.
 * @returns the outcomes too, for their reasons
 */
export function withDefinitions(
  definitions: CheckedDefinitions,
  record: DataRecord,
  parameters: DataRecord = {},
): { readonly record: DataRecord; readonly outcomes: ReadonlyMap<string, Outcome> } {
  const values: Record<string, Cell> = { ...record }
  const outcomes = new Map<string, Outcome>()
  for (const code of definitions.order) {
    const checked = definitions.checked.get(code)
    if (checked === undefined) continue
    const outcome = outcomeOf(checked, frameOf(values, { parameters }))
    outcomes.set(code, outcome)
    values[code] = outcome.value ?? { missing: "not-known", because: outcome.reasons }
  }
  return { record: values, outcomes }
}

/** Declared variables that no expression names. */
export function unusedVariables(scope: Scope, expressions: Iterable<Expression>): Issue[] {
  const used = new Set<string>()
  for (const expression of expressions) for (const name of namesOf(expression)) used.add(name)
  return scope.variables
    .filter(({ code }) => !used.has(code))
    .map(({ code, label }) => issue("info", "expression-unused", code, { code, zh: label.zh, en: label.en }))
}

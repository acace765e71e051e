import { type Issue, issue } from "#issues"
import { checkExpression } from "./check-expression.ts"
import type { Expression } from "./expression.ts"
import { unitOf } from "./natures.ts"
import type { SqlParser } from "./parsed-sql.ts"
import { readExpression } from "./read-expression.ts"
import type { Scope } from "./scope.ts"
import type { Checked } from "./types.ts"
import { readUnit, unitsAgree } from "./units.ts"

export interface IndicatorValue {
  /** The `value:` of an indicator. */
  readonly text: string
  /** Its `unit:`. */
  readonly unit?: string
  readonly scope: Scope
  /** Where the text stands; the place in the text follows it. */
  readonly path: string
}

/**
 * Reads and checks the `value:` of an indicator: one number for all records, in the indicator's unit. Bare factors
 * are taken for conversions: `sum(a) / 10` of 千元 is 万元, `a / b * 100` is %.
 */
export function checkIndicatorValue(
  { text, unit, scope, path }: IndicatorValue,
  parse: SqlParser,
): {
  readonly expression: Expression | null
  readonly checked: Checked | null
  readonly issues: readonly Issue[]
} {
  const { expression, issues } = readExpression(text, parse)
  const at = (found: readonly Issue[]) =>
    found.map((each) => ({ ...each, path: `${path} ${each.path}`, values: { ...each.values, text } }))
  if (expression === null) return { expression, checked: null, issues: at(issues) }
  const outcome = checkExpression(expression, scope, text)
  const all: Issue[] = at([...issues, ...outcome.issues])
  const { checked } = outcome
  if (checked === null) return { expression, checked, issues: all }
  const tell = (
    severity: "error" | "warning",
    code: string,
    values: Readonly<Record<string, unknown>> = {},
  ) => all.push(issue(severity, code, path, { text, ...values }))
  const { type, level } = checked.nature
  if (type.kind !== "exact" && type.kind !== "double")
    tell("error", "expression-indicator-type", { is: type.kind })
  if (level === "row") tell("error", "expression-indicator-level")
  const derived = unitOf(type)
  const wanted = readUnit(unit)
  if (derived !== null && wanted !== null) {
    const agree = unitsAgree(derived, wanted)
    const values = { derived: derived.text, wanted: wanted.text }
    // Counting words are chosen by ear (家, 户, 件), and of several bare factors some convert and some do not (the
    // mean of two years in another unit): only a plain value in the wrong size is certainly wrong.
    const plain = derived.scaledTimes === derived.scaledOver
    if (agree === null) tell("warning", "expression-indicator-unit-differs", values)
    else if (agree !== true)
      tell(plain ? "error" : "warning", "expression-indicator-unit", { ...values, factor: agree })
  }
  return { expression, checked, issues: all }
}

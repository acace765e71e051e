import {
  aggregatesOf,
  type Checked,
  checkDefinitions,
  type Declared,
  type Definition,
  type Expression,
  namesOf,
  readExpression,
  type Scope,
  type SqlParser,
} from "#expressions"
import type { Issue, Words } from "#issues"

/**
 * How the value of an indicator comes about.
 * - `exact`: from fields of the returns, as the definition reads;
 * - `ours`: the official method was not found, ours stands in and is said;
 * - `substitute`: figures of a neighbouring definition stand in and are said;
 * - `code-list`, `form`: a list of codes or a form that is not at hand;
 * - `register`, `zone-figure`, `expert`: not from returns of enterprises.
 */
export type IndicatorBasis =
  | "exact"
  | "ours"
  | "substitute"
  | "code-list"
  | "form"
  | "register"
  | "zone-figure"
  | "expert"

/** An indicator as a framework asks for it. */
export interface IndicatorAsked {
  readonly code: string
  /** Its official number, 1.10. */
  readonly number: string | null
  readonly label: Words
  readonly unit: string | null
  /** Its expression over the variables of returns; `null`: it has none. */
  readonly text: string | null
  readonly basis: IndicatorBasis | null
  /** What is lacking for it: a list of codes, a form, a register. */
  readonly needs: Words | null
  /** What is to be said beside the number. */
  readonly note: Words | null
}

/** Variables that an expression reads of this period and of the one before, other indicators followed down. */
export interface VariablesRead {
  readonly now: readonly string[]
  readonly before: readonly string[]
}

export interface PlannedIndicator extends IndicatorAsked {
  /** `null`: no expression, or a faulty one. */
  readonly checked: Checked | null
  readonly reads: VariablesRead
}

export interface IndicatorPlan {
  readonly indicators: readonly PlannedIndicator[]
  /** Expressions that indicators name without being asked for themselves. */
  readonly named: readonly PlannedIndicator[]
  /** Codes, each after those that it names. */
  readonly order: readonly string[]
  readonly issues: readonly Issue[]
}

/**
 * Reads and checks the expressions of indicators over the variables of returns.
 * @param asked those of a framework, in its order
 * @param others further indicators of the pack, which expressions may name
 * @param scope variables with the decimals that the data carry them in
 */
export function planIndicators(
  asked: readonly IndicatorAsked[],
  others: readonly IndicatorAsked[],
  scope: Scope,
  parse: SqlParser,
): IndicatorPlan {
  const all = new Map([...others, ...asked].map((one) => [one.code, one]))
  const definitions = new Map<string, Definition>()
  const issues: Issue[] = []
  const add = (code: string) => {
    const one = all.get(code)
    if (one === undefined || one.text === null || definitions.has(code)) return
    const { expression, issues: found } = readExpression(one.text, parse)
    issues.push(...found.map((each) => ({ ...each, path: `${code} ${each.path}` })))
    if (expression === null) return
    definitions.set(code, { expression, label: one.label, text: one.text })
    for (const name of namesOf(expression)) add(name)
  }
  for (const { code } of asked) add(code)
  // Variables hide indicators of the same code: the data say what it is.
  const known = new Set(scope.variables.map(({ code }) => code))
  for (const code of definitions.keys()) if (known.has(code)) definitions.delete(code)
  const checked = checkDefinitions(definitions, scope)
  issues.push(...checked.issues.filter(({ severity }) => severity !== "info"))
  const expressionOf = (code: string) => definitions.get(code)?.expression
  const planned = (one: IndicatorAsked): PlannedIndicator => {
    const own = checked.checked.get(one.code) ?? null
    const reads =
      own === null ? { now: [], before: [] } : variablesRead(own.expression, expressionOf, scope.variables)
    return { ...one, checked: own, reads }
  }
  const codes = new Set(asked.map(({ code }) => code))
  return {
    indicators: asked.map(planned),
    named: [...definitions.keys()]
      .filter((code) => !codes.has(code))
      .flatMap((code) => all.get(code) ?? [])
      .map(planned),
    order: checked.order,
    issues,
  }
}

function variablesRead(
  expression: Expression,
  expressionOf: (code: string) => Expression | undefined,
  variables: readonly Declared[],
): VariablesRead {
  const known = new Set(variables.map(({ code }) => code))
  const now = new Set<string>()
  const before = new Set<string>()
  const visit = (node: Expression) => {
    for (const { node: aggregate, prior } of aggregatesOf(node))
      for (const name of namesOf(aggregate)) (prior ? before : now).add(name)
    for (const name of namesOf(node)) {
      const named = known.has(name) ? undefined : expressionOf(name)
      if (named !== undefined) visit(named)
    }
  }
  visit(expression)
  return { now: [...now], before: [...before] }
}

/** Does it ask for the period before? */
export const asksPrior = ({ checked, reads }: PlannedIndicator): boolean =>
  reads.before.length > 0 || (checked !== null && aggregatesOf(checked.expression).some(({ prior }) => prior))

/** Variables that an indicator reads and the data do not hold. */
export function variablesLacking(
  { reads }: PlannedIndicator,
  held: { readonly now: ReadonlySet<string>; readonly before: ReadonlySet<string> | null },
): VariablesRead {
  return {
    now: reads.now.filter((code) => !held.now.has(code)),
    before: held.before === null ? [] : reads.before.filter((code) => held.before?.has(code) === false),
  }
}

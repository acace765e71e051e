import {
  type Checked,
  checkExpression,
  type Declared,
  type Explanation,
  type Expression,
  explain,
  namesOf,
  partsOf,
  prepare,
  readExpression,
  type SqlParser,
} from "#expressions"
import { type Issue, issue, Problem, type Words } from "#issues"
import type { TypedCellReader } from "#returns"

/** What a rule may name beside the cells of the return before. */
const ofUnits: readonly Declared[] = [
  { code: "in_zone", label: { zh: "在园区内", en: "in a zone" }, type: "truth" },
  { code: "zone", label: { zh: "园区代码", en: "code of the zone" }, type: "text" },
  { code: "origin", label: { zh: "数据来源", en: "origin" }, type: "text" },
]

/** A unit as a rule of the frame sees it. */
export interface Framed {
  readonly zone: string | null
  readonly origin: string
  /** Cells of the accepted return of the period before, by code; `null`: it has none. */
  readonly values: Readonly<Record<string, string>> | null
}

/** A rule of the frame, read. */
export interface FrameRule {
  /** Codes of the return before that it reads. */
  readonly cells: readonly string[]
  readonly inWords: Words
  /** `null`: it cannot be decided, for want of figures. */
  readonly decide: (unit: Framed) => boolean | null
  /** Why it could not be decided. */
  readonly why: (unit: Framed) => Words
}

/**
 * Reads the rule by which units are listed: a truth of one unit over the cells of its accepted return of the period before
 * (in their own units), `in_zone`, `zone` and `origin`.
 * @example readFrameRule("in_zone and qc05_0 >= 20000", variables, cells, parse)
 * @throws Problem invalid with all that is wrong
 */
export function readFrameRule(
  text: string,
  variables: readonly Declared[],
  cells: TypedCellReader,
  parse: SqlParser,
): FrameRule {
  const checked = checkedRule(text, variables, parse)
  const decided = prepare(checked)
  const own = new Set(ofUnits.map(({ code }) => code))
  const codes = namesOf(checked.expression).filter((code) => !own.has(code))
  const recordOf = ({ zone, origin, values }: Framed) => ({
    ...(values === null ? {} : cells.read(values).record),
    in_zone: zone !== null,
    zone,
    origin,
  })
  const explained = (unit: Framed, language: "zh" | "en"): Explanation =>
    explain(checked, recordOf(unit), language)
  const formula = (language: "zh" | "en") =>
    explained({ zone: null, origin: "user", values: null }, language).formula
  return {
    cells: codes,
    inWords: { zh: formula("zh"), en: formula("en") },
    decide: (unit) => {
      const value = decided(recordOf(unit))
      return typeof value === "boolean" ? value : null
    },
    why: (unit) => ({ zh: explained(unit, "zh").result, en: explained(unit, "en").result }),
  }
}

function checkedRule(text: string, variables: readonly Declared[], parse: SqlParser): Checked {
  const fail = (found: readonly Issue[]) =>
    new Problem(
      "invalid",
      found.map((one) => ({ ...one, path: `rule ${one.path}` })),
    )
  const { expression, issues } = readExpression(text, parse)
  if (expression === null) throw fail(issues)
  const taken = new Set(ofUnits.map(({ code }) => code))
  const scope = { variables: [...variables.filter(({ code }) => !taken.has(code)), ...ofUnits] }
  const outcome = checkExpression(expression, scope, text)
  if (outcome.checked === null) throw fail(outcome.issues.filter(({ severity }) => severity === "error"))
  const { level, type } = outcome.checked.nature
  if (type.kind !== "truth" || level !== "row" || asksPrior(expression))
    throw new Problem("invalid", [issue("error", "survey-rule-no-truth", "rule", { text })])
  return outcome.checked
}

/** The cells are those of the period before already. */
const asksPrior = (node: Expression): boolean => node.kind === "prior" || partsOf(node).some(asksPrior)

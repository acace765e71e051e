// The expression with its values put in, down to the cells; of a truth the part that decided.
import type { Frame } from "./closures.ts"
import { type Expression, partsOf } from "./expression.ts"
import { expressionText } from "./expression-text.ts"
import {
  builderFor,
  frameOf,
  frameOver,
  type InterpretOptions,
  type InterpretOverOptions,
  outcomeOf,
} from "./interpret.ts"
import { labelOf, reasonText } from "./reason-text.ts"
import type { Checked } from "./types.ts"
import type { DataRecord, Outcome } from "./value.ts"
import { scalarText } from "./value-text.ts"
import { reasonsOf } from "./why-unknown.ts"

export interface Explanation {
  /** The formula in names. */
  readonly formula: string
  /** The formula with the value behind each name. */
  readonly text: string
  /** `320`, `未知：除数为零`. */
  readonly result: string
  readonly outcome: Outcome
  /** Of a truth: the parts that decided, each with its outcome: `不满足：从业人数 320 人 ≤ 300`. */
  readonly deciding: readonly string[]
  /** Every cell and parameter that the expression itself names. */
  readonly cells: readonly ExplainedCell[]
  /** Sub-results that are expressions of their own, by code, in the order of the text. */
  readonly steps: readonly { readonly code: string; readonly explanation: Explanation }[]
}

export interface ExplainedCell {
  readonly code: string
  readonly label: string
  /** As it is read; `null`: missing. */
  readonly value: string | null
}

type Language = "zh" | "en"

export interface ExplainOptions {
  /** Named expressions that are taken apart too. */
  readonly definitions?: ReadonlyMap<string, Checked>
}

const chinese: Readonly<Record<string, string>> = {
  and: "且",
  or: "或",
  not: "非",
  sum: "合计",
  count: "计数",
  avg: "平均",
  min: "最小",
  max: "最大",
  prior: "上期",
  years_between: "整年数",
  months_between: "整月数",
}
const signs: Readonly<Record<string, string>> = {
  "<=": "≤",
  ">=": "≥",
  "<>": "≠",
  "*": "×",
  "/": "÷",
  "-": "−",
}

/** The expression for one record. */
export function explain(
  checked: Checked,
  record: DataRecord,
  language: Language,
  options: InterpretOptions & ExplainOptions = {},
): Explanation {
  return explainFrame(checked, frameOf(record, options), language, options.definitions)
}

/** The expression over records; aggregates are shown with their values. */
export function explainOver(
  checked: Checked,
  records: readonly DataRecord[],
  language: Language,
  options: InterpretOverOptions & ExplainOptions = {},
): Explanation {
  return explainFrame(checked, frameOver(records, options), language, options.definitions)
}

/** An outcome as text: its value with the unit, or why it is not known. */
export function valueText(checked: Checked, outcome: Outcome, language: Language): string {
  if (outcome.value !== null) return scalarText(outcome.value, checked.nature.type, language)
  const why = outcome.reasons.map((reason) => reasonText(reason, checked.scope, language))
  if (why.length === 0) return language === "zh" ? "未知" : "unknown"
  return language === "zh" ? `未知：${why.join("；")}` : `unknown: ${why.join("; ")}`
}

function explainFrame(
  checked: Checked,
  frame: Frame,
  language: Language,
  definitions: ReadonlyMap<string, Checked> = new Map(),
): Explanation {
  const { expression, scope } = checked
  const builder = builderFor(checked)
  const outcome = outcomeOf(checked, frame)
  const zh = language === "zh"
  const word = (sql: string) => (zh ? chinese[sql] : undefined) ?? signs[sql] ?? sql
  const codeOf = (node: Expression) =>
    node.kind === "name" ? node.code : node.kind === "parameter" ? `p.${node.code}` : null
  const shown = (node: Expression, at: Frame): string => {
    const value = builder.build(node)(at)
    return value === null
      ? zh
        ? "未知"
        : "unknown"
      : scalarText(value, checked.natures.get(node)?.type ?? { kind: "null" }, language)
  }
  const inNames = (node: Expression) =>
    expressionText(node, { name: (each) => labelOf(scope, codeOf(each) ?? "", language), word })

  /** With the value behind each name, and behind each aggregate as a whole. */
  function inValues(node: Expression, at: Frame | null): string {
    const instead = (part: Expression): string | null => {
      if (at === null) return null
      if (part.kind === "aggregate") return `${inNames(part)} ${shown(part, at)}`
      if (part.kind === "prior")
        return `${word("prior")}(${at.prior === null ? inNames(part.of) : inValues(part.of, at.prior)})`
      const code = codeOf(part)
      return code === null ? null : `${labelOf(scope, code, language)} ${shown(part, at)}`
    }
    return expressionText(node, {
      name: (each) => labelOf(scope, codeOf(each) ?? "", language),
      instead,
      word,
    })
  }

  /** The smallest parts that made the outcome what it is. */
  function deciding(node: Expression, negated: boolean): { node: Expression; negated: boolean }[] {
    if (node.kind === "not") return deciding(node.of, !negated)
    if (node.kind !== "and" && node.kind !== "or") return [{ node, negated }]
    const value = builder.build(node)(frame)
    const decides = node.kind === "or"
    const parts = node.of.filter((part) => {
      const own = builder.build(part)(frame)
      return value === decides ? own === decides : value === null ? own === null : true
    })
    return parts.flatMap((part) => deciding(part, negated))
  }

  const lines =
    checked.nature.type.kind !== "truth"
      ? []
      : deciding(expression, false).map(({ node, negated }) => {
          const value = builder.build(node)(frame)
          const holds = value === null ? null : (value === true) !== negated
          const text = inValues(node, frame)
          const said = negated ? `${word("not")} ${text}` : text
          const why = reasonsOf(node, frame, builder).map((reason) => reasonText(reason, scope, language))
          if (holds === null)
            return zh ? `未知：${said}（${why.join("；")}）` : `unknown: ${said} (${why.join("; ")})`
          return zh ? `${holds ? "满足" : "不满足"}：${said}` : `${holds ? "met" : "not met"}: ${said}`
        })

  const cells = new Map<string, ExplainedCell>()
  const steps: { code: string; explanation: Explanation }[] = []
  const collect = (node: Expression) => {
    const code = codeOf(node)
    if (code !== null && !cells.has(code)) {
      const value = builder.build(node)(frame)
      cells.set(code, {
        code,
        label: labelOf(scope, code, language),
        value: value === null ? null : shown(node, frame),
      })
      const definition = definitions.get(code)
      if (definition !== undefined)
        steps.push({ code, explanation: explainFrame(definition, frame, language, definitions) })
    }
    // Cells inside an aggregate or of another period are many, or elsewhere.
    if (node.kind === "aggregate" || node.kind === "prior") return
    for (const part of partsOf(node)) collect(part)
  }
  collect(expression)

  return {
    formula: inNames(expression),
    text: inValues(expression, frame),
    result: valueText(checked, outcome, language),
    outcome,
    deciding: lines,
    cells: [...cells.values()],
    steps,
  }
}

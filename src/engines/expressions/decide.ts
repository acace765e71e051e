import type { Words } from "#issues"
import { type Explanation, explain } from "./explain.ts"
import { interpret } from "./interpret.ts"
import type { Checked } from "./types.ts"
import type { DataRecord, UnknownReason } from "./value.ts"

/** 必: whoever meets the conditions is entitled. 可: an authority decides among those who meet them. */
export type Force = "must" | "may"

export interface Condition {
  readonly id: string
  readonly label: Words
  /** A truth of one record. */
  readonly test: Checked
  /** Document and article. */
  readonly clause: string
}

export interface Rule {
  readonly id: string
  readonly title: Words
  readonly force: Force
  readonly conditions: readonly Condition[]
}

export type RuleOutcome = "entitled" | "may-be-granted" | "not" | "not-known"

export interface Finding {
  readonly condition: Condition
  /** `null`: not known. */
  readonly met: boolean | null
  readonly reasons: readonly UnknownReason[]
}

export interface Decision {
  readonly outcome: RuleOutcome
  /** One for each condition, in their order. */
  readonly findings: readonly Finding[]
  /** Those that made the outcome: the ones not met, else the ones not known, else all. */
  readonly deciding: readonly Finding[]
  /** Codes whose values could still change the outcome; empty when it is settled. */
  readonly missing: readonly string[]
}

/**
 * Holds a record against a rule: one condition not met is "not", whatever else is missing; one not known is "not
 * known" with what is missing; and what an authority may grant is never called an entitlement.
 */
export function decide(rule: Rule, record: DataRecord, parameters: DataRecord = {}): Decision {
  const findings = rule.conditions.map((condition): Finding => {
    const { value, reasons } = interpret(condition.test, record, { parameters })
    return { condition, met: value === null ? null : value === true, reasons }
  })
  const failed = findings.filter(({ met }) => met === false)
  const unknown = findings.filter(({ met }) => met === null)
  if (failed.length > 0) return { outcome: "not", findings, deciding: failed, missing: [] }
  if (unknown.length > 0) {
    const missing = unknown.flatMap(({ reasons }) =>
      reasons.map((reason) => (reason.kind === "missing" ? reason.of : null)).filter((code) => code !== null),
    )
    return { outcome: "not-known", findings, deciding: unknown, missing: [...new Set(missing)] }
  }
  const outcome = rule.force === "must" ? "entitled" : "may-be-granted"
  return { outcome, findings, deciding: findings, missing: [] }
}

/** Each deciding condition with the values that it was decided by. */
export function explainDecision(
  decision: Decision,
  record: DataRecord,
  language: "zh" | "en",
  options: { readonly parameters?: DataRecord; readonly definitions?: ReadonlyMap<string, Checked> } = {},
): readonly { readonly label: string; readonly clause: string; readonly explanation: Explanation }[] {
  return decision.deciding.map(({ condition }) => ({
    label: condition.label[language],
    clause: condition.clause,
    explanation: explain(condition.test, record, language, options),
  }))
}

export const outcomeWords: Readonly<Record<RuleOutcome, Words>> = {
  entitled: { zh: "应享", en: "entitled" },
  "may-be-granted": { zh: "可申请（由主管部门决定）", en: "may be granted (an authority decides)" },
  not: { zh: "不符合", en: "not entitled" },
  "not-known": { zh: "尚不能判断", en: "not known yet" },
}

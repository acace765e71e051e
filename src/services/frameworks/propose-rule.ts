import { type Issue, issue } from "#issues"
import { parseNumber } from "#tables"
import type { DraftNode } from "./draft-node.ts"
import { readScoringRule, type ScoringRule } from "./scoring-rule.ts"

type Ruled = Pick<DraftNode, "scoring" | "unit" | "weight" | "direction">

const isTarget = (header: string) => /目标值|标准值|满分值/.test(header)

/** The rule that the texts of scoring say, where exactly one is plain. Rows below one header are one rule. */
export function proposedRule(node: Ruled): ScoringRule | null {
  const targets = node.scoring.filter(({ header }) => isTarget(header)).map(({ text }) => parseNumber(text))
  const [target] = targets
  const of = {
    unit: node.unit,
    points: node.weight,
    direction: node.direction,
    target: targets.length === 1 && target?.ok === true ? target.value : null,
  }
  const texts = Map.groupBy(node.scoring, ({ header }) => header)
  const rules = [...texts.values()].flatMap((parts) => {
    const whole = readScoringRule(parts.map(({ text }) => text.replace(/[。.;；]+\s*$/, "")).join("；"), of)
    return whole ?? parts.flatMap(({ text }) => readScoringRule(text, of) ?? [])
  })
  return rules.length === 1 ? (rules[0] ?? null) : null
}

/** A rule was read and waits, or the text stays text. A number alone is the value that a text beside it speaks of. */
export function ruleIssues(node: Pick<DraftNode, "scoring" | "rule" | "label" | "cell">): Issue[] {
  const texts = node.scoring.filter(({ text }) => !/^[\d.,]+\s*[%‰]?$/.test(text))
  const first = (texts[0] ?? node.scoring[0])?.cell ?? node.cell
  const { label } = node
  if (node.rule !== null) return [issue("warning", "draft-rule-proposed", first, { label })]
  return texts.map(({ text, cell }) => issue("info", "draft-rule-unread", cell, { label, text }))
}

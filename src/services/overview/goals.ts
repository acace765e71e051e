import type { Words } from "#issues"
import type { Goal } from "#packs"
import { type Citation, citationOf, type Packs, wordsOf } from "#services/frameworks"

export type Outcome = "met" | "not-met" | "unknown" | "qualitative"

export interface GoalLine {
  readonly id: string
  readonly label: Words
  readonly article: string | null
  readonly clause: string | null
  readonly scope: Words
  readonly by: string | null
  readonly target: number | null
  readonly comparison: string | null
  readonly unit: string | null
  readonly actual: { readonly value: number; readonly period: string; readonly citation: Citation } | null
  readonly outcome: Outcome
  readonly citation: Citation
  readonly note: Words | null
}

/** Goals that were published, with what became of them where that was published too. */
export function publishedGoals(packs: Packs): GoalLine[] {
  return (packs.get("national")?.pack.goals ?? []).map((goal) => ({
    id: goal.id,
    label: wordsOf(goal.label, goal.id),
    article: goal.article ?? null,
    clause: goal.clause ?? null,
    scope: wordsOf(goal.scope),
    by: goal.by ?? null,
    target: goal.target ?? null,
    comparison: goal.comparison ?? null,
    unit: goal.unit ?? null,
    actual:
      goal.actual === undefined
        ? null
        : {
            value: goal.actual.value,
            period: goal.actual.period,
            citation: citationOf(goal.actual.reference),
          },
    outcome: outcomeOf(goal),
    citation: citationOf(goal.reference),
    note: goal.note === undefined ? null : wordsOf(goal.note),
  }))
}

/** A goal without a number is for the authority to judge; "about" is met from the number on, as nothing says how far below would do. */
function outcomeOf({ target, comparison, actual }: Goal): Outcome {
  if (target === undefined) return "qualitative"
  if (actual === undefined) return "unknown"
  const met = comparison === "at-most" ? actual.value <= target : actual.value >= target
  return met ? "met" : "not-met"
}

import { type Issue, issue } from "#issues"
import type { AggregateCell, ContributionSummary, DisclosureRules, PrimaryReason } from "./model.ts"

/**
 * Ours. Three contributors are the common choice of the Handbook; (1,75) and (2,85) lie in the usual range; the p % rule
 * is off, though the Handbook prefers it to (2,k): p = 100·(100 − k)/k would be 17.6 for k = 85.
 */
export const defaultDisclosureRules: DisclosureRules = {
  minimumFrequency: 3,
  dominance: [
    { n: 1, k: 75 },
    { n: 2, k: 85 },
  ],
  pPercent: null,
  zeroCells: "class",
  frequencyRange: 10,
}

/** How many of the largest contributors the rules look at. */
export function contributorsNeeded(rules: DisclosureRules): number {
  return Math.max(2, rules.minimumFrequency, ...rules.dominance.map(({ n }) => n))
}

/** Parameters that make no rule. */
export function checkRules(rules: DisclosureRules): Issue[] {
  const faults: Issue[] = []
  const whole = (value: number, least: number) => Number.isSafeInteger(value) && value >= least
  if (!whole(rules.minimumFrequency, 1))
    faults.push(issue("error", "disclosure-rule-frequency", "minimumFrequency"))
  for (const [i, { n, k }] of rules.dominance.entries())
    if (!whole(n, 1) || !(k > 0 && k < 100))
      faults.push(issue("error", "disclosure-rule-dominance", `dominance/${i + 1}`, { n, k }))
  if (rules.pPercent !== null && !(rules.pPercent > 0 && rules.pPercent <= 100))
    faults.push(issue("error", "disclosure-rule-p-percent", "pPercent"))
  if (!(rules.frequencyRange >= 0 && rules.frequencyRange <= 100))
    faults.push(issue("error", "disclosure-rule-range", "frequencyRange"))
  return faults
}

/** Percentages as whole millionths of a percent, so that comparisons stay exact. */
const hundred = 100_000_000n
const percent = (value: number) => BigInt(Math.round(value * 1_000_000))
const largestSum = ({ largest }: ContributionSummary, n: number) =>
  largest.slice(0, n).reduce((sum, { value }) => sum + value, 0n)

/**
 * The first rule that a cell breaks; `null`: safe by itself.
 * Concentration is taken of |x|: of contributions of both signs the Handbook's rules say nothing.
 */
export function primaryReason(
  summary: ContributionSummary,
  kind: AggregateCell["kind"],
  rules: DisclosureRules,
): PrimaryReason | null {
  const { units, nonZero, absolute } = summary
  if (units === 0) return isEmptyOfFew(summary, rules) ? "frequency" : null
  if (units < rules.minimumFrequency) return "frequency"
  if (nonZero === 0) return rules.zeroCells === "suppress" ? "zero" : null
  if (nonZero < rules.minimumFrequency) return "frequency"
  if (kind === "count") return null
  if (rules.dominance.some(({ n, k }) => largestSum(summary, n) * hundred > percent(k) * absolute))
    return "dominance"
  if (rules.pPercent !== null && isWithinP(summary, rules.pPercent)) return "p-percent"
  return null
}

function isEmptyOfFew({ population = 0 }: ContributionSummary, rules: DisclosureRules): boolean {
  return rules.zeroCells !== "publish" && population > 0 && population < rules.minimumFrequency
}

function isWithinP(summary: ContributionSummary, p: number): boolean {
  const first = summary.largest[0]?.value ?? 0n
  return (summary.absolute - largestSum(summary, 2)) * hundred < percent(p) * first
}

const ceiling = (dividend: bigint, divisor: bigint) => (dividend + divisor - 1n) / divisor

/**
 * How far the bounds that can be computed for an unsafe cell have to lie from its value, up and down.
 * Source: the Handbook, upper protection levels; of rare cells `frequencyRange`; of counts and zeros any uncertainty.
 */
export function protectionLevel(
  summary: ContributionSummary,
  kind: AggregateCell["kind"],
  rules: DisclosureRules,
): bigint {
  if (kind === "count" || summary.absolute === 0n) return 0n
  const { absolute } = summary
  const levels = rules.dominance.map(
    ({ n, k }) => ceiling(largestSum(summary, n) * hundred, percent(k)) - absolute,
  )
  if (rules.pPercent !== null) {
    const first = summary.largest[0]?.value ?? 0n
    levels.push(ceiling(first * percent(rules.pPercent), hundred) - (absolute - largestSum(summary, 2)))
  }
  if (Math.min(summary.units, summary.nonZero) < rules.minimumFrequency)
    levels.push(ceiling(absolute * percent(rules.frequencyRange), hundred))
  return levels.reduce((most, level) => (level > most ? level : most), 0n)
}

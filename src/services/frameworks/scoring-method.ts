import { type Issue, issue } from "#issues"
import type { DocumentNode } from "./framework-document.ts"
import type { Scored } from "./scoring-parts.ts"

/**
 * What the confirmed rule of an indicator makes of it in a framework: how it is normalised, and the numbers for that, each
 * on the scale from 0 to 100 that all indicators share. Points are shares of the indicator's own.
 */
export interface NodeScoring {
  readonly normalise: Readonly<Record<string, unknown>>
  readonly bands?: Scored[]
  readonly goalposts?: readonly [number, number]
}

/** @returns `null`: no rule, or one whose points fit no scale (checkScoring says so) */
export function scoringOf(node: DocumentNode): NodeScoring | null {
  const { threshold, bands, line } = node
  if (threshold !== null) return { normalise: { method: "full-marks" } }
  const scored = bands ?? line
  const scale = scored === null ? null : scaleOf(scored, node.weight)
  if (scored === null || scale === null) return null
  const share = (score: number) => (scale === 100 ? score : (score / scale) * 100)
  if (bands !== null)
    return {
      normalise: { method: "bands" },
      bands: bands.map(({ from, score }) => ({ from, score: share(score) })),
    }
  const [first, last] = scored
  if (first === undefined || last === undefined) return null
  const range = [share(first.score), share(last.score)]
  return {
    // The lower end of the range is that of the worse end of the line.
    normalise: { method: "goalposts", range: range.toSorted((a, b) => a - b) },
    goalposts: [first.from, last.from],
  }
}

/** The method that the confirmed rules ask for; the indicators without a rule are normalised as ever. */
export function methodOfRules(nodes: readonly DocumentNode[]): Record<string, unknown> | null {
  const overrides = nodes.flatMap((node) => {
    const scoring = node.kind === "indicator" ? scoringOf(node) : null
    return scoring === null ? [] : [[node.code, { normalise: scoring.normalise }] as const]
  })
  return overrides.length === 0 ? null : { overrides: Object.fromEntries(overrides) }
}

/** Points out of the indicator's weight, or out of 100 where the highest is 100; `null`: neither. */
function scaleOf(scored: readonly Scored[], weight: number | null): number | null {
  const most = Math.max(...scored.map(({ score }) => score))
  if (weight !== null && weight > 0 && most <= weight) return weight
  return most === 100 ? 100 : null
}

/** What is wrong with the confirmed rule of an indicator. */
export function checkScoring(node: DocumentNode, path: string): Issue[] {
  const { threshold, bands, line, weight, code, label } = node
  const issues: Issue[] = []
  const say = (name: string, field: string, values: Record<string, unknown> = {}) =>
    issues.push(issue("error", name, path, { node: code, field, label, ...values }))
  if ([threshold, bands, line].filter((one) => one !== null).length > 1) say("draft-rules-many", "bands")
  if (bands?.some((band, i, all) => i > 0 && band.from <= (all[i - 1]?.from ?? -Infinity)))
    say("draft-bands-order", "bands")
  if (threshold !== null && threshold <= 0) say("draft-threshold-positive", "threshold", { threshold })
  if (line !== null) {
    const [first, last] = line
    const rising = node.direction === "higher-is-better"
    const fits =
      line.length === 2 &&
      first !== undefined &&
      last !== undefined &&
      first.from < last.from &&
      (rising ? first.score < last.score : first.score > last.score)
    if (!fits) say("draft-line-order", "line")
  }
  for (const [field, scored] of [
    ["bands", bands],
    ["line", line],
  ] as const) {
    if (scored === null) continue
    if (scored.some(({ score }) => score < 0) || scaleOf(scored, weight) === null)
      say("draft-points-beyond", field, {
        points: Math.max(...scored.map(({ score }) => score)),
        weight: weight ?? "unknown",
      })
  }
  return issues
}

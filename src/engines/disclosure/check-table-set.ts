import { type Issue, issue } from "#issues"
import type { AggregateCell, DisclosureRules, TableCell, TableSet } from "./model.ts"
import { checkRules, contributorsNeeded } from "./rules.ts"

/** All that keeps a set from being protected: rules, cells named twice or not at all, sums that do not add up. */
export function checkTableSet(set: TableSet, rules: DisclosureRules): Issue[] {
  const issues = checkRules(rules)
  const cells = new Map<string, TableCell>()
  const needed = contributorsNeeded(rules)
  for (const { cells: all, signed } of set.tables)
    for (const cell of all) {
      if (cells.has(cell.id)) issues.push(issue("error", "disclosure-cell-twice", cell.id))
      cells.set(cell.id, cell)
      if (cell.kind === "ratio") continue
      if (!agrees(cell, needed)) issues.push(issue("error", "disclosure-summary", cell.id, { needed }))
      if (!signed && cell.value < 0n) issues.push(issue("error", "disclosure-signed", cell.id))
    }
  const aggregate = (path: string, id: string): AggregateCell | null => {
    const cell = cells.get(id)
    if (cell !== undefined && cell.kind !== "ratio") return cell
    const code = cell === undefined ? "disclosure-no-cell" : "disclosure-ratio-of-ratio"
    issues.push(issue("error", code, path, { cell: id }))
    return null
  }
  for (const cell of cells.values())
    if (cell.kind === "ratio") for (const id of [cell.numerator, cell.denominator]) aggregate(cell.id, id)
  for (const { total, parts } of set.relations) {
    const found = parts.map((id) => aggregate(total, id))
    const whole = aggregate(total, total)
    if (whole === null || found.includes(null)) continue
    if (found.reduce((sum, part) => sum + (part?.value ?? 0n), 0n) !== whole.value)
      issues.push(issue("error", "disclosure-not-additive", total))
  }
  for (const { one, other, difference } of set.comparisons ?? [])
    for (const id of [one, other]) {
      const cell = aggregate(id, id)
      if (cell !== null && cell.contributions === undefined && difference === undefined)
        issues.push(issue("error", "disclosure-no-contributions", id))
    }
  return issues
}

function agrees({ value, summary, kind }: AggregateCell, needed: number): boolean {
  const { units, nonZero, absolute, largest } = summary
  const named = largest.reduce((sum, one) => sum + one.value, 0n)
  const descends = largest.every(
    (one, i) => one.value > 0n && one.value <= (largest[i - 1]?.value ?? one.value),
  )
  return (
    nonZero <= units &&
    largest.length <= nonZero &&
    largest.length >= Math.min(nonZero, needed) &&
    descends &&
    (largest.length === nonZero ? named === absolute : named < absolute) &&
    (value < 0n ? -value : value) <= absolute &&
    (kind === "sum" || value >= 0n)
  )
}

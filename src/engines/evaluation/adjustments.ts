import { type Issue, issue } from "#issues"
import type { Adjustment, AdjustmentKind } from "./model.ts"
import type { Tree } from "./tree.ts"

const kinds: readonly AdjustmentKind[] = ["deduction", "bonus", "veto", "not-ranked"]

/**
 * Checks adjustments and gives each its node and sign (a deduction is negative). One without a cited basis, with an
 * unknown kind, entity or node does not load: the run stops with every fault listed.
 */
export function readAdjustments(
  adjustments: readonly Adjustment[],
  tree: Tree,
  entities: ReadonlySet<string>,
  issues: Issue[],
): (Adjustment & { node: string })[] {
  const index = tree.roots[0]?.code ?? ""
  return adjustments.flatMap((given, line) => {
    const path = `adjustments/${line + 1}`
    const before = issues.length
    const node = given.node ?? index
    const pointed = given.kind === "deduction" || given.kind === "bonus"
    if (!kinds.includes(given.kind))
      issues.push(issue("error", "adjustment-unknown-kind", path, { given: given.kind, allowed: kinds }))
    if (given.reference.trim() === "" && given.kind !== "bonus")
      issues.push(
        issue("error", "adjustment-without-basis", path, { entity: given.entity, kind: given.kind }),
      )
    if (tree.byCode.get(node)?.kind !== "aggregate")
      issues.push(issue("error", "adjustment-unknown-node", path, { node }))
    if (pointed && (given.points === null || !Number.isFinite(given.points)))
      issues.push(
        issue("error", "adjustment-without-points", path, { entity: given.entity, kind: given.kind }),
      )
    if (issues.length > before) return []
    if (!entities.has(given.entity)) {
      issues.push(issue("warning", "adjustment-unknown-entity", path, { entity: given.entity }))
      return []
    }
    const size = pointed ? Math.abs(given.points ?? 0) : null
    return [{ ...given, node, points: size === null ? null : given.kind === "deduction" ? -size : size }]
  })
}

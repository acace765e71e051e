import { type Issue, issue } from "#issues"
import type { Framework, FrameworkNode } from "./model.ts"

/** A framework checked and put in order. */
export interface Tree {
  readonly nodes: readonly FrameworkNode[]
  readonly indicators: readonly FrameworkNode[]
  /** Every aggregate after its children. */
  readonly aggregates: readonly FrameworkNode[]
  readonly children: ReadonlyMap<string, readonly FrameworkNode[]>
  readonly byCode: ReadonlyMap<string, FrameworkNode>
  /** Indicators 1; an aggregate 1 + the highest level of its children. */
  readonly level: ReadonlyMap<string, number>
  readonly roots: readonly FrameworkNode[]
}

/**
 * Checks the tree: codes unique, parents there, no cycle, weights not negative and of the stated sum. All faults at
 * once. Ragged trees and several roots are allowed; the first root is the index.
 */
export function buildTree(framework: Framework): { tree: Tree | null; issues: Issue[] } {
  const issues: Issue[] = []
  const byCode = new Map<string, FrameworkNode>()
  const children = new Map<string, FrameworkNode[]>()
  for (const node of framework.nodes) {
    if (byCode.has(node.code))
      issues.push(issue("error", "framework-duplicate-code", node.code, { code: node.code }))
    byCode.set(node.code, node)
    if (node.parent !== null) children.set(node.parent, [...(children.get(node.parent) ?? []), node])
    if (node.weight !== null && !(Number.isFinite(node.weight) && node.weight >= 0))
      issues.push(issue("error", "framework-bad-weight", node.code, { weight: node.weight }))
    if (node.kind === "aggregate" && node.direction === -1)
      issues.push(issue("warning", "framework-aggregate-direction", node.code, {}))
  }
  for (const node of framework.nodes) {
    if (node.parent === null) continue
    const parent = byCode.get(node.parent)
    if (parent === undefined)
      issues.push(issue("error", "framework-unknown-parent", node.code, { parent: node.parent }))
    else if (parent.kind === "indicator")
      issues.push(issue("error", "framework-parent-is-indicator", node.code, { parent: node.parent }))
  }
  const indicators = framework.nodes.filter((node) => node.kind === "indicator")
  if (indicators.length === 0) issues.push(issue("error", "framework-no-indicators", framework.id, {}))
  const level = new Map<string, number>()
  const aggregates: FrameworkNode[] = []
  const open = new Set<string>()
  const visit = (node: FrameworkNode): number => {
    const known = level.get(node.code)
    if (known !== undefined) return known
    if (open.has(node.code)) {
      issues.push(issue("error", "framework-cycle", node.code, { through: [...open] }))
      return 0
    }
    open.add(node.code)
    const below = (children.get(node.code) ?? []).map(visit)
    open.delete(node.code)
    const own = node.kind === "indicator" ? 1 : 1 + Math.max(1, ...below)
    level.set(node.code, own)
    if (node.kind === "aggregate") aggregates.push(node)
    return own
  }
  if (!issues.some((found) => found.severity === "error")) for (const node of framework.nodes) visit(node)
  const roots = framework.nodes.filter((node) => node.parent === null && node.kind === "aggregate")
  for (const node of framework.nodes)
    if (node.parent === null && node.kind === "indicator")
      issues.push(issue("warning", "framework-indicator-outside", node.code, {}))
  if (roots.length === 0 && indicators.length > 0 && !issues.some((found) => found.severity === "error"))
    issues.push(issue("error", "framework-no-root", framework.id, {}))
  for (const node of aggregates) {
    const own = children.get(node.code) ?? []
    if (own.length === 0) issues.push(issue("warning", "framework-empty-aggregate", node.code, {}))
    const weights = own.map((child) => child.weight)
    const known = weights.filter((weight) => weight !== null)
    const total = known.reduce((sum, weight) => sum + weight, 0)
    if (own.length > 0 && known.length === own.length) {
      if (total === 0) issues.push(issue("error", "framework-zero-weights", node.code, {}))
      const due = framework.weightsSumTo
      if (due !== undefined && node.parent === null && Math.abs(total - due) > 1e-9 * due)
        issues.push(issue("error", "framework-weight-sum", node.code, { sum: total, due }))
    }
  }
  if (issues.some((found) => found.severity === "error")) return { tree: null, issues }
  return { tree: { nodes: framework.nodes, indicators, aggregates, children, byCode, level, roots }, issues }
}

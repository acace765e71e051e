import type { DocumentNode, FrameworkDocument } from "./framework-document.ts"

/** What differs between two versions, node by node. */
export interface DocumentDifference {
  readonly code: string
  readonly label: string
  readonly kind: "added" | "removed" | "changed"
  readonly changes: { readonly field: string; readonly before: string; readonly after: string }[]
}

const fields = [
  "parent",
  "kind",
  "number",
  "label",
  "weight",
  "unit",
  "direction",
  "definition",
  "value",
  "source",
  "threshold",
  "bands",
  "line",
  "proposed",
] as const

/** In the order of the later version; what was removed stands at the end. `place`: its place among its siblings. */
export function compareDocuments(before: FrameworkDocument, after: FrameworkDocument): DocumentDifference[] {
  const old = new Map(before.nodes.map((node) => [node.code, node]))
  const now = new Set(after.nodes.map((node) => node.code))
  const changed = after.nodes.flatMap((node): DocumentDifference[] => {
    const was = old.get(node.code)
    if (was === undefined) return [{ code: node.code, label: node.label, kind: "added", changes: [] }]
    const changes: { field: string; before: string; after: string }[] = fields.flatMap((field) => {
      const [a, b] = [textOf(was[field]), textOf(node[field])]
      return a === b ? [] : [{ field, before: a, after: b }]
    })
    const [a, b] = [placeOf(was, before, now), placeOf(node, after, new Set(old.keys()))]
    if (was.parent === node.parent && a !== b)
      changes.push({ field: "place", before: String(a), after: String(b) })
    return changes.length === 0 ? [] : [{ code: node.code, label: node.label, kind: "changed", changes }]
  })
  const removed = before.nodes
    .filter((node) => !now.has(node.code))
    .map(({ code, label }): DocumentDifference => ({ code, label, kind: "removed", changes: [] }))
  return [...changed, ...removed]
}

/** From 1 among those siblings that stand in both. */
function placeOf(node: DocumentNode, { nodes }: FrameworkDocument, both: ReadonlySet<string>): number {
  return nodes.filter((one) => one.parent === node.parent && both.has(one.code)).indexOf(node) + 1
}

function textOf(value: DocumentNode[(typeof fields)[number]]): string {
  if (value === null || value === undefined) return ""
  if (Array.isArray(value)) return value.map(({ from, score }) => `${from}: ${score}`).join("; ")
  if (typeof value !== "object") return String(value)
  if (value.threshold !== null) return `≥ ${value.threshold}`
  return textOf(value.bands ?? value.line ?? null)
}

import type { Issue } from "#issues"
import type { TreeNode } from "./pack.ts"
import type { PackFile, PathPart } from "./pack-file.ts"
import { placeIssue } from "./place-issue.ts"
import {
  AggregateSchema,
  checkShape,
  type Indicator,
  InlineIndicatorSchema,
  type ReferenceNode,
  ReferenceNodeSchema,
} from "./schemas/index.ts"

const deepest = 100
const most = 20_000

/**
 * Reads a framework's tree into a list in document order, indicators with their definitions put in.
 * Faulty nodes are left out and reported; the children of a faulty aggregate are still read.
 */
export function readTree(
  tree: unknown,
  file: PackFile,
  definitions: ReadonlyMap<string, Indicator>,
  issues: Issue[],
): TreeNode[] {
  const nodes: TreeNode[] = []
  const above: unknown[] = []

  function read(raw: unknown, parent: string | null, path: readonly PathPart[]): void {
    if (above.includes(raw) && typeof raw === "object") {
      issues.push(placeIssue("error", "pack-cycle", file, path, { codes: [parent] }))
      return
    }
    if (above.length >= deepest || nodes.length >= most) {
      issues.push(placeIssue("error", "pack-tree-too-large", file, path, { deepest, most }))
      return
    }
    const place = { file, path }
    const depth = above.length + 1
    if (typeof raw === "string") {
      const indicator = definitions.get(raw) ?? null
      nodes.push({ code: raw, kind: "indicator", parent, depth, weight: null, own: null, indicator, place })
      return
    }
    if (isMap(raw) && "children" in raw) {
      const own = checkShape(AggregateSchema, raw, file, path, issues)
      const code = own?.code ?? (typeof raw.code === "string" ? raw.code : "")
      if (own !== null)
        nodes.push({
          code,
          kind: "aggregate",
          parent,
          depth,
          weight: weightOf(own, parent),
          own,
          indicator: null,
          place,
        })
      above.push(raw)
      if (Array.isArray(raw.children))
        raw.children.forEach((child: unknown, i) => {
          read(child, code, [...path, "children", i])
        })
      above.pop()
      return
    }
    if (isMap(raw) && "indicator" in raw) {
      const own = checkShape(ReferenceNodeSchema, raw, file, path, issues)
      if (own === null) return
      const indicator = withOverrides(definitions.get(own.indicator), own)
      const weight = weightOf(own, parent)
      nodes.push({ code: own.indicator, kind: "indicator", parent, depth, weight, own, indicator, place })
      return
    }
    const own = checkShape(InlineIndicatorSchema, raw, file, path, issues)
    if (own === null) return
    const { code, weight: _, ...indicator } = own
    nodes.push({
      code,
      kind: "indicator",
      parent,
      depth,
      weight: weightOf(own, parent),
      own,
      indicator,
      place,
    })
  }

  if (Array.isArray(tree)) for (const [i, raw] of tree.entries()) read(raw, null, ["tree", i])
  else read(tree, null, ["tree"])
  return nodes
}

/** A root stands beside nothing that it could be weighed against: 1 when it says nothing. */
function weightOf(
  own: { readonly weight?: number | "unknown" | null },
  parent: string | null,
): number | null {
  if (typeof own.weight === "number") return own.weight
  return parent === null && own.weight === undefined ? 1 : null
}

function withOverrides(definition: Indicator | undefined, own: ReferenceNode): Indicator | null {
  if (definition === undefined) return null
  const { indicator: _code, weight: _weight, label, direction, ...rest } = own
  return {
    ...definition,
    ...rest,
    label: label ?? definition.label,
    direction: direction ?? definition.direction,
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

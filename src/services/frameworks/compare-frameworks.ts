import { frameworkOf } from "#packs"
import { type FrameworkHead, type FrameworkNodeView, headOf, nodeViews } from "./describe-framework.ts"
import { getFramework, type Packs } from "./packs-by-name.ts"

export interface ComparisonRow {
  readonly by: "code" | "label" | "only-a" | "only-b"
  readonly a: FrameworkNodeView | null
  readonly b: FrameworkNodeView | null
}

/**
 * Two frameworks side by side, in the order of the first: nodes of one code are the same, else nodes of one kind whose
 * Chinese labels agree but for brackets and spaces; what only the second has follows.
 * @param a `national/nhtz-2021`
 * @throws Problem not-found
 */
export function compareFrameworks(
  packs: Packs,
  a: string,
  b: string,
): { readonly a: FrameworkHead; readonly b: FrameworkHead; readonly rows: ComparisonRow[] } {
  const left = read(packs, a)
  const right = read(packs, b)
  return { a: left.head, b: right.head, rows: matchNodes(left.nodes, right.nodes) }
}

function read(packs: Packs, address: string) {
  const [name = "", id = ""] = address.split("/")
  const { pack, framework } = getFramework(packs, name, id)
  return { head: headOf(name, pack, framework), nodes: nodeViews(pack, framework, frameworkOf(pack, id)) }
}

export function matchNodes(
  left: readonly FrameworkNodeView[],
  right: readonly FrameworkNodeView[],
): ComparisonRow[] {
  const free = new Map(right.map((node) => [node.code, node]))
  const codesOfLeft = new Set(left.map((node) => node.code))
  const rows = left.map((node): ComparisonRow => {
    const same = free.get(node.code)
    if (same !== undefined) {
      free.delete(node.code)
      return { by: "code", a: node, b: same }
    }
    const alike = [...free.values()].find(
      (other) => !codesOfLeft.has(other.code) && other.kind === node.kind && isAlike(node, other),
    )
    if (alike === undefined) return { by: "only-a", a: node, b: null }
    free.delete(alike.code)
    return { by: "label", a: node, b: alike }
  })
  return [...rows, ...[...free.values()].map((node): ComparisonRow => ({ by: "only-b", a: null, b: node }))]
}

function isAlike(a: FrameworkNodeView, b: FrameworkNodeView): boolean {
  // What stands in for a name that was not found is no name.
  return !a.label.zh.includes("未查到") && plain(a.label.zh) === plain(b.label.zh)
}

const plain = (label: string) => label.replace(/（[^）]*）|\([^)]*\)|\s/g, "")

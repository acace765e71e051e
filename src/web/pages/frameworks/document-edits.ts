import type { BodyOf, Contracts } from "#contracts"

export type FrameworkDocument = BodyOf<Contracts["POST /api/framework-drafts/:id/check"]>
export type DocumentNode = FrameworkDocument["nodes"][number]

/** The node and everything below it, in order. */
function branchOf(nodes: readonly DocumentNode[], code: string): DocumentNode[] {
  const own = nodes.filter((node) => node.code === code)
  return [
    ...own,
    ...nodes.filter((node) => node.parent === code).flatMap((child) => branchOf(nodes, child.code)),
  ]
}

/** Nodes in the order of the tree: each group with its own, whatever order they came in. */
function inOrder(nodes: readonly DocumentNode[]): DocumentNode[] {
  const known = new Set(nodes.map((node) => node.code))
  const tops = nodes.filter((node) => node.parent === null || !known.has(node.parent))
  const ordered = tops.flatMap((node) => branchOf(nodes, node.code))
  // Two of one code stand under each other's feet: the order stays, the check says so.
  return ordered.length === nodes.length ? ordered : [...nodes]
}

export function depthOf(nodes: readonly DocumentNode[], node: DocumentNode): number {
  let depth = 0
  let parent = node.parent
  while (parent !== null && depth < 20) {
    depth++
    const above: string = parent
    parent = nodes.find((one) => one.code === above)?.parent ?? null
  }
  return depth
}

export function changeNode(
  nodes: readonly DocumentNode[],
  code: string,
  change: Partial<DocumentNode>,
): DocumentNode[] {
  const changed = nodes.map((node) => {
    if (node.code === code) return { ...node, ...change }
    return change.code !== undefined && node.parent === code ? { ...node, parent: change.code } : node
  })
  return change.parent === undefined ? changed : inOrder(changed)
}

/** A new node below a group, or at the top. @returns its code with the nodes */
export function addNode(
  nodes: readonly DocumentNode[],
  parent: string | null,
  kind: DocumentNode["kind"],
  label: string,
): { readonly nodes: DocumentNode[]; readonly code: string } {
  const taken = new Set(nodes.map((node) => node.code.toLowerCase()))
  let number = nodes.length + 1
  while (taken.has(`node_${number}`)) number++
  const code = `node_${number}`
  const node: DocumentNode = {
    code,
    parent,
    kind,
    number: null,
    label,
    weight: null,
    unit: null,
    direction: "higher-is-better",
    definition: null,
    value: null,
    source: null,
    scoring: [],
    threshold: null,
    bands: null,
    line: null,
    proposed: null,
    cell: null,
  }
  return { nodes: inOrder([...nodes, node]), code }
}

export function removeNode(nodes: readonly DocumentNode[], code: string): DocumentNode[] {
  const gone = new Set(branchOf(nodes, code).map((node) => node.code))
  return nodes.filter((node) => !gone.has(node.code))
}

/** One place up or down among its siblings, with everything below it. */
export function moveNode(nodes: readonly DocumentNode[], code: string, by: -1 | 1): DocumentNode[] {
  const node = nodes.find((one) => one.code === code)
  if (node === undefined) return [...nodes]
  const siblings = nodes.filter((one) => one.parent === node.parent)
  const other = siblings[siblings.indexOf(node) + by]
  if (other === undefined) return [...nodes]
  return inOrder(nodes.map((one) => (one === node ? other : one === other ? node : one)))
}

/** Groups that a node may belong to: not itself, nor what is below it. */
export function groupsFor(nodes: readonly DocumentNode[], code: string): DocumentNode[] {
  const own = new Set(branchOf(nodes, code).map((node) => node.code))
  return nodes.filter((node) => node.kind === "aggregate" && !own.has(node.code))
}

/** `5: 10; 10: 20` ⇄ bands; `null`: the text is none. */
export function readBands(text: string): { from: number; score: number }[] | null {
  const parts = text.split(/[;；]/).filter((part) => part.trim() !== "")
  const bands = parts.map((part) => {
    const [from = "", score = ""] = part.split(/[:：]/).map((one) => one.trim())
    return from === "" || score === ""
      ? { from: Number.NaN, score: 0 }
      : { from: Number(from), score: Number(score) }
  })
  const good =
    bands.length > 0 && bands.every(({ from, score }) => Number.isFinite(from) && Number.isFinite(score))
  return good ? bands : null
}

export const bandsText = (bands: readonly { readonly from: number; readonly score: number }[] | null) =>
  (bands ?? []).map(({ from, score }) => `${from}: ${score}`).join("; ")

/** A proposed rule as people confirm it. */
export function ruleWords(rule: NonNullable<DocumentNode["proposed"]>): {
  readonly zh: string
  readonly en: string
} {
  if (rule.threshold !== null)
    return {
      zh: `达到 ${rule.threshold} 得满分，不足按比例`,
      en: `full marks from ${rule.threshold}, in proportion below`,
    }
  if (rule.line === null) return { zh: bandsText(rule.bands), en: bandsText(rule.bands) }
  const [first, last] = rule.line
  return {
    zh: `${first?.from} 得 ${first?.score} 分 → ${last?.from} 得 ${last?.score} 分，之间按比例`,
    en: `${first?.from}: ${first?.score} points → ${last?.from}: ${last?.score} points, in proportion between`,
  }
}

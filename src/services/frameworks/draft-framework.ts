import type { Framework } from "#evaluation"
import { type Issue, issue } from "#issues"
import { checkTree, type PackFile, readFramework, toFramework } from "#packs"
import type { DraftNode, FrameworkReading } from "./read-framework-table.ts"

const root = "draft_index"

/**
 * What was read as a framework that an evaluation takes, held against the same checks as those of packs.
 * @param name of the file that it came from, for the paths of issues
 * @returns `framework: null` when an error was found, in the reading or by the checks
 */
export function draftFramework(
  reading: FrameworkReading,
  id: string,
  title: string,
  name: string,
): { readonly framework: Framework | null; readonly issues: readonly Issue[] } {
  const issues = [...reading.issues]
  const tops = reading.nodes.filter((node) => node.parent === null)
  const weights = tops.map((node) => node.weight)
  const total = weights.reduce<number>((sum, weight) => sum + (weight ?? Number.NaN), 0)
  const sum = [100, 1, 1000].find((expected) => Math.abs(total - expected) < 1e-9 * expected)
  if (Number.isFinite(total) && sum === undefined && tops.length > 0)
    issues.push(issue("warning", "draft-weight-total", name, { total: Number(total.toPrecision(12)) }))
  if (reading.nodes.length === 0) return { framework: null, issues }
  const value = {
    id,
    title: { zh: title },
    notice: { zh: "草案 · 由附件读入 · 未经审定" },
    ...(sum === undefined ? {} : { weightsSumTo: sum }),
    tree: {
      code: root,
      label: { zh: title },
      children: tops.map((node) => toTree(node, reading.nodes)),
    },
  }
  const found: Issue[] = []
  const framework = readFramework(asFile(name, value, reading.nodes), new Map(), found)
  if (framework !== null) found.push(...checkTree(framework))
  // Doubled names were told with both their cells.
  issues.push(...found.filter((one) => one.code !== "pack-empty-aggregate"))
  const faulty = framework === null || issues.some((one) => one.severity === "error")
  return { framework: faulty ? null : toFramework(framework), issues }
}

function toTree(node: DraftNode, nodes: readonly DraftNode[]): Record<string, unknown> {
  const base = {
    code: node.code,
    label: { zh: node.label },
    weight: node.weight ?? "unknown",
    ...(node.number === null ? {} : { number: node.number }),
    ...(node.definition === null ? {} : { definition: { zh: node.definition.slice(0, 4000) } }),
  }
  if (node.kind === "aggregate")
    return {
      ...base,
      children: nodes.filter((child) => child.parent === node.code).map((child) => toTree(child, nodes)),
    }
  return {
    ...base,
    direction: node.direction,
    ...(node.unit === null ? {} : { unit: node.unit.slice(0, 40) }),
  }
}

/** A file whose places lead to the rows of the annex: the engine's issues name a line of it. */
function asFile(path: string, value: object, nodes: readonly DraftNode[]): PackFile {
  const codes = new Map(nodes.map((node) => [node.code, node]))
  return {
    path,
    text: "",
    value,
    locate: (steps) => {
      let at: unknown = value
      let line: number | null = null
      for (const step of steps) {
        at =
          typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[step] : undefined
        const code = typeof at === "object" && at !== null ? (at as { code?: unknown }).code : undefined
        const node = typeof code === "string" ? codes.get(code) : undefined
        if (node !== undefined) line = Number(/(\d+)$/.exec(node.cell)?.[1] ?? Number.NaN)
      }
      return line
    },
  }
}

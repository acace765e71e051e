import type { Framework } from "#evaluation"
import { checkIndicatorValue, type Declared, type SqlParser } from "#expressions"
import { type Issue, issue } from "#issues"
import { checkTree, type PackFile, readFramework, toFramework } from "#packs"
import type { DocumentNode, FrameworkDocument } from "./framework-document.ts"
import { checkScoring, methodOfRules, scoringOf } from "./scoring-method.ts"

const root = "draft_index"

/** What the expressions of a document may name, and PostgreSQL's parser to read them. */
export interface ExpressionChecks {
  readonly parse: SqlParser
  readonly variables: readonly Declared[]
}

export interface CheckedDocument {
  /** `null` when an error was found. */
  readonly framework: Framework | null
  /** Each that belongs to a node says which (`values.node`) and where it stands (`values.field`). */
  readonly issues: readonly Issue[]
}

/**
 * A document as a framework that an evaluation takes, held against the same checks as those of packs: sums, doubles,
 * shapes, expressions.
 * @param name of the file that it came from, for the paths of issues
 */
export function draftFramework(
  document: FrameworkDocument,
  id: string,
  name: string,
  expressions: ExpressionChecks | null,
): CheckedDocument {
  const { title, nodes } = document
  const method = methodOfRules(nodes)
  const issues: Issue[] = []
  const tops = nodes.filter((node) => node.parent === null)
  const weights = tops.map((node) => node.weight)
  const total = weights.reduce<number>((sum, weight) => sum + (weight ?? Number.NaN), 0)
  const sum = [100, 1, 1000].find((expected) => Math.abs(total - expected) < 1e-9 * expected)
  if (Number.isFinite(total) && sum === undefined && tops.length > 0)
    issues.push(issue("warning", "draft-weight-total", name, { total: Number(total.toPrecision(12)) }))
  if (!nodes.some((node) => node.kind === "indicator"))
    return { framework: null, issues: [...issues, issue("error", "draft-no-indicators", name)] }
  issues.push(...checkNodes(nodes, name), ...checkExpressions(nodes, name, expressions))
  const value = {
    id,
    title: { zh: title },
    notice: { zh: "草案 · 由附件读入 · 未经审定" },
    ...(sum === undefined ? {} : { weightsSumTo: sum }),
    ...(method === null ? {} : { method }),
    tree: {
      code: root,
      label: { zh: title },
      children: tops.map((node) => toTree(node, nodes)),
    },
  }
  const found: Issue[] = []
  const framework = readFramework(asFile(name, value, nodes), new Map(), found)
  if (framework !== null) found.push(...checkTree(framework))
  issues.push(...found.map((one) => withNode(one, value)))
  const faulty = framework === null || issues.some((one) => one.severity === "error")
  return { framework: faulty ? null : toFramework(framework), issues }
}

function toTree(node: DocumentNode, nodes: readonly DocumentNode[]): Record<string, unknown> {
  const base = {
    code: node.code,
    label: { zh: node.label },
    weight: node.weight ?? "unknown",
    ...(node.number === null ? {} : { number: node.number }),
    ...(definitionOf(node) === "" ? {} : { definition: { zh: definitionOf(node).slice(0, 4000) } }),
  }
  if (node.kind === "aggregate")
    return {
      ...base,
      children: nodes.filter((child) => child.parent === node.code).map((child) => toTree(child, nodes)),
    }
  const scoring = scoringOf(node)
  return {
    ...base,
    direction: node.direction,
    ...(node.unit === null ? {} : { unit: node.unit.slice(0, 40) }),
    ...(node.value === null ? {} : { value: node.value }),
    ...(node.threshold === null ? {} : { threshold: node.threshold }),
    ...(scoring?.bands === undefined ? {} : { bands: scoring.bands }),
    ...(scoring?.goalposts === undefined ? {} : { goalposts: [...scoring.goalposts] }),
  }
}

/** Definition, rules of scoring and source in words: all that a framework's own file has one place for. */
export function definitionOf({ definition, scoring, source }: DocumentNode): string {
  return [
    definition ?? "",
    ...scoring.map(({ header, text }) => `${header}：${text}`),
    source === null ? "" : `数据来源：${source}`,
  ]
    .filter((part) => part !== "")
    .join("；")
}

const at = (node: DocumentNode, name: string) => node.cell ?? `${name}#${node.code}`

/** What the checks of packs do not know: names twice below one parent, parents that are not there, rules to confirm. */
function checkNodes(nodes: readonly DocumentNode[], name: string): Issue[] {
  const issues: Issue[] = []
  const groups = new Set(nodes.filter((node) => node.kind === "aggregate").map((node) => node.code))
  const before = new Map<string, DocumentNode>()
  for (const node of nodes) {
    const say = (severity: Issue["severity"], code: string, field: string, values: Record<string, unknown>) =>
      issues.push(
        issue(severity, code, at(node, name), { node: node.code, field, label: node.label, ...values }),
      )
    const key = `${node.parent ?? ""} ${node.label.trim()}`
    const first = before.get(key)
    if (first !== undefined) say("error", "draft-duplicate-label", "label", { first: at(first, name) })
    before.set(key, node)
    if (node.parent !== null && !groups.has(node.parent))
      say("error", "draft-no-parent", "parent", { parent: node.parent })
    if (node.weight === null) say("warning", "draft-weight-unknown", "weight", {})
    if (node.proposed !== null) say("warning", "draft-rule-proposed", "proposed", {})
    issues.push(...checkScoring(node, at(node, name)))
  }
  return issues
}

function checkExpressions(
  nodes: readonly DocumentNode[],
  name: string,
  expressions: ExpressionChecks | null,
): Issue[] {
  if (expressions === null) return []
  const { parse, variables } = expressions
  return nodes.flatMap((node) => {
    if (node.value === null || node.value.trim() === "") return []
    const { issues } = checkIndicatorValue(
      {
        text: node.value,
        ...(node.unit === null ? {} : { unit: node.unit }),
        scope: { variables },
        path: at(node, name),
      },
      parse,
    )
    return issues
      .filter(({ severity }) => severity !== "info")
      .map((one) => ({
        ...one,
        values: { ...one.values, node: node.code, field: "value", label: node.label },
      }))
  })
}

/** `tree.children[2].weight` → the node there and the field. */
function withNode(found: Issue, value: object): Issue {
  if (typeof found.values.at !== "string") return found
  let here: unknown = value
  let node: string | null = null
  let field: string | null = null
  for (const [step] of found.values.at.matchAll(/[^.[\]]+/g)) {
    here = typeof here === "object" && here !== null ? (here as Record<string, unknown>)[step] : undefined
    const code = typeof here === "object" && here !== null && "code" in here ? here.code : undefined
    if (typeof code === "string") {
      node = code
      field = null
    } else field ??= /^\d+$/.test(step) ? null : step
  }
  return node === null || node === root ? found : { ...found, values: { ...found.values, node, field } }
}

/** A file whose places lead to the rows of the annex: the engine's issues name a line of it. */
function asFile(path: string, value: object, nodes: readonly DocumentNode[]): PackFile {
  const codes = new Map(nodes.map((node) => [node.code, node]))
  return {
    path,
    text: "",
    value,
    locate: (steps) => {
      let here: unknown = value
      let line: number | null = null
      for (const step of steps) {
        here =
          typeof here === "object" && here !== null
            ? (here as Record<string | number, unknown>)[step]
            : undefined
        const code = typeof here === "object" && here !== null ? (here as { code?: unknown }).code : undefined
        const node = typeof code === "string" ? codes.get(code) : undefined
        const found = Number(/(\d+)$/.exec(node?.cell ?? "")?.[1] ?? Number.NaN)
        if (Number.isFinite(found)) line = found
      }
      return line
    },
  }
}

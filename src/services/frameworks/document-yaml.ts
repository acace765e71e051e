import { definitionOf } from "./draft-framework.ts"
import type { DocumentNode, FrameworkDocument } from "./framework-document.ts"
import { methodOfRules, scoringOf } from "./scoring-method.ts"

export interface VersionHeading {
  readonly id: string
  readonly version: number
  readonly file: string
  readonly inForceFrom: string | null
}

/** A version as a file of a pack, frameworks/<id>.yaml, with the entry of sources.yaml that it needs as a comment. */
export function documentYaml(document: FrameworkDocument, heading: VersionHeading): string {
  const { nodes, title } = document
  const source = `${heading.id}-annex`
  const tops = nodes.filter((node) => node.parent === null)
  const total = tops.reduce((sum, node) => sum + (node.weight ?? Number.NaN), 0)
  const sum = [100, 1, 1000].find((expected) => Math.abs(total - expected) < 1e-9 * expected)
  const method = methodOfRules(nodes)
  const leaves = nodes.filter((node) => node.kind === "indicator").length
  return `${[
    `# 第 ${heading.version} 版。放进政策包的 frameworks/${heading.id}.yaml，并在 sources.yaml 加上：`,
    `# ${source}:`,
    `#   title: ${text(document.title)}`,
    `#   issuer: ${text(document.issuer ?? "unknown")}`,
    ...(document.number === null ? [] : [`#   number: ${text(document.number)}`]),
    ...(document.date === null ? [] : [`#   date: ${text(document.date)}`]),
    "#   certainty: medium",
    "#   read: official-text",
    `#   note: ${text(heading.file)}`,
    `id: ${heading.id}`,
    `title: ${text(title)}`,
    ...(document.issuer === null ? [] : [`issuer: ${text(document.issuer)}`]),
    ...(document.number === null ? [] : [`number: ${text(document.number)}`]),
    ...(document.date === null ? [] : [`date: ${text(document.date)}`]),
    ...(heading.inForceFrom === null ? [] : [`inForceFrom: ${text(heading.inForceFrom)}`]),
    `source: [${source}]`,
    ...(sum === undefined ? [] : [`weightsSumTo: ${sum}`]),
    // JSON is YAML.
    ...(method === null ? [] : [`method: ${JSON.stringify(method)}`]),
    `expected: { indicators: ${leaves} }`,
    "tree:",
    "  - code: draft_index",
    `    label: ${text(title)}`,
    "    children:",
    ...tops.flatMap((node) => linesOf(node, nodes, 6)),
  ].join("\n")}\n`
}

function linesOf(node: DocumentNode, nodes: readonly DocumentNode[], indent: number): string[] {
  const definition = definitionOf(node)
  const scoring = scoringOf(node)
  const own = [
    `code: ${text(node.code)}`,
    `label: ${text(node.label)}`,
    `weight: ${node.weight ?? "unknown"}`,
    ...(node.number === null ? [] : [`number: ${text(node.number)}`]),
    ...(definition === "" ? [] : [`definition: ${text(definition.slice(0, 4000))}`]),
    ...(node.kind === "aggregate"
      ? ["children:"]
      : [
          `direction: ${node.direction}`,
          ...(node.unit === null ? [] : [`unit: ${text(node.unit)}`]),
          ...(node.value === null ? [] : [`value: ${text(node.value)}`]),
          ...(node.threshold === null ? [] : [`threshold: ${node.threshold}`]),
          ...(scoring?.bands === undefined ? [] : [`bands: ${JSON.stringify(scoring.bands)}`]),
          ...(scoring?.goalposts === undefined ? [] : [`goalposts: ${JSON.stringify(scoring.goalposts)}`]),
        ]),
  ]
  const blank = " ".repeat(indent)
  const lines = own.map((line, i) => `${blank}${i === 0 ? "- " : "  "}${line}`)
  if (node.kind === "indicator") return lines
  const children = nodes.filter((child) => child.parent === node.code)
  return [...lines, ...children.flatMap((child) => linesOf(child, nodes, indent + 4))]
}

/** JSON's strings are YAML's double-quoted ones. */
const text = (value: string) => JSON.stringify(value)

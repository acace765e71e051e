import type { Framework } from "#evaluation"
import type { Issue, Words } from "#issues"
import {
  type ConformityLine,
  checkTree,
  conformityOf,
  equalWeightShare,
  frameworkOf,
  type Pack,
  type PackFramework,
  type TreeNode,
  tagsOf,
  weightShareInterval,
} from "#packs"
import { getFramework, type Packs } from "./packs-by-name.ts"
import { scoringWords } from "./scoring-words.ts"
import { variablesIn } from "./survey-fields.ts"
import { type Citation, citationOf, type PresentedSource, sourcesCited, wordsOf } from "./words.ts"

export interface FrameworkHead {
  readonly pack: string
  readonly id: string
  readonly title: Words
  readonly issuer: Words | null
  readonly number: string | null
  readonly date: string | null
  readonly inForceFrom: string | null
  readonly status: string | null
  readonly notice: Words | null
  readonly origin: "public" | "user" | "invented"
  readonly indicators: number
  readonly unknownWeights: number
}

export interface FrameworkNodeView {
  readonly code: string
  readonly parent: string | null
  readonly depth: number
  readonly kind: "indicator" | "aggregate"
  readonly number: string | null
  readonly label: Words
  readonly weight: number | null
  readonly share: number | null
  readonly interval: [number, number] | null
  readonly unit: string | null
  readonly direction: "higher-is-better" | "lower-is-better" | null
  readonly qualitative: boolean
  readonly formula: string | null
  /** The register whose records it counts. */
  readonly register: string | null
  readonly variables: { readonly code: string; readonly name: string }[]
  readonly scoring: Words[]
  readonly definition: Words | null
  readonly clauses: string[]
  readonly themes: string[]
  readonly citation: Citation | null
}

/** Every framework of every pack, in the order of packs. */
export function listFrameworks(packs: Packs): FrameworkHead[] {
  return [...packs].flatMap(([name, { pack }]) =>
    [...pack.frameworks.values()].map((framework) => headOf(name, pack, framework)),
  )
}

/** @param name the pack's folder, which is how it is asked for */
export function headOf(name: string, pack: Pack, { file, nodes }: PackFramework): FrameworkHead {
  return {
    pack: name,
    id: file.id,
    title: wordsOf(file.title, file.id),
    issuer: file.issuer === undefined ? null : wordsOf(file.issuer),
    number: file.number ?? null,
    date: file.date ?? null,
    inForceFrom: file.inForceFrom ?? null,
    status: file.status ?? null,
    notice: file.notice === undefined ? null : wordsOf(file.notice),
    origin: pack.manifest.origin,
    indicators: nodes.filter((node) => node.kind === "indicator").length,
    unknownWeights: nodes.filter((node) => node.weight === null).length,
  }
}

export interface FrameworkView {
  readonly head: FrameworkHead
  readonly theory: Words | null
  readonly weightsSumTo: number | null
  readonly assumedWeights: { readonly between: [number, number]; readonly reference: string } | null
  readonly nodes: FrameworkNodeView[]
  readonly conformity: ReturnType<typeof presentLine>[]
  readonly issues: readonly Issue[]
  readonly sources: Record<string, PresentedSource>
}

/**
 * One framework for reading: its tree with every weight's share of the whole (unknown weights as an interval), its
 * formulas with the names of their variables, and what it gives to each theme of the opinion.
 * @throws Problem not-found
 */
export function describeFramework(packs: Packs, name: string, id: string): FrameworkView {
  const { pack, framework } = getFramework(packs, name, id)
  const shape = frameworkOf(pack, id)
  const nodes = nodeViews(pack, framework, shape)
  const { file } = framework
  const themes = pack.themes.length > 0 ? pack.themes : (packs.get("national")?.pack.themes ?? [])
  const { assumedWeights } = shape
  return {
    head: headOf(name, pack, framework),
    theory: file.theory === undefined ? null : wordsOf(file.theory),
    weightsSumTo: file.weightsSumTo ?? null,
    assumedWeights:
      assumedWeights === undefined
        ? null
        : { between: [...assumedWeights.between], reference: assumedWeights.reference },
    nodes,
    conformity: conformityOf(pack, id, themes).map(presentLine),
    issues: checkTree(framework),
    sources: sourcesCited(
      pack,
      nodes.map((node) => node.citation),
    ),
  }
}

/** The nodes of a framework in document order. */
export function nodeViews(pack: Pack, framework: PackFramework, shape: Framework): FrameworkNodeView[] {
  const tags = tagsOf(pack, framework.file.id)
  const between = shape.assumedWeights?.between ?? "any"
  const unknown = shape.nodes.some((node) => node.weight === null)
  const parents = new Set(shape.nodes.map((node) => node.parent))
  const open = shape.nodes.some((node) => node.kind === "aggregate" && !parents.has(node.code))
  return framework.nodes.map((node) => {
    const isThis = (code: string) => code === node.code
    const interval = unknown || open ? weightShareInterval(shape, isThis, between) : null
    return {
      ...facts(pack, node),
      register: registerOf(pack, node),
      share: open && interval?.[0] !== interval?.[1] ? null : equalWeightShare(shape, isThis),
      interval: interval === null || interval[1] - interval[0] < 1e-12 ? null : interval,
      themes: [...(tags.get(node.code) ?? [])],
    }
  })
}

/** The register that an indicator names itself, else the one of its pack that names the indicator. */
function registerOf(pack: Pack, { code, indicator }: TreeNode): string | null {
  if (indicator === null) return null
  const counted = [...pack.registers.values()].find((one) =>
    one.counts.some((count) => count.indicator === code),
  )
  return indicator.count?.register ?? counted?.id ?? null
}

function facts(
  pack: Pack,
  node: TreeNode,
): Omit<FrameworkNodeView, "share" | "interval" | "themes" | "register"> {
  const said = node.indicator ?? node.own
  const { indicator } = node
  const formula = indicator?.value ?? null
  return {
    code: node.code,
    parent: node.parent,
    depth: node.depth,
    kind: node.kind,
    number: said?.number ?? null,
    label: wordsOf(said?.label, node.code),
    weight: node.weight,
    unit: indicator?.unit ?? null,
    direction: indicator?.direction ?? null,
    qualitative: indicator?.kind === "qualitative",
    formula,
    variables: formula === null ? [] : variablesIn(pack, formula),
    scoring: indicator === null ? [] : scoringWords(indicator),
    definition: said?.definition === undefined ? null : wordsOf(said.definition),
    clauses: [...(said?.clauses ?? [])],
    citation: said?.reference === undefined ? null : citationOf(said.reference),
  }
}

function presentLine(line: ConformityLine) {
  const pair = (interval: readonly [number, number] | null): [number, number] | null =>
    interval === null ? null : [interval[0], interval[1]]
  return {
    theme: line.theme,
    label: wordsOf(line.label, line.theme),
    article: line.article,
    indicators: [...line.indicators],
    equal: line.equal,
    any: pair(line.any),
    assumed: pair(line.assumed),
  }
}

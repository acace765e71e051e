import type { Framework, Label } from "#evaluation"
import { frameworkOf } from "./framework-of.ts"
import type { Pack } from "./pack.ts"
import type { Theme } from "./schemas/index.ts"
import { equalWeightShare, weightShareInterval } from "./weight-share.ts"

/** How much weight a framework gives to one theme or demand of the opinion. Shares in 0…1; 0 is shown as 0. */
export interface ConformityLine {
  readonly theme: string
  readonly label: Label
  readonly article: string
  /** Indicators of the framework that serve it, in document order. */
  readonly indicators: readonly string[]
  /** Weight share with unknown weights equal: one marked point; `null` when a part's indicators are not known. */
  readonly equal: number | null
  /** Over all weights that are not known; `null` when everything is known. */
  readonly any: readonly [number, number] | null
  /** Over the framework's own assumption about unknown weights; `null` without one. */
  readonly assumed: readonly [number, number] | null
}

/** Nodes of a framework by code with the theme ids that they, or their aggregates, are tagged with. */
export type Tags = ReadonlyMap<string, ReadonlySet<string>>

/**
 * A framework held against the themes: the weight share of the indicators tagged with each theme. An indicator with two themes counts in both, so shares do not sum to 1.
 */
export function conformity(framework: Framework, tags: Tags, themes: readonly Theme[]): ConformityLine[] {
  const parents = new Set(framework.nodes.map((node) => node.parent))
  const open = framework.nodes.some((node) => node.kind === "aggregate" && !parents.has(node.code))
  const unknown = open || framework.nodes.some((node) => node.weight === null)
  const between = framework.assumedWeights?.between
  return themes.map((theme) => {
    const isChosen = (code: string) => tags.get(code)?.has(theme.id) === true
    return {
      theme: theme.id,
      label: theme.label,
      article: theme.article,
      indicators: framework.nodes
        .filter((node) => node.kind === "indicator" && isChosen(node.code))
        .map((n) => n.code),
      equal: open ? null : equalWeightShare(framework, isChosen),
      any: unknown ? weightShareInterval(framework, isChosen, "any") : null,
      assumed: unknown && between !== undefined ? weightShareInterval(framework, isChosen, between) : null,
    }
  })
}

/** `conformity` of a pack's framework against the themes of the same or another pack. */
export function conformityOf(
  pack: Pack,
  frameworkId: string,
  themes: readonly Theme[] = pack.themes,
): ConformityLine[] {
  return conformity(frameworkOf(pack, frameworkId), tagsOf(pack, frameworkId), themes)
}

/** A child carries the tags of the aggregates above it. */
export function tagsOf(pack: Pack, frameworkId: string): Tags {
  const tags = new Map<string, Set<string>>()
  for (const node of pack.frameworks.get(frameworkId)?.nodes ?? []) {
    const said = node.indicator ?? node.own
    const above = node.parent === null ? [] : (tags.get(node.parent) ?? [])
    tags.set(node.code, new Set([...above, ...(said?.themes ?? [])]))
  }
  return tags
}

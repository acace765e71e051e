import { labelText } from "#evaluation"
import type { Words } from "#issues"
import type { Indicator, Pack, TreeNode } from "#packs"
import type { IndicatorAsked } from "#returns"

/** What a framework needs in a table: its indicators in the order of its tree, then what it divides by or grows from. */
export function askedOf(pack: Pack, framework: string): IndicatorAsked[] {
  const nodes = pack.frameworks.get(framework)?.nodes ?? []
  const asked = new Map<string, IndicatorAsked>()
  const add = (code: string, indicator: Indicator | undefined) => {
    if (!asked.has(code)) asked.set(code, askedFrom(code, indicator))
  }
  const indicators = nodes.filter(
    (node): node is TreeNode & { readonly indicator: Indicator } => node.indicator !== null,
  )
  for (const { code, indicator } of indicators)
    if (indicator.growthOf === undefined) add(code, indicator)
    else add(indicator.growthOf, pack.indicators.get(indicator.growthOf))
  for (const { indicator } of indicators)
    if (indicator.denominator !== undefined)
      add(indicator.denominator, pack.indicators.get(indicator.denominator))
  return [...asked.values()]
}

/** Frameworks of a pack with at least one indicator over the variables of returns. */
export function computedFrameworks(pack: Pack): { readonly id: string; readonly title: Words }[] {
  return [...pack.frameworks].flatMap(([id, { file }]) =>
    askedOf(pack, id).some(({ text }) => text !== null)
      ? [{ id, title: { zh: labelText(file.title, "zh", id), en: labelText(file.title, "en", id) } }]
      : [],
  )
}

/** Every indicator of a pack, which expressions may name. */
export const allIndicators = (pack: Pack): IndicatorAsked[] =>
  [...pack.indicators].map(([code, indicator]) => askedFrom(code, indicator))

function askedFrom(code: string, indicator: Indicator | undefined): IndicatorAsked {
  const words = (text: Indicator["definition"]): Words | null =>
    text === undefined
      ? null
      : { zh: labelText(text, "zh", ""), en: labelText(text, "en", labelText(text, "zh", "")) }
  const { number, label, unit, value, basis } = indicator ?? {}
  return {
    code,
    number: number ?? null,
    label: { zh: labelText(label, "zh", code), en: labelText(label, "en", code) },
    unit: unit ?? null,
    text: value ?? null,
    basis: basis?.kind ?? null,
    needs: words(basis?.needs),
    note: words(basis?.note),
  }
}

import type { Declared } from "#expressions"
import type { Words } from "#issues"

/** Money and what else is counted in several sizes of one unit; the smallest is 1. */
const ladders: readonly Readonly<Record<string, number>>[] = [
  { 元: 1, 千元: 1e3, 万元: 1e4, 百万元: 1e6, 亿元: 1e8 },
  { 美元: 1, 千美元: 1e3, 万美元: 1e4, 百万美元: 1e6, 亿美元: 1e8 },
  { 人: 1, 千人: 1e3, 万人: 1e4 },
  { 平方米: 1, 公顷: 1e4, 平方公里: 1e6 },
  { 千克: 1, 吨: 1e3, 万吨: 1e7 },
]

/**
 * The unit in which a value was probably counted that is a factor too large (`up`) or too small.
 * @returns `null` where no unit of that size has a name
 */
export function countedIn(unit: string | undefined, factor: number, up: boolean): string | null {
  const ladder = ladders.find((each) => unit !== undefined && unit in each)
  const size = ladder?.[unit ?? ""]
  if (ladder === undefined || size === undefined) return null
  const wanted = up ? size / factor : size * factor
  return Object.entries(ladder).find(([, each]) => each === wanted)?.[0] ?? null
}

/** What to ask of a value that looks like a slip of unit. */
export function slipQuestion(declared: Declared | undefined, factor: number, up: boolean): Words {
  const unit = declared?.unit
  const probably = countedIn(unit, factor, up)
  if (unit === undefined || probably === null)
    return { zh: "请核对计量单位", en: "please check the unit of measure" }
  return {
    zh: `应以${unit}填报，是否误用了${probably}？`,
    en: `it is to be given in ${unit}; was it counted in ${probably}?`,
  }
}

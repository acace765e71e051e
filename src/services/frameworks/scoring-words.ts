import type { Words } from "#issues"
import type { Indicator } from "#packs"
import { wordsOf } from "./words.ts"

/** The numbers that decide an indicator's score, in words; none where the method alone decides. */
export function scoringWords(indicator: Indicator): Words[] {
  const { target, goalposts, efficacy, threshold, bands, growthOf, denominator, scale } = indicator
  const lines: Words[] = []
  if (denominator !== undefined) {
    const times = scale === undefined ? "" : ` × ${scale}`
    lines.push({ zh: `除以 ${denominator}${times}`, en: `divided by ${denominator}${times}` })
  }
  if (growthOf !== undefined) lines.push({ zh: `${growthOf} 的增长率`, en: `growth of ${growthOf}` })
  if (target !== undefined) lines.push({ zh: `目标值 ${target}`, en: `target ${target}` })
  if (goalposts !== undefined)
    lines.push({ zh: `上下界 ${goalposts.join(" – ")}`, en: `goalposts ${goalposts.join(" – ")}` })
  if (efficacy !== undefined)
    lines.push({
      zh: `不允许值 ${efficacy.unallowable}，满意值 ${efficacy.satisfactory}`,
      en: `unallowable ${efficacy.unallowable}, satisfactory ${efficacy.satisfactory}`,
    })
  if (threshold !== undefined)
    lines.push({ zh: `达到 ${threshold} 得满分`, en: `full marks from ${threshold}` })
  for (const band of bands ?? [])
    lines.push({ zh: `${band.from} 起得 ${band.score} 分`, en: `from ${band.from}: ${band.score} points` })
  if (indicator.theory !== undefined) lines.push(wordsOf(indicator.theory))
  return lines
}

import { findPeriod } from "#tables"
import { hasSeveralPeriods, periodIn } from "./find-period.ts"
import { parseUnit } from "./units.ts"

/** The period of titles, the unit they give, and whether they name several periods. */
export function readTitles(lines: readonly string[]): {
  period: string | null
  several: boolean
  units: string[]
} {
  const units: string[] = []
  const rest = lines.map((line) => {
    // 填报单位 is who fills it in.
    const said = line.matchAll(/(?<![填报表制编送])单位\s*[:：]\s*([^\s;；()（）]+)/g)
    for (const [, written = ""] of said)
      units.push(...written.split(/[、,，]/).filter((unit) => parseUnit(unit) !== null))
    return line.replace(
      /(?:填报|填表|制表|报出|打印|有效期)[^年]{0,6}[:：至]?\s*\d{4}年\d{1,2}月(?:\d{1,2}日)?/g,
      "",
    )
  })
  for (const line of rest) {
    const direct = findPeriod(line)
    if (direct !== null) return { period: direct, several: false, units }
  }
  const text = rest.join(" ")
  return { period: periodIn(text), several: hasSeveralPeriods(text), units }
}

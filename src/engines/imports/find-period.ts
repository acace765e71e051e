import { findPeriod, halfWidth } from "#tables"
import { withoutBlanks } from "./fold.ts"

const chineseMonths: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 }

/**
 * The period that a text names somewhere: 2024年度, 2024年1—6月, 2024年一季度, 2024-Q1, 2024年6月. A stretch from
 * January counts by its last month (cumulative): the first quarter is Q1, 1—6月 is Q2, else the month.
 * @returns `null` for none, or for two different ones (2024-2025): whoever knows has to say
 * @example periodIn("2024年1—6月主要指标") // "2024-Q2"
 */
export function periodIn(text: string): string | null {
  const found = periodsIn(text)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Whether more than one period is named. */
export function hasSeveralPeriods(text: string): boolean {
  return periodsIn(text).length > 1
}

function periodsIn(text: string): string[] {
  // 国科发火〔2021〕106号 is a document, not a year.
  const clean = withoutBlanks(halfWidth(text).replace(/(\d)[\s\u3000]+(?=\d)/g, "$1;")).replace(
    /[〔[(](?:19|20)\d{2}[〕\])](?:\d+号)/g,
    "",
  )
  const direct = findPeriod(clean)
  if (direct !== null) return [direct]
  const periods = new Set<string>()
  const pattern =
    /(?<!\d)((?:19|20)\d{2})(?:年?第?([一二三四1-4])季度?|年?[-_]?q([1-4])|年?(上|下)半年|年?1(?:月)?[-—–~至到](\d{1,2})月(?:份)?|[./]1[-—–~至到](\d{1,2})月?|年(\d{1,2}月?[-—–~至到]\d{1,2})月|[年-](\d{1,2})月?(?![\d年季])|[./](\d{1,2})(?:[./]\d{1,2})?(?![\d.%万亿千百元人家个])|年?前([一二三]|[1-3])季度)?(?!\d)/gi
  for (const found of clean.matchAll(pattern)) {
    const [, year = "", quarter, q, half, last, until, stretch, month, pointed, first] = found
    if (quarter !== undefined) periods.add(`${year}-Q${chineseMonths[quarter] ?? quarter}`)
    else if (first !== undefined) periods.add(`${year}-Q${chineseMonths[first] ?? first}`)
    else if (q !== undefined) periods.add(`${year}-Q${q}`)
    else if (half !== undefined) periods.add(half === "上" ? `${year}-Q2` : `${year}-Q4`)
    else if (last !== undefined || until !== undefined) periods.add(upTo(year, Number(last ?? until)))
    // 3—6月 is no period that is kept: both its ends are named, and whoever knows has to say.
    else if (stretch !== undefined)
      for (const end of stretch.match(/\d+/g) ?? []) periods.add(monthOf(year, end))
    else if (pointed !== undefined && Number(pointed) >= 1 && Number(pointed) <= 12)
      periods.add(monthOf(year, pointed))
    else if (month !== undefined && Number(month) >= 1 && Number(month) <= 12 && /月|-\d{2}/.test(found[0]))
      periods.add(monthOf(year, month))
    else periods.add(year)
  }
  return [...periods]
}

const monthOf = (year: string, month: string) => `${year}-${month.padStart(2, "0")}`

function upTo(year: string, month: number): string {
  if (month === 12) return year
  if (month % 3 === 0) return `${year}-Q${month / 3}`
  return `${year}-${String(month).padStart(2, "0")}`
}

/**
 * The period that a header's line is, and nothing else: 2023年, 2024年末, 2024, 本年 is none.
 * @example periodOfHeader("2023年") // "2023"
 */
export function periodOfHeader(text: string): string | null {
  const clean = withoutBlanks(halfWidth(text)).replace(/[()]/g, "")
  if (!/^(?:19|20)\d{2}/.test(clean)) return null
  const rest = clean.replace(
    /^(?:19|20)\d{2}(?:年?第?[一二三四1-4]季度?|-?q[1-4]|年?[上下]半年|年?1月?[-—–~至到]\d{1,2}月份?|年\d{1,2}月份?|-\d{2})?/i,
    "",
  )
  return /^(?:年度?|年?末|年底|年实际|年完成|年数)?$/.test(rest) ? periodIn(clean) : null
}

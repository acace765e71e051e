import { halfWidth } from "#tables"
import { foldText, likeness } from "./fold.ts"
import type { Certainty, ColumnPlan, Measure } from "./model.ts"

export interface MeasureIndex {
  readonly byCode: ReadonlyMap<string, Measure>
  /** Codes and names that look like survey codes: qc05_0. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>
  /** Folded label or name → codes of measures. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, "name" | "synonym">>
  /** The same without 年末, 当年, 其中 and numbers in front. */
  readonly loose: ReadonlyMap<string, ReadonlySet<string>>
}

export interface FoundMeasure {
  readonly measure: string | null
  readonly by: ColumnPlan["by"]
  readonly certainty: Certainty
  readonly candidates: readonly string[]
}

export const noMeasure: FoundMeasure = { measure: null, by: null, certainty: "none", candidates: [] }

const codeLike = /[a-z]+\d[a-z0-9_]*/g

/** Official numbers, 其中, and words for "of this year" or "at its end", which say nothing of what is measured. */
function loosen(text: string): string {
  return foldText(
    halfWidth(text)
      .trim()
      .replace(
        /^(?:\d+(?:\.\d+)+\.?|\d+[.、．]|[一二三四五六七八九十]+[、.．]|\([一二三四五六七八九十\d]+\)|[①-⑳])\s*/,
        "",
      )
      .replace(/^#?\s*其\s*中\s*[：:]?\s*/, ""),
  )
    .replace(/^(?:其中)/, "")
    .replace(/^(?:年末|期末|当年|本年度?|本期|报告期末?|全年)|(?:年末|期末)(?=数$|人数$)?/g, "")
}

export function indexMeasures(measures: readonly Measure[]): MeasureIndex {
  const byCode = new Map<string, Measure>()
  const codes = new Map<string, Set<string>>()
  const names = new Map<string, Map<string, "name" | "synonym">>()
  const loose = new Map<string, Set<string>>()
  const put = (map: Map<string, Set<string>>, key: string, code: string) => {
    const known = map.get(key)
    if (known === undefined) map.set(key, new Set([code]))
    else known.add(code)
  }
  for (const measure of measures) {
    byCode.set(measure.code, measure)
    put(codes, foldText(measure.code), measure.code)
    const own: (readonly [string, "name" | "synonym"])[] = [
      [measure.label.zh, "name"],
      [measure.label.en, "name"],
      ...measure.names.map((name) => [name, "synonym"] as const),
    ]
    for (const [name, by] of own) {
      const key = foldText(name)
      // Official numbers alone (1, 一) stand in every list as the number of a line.
      if (key === "" || /^(?:.|\d{1,3}|[一二三四五六七八九十]{1,3})$/.test(key)) continue
      if (/^[a-z]+\d[a-z0-9_]*$/.test(key)) put(codes, key, measure.code)
      const holders = names.get(key) ?? new Map<string, "name" | "synonym">()
      if (!holders.has(measure.code)) holders.set(measure.code, by)
      names.set(key, holders)
      const key2 = loosen(name)
      if (key2 !== "") put(loose, key2, measure.code)
    }
  }
  return { byCode, codes, names, loose }
}

function only(codes: readonly string[], by: ColumnPlan["by"]): FoundMeasure {
  return codes.length === 1
    ? { measure: codes[0] ?? null, by, certainty: "certain", candidates: codes }
    : { measure: null, by, certainty: "doubtful", candidates: codes }
}

/** One text as the name or code of a measure; `null` when it is none. */
export function lookUp(text: string, index: MeasureIndex): FoundMeasure | null {
  const key = foldText(text)
  if (key === "") return null
  const whole = index.codes.get(key)
  if (whole !== undefined) return only([...whole], "code")
  const named = lookUpName(text, key, index)
  const tokens = [...halfWidth(text).toLowerCase().matchAll(codeLike)].map(([found]) => found)
  const coded = new Set(tokens.flatMap((token) => [...(index.codes.get(token) ?? [])]))
  if (coded.size === 0) return named
  // A code and a name that contradict each other are nobody's to decide but a person's.
  const bare = tokens.reduce((rest, token) => rest.replace(token, " "), halfWidth(text).toLowerCase())
  const other = lookUpName(bare, foldText(bare), index)
  if (other?.measure != null && !coded.has(other.measure))
    return { measure: null, by: "code", certainty: "doubtful", candidates: [...coded, other.measure] }
  return only([...coded], "code")
}

function lookUpName(text: string, key: string, index: MeasureIndex): FoundMeasure | null {
  if (key === "") return null
  const exact = index.names.get(key)
  if (exact !== undefined) return only([...exact.keys()], exact.values().next().value ?? "name")
  const bare = halfWidth(text).replace(/[(](?:本年度?|当年|本期|全年|年末|期末|本年累计|累计)数?[)]$/, "")
  const loose = index.loose.get(loosen(text)) ?? index.loose.get(loosen(bare))
  return loose === undefined ? null : only([...loose], "synonym")
}

/** Lines of a header that only say that the parent is meant. */
const generic =
  /^(?:本年|本期|本年数|本期数|合计|小计|总计|数值|数额|金额|人数|家数|个数|数量|总数|总人数|绝对值|绝对数|总量|总额|实际|完成数?|累计|本年累计|累计数|全年)$/

/** Words by which a line says something else of what is measured: its growth, rank or share, another time, a plan. */
const changing =
  /同比|环比|增长|增速|增幅|增减|净增|比上|较上|比去年|比重|占比|排名|位次|名次|完成率|贡献率|±|上年|去年|上月|上期|同期|前年|年初|期初|当月|本月|当季|本季|目标|计划|预计|预算|预期|任务/

/** Whether a header says another time, a plan, or growth. */
export const saysOther = (header: string) => changing.test(header)

/** A line over a measure that says whose it is: of some of the enterprises only. */
const partial =
  /高新技术企业|高企|规上|规模以上|限上|限额以上|上市|内资|外资|外商|港澳台|国有|民营|私营|中小企业|瞪羚|独角兽|小巨人|专精特新|在孵|孵化|众创|制造业|服务业|新兴产业|主导产业|重点企业|龙头企业/

/**
 * The measure of a column by the lines of its header, the parent first, without units and periods.
 * @example matchMeasure(["营业收入", "其中：出口"], index)
 */
export function matchMeasure(parts: readonly string[], index: MeasureIndex): FoundMeasure {
  const lines = parts.filter((part) => foldText(part) !== "")
  if (lines.length === 0) return noMeasure
  const leaf = lines[lines.length - 1] ?? ""
  const alone = lines.map((line) => lookUp(line, index))
  // A line of codes over a line of names, or the other way about: the code counts, unless the name says another.
  const coded = alone.find((one) => one?.certainty === "certain" && one.by === "code")
  if (coded != null) {
    const other = alone.find((one) => one?.measure != null && one.measure !== coded.measure)
    if (other?.measure == null) return coded
    const candidates = [...coded.candidates, other.measure]
    return { measure: null, by: "code", certainty: "doubtful", candidates }
  }
  const others = lines.flatMap((line, at) => (alone[at] == null ? (line.match(changing) ?? []) : []))
  if (lines.length > 1) {
    for (let from = 0; from < lines.length - 1; from += 1) {
      const joined = lookUp(lines.slice(from).join(""), index)
      if (joined !== null && joined.by !== "code" && joined.certainty === "certain") return joined
    }
    if (others.length === 0 && generic.test(foldText(leaf))) return matchMeasure(lines.slice(0, -1), index)
  }
  if (others.length > 0) return changed(lines, others, index)
  const found = alone[alone.length - 1] ?? null
  const above = alone.slice(0, -1)
  if (found !== null) {
    const parent = above.find((one) => one?.measure != null && one.measure !== found.measure)
    // 高新技术企业 over 营业收入 is not the revenue of the zone.
    const within = /^#?\s*其\s*中/.test(leaf.trim())
    const part = lines.some((line, at) => at < lines.length - 1 && alone[at] == null && partial.test(line))
    if ((parent != null || part) && found.certainty === "certain" && !within)
      return { ...found, measure: null, certainty: "doubtful" }
    return found
  }
  // Joined to the name of a measure, whatever stands below it is like that name.
  return likely(above.some((one) => one?.measure != null) ? [leaf] : lines, index)
}

/** 营业收入 under 上年同期, or with 同比增长 beside it, is not the revenue: only measures that say the same are near. */
function changed(lines: readonly string[], words: readonly string[], index: MeasureIndex): FoundMeasure {
  const near = likely(lines, index)
  const candidates = near.candidates.filter((code) => {
    const measure = index.byCode.get(code)
    const names = measure === undefined ? [] : [measure.label.zh, ...measure.names]
    return names.some((name) => words.every((word) => name.includes(word)))
  })
  return candidates.length === 0 ? noMeasure : { ...near, candidates }
}

/** The nearest names by pairs of characters: listed, never taken. */
export function likely(lines: readonly string[], index: MeasureIndex): FoundMeasure {
  const texts = [loosen(lines[lines.length - 1] ?? ""), foldText(lines.join(""))]
  const best = new Map<string, number>()
  for (const [name, holders] of index.names)
    for (const text of texts) {
      const score = likeness(text, name)
      if (score >= 0.5)
        for (const code of holders.keys()) best.set(code, Math.max(best.get(code) ?? 0, score))
    }
  const candidates = [...best]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 5)
    .map(([code]) => code)
  return candidates.length === 0 ? noMeasure : { measure: null, by: null, certainty: "doubtful", candidates }
}

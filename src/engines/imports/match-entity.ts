import { halfWidth } from "#tables"
import { foldText, likeness, withoutBlanks } from "./fold.ts"
import type { EntityMatch, KnownEntity } from "./model.ts"

/** Names of a population, ready to be looked up. */
export interface EntityIndex {
  readonly codes: ReadonlyMap<string, string>
  readonly exact: ReadonlyMap<string, ReadonlyMap<string, "name" | "alias">>
  readonly folded: ReadonlyMap<string, ReadonlySet<string>>
  /** Without the province in front, or without 省, 市, 自治区 behind. */
  readonly shortened: ReadonlyMap<string, ReadonlySet<string>>
}

export type FoundEntity = Pick<EntityMatch, "code" | "by" | "certainty" | "candidates">

const provinces =
  "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆".split(
    " ",
  )
const provinceHead = new RegExp(`^(?:${provinces.join("|")})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?`)
const provinceOnly = new RegExp(`^(?:${provinces.join("|")})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?$`)

/** Whether a text is the name of a province, or of one of the four regions. */
export function isRegion(text: string): boolean {
  const clean = withoutBlanks(text)
  return provinceOnly.test(clean) || /^(?:东部|中部|西部|东北)(?:地区)?$/.test(clean)
}

/**
 * A zone's name as it is compared. 合肥高新区, 合肥国家高新区, 合肥高新技术产业开发区, 合肥国家高新技术产业开发区 and
 * 合肥市高新区 are one; an agricultural zone, an industrial park or a part of 中关村 keeps what makes it different.
 */
export function foldEntity(text: string): string {
  const plain = foldText(halfWidth(text)).replace(/(?:管理委员会|管委会)$/, "")
  const folded = plain
    .replace(/国家级?(?=农业高新|高新|高技术|新技术)/g, "")
    .replace(/农业高新技术产业(?:示范|开发)区/g, "农高区")
    .replace(
      /高新技术产业(?:开发区|园区?|开发园区)$|高技术产业开发区$|高新技术开发区$|新技术(?:产业)?开发区$|高新技术区$|高新园区$/g,
      "高新区",
    )
  return folded.endsWith("高新区") ? folded.replaceAll("市", "") : folded
}

/** `null`: nothing is left that would tell one from another. */
function shorten(folded: string): string | null {
  const behind = folded.replace(/(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)$/, "")
  if (behind !== folded && behind.length >= 2) return behind
  const rest = folded.replace(provinceHead, "")
  return rest !== folded && rest.replace(/高新区$/, "").length >= 2 ? rest : null
}

/** An official name without the province that it begins with, whichever that is: 示例省丙市高新区 is 丙市高新区. */
function withoutProvince(folded: string): string | null {
  const rest = folded.replace(/^[^省]{1,8}(?:省|自治区)(?=.{3})/, "")
  return rest === folded ? null : rest
}

const marks = /(?:[①-⑳⁰¹²³⁴-⁹*＊※△▲☆★#]|[[［【][\d*]{1,2}[\]］】]|[(（]\d{1,2}[)）]|注\d{0,2})+$/

/** A name without what lists put around it: 1. （一） 其中： 国家级, and marks of footnotes. */
function undress(text: string): string {
  return text
    .trim()
    .replace(/^(?:#|其\s*中\s*[:：]?)\s*/, "")
    .replace(
      /^(?:\d{1,3}\s*[.．、)）]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳])\s*/,
      "",
    )
    .replace(/^国家级\s*/, "")
    .replace(marks, "")
    .replace(/[(（]国家级?(?:高新区)?[)）]$/, "")
    .trim()
}

function put(map: Map<string, Set<string>>, key: string, code: string) {
  const known = map.get(key)
  if (known === undefined) map.set(key, new Set([code]))
  else known.add(code)
}

const codeKey = (text: string) => withoutBlanks(halfWidth(text)).toUpperCase()

const indexes = new WeakMap<readonly KnownEntity[], EntityIndex>()

/** Made once for a list: the same list gives the same index. */
export function indexEntities(known: readonly KnownEntity[]): EntityIndex {
  const made = indexes.get(known) ?? makeIndex(known)
  indexes.set(known, made)
  return made
}

function makeIndex(known: readonly KnownEntity[]): EntityIndex {
  const codes = new Map<string, string>()
  const exact = new Map<string, Map<string, "name" | "alias">>()
  const folded = new Map<string, Set<string>>()
  const shortened = new Map<string, Set<string>>()
  for (const { code, names } of known) {
    codes.set(codeKey(code), code)
    names.forEach((name, at) => {
      const key = withoutBlanks(name)
      if (key === "") return
      const holders = exact.get(key) ?? new Map<string, "name" | "alias">()
      if (!holders.has(code)) holders.set(code, at === 0 ? "name" : "alias")
      exact.set(key, holders)
      const fold = foldEntity(name)
      put(folded, fold, code)
      const short = shorten(fold)
      if (short !== null) put(shortened, short, code)
      const local = withoutProvince(fold)
      if (local !== null && local !== short) put(shortened, local, code)
    })
  }
  return { codes, exact, folded, shortened }
}

const none: FoundEntity = { code: null, by: null, certainty: "none", candidates: [] }

/** Below, two names have nothing to do with each other. */
const leastLikeness = 0.5

/**
 * Which entity a text names. Certain: its code, its official name, a short name or alias, or what folds to exactly one
 * of them. Doubtful, with candidates: names of two, or a mere likeness.
 * @example matchEntity("合肥国家高新区", index).certainty // "certain"
 */
export function matchEntity(text: string, index: EntityIndex): FoundEntity {
  const found = findEntity(text, index)
  if (found !== null) return found
  const fold = foldEntity(text)
  const candidates = fold === "" ? [] : nearest(fold, index)
  return candidates.length === 0 ? none : { code: null, by: "likeness", certainty: "doubtful", candidates }
}

/** The same without a look at mere likenesses; `null`: neither a code nor a name. */
export function findEntity(text: string, index: EntityIndex): FoundEntity | null {
  const found = findPlain(text, index)
  if (found !== null) return found
  const bare = undress(text)
  const undressed = bare === text.trim() || bare === "" ? null : findPlain(bare, index)
  if (undressed !== null) return undressed
  // 西安高新区（西安高新技术产业开发区）: two names of one.
  const both = /^(.{2,}?)[(（]([^()（）]{4,})[)）]$/.exec(bare)
  const one = both === null ? null : findPlain(both[1] ?? "", index)
  const other = both === null ? null : findPlain(both[2] ?? "", index)
  return one?.code != null && one.code === other?.code ? one : null
}

function findPlain(text: string, index: EntityIndex): FoundEntity | null {
  const code = index.codes.get(codeKey(text))
  if (code !== undefined) return { code, by: "code", certainty: "certain", candidates: [code] }
  const plain = withoutBlanks(text)
  if (plain === "") return null
  const exact = index.exact.get(plain)
  if (exact !== undefined) return only([...exact.keys()], exact.values().next().value ?? "alias")
  const fold = foldEntity(text)
  const folded = index.folded.get(fold)
  if (folded !== undefined) return only([...folded], "alias")
  const short = shorten(fold)
  const shorter = new Set<string>([
    ...(index.shortened.get(fold) ?? []),
    ...(short === null ? [] : (index.folded.get(short) ?? [])),
  ])
  return shorter.size > 0 ? only([...shorter], "alias") : null
}

function only(codes: readonly string[], by: "name" | "alias"): FoundEntity {
  const [first = null] = codes
  return codes.length === 1
    ? { code: first, by, certainty: "certain", candidates: codes }
    : { code: null, by, certainty: "doubtful", candidates: codes }
}

const stem = (folded: string) => folded.replace(/(?:高新区|农高区|工业园区|园区|开发区)$/, "")

function stemLikeness(a: string, b: string): number {
  if (a === "" || b === "") return 0
  const letters = new Set(b)
  const shared = [...new Set(a)].filter((letter) => letters.has(letter)).length
  return (2 * shared) / (new Set(a).size + letters.size)
}

/** The five likeliest by pairs of characters; the words that all names share count less than the rest. */
function nearest(fold: string, index: EntityIndex): string[] {
  const best = new Map<string, number>()
  const own = stem(fold)
  for (const [name, codes] of index.folded) {
    const other = stem(name)
    const apart = stemLikeness(own, other)
    if (apart < 0.4 && !own.includes(other) && !other.includes(own)) continue
    const score = (likeness(fold, name) + Math.max(likeness(own, other), apart)) / 2
    const inside = own.length >= 2 && other.length >= 2 && (own.includes(other) || other.includes(own))
    const counted = inside ? Math.max(score, 0.6) : apart < leastLikeness ? 0 : score
    if (counted < leastLikeness) continue
    for (const code of codes) best.set(code, Math.max(best.get(code) ?? 0, counted))
  }
  return [...best]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 5)
    .map(([code]) => code)
}

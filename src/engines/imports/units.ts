import type { Language } from "#issues"
import { halfWidth } from "#tables"
import { isPlainDecimal, plainDecimal, scaleDecimal, shiftPlain } from "./decimal.ts"
import { withoutBlanks } from "./fold.ts"
import type { Factor } from "./model.ts"

/** A unit of measure: `times` ÷ `over` base units of its dimension. */
export interface Unit {
  /** As it is written: 亿元. */
  readonly text: string
  /** Units are converted within one dimension only: CNY, USD, persons, count, area … */
  readonly dimension: string
  readonly times: string
  readonly over: string
}

const scales: readonly (readonly [string, string])[] = [
  ["万亿", "1000000000000"],
  ["千亿", "100000000000"],
  ["百亿", "10000000000"],
  ["十亿", "1000000000"],
  ["亿", "100000000"],
  ["千万", "10000000"],
  ["百万", "1000000"],
  ["十万", "100000"],
  ["万", "10000"],
  ["千", "1000"],
  ["百", "100"],
  ["十", "10"],
]

/** Base units: name → dimension, and how many of the dimension's base unit it is. */
const bases: Readonly<Record<string, readonly [dimension: string, times: string, over?: string]>> = {
  元: ["CNY", "1"],
  元人民币: ["CNY", "1"],
  人民币元: ["CNY", "1"],
  美元: ["USD", "1"],
  usd: ["USD", "1"],
  欧元: ["EUR", "1"],
  港元: ["HKD", "1"],
  港币: ["HKD", "1"],
  日元: ["JPY", "1"],
  人: ["人", "1"],
  名: ["人", "1"],
  人次: ["人次", "1"],
  人年: ["人年", "1"],
  人月: ["人年", "1", "12"],
  家: ["家", "1"],
  户: ["家", "1"],
  个: ["个", "1"],
  项: ["项", "1"],
  件: ["件", "1"],
  篇: ["篇", "1"],
  种: ["种", "1"],
  台: ["台", "1"],
  套: ["套", "1"],
  亩: ["亩", "1"],
  公顷: ["area", "10000"],
  平方公里: ["area", "1000000"],
  平方千米: ["area", "1000000"],
  km2: ["area", "1000000"],
  平方米: ["area", "1"],
  m2: ["area", "1"],
  吨标准煤: ["tce", "1"],
  吨标煤: ["tce", "1"],
  tce: ["tce", "1"],
  吨: ["t", "1"],
  公斤: ["t", "1", "1000"],
  千克: ["t", "1", "1000"],
  立方米: ["m3", "1"],
  m3: ["m3", "1"],
  吨水: ["m3", "1"],
  千瓦时: ["kWh", "1"],
  度: ["kWh", "1"],
  年: ["年", "1"],
  天: ["天", "1"],
  倍: ["ratio", "1"],
  "%": ["ratio", "1", "100"],
  百分比: ["ratio", "1", "100"],
  "‰": ["ratio", "1", "1000"],
  千分比: ["ratio", "1", "1000"],
  百分点: ["percentage-point", "1"],
  分: ["分", "1"],
}

/** 个, 家, 项 … count the same thing where a count is kept; a head is not a firm. */
const counted = new Set(["家", "个", "项", "件", "篇", "种", "台", "套"])

/** Of a unit's text, what it is compared by. */
function spell(text: string): string {
  return withoutBlanks(halfWidth(text))
    .toLowerCase()
    .replace(/^[(（[【]|[)）\]】]$/g, "")
    .replace(/²/g, "2")
    .replace(/³/g, "3")
    .replace(/㎡/g, "m2")
    .replace(/^人民币(?=.*元$)/, "")
    .replace(/人民币$/, "")
}

function parseSimple(text: string): Unit | null {
  const direct = bases[text]
  if (direct !== undefined) return { text, dimension: direct[0], times: direct[1], over: direct[2] ?? "1" }
  for (const [word, size] of scales) {
    if (!text.startsWith(word)) continue
    const base = bases[text.slice(word.length)]
    if (base !== undefined)
      return {
        text,
        dimension: base[0],
        times: scaleDecimal(base[1], size, "1") ?? base[1],
        over: base[2] ?? "1",
      }
  }
  return null
}

const cache = new Map<string, Unit | null>()

/**
 * The unit that a text writes, with or without brackets: 亿元, （万人）, %, 元/人, 万元/亩, 件/万人.
 * @returns `null` when it is none
 * @example parseUnit("（亿元）") // { text: "亿元", dimension: "CNY", times: "100000000", over: "1" }
 */
export function parseUnit(text: string): Unit | null {
  const clean = spell(text)
  if (clean === "" || clean.length > 16) return null
  const known = cache.get(clean)
  if (known !== undefined) return known
  const found = parseWhole(clean)
  // A bounded memory: texts of a file are no reason to grow for ever.
  if (cache.size < 1000) cache.set(clean, found)
  return found
}

function parseWhole(clean: string): Unit | null {
  const simple = parseSimple(clean)
  if (simple !== null) return simple
  const [above, below, more] = clean.split(/[/每]/)
  if (above === undefined || below === undefined || more !== undefined) return null
  const top = parseSimple(above)
  const under = parseSimple(below)
  if (top === null || under === null) return null
  return {
    text: clean,
    dimension: `${top.dimension}/${under.dimension}`,
    times: scaleDecimal(top.times, under.over, "1") ?? top.times,
    over: scaleDecimal(top.over, under.times, "1") ?? top.over,
  }
}

/** Persons, firms and things are counts of what the measure says; words for the same count are one. */
function sameDimension(a: string, b: string): boolean {
  if (a === b) return true
  const [topA = "", underA] = a.split("/")
  const [topB = "", underB] = b.split("/")
  return underA === underB && (topA === topB || (counted.has(topA) && counted.has(topB)))
}

/** 亩 is 2000/3 m², which no decimal ends: areas through it stay a fraction. */
function areaOf(unit: Unit): Unit {
  const swap = (name: string) => (name === "亩" ? "area" : name)
  const [top = "", under] = unit.dimension.split("/")
  if (top !== "亩" && under !== "亩") return unit
  const by = (text: string, factor: string) => scaleDecimal(text, factor, "1") ?? text
  return {
    text: unit.text,
    dimension: under === undefined ? swap(top) : `${swap(top)}/${swap(under)}`,
    times: by(by(unit.times, top === "亩" ? "2000" : "1"), under === "亩" ? "3" : "1"),
    over: by(by(unit.over, top === "亩" ? "3" : "1"), under === "亩" ? "2000" : "1"),
  }
}

function reduce(times: string, over: string): { times: string; over: string } {
  const common = (a: bigint, b: bigint): bigint => (b === 0n ? a : common(b, a % b))
  const top = BigInt(times)
  const under = BigInt(over)
  const shared = common(top, under)
  return { times: (top / shared).toString(), over: (under / shared).toString() }
}

/**
 * How values in one unit become values in another, exactly.
 * @returns `null` when the units are not known, or are not of one dimension (or currency)
 * @example convertUnit("亿元", "千元") // { from: "亿元", to: "千元", times: "100000", over: "1" }
 */
export function convertUnit(from: string, to: string): Factor | null {
  if (spell(from) === spell(to)) return { from: spell(from), to: spell(to), times: "1", over: "1" }
  const source = parseUnit(from)
  const target = parseUnit(to)
  if (source === null || target === null) return null
  const a = areaOf(source)
  const b = areaOf(target)
  if (!sameDimension(a.dimension, b.dimension)) return null
  const times = scaleDecimal(a.times, b.over, "1")
  const over = scaleDecimal(a.over, b.times, "1")
  if (times === null || over === null) return null
  return { from: source.text, to: target.text, ...reduce(times, over) }
}

/** Powers of ten, which only move the point. */
const powers: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 13 }, (_, places) => [`1${"0".repeat(places)}`, places] as const),
)

/** Whether nothing changes. */
export function isSame(factor: Factor): boolean {
  return factor.times === factor.over
}

/**
 * Applies a factor exactly.
 * @returns `null` when the quotient has no end as a decimal (mu to hectares)
 */
export function applyFactor(text: string, factor: Factor): string | null {
  const places = powers.get(factor.times)
  if (places !== undefined && factor.over === "1" && isPlainDecimal(text)) return shiftPlain(text, places)
  return factor.times === factor.over ? plainDecimal(text) : scaleDecimal(text, factor.times, factor.over)
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ",")

/**
 * A factor as people read it.
 * @example describeFactor({ from: "亿元", to: "千元", times: "100000", over: "1" }, "zh") // "亿元 → 千元 × 100,000"
 */
export function describeFactor(factor: Factor, language: Language): string {
  const head = `${factor.from} → ${factor.to}`
  if (isSame(factor)) return language === "zh" ? `${head}（不换算）` : `${head} (unchanged)`
  const times = factor.times === "1" ? "" : ` × ${grouped(factor.times)}`
  const over = factor.over === "1" ? "" : ` ÷ ${grouped(factor.over)}`
  return head + times + over
}

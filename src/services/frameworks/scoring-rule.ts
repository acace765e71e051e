import { halfWidth } from "#tables"
import { readBandsOf } from "./scoring-bands.ts"
import { number, type RuleOf, type Scored, unit, unitFits } from "./scoring-parts.ts"

/** What a rule of scoring says in numbers; always for a person to confirm. One of the three, the others are `null`. */
export interface ScoringRule {
  /** Full marks from here on, in proportion below. */
  readonly threshold: number | null
  /** Points of the band that begins there. */
  readonly bands: Scored[] | null
  /** Two ends, the smaller value first: points on the straight line between them, level beyond. */
  readonly line: Scored[] | null
}

const nothing: ScoringRule = { threshold: null, bands: null, line: null }
const reach = "(?:达到|不低于|大于等于|大于或等于|>=|≥|超过)?"
const least = "(?:不高于|不超过|小于等于|小于或等于|<=|≤|低于|控制在)?"
const above = "(?:及以上|\\(含\\)以上|以上)?(?:的)?"
const below = "(?:及以下|\\(含\\)以下|以下|以内)?(?:的)?"
const step = `(${number})?(?:个)?(百分点|%|[\\u4e00-\\u9fffa-zA-Z/]{0,8}?)`
const sign = "[,;。]?"

/**
 * Reads a plain rule; whatever is not plain from beginning to end is left as text.
 *
 * @param of the indicator: its unit, its points (weight), its direction, and a target that stands in a column of its own
 * @returns `null`: not a plain rule, or one that no normalisation does: ranks in points, changes on a base without points
 * @example readScoringRule("达到 30% 得满分", { unit: "%" }) // { threshold: 30, … }
 * @example readScoringRule("≥10 得 5 分；≥5 得 3 分", { unit: null })?.bands // [{ from: 5, score: 3 }, { from: 10, score: 5 }]
 * @example readScoringRule("达到30%得满分，每低1个百分点扣0.5分", { unit: "%", points: 5 })?.line // [{ from: 20, score: 0 }, { from: 30, score: 5 }]
 */
export function readScoringRule(text: string, of: RuleOf): ScoringRule | null {
  const plain = halfWidth(text)
    .replace(/\s+/g, "")
    .replace(/(?<=[\d%‰)])[-–—~～至到](?=\d)/g, "–")
    .replace(/[。.;]+$/, "")
  const threshold = fullMarksFrom(plain, of) ?? inProportionTo(plain, of)
  if (threshold !== null) return { ...nothing, threshold }
  const line = fallingFrom(plain, of) ?? aroundBase(plain, of)
  if (line !== null) return { ...nothing, line }
  const bands = readBandsOf(plain, of.unit)
  return bands === null ? null : { ...nothing, bands }
}

/** “达到 30% 得满分”, “60 亿元以上得满分，不足的按比例计分”. */
function fullMarksFrom(plain: string, of: RuleOf): number | null {
  const found = new RegExp(
    `^(${reach})(${number})${unit}(${above}),?得?满分(?:${sign}(?:不足|不到|未达到|低于)?的?(?:部分)?按比例(?:得分|计分|折算))?$`,
  ).exec(plain)
  if (found === null || of.direction === "lower-is-better") return null
  const [, word = "", value = "", given = "", more = ""] = found
  const said = (word !== "" && word !== "超过") || more.includes("以上")
  return said && unitFits(given, of.unit) ? Number(value) : null
}

/** “按比例得分（实际值/目标值×分值，最高不超过分值）”, with the target in it or in a column beside it. */
function inProportionTo(plain: string, of: RuleOf): number | null {
  const found = new RegExp(
    `^(?:目标值(?:为)?(${number})${unit}${sign})?(?:按比例(?:得分|计分))?[(,:]?实际值[/÷]目标值[×*xX](?:满分)?(?:分值|权重|满分)(?:${sign}(?:最高|最多)?不超过(?:分值|权重|满分|该项分值))?\\)?$`,
  ).exec(plain)
  if (found === null || of.direction === "lower-is-better") return null
  const [, value, given = ""] = found
  if (value !== undefined) return unitFits(given, of.unit) ? Number(value) : null
  return of.target ?? null
}

/** “达到 X 得满分，每低 1 个百分点扣 0.5 分，扣完为止”: from full marks down to nothing, or to what is left at most. */
function fallingFrom(plain: string, of: RuleOf): Scored[] | null {
  const rising = of.direction !== "lower-is-better"
  const [word, more, side] = rising
    ? [reach, above, "(?:低|少|降低|下降|减少|低于)"]
    : [least, below, "(?:高|多|超|超过|超出|提高|上升|增加|高于)"]
  const found = new RegExp(
    `^${word}(${number})${unit}${more},?得?满分${sign}每${side}${step}(?:扣|减|扣减)(${number})分(?:${sign}(?:扣完为止|直至扣完|最低(?:得)?0分|最多扣(${number})分))?$`,
  ).exec(plain)
  const { points = null } = of
  if (found === null || points === null || points <= 0) return null
  const [, value = "", given = "", size = "1", stepUnit = "", minus = "", most] = found
  const from = Number(value)
  const by = stepOf(Number(size), stepUnit, from, of.unit)
  const lost = most === undefined ? points : Number(most)
  if (!unitFits(given, of.unit) || by === null || Number(minus) <= 0 || lost > points) return null
  const way = short((lost / Number(minus)) * by)
  const left = short(points - lost)
  return rising
    ? [
        { from: short(from - way), score: left },
        { from, score: points },
      ]
    : [
        { from, score: points },
        { from: short(from + way), score: left },
      ]
}

/** “达到 5% 得 7 分，每高（低）1 个百分点加（扣）0.5 分，最多 3 分”: around a base that has points. */
function aroundBase(plain: string, of: RuleOf): Scored[] | null {
  const rising = of.direction !== "lower-is-better"
  const [up, down] = rising ? ["高", "低"] : ["低", "高"]
  const found = new RegExp(
    `^(?:以|达到|基准值?(?:为)?)?(${number})${unit}(?:为基准)?,?(?:得|计)(${number})分${sign}每${up}\\(${down}\\)${step}加\\((?:扣|减)\\)(${number})分${sign}(?:最多|最高|上限|不超过)(?:加\\(扣\\))?(${number})分$`,
  ).exec(plain)
  const { points = null } = of
  if (found === null || points === null) return null
  const [, value = "", given = "", middle = "", size = "1", stepUnit = "", plus = "", most = ""] = found
  const [base, at, change] = [Number(value), Number(middle), Number(most)]
  const by = stepOf(Number(size), stepUnit, base, of.unit)
  if (!unitFits(given, of.unit) || by === null || Number(plus) <= 0) return null
  if (at - change < 0 || at + change > points) return null
  const way = short((change / Number(plus)) * by)
  const ends = [short(at - change), short(at + change)]
  const [first = 0, last = 0] = rising ? ends : ends.reverse()
  return [
    { from: short(base - way), score: first },
    { from: short(base + way), score: last },
  ]
}

/**
 * How far one step goes in the indicator's unit. Of an indicator in per cent “1%” is a point of it, as annexes mean it; of
 * another it is a hundredth of the value stated.
 */
function stepOf(size: number, given: string, stated: number, own: string | null): number | null {
  if (!(size > 0)) return null
  if (given === "百分点") return own === "%" ? size : null
  if (given === "%" && own !== "%") return short((Math.abs(stated) * size) / 100)
  return unitFits(given, own) ? size : null
}

/** Twelve digits: 0.1 + 0.2 is 0.3. */
const short = (value: number) => Number(value.toPrecision(12))

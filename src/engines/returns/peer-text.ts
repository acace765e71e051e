// What a comparison with peers says, or why there is none.
import { explain, labelOf, type Scope, scalarText } from "#expressions"
import type { Language, Words } from "#issues"
import { exp } from "#statistics"
import { both } from "./cell-text.ts"
import type { PeerSpread, ReadyPeers, UnitReturn } from "./model.ts"
import type { Standing } from "./peers.ts"
import { slipQuestion } from "./unit-words.ts"

interface PeerAt {
  readonly cell: string
  readonly scope: Scope
  readonly peers: ReadyPeers
  readonly of: UnitReturn
  readonly spread: PeerSpread
}

/** @example "营业收入 90,000 千元 ÷ 从业人员 3 人 = 30,000 千元/人，同类 36 家的中位数 ≈812.5 千元/人，偏离 6.21 个离散度，限 5" */
export function outlierWords(at: PeerAt, deviation: number, most: number): Words {
  // Upwards, so that what is just beyond the limit does not read as the limit.
  const off = Math.ceil(Math.abs(deviation) * 100) / 100
  return both((language) =>
    language === "zh"
      ? `${measured(at, language)}，${middle(at, language)}，偏离 ${off} 个离散度，限 ${most}`
      : `${measured(at, language)}; ${middle(at, language)}: ${off} spreads away, ${most} at most`,
  )
}

export function peerSlipWords(at: PeerAt, factor: number, up: boolean): Words {
  const declared = at.scope.variables.find(({ code }) => code === at.cell)
  const question = slipQuestion(declared, factor, up)
  const times = up ? `${factor}` : `1/${factor}`
  return both((language) =>
    language === "zh"
      ? `${measured(at, language)}，${middle(at, language)}，约为其 ${times}${up ? " 倍" : ""}：${question.zh}`
      : `${measured(at, language)}; ${middle(at, language)}: about ${times}${up ? " times" : " of"} that; ${question.en}`,
  )
}

function measured({ cell, peers, of }: PeerAt, language: Language): string {
  const found = peers.measures.find((each) => each.cell === cell)
  if (found === undefined) return cell
  const { text, result } = explain(found.measure, of.record, language)
  return found.measure.expression.kind === "name"
    ? text
    : `${text}${result.startsWith("≈") ? "" : " ="} ${result}`
}

function middle({ cell, peers, spread }: PeerAt, language: Language): string {
  const type = peers.measures.find((each) => each.cell === cell)?.measure.nature.type
  const unit = type?.kind === "exact" || type?.kind === "double" ? type.unit : null
  const value = scalarText(exp(spread.median), { kind: "double", low: 0, high: 0, unit }, language)
  return language === "zh"
    ? `同类 ${spread.units} 家的中位数 ${value}`
    : `the median of ${spread.units} peers is ${value}`
}

/** Why a cell was not compared with peers; `unknown` is told by its missing cells. */
export function notJudgedWords(
  scope: Scope,
  cell: string,
  why: Exclude<Standing["kind"], "among" | "unknown"> | "no-spreads" | "no-spread",
  fewest: number,
): Words {
  const texts: Readonly<Record<typeof why, Words>> = {
    "not-positive": {
      zh: "零或负值不与同类比较",
      en: "zero and negative values are not compared with peers",
    },
    "no-group": { zh: "分组变量缺失，不知同类", en: "what makes its group is missing" },
    few: { zh: `同类不足 ${fewest} 家`, en: `fewer than ${fewest} peers` },
    "no-spreads": { zh: "没有同类单位的数据", en: "no data of peers" },
    "no-spread": {
      zh: "同类过半数值相同，没有离散度",
      en: "more than half of the peers are equal: no spread",
    },
  }
  return both((language) => {
    const label = labelOf(scope, cell, language)
    return language === "zh" ? `“${label}”：${texts[why].zh}` : `${label}: ${texts[why].en}`
  })
}

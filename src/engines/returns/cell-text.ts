// What a check of a single cell says of a return.
import { type DataRecord, interpret, labelOf, type Scope, valueText } from "#expressions"
import type { Language, Words } from "#issues"
import type { ChangeCheck, UnitReturn, UnitSlipCheck } from "./model.ts"
import { nameOf } from "./part-of.ts"
import { slipQuestion } from "./unit-words.ts"

/** A cell of one unit with its last period, as far as it is known. */
export interface CellAt {
  readonly cell: string
  readonly scope: Scope
  readonly of: UnitReturn
  readonly prior: UnitReturn | null
}

export const both = (make: (language: Language) => string): Words => ({ zh: make("zh"), en: make("en") })

export const requiredWords = (scope: Scope, cell: string, where: Words | null): Words => ({
  zh: `“${labelOf(scope, cell, "zh")}”未填${where === null ? "" : `（须填：${where.zh}）`}`,
  en: `${labelOf(scope, cell, "en")} is not filled in${where === null ? "" : ` (needed where: ${where.en})`}`,
})

/** @example "营业收入 3,000 千元，上期 1,000 千元，变动 +200%，超过 50%" */
export function changeWords(at: CellAt, { share }: ChangeCheck): Words {
  const { now, last } = valuesOf(at)
  const moved = movedBy(now, last)
  const most = `${Number((share * 100).toPrecision(12))}%`
  return both((language) => {
    const [own, before] = [text(at, false, language), text(at, true, language)]
    const label = labelOf(at.scope, at.cell, language)
    if (language === "zh")
      return moved === null
        ? `${label} ${own}，上期 ${before}`
        : `${label} ${own}，上期 ${before}，变动 ${moved}，超过 ${most}`
    return moved === null
      ? `${label} ${own}, last period ${before}`
      : `${label} ${own}, last period ${before}: changed by ${moved}, more than ${most}`
  })
}

/** @example "营业收入 1,200,000 千元，约为上期 1,200 千元的 1000 倍：应以千元填报，是否误用了元？" */
export function slipWords(at: CellAt, { factors }: UnitSlipCheck): Words {
  const { now, last } = valuesOf(at)
  const ratio = Math.abs(Number(now) / Number(last))
  const up = ratio > 1
  const factor = nearestFactor(factors, up ? ratio : 1 / ratio)
  const question = slipQuestion(
    at.scope.variables.find(({ code }) => code === at.cell),
    factor,
    up,
  )
  return both((language) => {
    const [own, before] = [text(at, false, language), text(at, true, language)]
    const label = labelOf(at.scope, at.cell, language)
    const times = up ? `${factor}` : `1/${factor}`
    return language === "zh"
      ? `${label} ${own}，约为上期 ${before} 的 ${times}${up ? " 倍" : ""}：${question.zh}`
      : `${label} ${own}, about ${times}${up ? " times" : " of"} last period's ${before}: ${question.en}`
  })
}

/** The factor that a ratio above 1 comes nearest to, as a ratio. */
export const nearestFactor = (factors: readonly number[], ratio: number): number => {
  const off = (factor: number) => Math.max(ratio / factor, factor / ratio)
  return factors.reduce((best, factor) => (off(factor) < off(best) ? factor : best), factors[0] ?? 1)
}

/**
 * `+12.3%`: to a tenth, away from zero, so that what is just beyond the limit does not read as the limit.
 * @returns `null`: from zero there is no share
 */
function movedBy(now: bigint, last: bigint): string | null {
  if (last === 0n) return null
  const size = (value: bigint) => (value < 0n ? -value : value)
  const tenths = (size(now - last) * 1000n + size(last) - 1n) / size(last)
  return `${now > last ? "+" : "−"}${Number(tenths) / 10}%`
}

/** Both periods' values in their smallest unit; a test that is decided has both. */
function valuesOf({ cell, of, prior }: CellAt) {
  const value = (record: DataRecord | undefined) => {
    const found = record?.[cell]
    if (typeof found !== "number" && typeof found !== "bigint") throw new Error(`${cell} is not known`)
    return BigInt(found)
  }
  return { now: value(of.record), last: value(prior?.record) }
}

function text(at: CellAt, before: boolean, language: Language): string {
  const name = nameOf(at.scope, at.cell)
  const record = before ? (at.prior?.record ?? {}) : at.of.record
  return valueText(name, interpret(name, record), language)
}

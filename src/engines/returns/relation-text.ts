// What a broken relation says: both sides with their values, and how far they lie apart.
import { type Checked, type Expression, explain, interpret, labelOf, namesOf, valueText } from "#expressions"
import type { Language, Words } from "#issues"
import type { CheckTest, ReadyCheck, UnitReturn } from "./model.ts"
import { distanceOf, partOf } from "./part-of.ts"

type Compare = Extract<Expression, { kind: "compare" }>

/** The sign of what is so, where a comparison does not hold. */
const opposite = { "=": "≠", "<>": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<" } as const
const signs = { "=": "=", "<>": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥" } as const
const counts = ["", "", "两", "三", "四", "五", "六", "七", "八", "九", "十"]

/**
 * The text of a relation that does not hold for a return.
 * @example "营业收入 1,200 千元 ≠ 两项之和 1,100 千元（技术收入 500 千元 + 产品销售收入 600 千元），差 100 千元"
 */
export function relationText(
  { where }: ReadyCheck,
  { holds }: CheckTest,
  of: UnitReturn,
  prior: UnitReturn | null,
): Words {
  const told = (language: Language) => {
    const text = textOfNode(holds, of, prior, language)
    if (where === null) return text
    const condition = explain(where, of.record, language, optionsOf(prior)).text
    return language === "zh" ? `${text}（适用于：${condition}）` : `${text} (applies where: ${condition})`
  }
  return { zh: told("zh"), en: told("en") }
}

export const optionsOf = (prior: UnitReturn | null) => (prior === null ? {} : { prior: prior.record })

function textOfNode(holds: Checked, of: UnitReturn, prior: UnitReturn | null, language: Language): string {
  const zh = language === "zh"
  const options = optionsOf(prior)
  const value = (node: Expression) => interpret(partOf(holds, node), of.record, options)
  const shown = (node: Expression) => explain(partOf(holds, node), of.record, language, options).text

  /** One side: a name with its value; a sum as its result, the terms behind it. */
  function side(node: Expression): string {
    if (node.kind !== "arithmetic" && node.kind !== "call" && node.kind !== "case") return shown(node)
    const result = valueText(partOf(holds, node), value(node), language)
    const terms = termsOf(node)
    const sum =
      terms === null ? "" : zh ? `${counts[terms] ?? `${terms} `}项之和 ` : `the sum of ${terms} items, `
    return zh ? `${sum}${result}（${shown(node)}）` : `${sum}${result} (${shown(node)})`
  }

  function comparison(node: Compare, negated: boolean): string {
    const text = `${side(node.left)} ${(negated ? signs : opposite)[node.operator]} ${side(node.right)}`
    // From zero the other side is the distance.
    const plain = negated || node.operator === "<>" || isZero(node.left) || isZero(node.right)
    const distance = plain ? null : distanceOf(holds, node)
    if (distance === null) return text
    const apart = interpret(distance, of.record, options)
    // Equal sides of a strict comparison.
    if (apart.value === null || Number(apart.value) === 0) return text
    const far = valueText(distance, apart, language)
    return zh ? `${text}，差 ${far}` : `${text}, ${far} apart`
  }

  /** The parts that made it false; under `not`, those that made it true. */
  function failing(node: Expression, negated: boolean): string {
    if (node.kind === "not") return failing(node.of, !negated)
    if (node.kind === "and" || node.kind === "or") {
      const deciding = node.of.filter((part) => value(part).value === negated)
      const all = (node.kind === "or") !== negated
      const between = !all ? (zh ? "；" : "; ") : zh ? "，且 " : ", and "
      return deciding
        .filter((part) => !(all && toldBy(part, deciding)))
        .map((part) => failing(part, negated))
        .join(between)
    }
    if (node.kind === "compare") return comparison(node, negated)
    if (node.kind === "is" && node.what === "null") {
      const filled = node.negated === negated
      const name = node.of.kind === "name" ? labelOf(holds.scope, node.of.code, language) : shown(node.of)
      if (filled) return zh ? `${shown(node.of)} 已填` : `${shown(node.of)} is filled in`
      return zh ? `“${name}”未填` : `${name} is not filled in`
    }
    if (negated) return shown(node)
    return zh ? `不满足：${shown(node)}` : `not met: ${shown(node)}`
  }

  return failing(holds.expression, false)
}

const isZero = (node: Expression) => node.kind === "number" && Number(node.text) === 0

/** That a cell is filled in needs no words where another part shows its value: `x is null or x = 0`. */
function toldBy(part: Expression, parts: readonly Expression[]): boolean {
  if (part.kind !== "is" || part.what !== "null" || part.negated || part.of.kind !== "name") return false
  const { code } = part.of
  return parts.some((other) => other !== part && other.kind !== "is" && namesOf(other).includes(code))
}

/** How many names a sum adds up; `null`: it is no sum of names. */
function termsOf(node: Expression): number | null {
  if (node.kind === "name") return 1
  if (node.kind !== "arithmetic" || node.operator !== "+") return null
  const [left, right] = [termsOf(node.left), termsOf(node.right)]
  return left === null || right === null ? null : left + right
}

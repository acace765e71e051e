import type { Expression } from "./expression.ts"

/** How the parts of a formula are shown. */
export interface FormulaWords {
  readonly name: (node: Extract<Expression, { kind: "name" | "parameter" }>) => string
  /** A piece of its own: the caller shows something else for it, or `null`. */
  readonly instead?: (node: Expression) => string | null
  /** Another word or sign for one of SQL: ≤ for <=, 且 for and. */
  readonly word?: (sql: string) => string
}

const plain: FormulaWords = { name: (node) => (node.kind === "name" ? node.code : `p.${node.code}`) }

/** How tightly a node holds together; the greater stands without brackets inside the smaller. */
function strength(node: Expression): number {
  switch (node.kind) {
    case "or":
      return 1
    case "and":
      return 2
    case "not":
      return 3
    case "is":
      return 4
    case "compare":
      return 5
    case "in":
    case "between":
    case "like":
      return 6
    case "arithmetic":
      return node.operator === "+" || node.operator === "-" ? 7 : 8
    case "negate":
      return 9
    case "number":
      return node.text.startsWith("-") ? 9 : 10
    default:
      return 10
  }
}

/**
 * An expression as text that reads back as the same expression, or with other words for its names and values.
 * @example "a + b * 2"
 */
export function expressionText(node: Expression, words: FormulaWords = plain): string {
  const w = (sql: string) => words.word?.(sql) ?? sql
  const show = (part: Expression, above: number): string => {
    const instead = words.instead?.(part)
    if (instead !== undefined && instead !== null) return instead
    const text = write(part)
    return strength(part) < above ? `(${text})` : text
  }
  const list = (parts: readonly Expression[]) => parts.map((part) => show(part, 0)).join(", ")
  const write = (part: Expression): string => {
    const own = strength(part)
    switch (part.kind) {
      case "number":
        return part.text
      case "text":
        return `'${part.value.replaceAll("'", "''")}'`
      case "date":
        return `date '${part.value}'`
      case "truth":
        return String(part.value)
      case "null":
        return "null"
      case "name":
      case "parameter":
        return words.name(part)
      case "negate":
        return `-${show(part.of, own + 1)}`
      case "arithmetic":
        return `${show(part.left, own)} ${w(part.operator)} ${show(part.right, own + 1)}`
      case "compare":
        return `${show(part.left, own + 1)} ${w(part.operator)} ${show(part.right, own + 1)}`
      case "and":
      case "or":
        return part.of.map((each) => show(each, own + 1)).join(` ${w(part.kind)} `)
      case "not":
        return `${w("not")} ${show(part.of, own)}`
      case "is":
        return `${show(part.of, own + 1)} is ${part.negated ? "not " : ""}${part.what}`
      case "case": {
        const branches = part.branches.map(({ when, then }) => `when ${show(when, 0)} then ${show(then, 0)}`)
        const of = part.of === null ? "" : ` ${show(part.of, 0)}`
        const otherwise = part.otherwise === null ? "" : ` else ${show(part.otherwise, 0)}`
        return `case${of} ${branches.join(" ")}${otherwise} end`
      }
      case "in":
        return `${show(part.of, own + 1)} ${part.negated ? "not in" : "in"} (${list(part.list)})`
      case "between":
        return `${show(part.of, own + 1)} ${part.negated ? "not between" : "between"} ${show(part.low, own + 1)} and ${show(part.high, own + 1)}`
      case "like":
        return `${show(part.of, own + 1)} ${part.negated ? "not like" : "like"} '${part.pattern.replaceAll("'", "''")}'`
      case "call":
        return ["year", "month", "day"].includes(part.name)
          ? `extract(${part.name} from ${list(part.of)})`
          : `${w(part.name)}(${list(part.of)})`
      case "aggregate": {
        const of = part.of === null ? "*" : `${part.distinct ? "distinct " : ""}${show(part.of, 0)}`
        const filter = part.where === null ? "" : ` filter (where ${show(part.where, 0)})`
        return `${w(part.name)}(${of})${filter}`
      }
      case "prior":
        return `${w("prior")}(${show(part.of, 0)})`
    }
  }
  return show(node, 0)
}

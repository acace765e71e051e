// A checked expression as SQL: every operand cast, nothing that can fail on any data.
import { dayOf, firstDay, lastDay } from "./calendar-days.ts"
import { readDecimal, toDouble } from "./decimals.ts"
import type { Expression } from "./expression.ts"
import { common, typeOf as declaredType, mostRecords } from "./natures.ts"
import { carrier, literal, quoted, sqlLiteral, sqlType } from "./sql-text.ts"
import type { Checked, Type } from "./types.ts"
import type { DataRecord } from "./value.ts"

/** Where the values of names stand. */
export interface SqlSource {
  /** Code → column; left out, the column is called as the code. */
  readonly columns?: Readonly<Record<string, string>>
  /** Name of the table in the query. */
  readonly alias?: string
  /** Name under which the row of the period before is joined, for `prior` of one record. */
  readonly priorAlias?: string
  /** Column of that row that is never null: where it is, there is no period before, and all of `prior` is unknown. */
  readonly priorKey?: string
  /** Column of the period, for `prior` of aggregates: one scan of both periods. */
  readonly period?: { readonly column: string; readonly current: string; readonly prior: string | null }
  /** Values of `p.name`, written into the text as literals. */
  readonly parameters?: DataRecord
}

/** Longer texts are not worth a database's while: nested functions of dates and `case` name their operand often. */
export const longestSql = 200_000

export class TooLong extends Error {}

interface Writer {
  readonly write: (node: Expression) => string
}

export function writer(checked: Checked, source: SqlSource): Writer {
  const typeOf = (node: Expression): Type => checked.natures.get(node)?.type ?? { kind: "null" }
  const parameters = new Map((checked.scope.parameters ?? []).map((each) => [each.code, each]))
  /** Inside `prior`. */
  let prior = false

  const write = (node: Expression): string => {
    const sql = typeOf(node).kind === "null" ? sqlLiteral(null, { kind: "null" }) : emit(node)
    if (sql.length > longestSql) throw new TooLong()
    return sql
  }

  /** A node in another type: more decimals, a double, or a null of that type. */
  function as(node: Expression, to: Type): string {
    const from = typeOf(node)
    if (from.kind === "null") return sqlLiteral(null, to)
    if (node.kind === "number" && (to.kind === "double" || to.kind === "exact")) {
      const read = readDecimal(node.text)
      if (read !== null && to.kind === "double") return sqlLiteral(toDouble(read.integer, read.decimals), to)
    }
    const sql = write(node)
    if (from.kind === "exact" && to.kind === "double") return asDouble(sql, from)
    if (from.kind === "exact" && to.kind === "exact") {
      const kind = carrier(to)
      const wide = kind === carrier(from) ? sql : `cast(${sql} as ${kind})`
      const digits = to.decimals - from.decimals
      return digits > 0 ? `(${wide} * cast(1${"0".repeat(digits)} as ${kind}))` : wide
    }
    return sql
  }

  function asDouble(sql: string, from: Extract<Type, { kind: "exact" }>): string {
    // DuckDB turns 128 bits into a double in two steps, each rounded; by way of its digits it is rounded once.
    const whole =
      carrier(from) === "bigint"
        ? `cast(${sql} as double precision)`
        : `cast(cast(${sql} as varchar) as double precision)`
    return from.decimals === 0
      ? whole
      : `(${whole} / cast(1${"0".repeat(from.decimals)} as double precision))`
  }

  const column = (code: string) => {
    const name = quoted(source.columns?.[code] ?? code)
    const table = prior ? (source.priorAlias ?? source.alias) : source.alias
    return table === undefined ? name : `${quoted(table)}.${name}`
  }

  function named(code: string, type: Type): string {
    switch (type.kind) {
      case "date":
        return `cast(cast(${column(code)} as date) - cast('1970-01-01' as date) as bigint)`
      case "text":
        return `(cast(${column(code)} as varchar) collate "C")`
      default:
        return `cast(${column(code)} as ${sqlType(type)})`
    }
  }

  const compared = (sign: string, left: Expression, right: Expression, type: Type) =>
    `(${as(left, type)} ${sign} ${as(right, type)})`

  function emit(node: Expression): string {
    const type = typeOf(node)
    switch (node.kind) {
      case "number":
        return sqlLiteral(readDecimal(node.text)?.integer ?? null, type)
      case "text":
      case "truth":
        return sqlLiteral(node.value, type)
      case "date":
        return sqlLiteral(dayOf(node.value), type)
      case "null":
        return sqlLiteral(null, type)
      case "parameter": {
        const declared = parameters.get(node.code)
        const cell = source.parameters?.[node.code] ?? null
        return sqlLiteral(
          typeof cell === "object" ? null : cell,
          declared === undefined ? type : declaredType(declared),
        )
      }
      case "name":
        return named(node.code, type)
      case "negate":
        return `(- ${write(node.of)})`
      case "arithmetic":
        return arithmetic(node, type)
      case "compare":
        return compared(node.operator, node.left, node.right, commonOf([node.left, node.right]))
      case "and":
      case "or":
        return `(${node.of.map((part) => as(part, { kind: "truth" })).join(` ${node.kind} `)})`
      case "not":
        return `(not ${as(node.of, { kind: "truth" })})`
      case "is": {
        const of = as(node.of, node.what === "null" ? typeOf(node.of) : { kind: "truth" })
        if (node.what === "null" || node.what === "unknown")
          return `(${of} is ${node.negated ? "not " : ""}null)`
        const holds = node.what === "true" ? `coalesce(${of}, false)` : `coalesce(not ${of}, false)`
        return node.negated ? `(not ${holds})` : holds
      }
      case "case": {
        const { of } = node
        const shared = of === null ? null : commonOf([of, ...node.branches.map(({ when }) => when)])
        const branches = node.branches.map(
          ({ when, then }) =>
            `when ${of === null || shared === null ? as(when, { kind: "truth" }) : compared("=", of, when, shared)} then ${as(then, type)}`,
        )
        const otherwise = node.otherwise === null ? sqlLiteral(null, type) : as(node.otherwise, type)
        return `(case ${branches.join(" ")} else ${otherwise} end)`
      }
      case "in": {
        const shared = commonOf([node.of, ...node.list])
        const list = node.list.map((each) => as(each, shared)).join(", ")
        return `(${as(node.of, shared)} ${node.negated ? "not in" : "in"} (${list}))`
      }
      case "between": {
        const shared = commonOf([node.of, node.low, node.high])
        return `(${as(node.of, shared)} ${node.negated ? "not between" : "between"} ${as(node.low, shared)} and ${as(node.high, shared)})`
      }
      case "like":
        return `(${write(node.of)} ${node.negated ? "not like" : "like"} ${literal(node.pattern)})`
      case "call":
        return called(node, type)
      case "aggregate":
        return aggregate(node, type)
      case "prior": {
        prior = true
        try {
          const { priorAlias, priorKey } = source
          const sql = write(node.of)
          // A column of a row that was not joined is null by itself; coalesce(x, 0) or x is null are not.
          return priorAlias === undefined || priorKey === undefined || node.of.kind === "name"
            ? sql
            : `(case when ${quoted(priorAlias)}.${quoted(priorKey)} is null then ${sqlLiteral(null, type)} else ${sql} end)`
        } finally {
          prior = false
        }
      }
    }
  }

  const commonOf = (nodes: readonly Expression[]): Type => common(nodes.map(typeOf)) ?? { kind: "null" }

  function arithmetic(node: Extract<Expression, { kind: "arithmetic" }>, type: Type): string {
    const { left, right, operator } = node
    if (type.kind === "date") {
      const days = [left, right].map((part) =>
        typeOf(part).kind === "exact"
          ? within(write(part), -4_000_000, 4_000_000, carrier(typeOf(part)))
          : write(part),
      )
      const [a, b] = days.map((sql) => `cast(${sql} as bigint)`)
      return within(`(${a} ${operator} ${b})`, firstDay - 1, lastDay + 1, "bigint")
    }
    if (type.kind === "exact")
      return typeOf(left).kind === "date"
        ? `(${write(left)} - ${write(right)})`
        : `(${as(left, type)} ${operator} ${as(right, type)})`
    const double: Type = { kind: "double", low: 0, high: 0, unit: null }
    const [a, b] = [as(left, double), as(right, double)]
    return operator === "/" ? `(${a} / nullif(${b}, cast(0 as double precision)))` : `(${a} ${operator} ${b})`
  }

  /** The value where it lies between two bounds, else null; names the value once. */
  function within(sql: string, low: number | string, high: number | string, kind: string): string {
    const [l, h] = [low, high].map((bound) => `cast(${bound} as ${kind})`)
    return `nullif(nullif(least(greatest(${sql}, ${l}), ${h}), ${l}), ${h})`
  }

  const day = (sql: string) => `(cast('1970-01-01' as date) + cast(${sql} as integer))`
  const part = (name: string, sql: string) => `cast(extract(${name} from ${day(sql)}) as bigint)`

  function called(node: Extract<Expression, { kind: "call" }>, type: Type): string {
    const [first, second, third] = node.of
    if (first === undefined) return sqlLiteral(null, type)
    switch (node.name) {
      case "abs":
        return `abs(${write(first)})`
      case "coalesce":
      case "least":
      case "greatest":
        return `${node.name}(${node.of.map((each) => as(each, type)).join(", ")})`
      case "nullif":
        return second === undefined
          ? write(first)
          : `(case when ${compared("=", first, second, commonOf(node.of))} then ${sqlLiteral(null, type)} else ${write(first)} end)`
      case "sqrt": {
        const of = as(first, { kind: "double", low: 0, high: 0, unit: null })
        const below = "cast('-1e-300' as double precision)"
        return `sqrt(nullif(greatest(${of}, ${below}), ${below}))`
      }
      case "length":
        return `cast(length(${write(first)}) as bigint)`
      case "lower":
        return `translate(${write(first)}, ${literal(capitals)}, ${literal(capitals.toLowerCase())})`
      case "upper":
        return `translate(${write(first)}, ${literal(capitals.toLowerCase())}, ${literal(capitals)})`
      case "substring": {
        const [from, count] = [second, third].map((each) => (each?.kind === "number" ? each.text : "0"))
        return `substring(${write(first)}, ${from}, ${count})`
      }
      case "year":
      case "month":
      case "day":
        return part(node.name, write(first))
      case "years_between":
      case "months_between": {
        if (second === undefined) return sqlLiteral(null, type)
        const years = node.name === "years_between"
        const code = (each: Expression) => {
          const sql = write(each)
          return years
            ? `(${part("year", sql)} * 10000 + ${part("month", sql)} * 100 + ${part("day", sql)})`
            : `((${part("year", sql)} * 12 + ${part("month", sql)}) * 100 + ${part("day", sql)})`
        }
        const difference = `cast(${code(second)} - ${code(first)} as double precision)`
        return `cast(trunc(${difference} / cast(${years ? 10000 : 100} as double precision)) as bigint)`
      }
      default:
        throw new Error(`${node.name} is not written as SQL`)
    }
  }

  function aggregate(node: Extract<Expression, { kind: "aggregate" }>, type: Type): string {
    const conditions: string[] = []
    const { period } = source
    if (period !== undefined) {
      const value = prior ? period.prior : period.current
      const name = source.alias === undefined ? "" : `${quoted(source.alias)}.`
      conditions.push(
        `cast(${name}${quoted(period.column)} as varchar) = ${value === null ? "null" : literal(value)}`,
      )
    }
    // A joined row of the period before has no meaning here: both periods stand in one table.
    const inPrior = prior
    prior = false
    if (node.where !== null) conditions.push(as(node.where, { kind: "truth" }))
    const filter = conditions.length === 0 ? "" : ` filter (where ${conditions.join(" and ")})`
    const of = node.of === null ? "*" : write(node.of)
    const given = node.of === null ? null : typeOf(node.of)
    prior = inPrior
    const called = (name: string, distinct = "") => `${name}(${distinct}${of})${filter}`
    switch (node.name) {
      case "count":
        return `cast(${called("count", node.distinct ? "distinct " : "")} as bigint)`
      case "sum":
        return `cast(${called("sum")} as ${carrier(type)})`
      case "avg": {
        const total: Type =
          given?.kind === "exact" ? { ...given, bound: given.bound * mostRecords } : { kind: "null" }
        if (total.kind !== "exact") return sqlLiteral(null, type)
        const sum = asDouble(`cast(${called("sum")} as ${carrier(total)})`, total)
        return `(${sum} / nullif(cast(${called("count")} as double precision), cast(0 as double precision)))`
      }
      case "min":
      case "max":
        return called(node.name)
    }
  }

  return { write }
}

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// PostgreSQL's tree → ours. Everything that has no line here is refused, with its place and what is allowed.
import type { Issue } from "#issues"
import { dayOf } from "./calendar-days.ts"
import { readDecimal } from "./decimals.ts"
import type { AggregateName, Expression, FunctionName, Place } from "./expression.ts"
import { aggregateNames, allowedFunctions, clockAndChance, functionNamed } from "./functions.ts"
import type { SqlNode } from "./parsed-sql.ts"
import { deepest, placed } from "./read-expression.ts"
import { codePattern } from "./scope.ts"
import { type Fields, fieldsOf, kindOf, listOf, textOf } from "./sql-tree.ts"

export interface TextPlaces {
  /** From PostgreSQL's byte offset to a place in the text. */
  readonly at: (location: unknown) => number
  readonly wordEnd: (start: number) => number
}

/** Thrown and caught in this file alone: the rest of the tree says nothing more about a refused node. */
class Refused extends Error {}

export function readTree(
  tree: SqlNode,
  text: string,
  places: TextPlaces,
): { readonly expression: Expression | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  let depth = 0

  function refuse(code: string, start: number, end: number, values: Fields = {}): never {
    issues.push(placed("error", code, text, start, Math.max(end, places.wordEnd(start)), values))
    throw new Refused()
  }
  const refuseKind = (what: string, location: unknown): never =>
    refuse("expression-not-allowed", places.at(location), 0, { what })

  /** Where a constant or name begins, or the operator of a longer piece. */
  const word = (location: unknown): Place => {
    const start = places.at(location)
    return { start, end: places.wordEnd(start) }
  }
  const around = (first: Place, last: Place, extra: Place = first): Place => ({
    start: Math.min(first.start, extra.start, last.start),
    end: Math.max(last.end, first.end, extra.end),
  })
  /** To the bracket that closes what opens after `start`. */
  const call = (start: number): Place => {
    let open = 0
    for (let i = text.indexOf("(", start); i >= 0 && i < text.length; i++) {
      const at = text.charAt(i)
      if (at === "'" || at === '"') i = text.indexOf(at, i + 1) === -1 ? text.length : text.indexOf(at, i + 1)
      else if (at === "(") open++
      else if (at === ")" && --open === 0) return { start, end: i + 1 }
    }
    return { start, end: text.length }
  }
  /** Keeps on after a refusal, so that all of them are told at once. */
  const each = (nodes: readonly unknown[]): Expression[] => {
    const read: Expression[] = []
    let failed = false
    for (const node of nodes)
      try {
        read.push(visit(node))
      } catch (cause) {
        if (!(cause instanceof Refused)) throw cause
        failed = true
      }
    if (failed) throw new Refused()
    return read
  }

  function visit(node: unknown): Expression {
    if (++depth > deepest) refuse("expression-deep", 0, 0)
    try {
      return visitKind(node)
    } finally {
      depth--
    }
  }

  function visitKind(node: unknown): Expression {
    const [kind, fields] = kindOf(node)
    switch (kind) {
      case "A_Const":
        return constant(fields)
      case "ColumnRef":
        return name(fields)
      case "A_Expr":
        return operator(fields)
      case "BoolExpr": {
        const of = each(listOf(fields.args))
        const at = of.reduce((all, part) => around(all, part.at), word(fields.location))
        const [first] = of
        if (fields.boolop === "NOT_EXPR" && first !== undefined) return { kind: "not", of: first, at }
        return { kind: fields.boolop === "AND_EXPR" ? "and" : "or", of, at }
      }
      case "NullTest":
      case "BooleanTest":
        return test(kind, fields)
      case "CaseExpr":
        return choice(fields)
      case "CoalesceExpr":
        return {
          kind: "call",
          name: "coalesce",
          of: each(listOf(fields.args)),
          at: call(places.at(fields.location)),
        }
      case "MinMaxExpr":
        return {
          kind: "call",
          name: fields.op === "IS_LEAST" ? "least" : "greatest",
          of: each(listOf(fields.args)),
          at: call(places.at(fields.location)),
        }
      case "TypeCast":
        return date(fields)
      case "FuncCall":
        return functionCall(fields)
      case "SQLValueFunction":
        return refuse("expression-clock", places.at(fields.location), 0)
      case "SubLink":
        return refuseKind("select", fields.location)
      default:
        return refuseKind(kind, fields.location)
    }
  }

  function constant(fields: Fields): Expression {
    const at = word(fields.location)
    if (fields.isnull === true) return { kind: "null", at }
    if ("boolval" in fields) return { kind: "truth", value: fieldsOf(fields.boolval).boolval === true, at }
    if ("sval" in fields) {
      const start = at.start
      const value = textOf(fieldsOf(fields.sval).sval)
      return { kind: "text", value, at: { start, end: start + value.replaceAll("'", "''").length + 2 } }
    }
    if ("ival" in fields || "fval" in fields) {
      const number =
        "ival" in fields ? String(fieldsOf(fields.ival).ival ?? 0) : textOf(fieldsOf(fields.fval).fval)
      const found = /^-?\s*[\d.]+(?:[eE][+-]?\d+)?/.exec(text.slice(at.start))
      const place = { start: at.start, end: at.start + (found?.[0].length ?? 1) }
      if (readDecimal(number) === null) refuse("expression-number", place.start, place.end, { number })
      return { kind: "number", text: number, at: place }
    }
    return refuseKind("bits", fields.location)
  }

  function name(fields: Fields): Expression {
    const at = places.at(fields.location)
    const parts = listOf(fields.fields).map((part) => {
      const [kind, { sval }] = kindOf(part)
      return kind === "String" ? textOf(sval) : "*"
    })
    const found = /^(?:"[^"]*"|[\w\u0080-\uffff]+)(\s*\.\s*(?:"[^"]*"|[\w\u0080-\uffff]+|\*))*|^\*/.exec(
      text.slice(at),
    )
    const end = found?.[0].length ?? 0
    const written = (found?.[0] ?? "").split(/\s*\.\s*/).map((part) => part.replaceAll('"', ""))
    const place = { start: at, end: at + end }
    const [first = "", second] = parts
    const isParameter = parts.length === 2 && first === "p"
    if (parts.length > 2 || (parts.length === 2 && !isParameter) || parts.includes("*"))
      refuse("expression-qualified", at, at + end, { name: parts.join(".") })
    const code = isParameter ? (second ?? "") : first
    // PostgreSQL folds A–Z and cuts a name at 63 bytes; what is written must be the name itself.
    const asWritten = written[isParameter ? 1 : 0] ?? ""
    if (!codePattern.test(code) || !codePattern.test(asWritten.toLowerCase()))
      refuse("expression-name", at, place.end, { name: asWritten || code })
    if (isParameter) return { kind: "parameter", code, at: place }
    return { kind: "name", code, at: place }
  }

  function operator(fields: Fields): Expression {
    const location = fields.location
    const [, { sval }] = kindOf(listOf(fields.name)[0])
    const sign = textOf(sval)
    const kind = textOf(fields.kind)
    const negated = kind.startsWith("AEXPR_NOT_") || sign === "<>" || sign.startsWith("!")
    switch (kind) {
      case "AEXPR_OP": {
        if (fields.lexpr === undefined) {
          const of = visit(fields.rexpr)
          const at = around(word(location), of.at)
          if (sign === "-") return { kind: "negate", of, at }
          if (sign === "+") return of
          return refuse("expression-operator", places.at(location), 0, { operator: sign })
        }
        const [left, right] = each([fields.lexpr, fields.rexpr])
        if (left === undefined || right === undefined) throw new Refused()
        const at = around(left.at, right.at, word(location))
        if (sign === "+" || sign === "-" || sign === "*" || sign === "/")
          return { kind: "arithmetic", operator: sign, left, right, at }
        if (sign === "=" || sign === "<>" || sign === "<" || sign === "<=" || sign === ">" || sign === ">=")
          return { kind: "compare", operator: sign, left, right, at }
        return refuse("expression-operator", places.at(location), places.at(location) + sign.length, {
          operator: sign,
        })
      }
      case "AEXPR_IN": {
        const [of, ...list] = each([fields.lexpr, ...listOf(kindOf(fields.rexpr)[1].items)])
        if (of === undefined) throw new Refused()
        const last = list.at(-1)?.at ?? of.at
        return { kind: "in", of, list, negated, at: { start: of.at.start, end: closing(last.end) } }
      }
      case "AEXPR_BETWEEN":
      case "AEXPR_NOT_BETWEEN": {
        const [of, low, high] = each([fields.lexpr, ...listOf(kindOf(fields.rexpr)[1].items)])
        if (of === undefined || low === undefined || high === undefined) throw new Refused()
        return { kind: "between", of, low, high, negated, at: around(of.at, high.at) }
      }
      case "AEXPR_LIKE": {
        const of = visit(fields.lexpr)
        const [patternKind, pattern] = kindOf(fields.rexpr)
        const value = textOf(fieldsOf(pattern.sval).sval)
        if (patternKind !== "A_Const" || !("sval" in pattern))
          refuse("expression-pattern", places.at(location), 0)
        const end = places.at(pattern.location) + value.replaceAll("'", "''").length + 2
        return { kind: "like", of, pattern: value, negated, at: { start: of.at.start, end } }
      }
      case "AEXPR_NULLIF":
        return {
          kind: "call",
          name: "nullif",
          of: each([fields.lexpr, fields.rexpr]),
          at: call(places.at(location)),
        }
      default:
        return refuseKind(kind.replace("AEXPR_", "").replaceAll("_", " ").toLowerCase(), location)
    }
  }

  /** Just past the bracket that follows. */
  function closing(from: number): number {
    const found = /^\s*\)/.exec(text.slice(from))
    return from + (found?.[0].length ?? 0)
  }

  function test(kind: string, fields: Fields): Expression {
    const of = visit(fields.arg)
    const name = textOf(kind === "NullTest" ? fields.nulltesttype : fields.booltesttype).toLowerCase()
    const negated = name.startsWith("is_not_")
    const what = name.replace(/^is_(not_)?/, "")
    const start = places.at(fields.location)
    const found = /^is\s+(?:not\s+)?\w+|^isnull|^notnull/i.exec(text.slice(start))
    const at = { start: of.at.start, end: start + (found?.[0].length ?? 2) }
    if (what === "null" || what === "true" || what === "false" || what === "unknown")
      return { kind: "is", what, negated, of, at }
    return refuseKind(name, fields.location)
  }

  function choice(fields: Fields): Expression {
    const start = places.at(fields.location)
    const of = fields.arg === undefined ? null : visit(fields.arg)
    const branches = listOf(fields.args).map((branch) => {
      const [, { expr, result }] = kindOf(branch)
      const [when, then] = each([expr, result])
      if (when === undefined || then === undefined) throw new Refused()
      return { when, then }
    })
    const otherwise = fields.defresult === undefined ? null : visit(fields.defresult)
    const last = otherwise?.at.end ?? branches.at(-1)?.then.at.end ?? start
    const end = /^[\s)]*end/i.exec(text.slice(last))
    return { kind: "case", of, branches, otherwise, at: { start, end: last + (end?.[0].length ?? 0) } }
  }

  function date(fields: Fields): Expression {
    const { names, location } = fieldsOf(fields.typeName)
    const [first, ...more] = listOf(names).map((part) => textOf(kindOf(part)[1].sval))
    const [kind, { sval, location: valueAt }] = kindOf(fields.arg)
    const isLiteral = Number(fields.location ?? 0) < 0
    if (first !== "date" || more.length > 0 || kind !== "A_Const" || !isLiteral)
      return refuse("expression-cast", places.at(location), 0, { type: [first, ...more].at(-1) })
    const value = textOf(fieldsOf(sval).sval)
    const at = { start: places.at(location), end: places.at(valueAt) + value.length + 2 }
    if (dayOf(value) === null) refuse("expression-date", at.start, at.end, { date: value })
    return { kind: "date", value, at }
  }

  function functionCall(fields: Fields): Expression {
    const start = places.at(fields.location)
    const parts = listOf(fields.funcname).map((part) => textOf(kindOf(part)[1].sval))
    const byGrammar = fields.funcformat === "COERCE_SQL_SYNTAX"
    const written = (byGrammar ? parts.slice(1) : parts).join(".")
    if (clockAndChance.has(written)) refuse("expression-clock", start, 0)
    if (fields.over !== undefined) refuse("expression-window", start, 0, { name: written })
    const entry = functionNamed(written)
    const isExtract = byGrammar && written === "extract"
    if ((entry === undefined && !isExtract) || ["year", "month", "day"].includes(written))
      return refuse("expression-function", start, 0, { name: written, allowed: allowedFunctions })
    const unusual = ["agg_order", "agg_within_group", "func_variadic"].find(
      (key) => fields[key] !== undefined,
    )
    if (unusual !== undefined) refuse("expression-not-allowed", start, 0, { what: unusual.replace("_", " ") })
    const at = call(start)
    const isAggregate = aggregateNames.includes(written)
    const filter = fields.agg_filter
    if (filter !== undefined && !isAggregate) refuse("expression-filter", start, 0, { name: written })
    const distinct = fields.agg_distinct === true
    const given = listOf(fields.args)
    if (isExtract) {
      const field = textOf(fieldsOf(kindOf(given[0])[1].sval).sval).toLowerCase()
      if (field !== "year" && field !== "month" && field !== "day")
        return refuse("expression-extract", start, 0, { field })
      return { kind: "call", name: field, of: each(given.slice(1)), at }
    }
    if (entry === undefined) throw new Refused()
    const star = fields.agg_star === true
    if (star && written !== "count")
      refuse("expression-arguments", start, 0, { name: written, form: entry.form })
    if (distinct && written !== "count") refuse("expression-distinct", start, 0, { name: written })
    const count = given.length
    if (count < (star ? 0 : Math.max(entry.least, 1)) || count > entry.most)
      refuse("expression-arguments", start, 0, { name: written, form: entry.form })
    const read = each([...given, ...(filter === undefined ? [] : [filter])])
    const of = read.slice(0, count)
    const [first] = of
    if (written === "prior" && first !== undefined) return { kind: "prior", of: first, at }
    if (isAggregate) {
      const where = read[count] ?? null
      const end = where === null ? at.end : closing(where.at.end)
      return {
        kind: "aggregate",
        name: written as AggregateName, // one of aggregateNames
        of: first ?? null,
        distinct,
        where,
        at: { start, end: Math.max(end, at.end) },
      }
    }
    return { kind: "call", name: written as FunctionName, of, at } // a line of functionTable that is no aggregate
  }

  try {
    const statements = listOf(tree.stmts)
    const [, select] = kindOf(fieldsOf(statements[0]).stmt)
    const extra = Object.keys(select).find((key) => !["targetList", "limitOption", "op"].includes(key))
    const targets = listOf(select.targetList)
    const [, target] = kindOf(targets[0])
    if (targets.length === 0 && extra === undefined) refuse("expression-empty", 0, 0)
    if (statements.length !== 1 || extra !== undefined || select.op !== "SETOP_NONE")
      refuse("expression-statement", 0, text.length)
    if (targets.length !== 1) refuse("expression-several", places.at(kindOf(targets[1])[1].location), 0)
    if (target.name !== undefined || target.indirection !== undefined)
      refuse("expression-named", places.at(target.location), text.length, { name: target.name })
    if (/^\s*(?:all|distinct)\b/i.test(text)) refuse("expression-statement", 0, 0)
    const expression = visit(target.val)
    return { expression, issues }
  } catch (cause) {
    if (cause instanceof Refused) return { expression: null, issues }
    throw cause
  }
}

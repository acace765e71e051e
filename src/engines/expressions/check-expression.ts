import { type Issue, issue } from "#issues"
import { dayOf } from "./calendar-days.ts"
import { checkArithmetic } from "./check-arithmetic.ts"
import { checkAggregate, checkCall } from "./check-call.ts"
import { absolute, readDecimal } from "./decimals.ts"
import type { Expression } from "./expression.ts"
import { expressionText } from "./expression-text.ts"
import { common, constantNature, exact, higher, typeOf, unitOf } from "./natures.ts"
import { nearest } from "./nearest.ts"
import { placed } from "./read-expression.ts"
import type { Declared, PeriodKind, Scope } from "./scope.ts"
import type { CheckOutcome, Level, Nature, Type } from "./types.ts"
import { unitsAgree } from "./units.ts"

/** Kinds of values, in both languages of a message at once. */
export const typeWords = {
  exact: "数 number",
  double: "数 number",
  number: "数 number",
  text: "文字 text",
  date: "日期 date",
  truth: "是非 truth",
  null: "空 null",
  order: "数、文字或日期 a number, text or date",
} as const

/** What the rules for single nodes need. */
export interface Checking {
  readonly natureOf: (node: Expression) => Nature
  readonly tell: (
    severity: "error" | "warning" | "info",
    code: string,
    at: Expression,
    values?: object,
  ) => void
  /** Level, period and back end of a node from its parts; tells where they do not go together. */
  readonly joined: (node: Expression, parts: readonly Nature[], type: Type) => Nature
  /** Tells of units that differ. */
  readonly sameUnits: (node: Expression, a: Type, b: Type) => void
  readonly wants: (part: Expression, kinds: readonly Type["kind"][], what: keyof typeof typeWords) => Type
}

/**
 * Holds an expression against what is declared: names, types, units, levels and periods.
 * @param text what it was read from, for the places of issues; left out, the expression is written anew
 */
export function checkExpression(expression: Expression, scope: Scope, text?: string): CheckOutcome {
  const issues: Issue[] = []
  const natures = new Map<Expression, Nature>()
  const variables = byCode(scope.variables)
  const parameters = byCode(scope.parameters ?? [])
  const groups = byCode(scope.groups ?? [])
  /** Inside which functions the node stands. */
  let within: "prior" | "aggregate" | null = null

  const tell: Checking["tell"] = (severity, code, at, values = {}) => {
    issues.push(
      text === undefined
        ? issue(severity, code, `1:${at.at.start + 1}`, {
            piece: expressionText(at),
            start: at.at.start,
            ...values,
          })
        : placed(severity, code, text, at.at.start, at.at.end, { ...values }),
    )
  }

  const joined: Checking["joined"] = (node, parts, type) => {
    const levels = parts.map(({ level }) => level)
    if (levels.includes("row") && levels.includes("whole")) tell("error", "expression-mixed-level", node)
    const periods = [...new Set(parts.map(({ period }) => period).filter((period) => period !== null))]
    if (periods.length > 1) tell("error", "expression-periods", node, { periods })
    const range =
      type.kind === "double" && (type.low < 1e-290 || type.high > 1e290) ? ("range" as const) : null
    return {
      type,
      level: higher(levels),
      period: periods[0] ?? null,
      afterScan: parts.reduce<Nature["afterScan"]>((kept, part) => kept ?? part.afterScan, range),
    }
  }

  const sameUnits: Checking["sameUnits"] = (node, a, b) => {
    const [left, right] = [unitOf(a), unitOf(b)]
    const agree = unitsAgree(left, right)
    if (agree === true) return
    const units = { left: left?.text, right: right?.text }
    if (agree === null) tell("error", "expression-units-differ", node, units)
    else tell("error", "expression-units", node, { ...units, factor: agree })
  }

  const wants: Checking["wants"] = (part, kinds, what) => {
    const { type } = natureOf(part)
    if (type.kind !== "null" && !kinds.includes(type.kind))
      tell("error", "expression-type", part, { is: typeWords[type.kind], wants: typeWords[what] })
    return type
  }

  /** All values in one type, units held against the first. */
  function together(node: Expression, parts: readonly Expression[]): Type {
    const types = parts.map((part) => natureOf(part).type)
    const type = common(types)
    if (type === null) {
      tell("error", "expression-types", node, {
        types: [...new Set(types.map(({ kind }) => typeWords[kind]))],
      })
      return { kind: "null" }
    }
    const first = types.find((each) => unitOf(each) !== null)
    if (first !== undefined) for (const each of types) if (each !== first) sameUnits(node, first, each)
    return type
  }

  function compared(node: Expression, parts: readonly Expression[]): Nature {
    for (const part of parts) if (part.kind === "null") tell("warning", "expression-compares-null", node)
    together(node, parts)
    return joined(node, parts.map(natureOf), { kind: "truth" })
  }

  const checking: Checking = { natureOf, tell, joined, sameUnits, wants }

  function natureOf(node: Expression): Nature {
    const known = natures.get(node)
    if (known !== undefined) return known
    const nature = find(node)
    natures.set(node, nature)
    return nature
  }

  function find(node: Expression): Nature {
    switch (node.kind) {
      case "number": {
        const read = readDecimal(node.text)
        if (read === null) throw new Error(`a number that was not read: ${node.text}`)
        return constantNature(exact(read.decimals, Number(absolute(read.integer))))
      }
      case "text":
      case "truth":
      case "null":
        return constantNature({ kind: node.kind })
      case "date":
        if (dayOf(node.value) === null) throw new Error(`a date that was not read: ${node.value}`)
        return constantNature({ kind: "date" })
      case "name":
        return named(node, node.code)
      case "parameter": {
        const declared = parameters.get(node.code)
        if (declared !== undefined) return constantNature(typeOf(declared))
        tell("error", "expression-unknown-parameter", node, {
          name: node.code,
          nearest: nearest(node.code, parameters.keys()),
        })
        return constantNature({ kind: "null" })
      }
      case "negate":
      case "arithmetic":
        return checkArithmetic(node, checking)
      case "compare": {
        const nature = compared(node, [node.left, node.right])
        const ordered = node.operator !== "=" && node.operator !== "<>"
        if (ordered)
          for (const part of [node.left, node.right])
            wants(part, ["exact", "double", "text", "date"], "order")
        return nature
      }
      case "and":
      case "or":
        for (const part of node.of) wants(part, ["truth"], "truth")
        return joined(node, node.of.map(natureOf), { kind: "truth" })
      case "not":
        wants(node.of, ["truth"], "truth")
        return joined(node, [natureOf(node.of)], { kind: "truth" })
      case "is":
        if (node.what !== "null") wants(node.of, ["truth"], "truth")
        return joined(node, [natureOf(node.of)], { kind: "truth" })
      case "case": {
        const { of } = node
        const conditions = node.branches.map(({ when }) => when)
        if (of !== null) together(node, [of, ...conditions])
        else for (const when of conditions) wants(when, ["truth"], "truth")
        const results = [
          ...node.branches.map(({ then }) => then),
          ...(node.otherwise === null ? [] : [node.otherwise]),
        ]
        const type = together(node, results)
        return joined(node, [...(of === null ? [] : [of]), ...conditions, ...results].map(natureOf), type)
      }
      case "in":
        return compared(node, [node.of, ...node.list])
      case "between":
        for (const part of [node.of, node.low, node.high])
          wants(part, ["exact", "double", "text", "date"], "order")
        return compared(node, [node.of, node.low, node.high])
      case "like":
        wants(node.of, ["text"], "text")
        return joined(node, [natureOf(node.of)], { kind: "truth" })
      case "call":
        return checkCall(node, checking, (parts) => together(node, parts))
      case "aggregate": {
        if (within === "aggregate") tell("error", "expression-nested-aggregate", node)
        return inside("aggregate", () => checkAggregate(node, checking))
      }
      case "prior": {
        if (within === "prior") tell("error", "expression-nested-prior", node)
        if (within === "aggregate") tell("error", "expression-prior-in-aggregate", node)
        const nature = inside("prior", () => natureOf(node.of))
        if (nature.level === "constant") tell("error", "expression-prior-constant", node)
        return nature
      }
    }
  }

  function inside(what: "prior" | "aggregate", run: () => Nature): Nature {
    const before = within
    within = what
    try {
      return run()
    } finally {
      within = before
    }
  }

  function named(node: Expression, code: string): Nature {
    const group = groups.get(code)
    if (group !== undefined) return constantNature(typeOf(group))
    const declared = variables.get(code)
    if (declared === undefined) {
      const near = nearest(code, [...variables.keys(), ...groups.keys()])
      tell("error", near === null ? "expression-unknown-name" : "expression-unknown-name-near", node, {
        name: code,
        nearest: near,
      })
      return constantNature({ kind: "null" })
    }
    const level: Level = declared.level ?? "row"
    if (level === "whole" && within === "aggregate") tell("error", "expression-mixed-level", node)
    const period: PeriodKind | null = declared.period ?? null
    return { type: typeOf(declared), level, period, afterScan: null }
  }

  const nature = natureOf(expression)
  const failed = issues.some(({ severity }) => severity === "error")
  return { checked: failed ? null : { expression, scope, nature, natures }, issues }
}

const byCode = (declared: readonly Declared[]) => new Map(declared.map((each) => [each.code, each]))

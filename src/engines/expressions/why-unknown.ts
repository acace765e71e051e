import type { Builder, Frame } from "./closures.ts"
import { type Expression, partsOf } from "./expression.ts"
import { expressionText } from "./expression-text.ts"
import type { Cell, UnknownReason } from "./value.ts"

/** Why a node has no value in a frame, each reason once; empty when it has one. */
export function reasonsOf(expression: Expression, frame: Frame, builder: Builder): UnknownReason[] {
  const reasons = new Map<string, UnknownReason>()
  const add = (reason: UnknownReason) => {
    reasons.set(JSON.stringify(reason), reason)
  }
  const missing = (code: string, cell: Cell | undefined) => {
    if (typeof cell === "object" && cell?.because !== undefined) {
      for (const reason of cell.because) add(reason)
      return
    }
    const why = typeof cell === "object" && cell !== null ? cell.missing : null
    add({ kind: "missing", of: code, why })
  }

  function visit(node: Expression, at: Frame) {
    if (builder.build(node)(at) !== null) return
    const unknown = partsOf(node).filter((part) => builder.build(part)(at) === null)
    switch (node.kind) {
      case "name":
        return missing(
          node.code,
          builder.checked.natures.get(node)?.level === "row" ? at.record[node.code] : at.whole[node.code],
        )
      case "parameter":
        return missing(`p.${node.code}`, at.parameters[node.code])
      case "null":
        return add({ kind: "null" })
      case "aggregate":
        return add({ kind: "no-records", of: expressionText(node) })
      case "prior":
        if (at.prior === null) return add({ kind: "no-prior-period" })
        return visit(node.of, at.prior)
      case "case": {
        const { of } = node
        const conditions = of === null ? node.branches.map(({ when }) => when) : [of]
        const chosen = node.branches.find(({ when }) =>
          of === null ? builder.build(when)(at) === true : false,
        )
        if (chosen !== undefined) return visit(chosen.then, at)
        const before = reasons.size
        for (const when of conditions) visit(when, at)
        for (const part of unknown) if (node.otherwise === part || of !== null) visit(part, at)
        if (reasons.size === before) add({ kind: "null" })
        return
      }
      default:
        if (unknown.length > 0) {
          for (const part of unknown) visit(part, at)
          return
        }
        if (node.kind === "arithmetic" && node.operator === "/") return add({ kind: "division-by-zero" })
        if (node.kind === "call" && (node.name === "ln" || node.name === "log10" || node.name === "sqrt"))
          return add({ kind: "out-of-domain", of: node.name })
        if (node.kind === "call" && node.name === "nullif") return add({ kind: "null" })
        return add({ kind: "out-of-range" })
    }
  }
  visit(expression, frame)
  return [...reasons.values()]
}

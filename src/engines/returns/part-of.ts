// Pieces of checked expressions as expressions of their own; each made once, as the interpreter keeps what it builds.
import { type Checked, checkExpression, type Expression, type Scope } from "#expressions"

/** What was made of a thing, and of a piece of it. */
function remembering<Of extends object, Piece, Made>(make: (of: Of, piece: Piece) => Made) {
  const known = new WeakMap<Of, Map<Piece, Made>>()
  return (of: Of, piece: Piece): Made => {
    const made = known.get(of) ?? new Map<Piece, Made>()
    known.set(of, made)
    const found = made.get(piece)
    if (found !== undefined) return found
    const fresh = make(of, piece)
    made.set(piece, fresh)
    return fresh
  }
}

/** A node of a checked expression. */
export const partOf = remembering((checked: Checked, node: Expression): Checked => {
  const { natures, scope } = checked
  const nature = natures.get(node)
  if (nature === undefined) throw new Error("a node of another expression")
  return { expression: node, scope, nature, natures }
})

/** How far the two sides of a comparison lie apart; `null` where they are no numbers or dates. */
export const distanceOf = remembering(
  (checked: Checked, node: Extract<Expression, { kind: "compare" }>): Checked | null => {
    const { at, left, right } = node
    const kinds = [left, right].map((side) => checked.natures.get(side)?.type.kind)
    if (kinds.some((kind) => kind === undefined || !["exact", "double", "date"].includes(kind))) return null
    const difference: Expression = { at, kind: "arithmetic", operator: "-", left, right }
    return checkExpression({ at, kind: "call", name: "abs", of: [difference] }, checked.scope).checked
  },
)

/** A variable: it reads and shows its value with the unit. */
export const nameOf = remembering((scope: Scope, code: string): Checked => {
  const { checked } = checkExpression({ kind: "name", code, at: { start: 0, end: 0 } }, scope)
  if (checked === null) throw new Error(`${code} is not declared`)
  return checked
})

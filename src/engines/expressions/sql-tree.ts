// PostgreSQL's tree of anything, taken apart without believing its shape.
import type { SqlNode } from "./parsed-sql.ts"

export type Fields = { readonly [name: string]: unknown }

const isNode = (value: unknown): value is SqlNode =>
  typeof value === "object" && value !== null && !Array.isArray(value)
export const fieldsOf = (value: unknown): Fields => (isNode(value) ? value : {})
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "")

/** The one kind of a node and its fields: `{ A_Expr: { … } }`. */
export function kindOf(node: unknown): readonly [string, Fields] {
  const [first] = Object.entries(fieldsOf(node))
  return first === undefined ? ["", {}] : [first[0], fieldsOf(first[1])]
}

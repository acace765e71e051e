// Pieces of SQL: identifiers and literals, each quoted or cast.
import { bigintBound } from "./natures.ts"
import type { Type } from "./types.ts"
import type { Scalar } from "./value.ts"

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The type in which SQL carries an exact number. */
export const carrier = (type: Type) =>
  type.kind === "exact" && type.bound > bigintBound ? "decimal(38, 0)" : "bigint"

export function sqlLiteral(value: Scalar | null, type: Type): string {
  if (value === null) return type.kind === "null" ? "cast(null as bigint)" : `cast(null as ${sqlType(type)})`
  if (typeof value === "string") return `(cast(${literal(value)} as varchar) collate "C")`
  if (typeof value === "boolean") return value ? "true" : "false"
  if (type.kind === "double") return `cast('${value}' as double precision)`
  return `cast(${value} as ${carrier(type)})`
}

export function sqlType(type: Type): string {
  switch (type.kind) {
    case "text":
      return "varchar"
    case "truth":
      return "boolean"
    case "double":
      return "double precision"
    default:
      return carrier(type)
  }
}

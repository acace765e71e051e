/** Piece of the text that a node was read from: characters (UTF-16) from 0, `end` not included. */
export interface Place {
  readonly start: number
  readonly end: number
}

export type ArithmeticOperator = "+" | "-" | "*" | "/"
export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">="

/** Functions of one record; `functions.ts` says what each takes and gives. */
export type FunctionName =
  | "abs"
  | "coalesce"
  | "nullif"
  | "least"
  | "greatest"
  | "sqrt"
  | "ln"
  | "log10"
  | "exp"
  | "power"
  | "length"
  | "lower"
  | "upper"
  | "substring"
  | "year"
  | "month"
  | "day"
  | "years_between"
  | "months_between"

/** Functions of many records. */
export type AggregateName = "sum" | "count" | "avg" | "min" | "max"

/** The language's own tree: plain data, JSON in and out, the same for interpreting, compiling and explaining. */
export type Expression = { readonly at: Place } & (
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "date"; readonly value: string }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "name"; readonly code: string }
  | { readonly kind: "parameter"; readonly code: string }
  | { readonly kind: "negate"; readonly of: Expression }
  | {
      readonly kind: "arithmetic"
      readonly operator: ArithmeticOperator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: "compare"
      readonly operator: Comparison
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: "and" | "or"; readonly of: readonly Expression[] }
  | { readonly kind: "not"; readonly of: Expression }
  | {
      readonly kind: "is"
      readonly what: "null" | "true" | "false" | "unknown"
      readonly negated: boolean
      readonly of: Expression
    }
  | {
      readonly kind: "case"
      /** `case of when …`; `null`: each branch has its own condition. */
      readonly of: Expression | null
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[]
      readonly otherwise: Expression | null
    }
  | {
      readonly kind: "in"
      readonly negated: boolean
      readonly of: Expression
      readonly list: readonly Expression[]
    }
  | {
      readonly kind: "between"
      readonly negated: boolean
      readonly of: Expression
      readonly low: Expression
      readonly high: Expression
    }
  | { readonly kind: "like"; readonly negated: boolean; readonly of: Expression; readonly pattern: string }
  | { readonly kind: "call"; readonly name: FunctionName; readonly of: readonly Expression[] }
  | {
      readonly kind: "aggregate"
      readonly name: AggregateName
      /** `null`: `count(*)`. */
      readonly of: Expression | null
      readonly distinct: boolean
      readonly where: Expression | null
    }
  | { readonly kind: "prior"; readonly of: Expression }
)

/** The parts of a node, in the order of the text. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "number":
    case "text":
    case "date":
    case "truth":
    case "null":
    case "name":
    case "parameter":
      return []
    case "negate":
    case "not":
    case "is":
    case "like":
    case "prior":
      return [node.of]
    case "arithmetic":
    case "compare":
      return [node.left, node.right]
    case "and":
    case "or":
    case "call":
      return node.of
    case "case":
      return [
        ...(node.of === null ? [] : [node.of]),
        ...node.branches.flatMap(({ when, then }) => [when, then]),
        ...(node.otherwise === null ? [] : [node.otherwise]),
      ]
    case "in":
      return [node.of, ...node.list]
    case "between":
      return [node.of, node.low, node.high]
    case "aggregate":
      return [node.of, node.where].filter((part) => part !== null)
  }
}

/** Codes of all names in an expression, each once, in the order of the text. */
export function namesOf(expression: Expression): string[] {
  const names = new Set<string>()
  const visit = (node: Expression) => {
    if (node.kind === "name") names.add(node.code)
    partsOf(node).forEach(visit)
  }
  visit(expression)
  return [...names]
}

// One text for PostgreSQL and DuckDB.
import { type Issue, issue } from "#issues"
import { type Expression, partsOf } from "./expression.ts"
import { longestSql, type SqlSource, TooLong, writer } from "./sql-writer.ts"
import type { Checked } from "./types.ts"

export interface Compiled {
  /** A scalar expression: integers of the smallest unit, doubles, days since 1970-01-01, text, truth. */
  readonly sql: string | null
  readonly issues: readonly Issue[]
}

/** @returns no text, with the reason, for what only the engine computes (ln, exp, power, sizes beyond 1e290) */
export function compileToSql(checked: Checked, source: SqlSource = {}): Compiled {
  const refused = (code: string, values = {}): Compiled => ({
    sql: null,
    issues: [issue("info", code, "sql", values)],
  })
  const { afterScan, level } = checked.nature
  const asksPrior = hasPrior(checked.expression)
  if (asksPrior && (level === "whole" ? source.period === undefined : source.priorAlias === undefined))
    return refused("expression-sql-prior")
  if (afterScan !== null) return refused(`expression-sql-${afterScan}`)
  try {
    return { sql: writer(checked, source).write(checked.expression), issues: [] }
  } catch (cause) {
    if (cause instanceof TooLong) return refused("expression-sql-long", { longest: longestSql })
    throw cause
  }
}

const hasPrior = (node: Expression): boolean => node.kind === "prior" || partsOf(node).some(hasPrior)

/** Aggregates of an expression, each with whether it is of the period before. */
export function aggregatesOf(
  expression: Expression,
): { readonly node: Extract<Expression, { kind: "aggregate" }>; readonly prior: boolean }[] {
  const found: { node: Extract<Expression, { kind: "aggregate" }>; prior: boolean }[] = []
  const visit = (node: Expression, prior: boolean) => {
    if (node.kind === "aggregate") found.push({ node, prior })
    else for (const part of partsOf(node)) visit(part, prior || node.kind === "prior")
  }
  visit(expression, false)
  return found
}

import { type Issue, issue } from "#issues"
import type { Frame } from "./closures.ts"
import { aggregatesOf } from "./compile-to-sql.ts"
import { normal } from "./decimals.ts"
import type { Expression } from "./expression.ts"
import { outcomeOf } from "./interpret.ts"
import { quoted } from "./sql-text.ts"
import { type SqlSource, writer } from "./sql-writer.ts"
import type { Checked, Type } from "./types.ts"
import type { DataRecord, Outcome, Scalar } from "./value.ts"

export interface CompiledMany {
  /** One select … group by; a row for each group. */
  readonly sql: string
  /**
   * With a table of its own for the period before: the select over that one, `null` when nothing asks for it. Its rows and
   * those of `sql` are put together by group, `{ ...priorRow, ...row }`, before they are read.
   */
  readonly priorSql: string | null
  readonly groups: readonly string[]
  /**
   * What the expressions give for one row of the answer, as either database's driver hands it over (numbers also as
   * text). The scan adds up and counts; everything above the aggregates is computed here, so reasons are kept.
   */
  readonly read: (row: Readonly<Record<string, unknown>>, whole?: DataRecord) => ReadonlyMap<string, Outcome>
  /** Expressions that no scan can compute: of one record, or with ln, exp, power inside an aggregate. */
  readonly issues: readonly Issue[]
}

type Aggregate = Extract<Expression, { kind: "aggregate" }>

/**
 * Many aggregate expressions in one scan; equal aggregates are computed once.
 * @param source table and columns. Where an expression asks for the period before: `period`, the column that tells rows
 * of one table apart; or `priorTable`, a table of its own, which spares every aggregate the question
 */
export function compileMany(
  expressions: ReadonlyMap<string, Checked>,
  source: SqlSource & {
    readonly table: string
    readonly priorTable?: string
    readonly groups: readonly string[]
  },
): CompiledMany {
  const issues: Issue[] = []
  const { priorTable } = source
  const columns = new Map<string, string>()
  const priorColumns = new Map<string, string>()
  const plans = new Map<
    string,
    { checked: Checked; leaves: { node: Aggregate; column: string; type: Type }[] }
  >()
  for (const [code, checked] of expressions) {
    if (checked.nature.level === "row") {
      issues.push(issue("error", "expression-not-whole", code))
      continue
    }
    const aggregates = aggregatesOf(checked.expression)
    if (aggregates.some(({ node }) => (checked.natures.get(node)?.afterScan ?? null) !== null)) {
      issues.push(issue("error", "expression-sql-inside", code))
      continue
    }
    const leaves = aggregates.map(({ node, prior }) => {
      const sql = prior ? priorText(checked, source, node) : writer(checked, source).write(node)
      const own = prior && priorTable !== undefined ? priorColumns : columns
      const column = own.get(sql) ?? `a${columns.size + priorColumns.size + 1}`
      own.set(sql, column)
      return { node, column, type: checked.natures.get(node)?.type ?? { kind: "null" as const } }
    })
    plans.set(code, { checked, leaves })
  }
  const groupColumns = source.groups.map((code) => `${quoted(source.columns?.[code] ?? code)}`)
  const selectFrom = (table: string, found: ReadonlyMap<string, string>) => {
    const select = [
      ...source.groups.map((code, i) => `${groupColumns[i]} as ${quoted(code)}`),
      ...[...found].map(([sql, column]) => `${sql} as ${quoted(column)}`),
    ]
    return [
      `select ${select.length === 0 ? "count(*) as records" : select.join(",\n       ")}`,
      `from ${quoted(table)}${source.alias === undefined ? "" : ` as ${quoted(source.alias)}`}`,
      ...(groupColumns.length === 0 ? [] : [`group by ${groupColumns.join(", ")}`]),
    ].join("\n")
  }
  const hasPrior = priorTable !== undefined || (source.period !== undefined && source.period.prior !== null)
  const parameters = source.parameters ?? {}

  return {
    sql: selectFrom(source.table, columns),
    priorSql:
      priorTable === undefined || priorColumns.size === 0 ? null : selectFrom(priorTable, priorColumns),
    groups: source.groups,
    issues,
    read: (row, whole = {}) => {
      const given: Record<string, Scalar | null> = {}
      for (const code of source.groups) {
        const value = row[code]
        given[code] = value === null || value === undefined ? null : String(value)
      }
      return new Map(
        [...plans].map(([code, { checked, leaves }]) => {
          const values = new Map(
            leaves.map(({ node, column, type }) => {
              // A group without rows in one of two tables: nothing was counted there, and that is 0.
              const none = row[column] === undefined && node.name === "count" ? 0 : row[column]
              return [node, readColumn(none, type)]
            }),
          )
          const frame: Frame = {
            record: {},
            records: [],
            whole: { ...whole, ...given },
            parameters,
            prior: null,
            leaves: values,
          }
          return [code, outcomeOf(checked, hasPrior ? { ...frame, prior: frame } : frame)]
        }),
      )
    },
  }
}

function priorText(checked: Checked, source: SqlSource, node: Expression): string {
  const period = source.period
  if (period === undefined || period.prior === null) return writer(checked, source).write(node)
  return writer(checked, { ...source, period: { ...period, current: period.prior } }).write(node)
}

/** A value of SQL as expressions hold it. */
export function readColumn(value: unknown, type: Type): Scalar | null {
  if (value === null || value === undefined) return null
  switch (type.kind) {
    case "text":
      return String(value)
    case "truth":
      return value === true || value === "true" || value === "t"
    case "double":
      return Number(value) + 0
    default:
      return typeof value === "number" ? value : normal(BigInt(String(value)))
  }
}

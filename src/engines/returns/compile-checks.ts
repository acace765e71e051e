import { compileToSql, type Scope } from "#expressions"
import { type Issue, issue } from "#issues"
import type { Checks, CheckTest, ReadyCheck } from "./model.ts"
import { namesByPeriod } from "./undecided.ts"

/** The returns of one period. */
export interface CheckedPeriod {
  /** A sub-select without parentheses: `unit`, each once, and the variables asked for, as snapshots have them. */
  readonly select: (variables: readonly string[]) => string
  /** Variables that it has; the others are missing in every return. */
  readonly columns: ReadonlySet<string>
}

export interface CompiledChecks {
  /** One row: how many units there are, and how many break each check or leave it undecided. */
  readonly count: { readonly sql: string; readonly read: (row: SqlRow) => CheckCounts }
  /** One row for each unit that breaks a check, in the order of units. */
  readonly list: { readonly sql: string; readonly read: (row: SqlRow) => UnitBreaks }
  /** Checks that a scan decides only in part or not at all, with the reason. */
  readonly issues: readonly Issue[]
}

export type SqlRow = Readonly<Record<string, unknown>>

export interface CheckCounts {
  readonly units: number
  readonly checks: readonly (Compared & { readonly broken: number; readonly undecided: number })[]
}

export interface UnitBreaks {
  readonly unit: string
  readonly broken: readonly Compared[]
}

/** A relation, or one cell of a check of cells. */
export interface Compared {
  readonly check: string
  readonly cells: readonly string[]
}

/**
 * All checks of one return over a whole period, as two statements for DuckDB and PostgreSQL. The answers are those of
 * `checkReturn` on each return; comparisons with peers are left to it.
 * @param prior the period before; `null`: there is none
 */
export function compileChecks(
  { checks, scope }: Checks,
  now: CheckedPeriod,
  prior: CheckedPeriod | null,
): CompiledChecks {
  const issues: Issue[] = []
  const compiled: (Compared & { readonly sql: string })[] = []
  const asked = { now: new Set<string>(), prior: new Set<string>() }
  for (const ready of checks) {
    const { code } = ready.definition
    if (ready.peers !== null) issues.push(issue("info", "return-check-peers", code))
    for (const test of ready.tests) {
      const written = write(ready, test)
      issues.push(...written.issues.map((each) => ({ ...each, path: code })))
      if (written.sql === null) continue
      for (const part of [test.holds, ...(ready.where === null ? [] : [ready.where])]) {
        const names = namesByPeriod(part)
        for (const name of names.now) asked.now.add(name)
        for (const name of names.prior) asked.prior.add(name)
      }
      compiled.push({ check: code, cells: test.cells, sql: written.sql })
    }
  }
  const lacking = [
    ...[...asked.now].filter((code) => !now.columns.has(code)),
    ...(prior === null ? [] : [...asked.prior].filter((code) => !prior.columns.has(code))),
  ]
  if (lacking.length > 0)
    issues.push(issue("info", "return-check-columns", "sql", { cells: [...new Set(lacking)] }))

  const from = [
    `from (${selectOf(now, asked.now, scope)}) as now`,
    ...(asked.prior.size === 0
      ? []
      : [`left join (${selectOf(prior, asked.prior, scope)}) as last on last.unit = now.unit`]),
  ]
  const tests = compiled.map(({ sql }, i) => `${sql} as t${i}`)
  const judged = [`select ${["now.unit as unit", ...tests].join(",\n       ")}`, ...from].join("\n")
  const counts = compiled.flatMap((_, i) => [
    `count(*) filter (where not t${i}) as b${i}`,
    `count(*) filter (where t${i} is null) as u${i}`,
  ])
  // One letter for each test: a row is as short as it can be, and one text serves any number of tests.
  const marks = compiled.map((_, i) => `case when t${i} then '+' when t${i} is null then '?' else '-' end`)

  return {
    count: {
      sql: `select ${["count(*) as units", ...counts].join(",\n       ")}\nfrom (${judged}) as judged`,
      read: (row) => ({
        units: Number(row.units),
        checks: compiled.map(({ check, cells }, i) => ({
          check,
          cells,
          broken: Number(row[`b${i}`]),
          undecided: Number(row[`u${i}`]),
        })),
      }),
    },
    list: {
      sql: [
        `select unit, ${marks.length === 0 ? "''" : marks.join(" ||\n       ")} as marks`,
        `from (${judged}) as judged`,
        `where ${compiled.length === 0 ? "false" : compiled.map((_, i) => `not t${i}`).join(" or ")}`,
        'order by unit collate "C"',
      ].join("\n"),
      read: (row) => {
        const letters = String(row.marks)
        const broken = compiled.filter((_, i) => letters[i] === "-")
        return { unit: String(row.unit), broken: broken.map(({ check, cells }) => ({ check, cells })) }
      },
    },
    issues,
  }
}

/** Whether a test is kept: where it does not apply it is; where neither is known, null. */
function write({ where }: ReadyCheck, { holds }: CheckTest) {
  const source = { alias: "now", priorAlias: "last", priorKey: "unit" }
  const [held, applies] = [compileToSql(holds, source), where === null ? null : compileToSql(where, source)]
  const issues = [...held.issues, ...(applies?.issues ?? [])]
  if (held.sql === null || applies?.sql === null) return { sql: null, issues }
  return { sql: applies === null ? held.sql : `(not ${applies.sql} or ${held.sql})`, issues }
}

const sqlTypes = { number: "bigint", text: "varchar", date: "date", truth: "boolean" } as const

/** The variables asked for, one that the period lacks as null; no rows where there is no period. */
function selectOf(period: CheckedPeriod | null, asked: ReadonlySet<string>, scope: Scope): string {
  const columns = [...asked].map((code) => {
    if (period?.columns.has(code) === true) return quoted(code)
    const type = scope.variables.find((each) => each.code === code)?.type ?? "text"
    return `cast(null as ${sqlTypes[type]}) as ${quoted(code)}`
  })
  if (period === null) return `select ${["cast(null as varchar) as unit", ...columns].join(", ")} where false`
  const given = period.select([...asked].filter((code) => period.columns.has(code)))
  return `select ${["unit", ...columns].join(", ")} from (${given}) as given`
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

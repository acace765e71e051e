import type { Declared } from "#expressions"

/** Rows of one period, as a source of returns gives them. */
export interface PeriodRows {
  readonly period: string
  /** A sub-select without parentheses with the columns `unit`, `zone` and those variables that were asked for. */
  readonly select: string
  /** Variables that it has. */
  readonly columns: ReadonlySet<string>
}

/** `reported`: all returns; `same`: units that reported from the same zone in both periods. */
export type ReturnsScope = "reported" | "same"

const sqlTypes = { number: "bigint", text: "varchar", date: "date", truth: "boolean" } as const

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** One period with all the variables of both: a column that its files lack is null. */
function selectOf(rows: PeriodRows, variables: readonly Declared[]): string {
  const columns = variables.map(({ code, type }) =>
    rows.columns.has(code) ? quoted(code) : `cast(null as ${sqlTypes[type]}) as ${quoted(code)}`,
  )
  return `select ${["unit", "zone", ...columns].join(", ")} from (${rows.select}) as given`
}

/**
 * Puts a select over `returns_now` or `returns_before` on the rows of its period.
 * @param sql as `compileIndicators` writes it
 * @param other rows of the other period, which `same` holds them against
 */
export function overReturns(
  sql: string,
  table: "returns_now" | "returns_before",
  scope: ReturnsScope,
  rows: PeriodRows,
  other: PeriodRows | null,
  variables: readonly Declared[],
): string {
  const own = selectOf(rows, variables)
  const same =
    scope === "reported" || other === null
      ? own
      : `select one.* from (${own}) as one join (select unit, zone from (${other.select}) as given) as other on other.unit = one.unit and other.zone = one.zone`
  return `with ${table} as (${same})\n${sql}`
}

/**
 * Units that came, went or moved between zones: `unit`, `name`, `zone_before`, `zone_now`, `came`, `went`.
 * @param name variable of a unit's name, where both periods hold it
 */
export function changesSql(now: PeriodRows, before: PeriodRows, name: string | null): string {
  const own = name === null ? "cast(null as varchar) as name" : `${quoted(name)} as name`
  return `select coalesce(n.unit, b.unit) as unit, coalesce(n.name, b.name) as name, b.zone as zone_before,
  n.zone as zone_now, b.unit is null as came, n.unit is null as went
from (select unit, zone, ${own} from (${now.select}) as given) as n
full outer join (select unit, zone, ${own} from (${before.select}) as given) as b on n.unit = b.unit
where n.unit is null or b.unit is null or n.zone is distinct from b.zone
order by 1`
}

/** Units with two rows or more in a period: `unit`, `times`. There must be none. */
export function repeatedUnitsSql({ select }: PeriodRows): string {
  return `select unit, count(*) as times from (${select}) as given group by unit having count(*) > 1 order by unit limit 20`
}

/** All variables of the units of a zone, in both periods: for opening a figure down to the returns behind it. */
export function rowsOfZoneSql(zone: string, rows: PeriodRows, variables: readonly Declared[]): string {
  return `select * from (${selectOf(rows, variables)}) as of_zone where zone = ${literal(zone)} order by unit`
}

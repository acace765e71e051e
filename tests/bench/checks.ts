// Forty relations over the returns of 250,000 units and their period before: in Parquet by one scan, and return by return.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import type { DataRecord, Declared, Scope } from "#expressions"
import { type CheckDefinition, type CheckedPeriod, checkReturn, compileChecks, readChecks } from "#returns"
import { loadSqlParser } from "#sql-parser"
import type { PlatformRow } from "./platform.ts"

const units = 250_000
/** Ten blocks of a form: a whole `w`, its parts `a` to `d`, `p` of which is part of `a`, and `q` that goes with `p`. */
const blocks = Array.from({ length: 10 }, (_, i) => i)
const codes = blocks.flatMap((i) => ["w", "a", "b", "c", "d", "p", "q"].map((letter) => `${letter}${i}`))
const scope: Scope = {
  variables: codes.map(
    (code): Declared => ({ code, label: { zh: code, en: code }, type: "number", unit: "千元" }),
  ),
}

const head = (code: string) => ({ code, level: "error" as const, label: { zh: code, en: code } })
const definitions: readonly CheckDefinition[] = [
  ...blocks.flatMap((i): CheckDefinition[] => [
    { ...head(`sum-${i}`), kind: "relation", holds: `w${i} = a${i} + b${i} + c${i} + d${i}` },
    { ...head(`part-${i}`), kind: "relation", holds: `p${i} <= a${i}` },
    { ...head(`with-${i}`), kind: "relation", holds: `q${i} > 0`, where: `p${i} > 0` },
  ]),
  { ...head("moved"), kind: "change", cells: blocks.map((i) => `w${i}`), share: 0.5, floor: 100 },
]

/** A row as SQL: kept relations, one in 2,000 of each broken, one cell in 50 missing. */
function selectOf(year: number): string {
  const any = (seed: string, most: number) => `cast(hash(u, '${seed}') % ${most} as bigint)`
  const columns = blocks.flatMap((i) => {
    // The same parts every year, so that few move much; some units grow by a tenth.
    const part = (letter: string) =>
      `(${any(`${letter}${i}`, 100_000)} * (10 + ${any(`${letter}${i}${year}`, 2)}) // 10)`
    const wrong = `(case when ${any(`wrong${i}${year}`, 2000)} = 0 then 1 else 0 end)`
    const cells: Readonly<Record<string, string>> = {
      a: part("a"),
      b: part("b"),
      c: part("c"),
      d: part("d"),
      w: `(${["a", "b", "c", "d"].map(part).join(" + ")} + ${wrong})`,
      p: `(${part("a")} // 3 + ${wrong} * 1000000)`,
      q: `(1 - ${wrong})`,
    }
    return Object.entries(cells).map(
      ([letter, sql]) =>
        `case when ${any(`missing${letter}${i}${year}`, 50)} = 0 then null else ${sql} end as ${letter}${i}`,
    )
  })
  return `select printf('U%08d', u) as unit, ${columns.join(", ")} from range(${units}) as r(u)`
}

export async function checkRows(): Promise<PlatformRow[]> {
  const { checks, issues } = readChecks(definitions, scope, await loadSqlParser())
  if (issues.length > 0) throw new Error(JSON.stringify(issues))
  const tests = checks.checks.flatMap((each) => each.tests).length
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-bench-"))
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" })
  const connection = await instance.connect()
  try {
    for (const year of [2023, 2024])
      await connection.run(
        `copy (${selectOf(year)}) to '${join(folder, `${year}.parquet`)}' (format parquet)`,
      )
    const period = (year: number): CheckedPeriod => ({
      select: (variables) =>
        `select ${["unit", ...variables].join(", ")} from read_parquet('${join(folder, `${year}.parquet`)}')`,
      columns: new Set(codes),
    })
    const { count, list } = compileChecks(checks, period(2024), period(2023))
    const counted = await timed(async () => {
      const [row = {}] = (await connection.runAndReadAll(count.sql)).getRowObjectsJson()
      return count.read(row).checks.reduce((sum, { broken }) => sum + broken, 0)
    })
    const listed = await timed(async () => {
      const rows = (await connection.runAndReadAll(list.sql)).getRowObjectsJson()
      return rows.map(list.read).reduce((sum, { broken }) => sum + broken.length, 0)
    })
    if (counted.result !== listed.result || counted.result === 0)
      throw new Error(`${counted.result} broken by the count, ${listed.result} by the list`)
    const some = 5000
    const records = async (year: number) =>
      (await connection.runAndReadAll(`${period(year).select(codes)} limit ${some}`))
        .getRowObjectsJson()
        .map(numbersOf)
    const [now, before] = [await records(2024), await records(2023)]
    const interpreted = await timed(async () => {
      let found = 0
      for (const [i, record] of now.entries())
        found += checkReturn(checks, returnOf(record), returnOf(before[i] ?? {})).findings.length
      return found
    })
    const row = (work: string, ms: number, returns: number, bar: string): PlatformRow => ({
      work: `${work}, ${tests} relations, ${returns.toLocaleString("en")} returns`,
      median: `${ms.toFixed(0)} ms`,
      rate: `${((tests * returns) / ms / 1000).toFixed(1)} M/s`,
      bar,
    })
    return [
      row("checks over Parquet: how many units break each", counted.ms, units, "≤ 2000 ms"),
      row("the same, which units break which", listed.ms, units, "≤ 2000 ms"),
      row("the same, return by return with the words", interpreted.ms, some, ""),
    ]
  } finally {
    connection.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
}

const returnOf = (record: DataRecord) => ({ unit: "U", name: null, zone: null, period: "2024", record })

const numbersOf = (row: Readonly<Record<string, unknown>>): DataRecord =>
  Object.fromEntries(codes.map((code) => [code, row[code] === null ? null : Number(row[code])]))

/** The middle of five runs. */
async function timed<T>(run: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  let result = await run()
  const times: number[] = []
  for (let repeat = 0; repeat < 5; repeat++) {
    const began = performance.now()
    result = await run()
    times.push(performance.now() - began)
  }
  return { ms: times.toSorted((a, b) => a - b)[2] ?? Number.NaN, result }
}

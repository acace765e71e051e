// Rules over enterprises: by the interpreter, with an explanation, compiled to a DuckDB scan, and by another engine.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { join, resolve } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import {
  checkExpression,
  compileToSql,
  type DataRecord,
  explain,
  interpret,
  prepare,
  readExpression,
  readParameters,
  type Scope,
} from "#expressions"
import { loadSqlParser } from "#sql-parser"
import type { PlatformRow } from "./platform.ts"

/** 小型微利企业 (公告2023年第12号): three bounds. */
const text = "taxable_income <= p.income_cap and employees <= p.staff_cap and total_assets <= p.assets_cap"
const number = (code: string, unit: string) => ({
  code,
  label: { zh: code, en: code },
  type: "number" as const,
  unit,
})
const scope: Scope = {
  variables: [number("taxable_income", "元"), number("employees", "人"), number("total_assets", "元")],
  parameters: [number("income_cap", "元"), number("staff_cap", "人"), number("assets_cap", "元")],
}
const zenFolder = resolve(import.meta.dirname, "../../out/bench/zen")
const zenVersion = "0.54.0"

export async function expressionRows(): Promise<PlatformRow[]> {
  const { expression } = readExpression(text, await loadSqlParser())
  if (expression === null) throw new Error(text)
  const { checked } = checkExpression(expression, scope, text)
  if (checked === null) throw new Error(text)
  const parameters = readParameters(
    scope,
    { income_cap: "3000000", staff_cap: "300", assets_cap: "50000000" },
    "p",
  ).record
  // Every third passes the first bound, and so on: no branch is always taken.
  const records: DataRecord[] = Array.from({ length: 10_000 }, (_, i) => ({
    taxable_income: (i * 7919) % 9_000_000,
    employees: (i * 104_729) % 600,
    total_assets: (i * 1_299_709) % 100_000_000,
  }))
  const test = prepare(checked, { parameters })
  const expected = records.filter((record) => test(record) === true).length
  const rows = [
    rate(
      "rule of three bounds, interpreted",
      "≥ 5 M/s",
      records,
      4_000_000,
      (record) => test(record) === true,
    ),
    rate(
      "the same, with its outcome as data",
      "",
      records,
      2_000_000,
      (record) => interpret(checked, record, { parameters }).value === true,
    ),
    rate(
      "the same, explained in words",
      "",
      records,
      100_000,
      (record) => explain(checked, record, "zh", { parameters }).outcome.value === true,
    ),
  ]
  const { sql } = compileToSql(checked, { parameters })
  if (sql === null) throw new Error(text)
  rows.push(await scan(sql), await zen(records, expected))
  return rows
}

function rate(
  work: string,
  bar: string,
  records: readonly DataRecord[],
  count: number,
  run: (record: DataRecord) => boolean,
): PlatformRow {
  for (const record of records) run(record)
  const times: number[] = []
  for (let repeat = 0; repeat < 3; repeat++) {
    const began = performance.now()
    let held = 0
    for (let i = 0; i < count; i++) if (run(records[i % records.length] ?? {})) held++
    times.push(performance.now() - began)
    if (held === 0) throw new Error("no record passes")
  }
  return row(work, median(times), count, bar)
}

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

const row = (work: string, ms: number, count: number, bar: string): PlatformRow => ({
  work: `${work}, ${count.toLocaleString("en")} ×`,
  median: `${ms.toFixed(0)} ms`,
  rate: `${(count / ms / 1000).toFixed(count / ms < 1000 ? 3 : 1)} M/s`,
  bar,
})

async function scan(sql: string): Promise<PlatformRow> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" })
  const connection = await instance.connect()
  const count = 1_000_000
  try {
    await connection.run(
      `create table t as select cast((i * 7919) % 9000000 as bigint) as taxable_income,
         cast((i * 104729) % 600 as bigint) as employees, cast((i * 1299709) % 100000000 as bigint) as total_assets
       from range(${count}) as r(i)`,
    )
    const times: number[] = []
    for (let repeat = 0; repeat < 5; repeat++) {
      const began = performance.now()
      await connection.runAndReadAll(`select count(*) filter (where ${sql}) from t`)
      times.push(performance.now() - began)
    }
    return row("the same, compiled: one DuckDB scan", median(times), count, "")
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

interface ZenDecision {
  readonly evaluate: (input: object) => Promise<{ readonly result: { readonly holds?: boolean } }>
}

/** @gorules/zen-engine on the same rule; installed under out/ when absent, no dependency of ours. */
async function zen(records: readonly DataRecord[], expected: number): Promise<PlatformRow> {
  const work = `@gorules/zen-engine ${zenVersion} on the same rule`
  if (!existsSync(join(zenFolder, "node_modules/@gorules/zen-engine"))) {
    await mkdir(zenFolder, { recursive: true })
    await writeFile(join(zenFolder, "package.json"), '{ "private": true }\n')
    spawnSync(
      "npm",
      ["install", "--prefix", zenFolder, "--no-audit", "--no-fund", `@gorules/zen-engine@${zenVersion}`],
      { timeout: 120_000 },
    )
  }
  try {
    const load = createRequire(join(zenFolder, "package.json"))
    // What it exports is known from its documentation; it is not among our types.
    const { ZenEngine } = load("@gorules/zen-engine") as {
      ZenEngine: new () => { createDecision: (content: object) => ZenDecision }
    }
    const position = { x: 0, y: 0 }
    const decision = new ZenEngine().createDecision({
      contentType: "application/vnd.gorules.decision",
      nodes: [
        { id: "in", name: "in", type: "inputNode", position },
        {
          id: "rule",
          name: "rule",
          type: "expressionNode",
          position,
          content: {
            expressions: [
              {
                id: "holds",
                key: "holds",
                value: "taxable_income <= 3000000 and employees <= 300 and total_assets <= 50000000",
              },
            ],
          },
        },
        { id: "out", name: "out", type: "outputNode", position },
      ],
      edges: [
        { id: "a", sourceId: "in", targetId: "rule", type: "edge" },
        { id: "b", sourceId: "rule", targetId: "out", type: "edge" },
      ],
    })
    const run = async () => {
      let held = 0
      // A hundred at once: it computes on threads of its own.
      for (let i = 0; i < records.length; i += 100) {
        const answers = await Promise.all(
          records.slice(i, i + 100).map((record) => decision.evaluate(record)),
        )
        for (const { result } of answers) if (result.holds === true) held++
      }
      if (held !== expected) throw new Error(`${held} records pass, not ${expected}`)
    }
    await run()
    const times: number[] = []
    for (let repeat = 0; repeat < 3; repeat++) {
      const began = performance.now()
      await run()
      times.push(performance.now() - began)
    }
    return row(work, median(times), records.length, "ours ≥ 10 ×")
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause)
    return { work, median: "not measured", rate: "", bar: `no registry? ${why.slice(0, 60)}` }
  }
}

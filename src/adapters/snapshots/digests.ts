import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import type { DuckDBConnection } from "@duckdb/node-api"
import { literal } from "./open-duckdb.ts"

/** SHA-256 of a file, hex. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part as Uint8Array)
  return hash.digest("hex")
}

/** SHA-256 of the units of a Parquet file in their order, each followed by a line break; and how many they are. */
export async function digestUnits(
  connection: DuckDBConnection,
  path: string,
): Promise<{ readonly units: number; readonly digest: string }> {
  const hash = createHash("sha256")
  let units = 0
  // By blocks: a million texts one by one take ten times as long to leave the database.
  const result = await connection.stream(
    `select string_agg(unit || chr(10), '' order by line) as units, count(*) as units_in
    from (select unit, file_row_number as line from read_parquet(${literal(path)}, file_row_number = true))
    group by line // 65536 order by line // 65536`,
  )
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    for (const [text, count] of chunk.getRows()) {
      hash.update(String(text))
      units += Number(count)
    }
  }
  return { units, digest: hash.digest("hex") }
}

/** The first line, from 1, at which two files hold other units; `null`: they hold the same in the same order. */
export async function firstDifference(
  connection: DuckDBConnection,
  one: string,
  other: string,
): Promise<number | null> {
  const reader = await connection.runAndReadAll(
    `select cast(min(line) as integer) as line from (
      select row_number() over () as line, a.unit as a, b.unit as b
      from (select unit from read_parquet(${literal(one)})) as a
      positional join (select unit from read_parquet(${literal(other)})) as b
    ) where a is distinct from b`,
  )
  const line = reader.getRowsJS()[0]?.[0]
  return typeof line === "number" ? line : null
}

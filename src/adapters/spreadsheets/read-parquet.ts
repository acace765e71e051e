import { mkdtemp, rm, symlink } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { type Issue, issue } from "#issues"
import type { RawTable } from "#tables"

/**
 * Reads a Parquet file; every value as the text that DuckDB gives it, null as blank. Rows count from 1, there being
 * no header line.
 * @returns no table when the file is not whole, with the reason
 */
export async function readParquet(
  path: string,
  source: string,
): Promise<{ table: RawTable | null; issues: Issue[] }> {
  // DuckDB reads stars and brackets in a path as a pattern; a link of our own has none.
  const folder = await mkdtemp(join(tmpdir(), "gaoxin-parquet-"))
  const link = join(folder, "table.parquet")
  try {
    await symlink(resolve(path), link)
    return { table: await readRows(link, source), issues: [] }
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).replaceAll(link, source)
    const [first = ""] = reason.split("\n")
    return { table: null, issues: [issue("error", "parquet-broken", source, { reason: first })] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readRows(link: string, source: string): Promise<RawTable> {
  // Loaded when a Parquet file is read and not before: it takes as long as all the rest of a start.
  const { DuckDBInstance } = await import("@duckdb/node-api")
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: "2GB",
    threads: "2",
  })
  const connection = await instance.connect()
  try {
    // From here on this one file is all that DuckDB can open.
    await connection.run(`set allowed_paths = ['${link.replaceAll("'", "''")}']`)
    await connection.run("set enable_external_access = false")
    await connection.run("set lock_configuration = true")
    const reader = await connection.runAndReadAll(
      "select cast(columns(*) as varchar) from read_parquet($1, hive_partitioning = false)",
      [link],
    )
    const rows = reader.getRowsJson().map((row, i) => ({
      line: i + 1,
      cells: row.map((value) => (typeof value === "string" ? value : "")),
    }))
    return { source, sheet: null, header: reader.columnNames(), rows }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

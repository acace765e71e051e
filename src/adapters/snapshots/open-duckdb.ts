import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api"

export interface DuckDbOptions {
  /** At least 1; default 2. Results do not depend on it. */
  readonly threads?: number
  /** As DuckDB writes it, `2GB` (default). */
  readonly memory?: string
}

export interface DuckDb {
  readonly connection: DuckDBConnection
  readonly close: () => void
}

/**
 * A database in memory, in this process, that loads no extension and reaches no file but the given ones.
 * @param reach absolute paths
 */
export async function openDuckDb(
  reach: { readonly files?: readonly string[]; readonly folders?: readonly string[] },
  { threads = 2, memory = "2GB" }: DuckDbOptions = {},
): Promise<DuckDb> {
  // Loaded when a snapshot is opened and not before: it takes as long as all the rest of a start.
  const { DuckDBInstance } = await import("@duckdb/node-api")
  const instance: DuckDBInstance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: memory,
    threads: String(threads),
  })
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  try {
    await connection.run(`set allowed_paths = [${(reach.files ?? []).map(literal).join(", ")}]`)
    await connection.run(`set allowed_directories = [${(reach.folders ?? []).map(literal).join(", ")}]`)
    await connection.run("set enable_external_access = false")
    await connection.run("set lock_configuration = true")
  } catch (cause) {
    close()
    throw cause
  }
  return { connection, close }
}

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

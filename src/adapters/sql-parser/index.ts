import { hasSqlDetails, loadModule, parseSync } from "libpg-query"
import type { ParsedSql, SqlParser } from "#expressions"

const start = "select "

/** Loads PostgreSQL's parser (WebAssembly, about 20 ms) and returns a function that never throws. */
export async function loadSqlParser(): Promise<SqlParser> {
  await loadModule()
  return parse
}

function parse(text: string): ParsedSql {
  try {
    // The tree is read by one file of the engine, which takes nothing about its shape for granted.
    return { tree: parseSync(start + text) as unknown as { readonly [name: string]: unknown } }
  } catch (cause) {
    if (hasSqlDetails(cause) && cause.sqlDetails !== undefined) {
      const { message, cursorPosition } = cause.sqlDetails
      const inText = cursorPosition - start.length
      return { message, position: cursorPosition > 0 && inText >= 0 ? Math.min(inText, text.length) : null }
    }
    return { message: cause instanceof Error ? cause.message : String(cause), position: null }
  }
}

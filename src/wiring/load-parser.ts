import { setFlagsFromString } from "node:v8"
import type { SqlParser } from "#expressions"
import { loadSqlParser } from "#sql-parser"

// V8 optimises the parser's WebAssembly in the background and needs some 550 MB for it at its height, to save milliseconds
// of a few thousand short texts. How a module is compiled is decided when it is loaded and first called; afterwards the
// flags are put back, so that others, such as the solver, are optimised.
const plain = ["--liftoff-only", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]
const usual = ["--no-liftoff-only", "--wasm-tier-up", "--wasm-dynamic-tiering"]

let parser: Promise<SqlParser> | null = null

/** PostgreSQL's parser, loaded once in a thread, in 70 MB in place of 630. */
export function loadParser(): Promise<SqlParser> {
  parser ??= load()
  return parser
}

async function load(): Promise<SqlParser> {
  for (const flag of plain) setFlagsFromString(flag)
  try {
    const parse = await loadSqlParser()
    parse("1")
    return parse
  } finally {
    for (const flag of usual) setFlagsFromString(flag)
  }
}

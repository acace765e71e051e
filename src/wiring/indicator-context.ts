import { readdir, stat } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import type { EvaluationContext } from "#services/evaluation"
import type { IndicatorContext } from "#services/indicators"
import { writeListWorkbook } from "#spreadsheets"
import { loadParser } from "./load-parser.ts"
import { writeWhole } from "./write-whole.ts"

/** What computing indicators from returns needs of the outside. */
export async function makeIndicatorContext(context: EvaluationContext): Promise<IndicatorContext> {
  return {
    ...context,
    parse: await loadParser(),
    filesOf,
    // Lists of entries and missing returns name enterprises.
    writeFile: (path, content) => writeWhole(path, content, 0o600),
    // DuckDB is loaded when returns are opened and not before: it takes as long as all the rest of a start.
    openSnapshot: async (folder) => {
      const { openSnapshot } = await import("#snapshots")
      const { snapshot, issues } = await openSnapshot(folder)
      return {
        source: snapshot === null ? null : { ...snapshot, origin: snapshot.manifest.origin },
        issues,
      }
    },
    openRows: async (input) => {
      const { openRows } = await import("#snapshots")
      return { ...(await openRows(input)), origin: "user" }
    },
    writeList: writeListWorkbook,
  }
}

/** Files of a folder by name; of a file, itself; `null`: there is nothing of that name. */
const filesOf: IndicatorContext["filesOf"] = async (path) => {
  try {
    if (!(await stat(path)).isDirectory()) return [{ name: basename(path), path: resolve(path) }]
    const names = await readdir(path)
    return names.sort().map((name) => ({ name, path: join(path, name) }))
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null
    throw cause
  }
}

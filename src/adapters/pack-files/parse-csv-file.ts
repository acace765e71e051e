import { CsvError, parse } from "csv-parse/sync"
import { type Issue, issue } from "#issues"
import type { PackFile } from "#packs"

/** Parses CSV into rows of texts, the header first, each row with its line. Issue `pack-csv-fault`. */
export function parseCsvFile(path: string, text: string): { file: PackFile | null; issues: Issue[] } {
  try {
    // `info` adds the line at which each row ends.
    const parsed = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    const lines = parsed.map((row) => row.info.lines)
    const value = parsed.map((row) => row.record)
    const locate: PackFile["locate"] = ([row]) => (typeof row === "number" ? (lines[row] ?? null) : null)
    return { file: { path, text, value, locate }, issues: [] }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    return {
      file: null,
      issues: [issue("error", "pack-csv-fault", path, { file: path, why: cause.message })],
    }
  }
}

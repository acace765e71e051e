import type { EvaluationContext } from "#services/evaluation"
import { readDataset } from "#tables"
import { previewRows, type UploadRead } from "./upload-read.ts"

/** Reads the table of a file, under the name that people know it by. */
export async function readUpload(
  path: string,
  fileName: string,
  context: Pick<EvaluationContext, "readTable">,
): Promise<UploadRead> {
  const { table, issues } = await context.readTable(path, {})
  const stored = path.slice(path.lastIndexOf("/") + 1)
  // What no framework can use: a row without a code, an entity twice in a period, a period that is none.
  const faults =
    table === null ||
    table.rows.length === 0 ||
    !table.header.some((name) => name.trim().toLowerCase() === "code")
      ? []
      : readDataset(table, { code: "code", name: "name", period: "period", numbers: [] }).issues.filter(
          ({ severity }) => severity === "error",
        )
  const named = [...issues, ...faults].map((found) => ({
    ...found,
    path: found.path.replaceAll(stored, fileName),
  }))
  if (table === null) return { table: null, issues: named }
  const period = table.header.findIndex((name) => name.trim().toLowerCase() === "period")
  const periods = new Set(period < 0 ? [] : table.rows.map(({ cells }) => (cells[period] ?? "").trim()))
  periods.delete("")
  return {
    table: {
      sheet: table.sheet,
      header: table.header.map((name) => name.trim()),
      rowCount: table.rows.length,
      periods: [...periods].sort(),
      preview: table.rows.slice(0, previewRows),
    },
    issues: named,
  }
}
